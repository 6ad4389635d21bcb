package org.yadman.platform.web;

import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.View;

/// A page: a precompiled template over a finished model. Rendered to memory before a byte is sent, so that a
/// slow client holds no connection and a failing template becomes an error page and not half a page.
public final class Page implements View {

    private final Templates templates;
    private final String template;
    private final Map<String, Object> parameters;
    private final HttpStatus status;
    private final boolean passkeys;

    Page(Templates templates, String template, Map<String, Object> parameters, HttpStatus status, boolean passkeys) {
        this.templates = templates;
        this.template = template;
        this.parameters = parameters;
        this.status = status;
        this.passkeys = passkeys;
    }

    /// The same page with another HTTP status.
    public Page with(HttpStatus other) {
        return new Page(templates, template, parameters, other, passkeys);
    }

    /// The same page with the one script that there is: it may run there, and may ask the browser for passkeys.
    public Page withPasskeys() {
        return new Page(templates, template, parameters, status, true);
    }

    @Override
    public String getContentType() {
        return MediaType.TEXT_HTML_VALUE + ";charset=utf-8";
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        StringOutput output = new StringOutput(16 * 1024);
        templates.engine().render(template, parameters, output);
        byte[] bytes = output.toString().getBytes(StandardCharsets.UTF_8);
        response.setStatus(status.value());
        if (passkeys) {
            Gate.letPasskeysIn(response);
        }
        response.setContentType(getContentType());
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
