package org.yadman.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.View;

/// After a change: the browser asks for another page, so that going back or loading again repeats nothing (303).
///
/// @param address on this server, with a leading `/`
public record SeeOther(String address) implements View {

    public SeeOther {
        // Two slashes, or a backslash, would name another server.
        if (!address.startsWith("/") || address.startsWith("//") || address.contains("\\")) {
            throw new IllegalArgumentException("Only addresses of this server are gone to");
        }
    }

    @Override
    public String getContentType() {
        return "text/html;charset=utf-8";
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", address);
        response.setHeader("Cache-Control", "no-store");
    }
}
