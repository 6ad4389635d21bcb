package org.yadman.front;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.yadman.platform.collect.PublicPages;
import org.yadman.platform.config.Options;
import org.yadman.platform.text.QrCode;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Public;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// What a reader can take along and pass on: a text, a code for telephones, a poster.
@Controller
class InvitePages implements PublicPages {

    private final Invite invite;
    private final Options options;
    private final Templates templates;

    InvitePages(Invite invite, Options options, Templates templates) {
        this.invite = invite;
        this.options = options;
        this.templates = templates;
    }

    @Override
    public List<String> paths() {
        return List.of("/invite");
    }

    private Invite.Words words(HttpServletRequest request, Visitor v) {
        return invite.of(base(request), v);
    }

    private String base(HttpServletRequest request) {
        return options.base(String.valueOf(request.getHeader("Host")));
    }

    @GetMapping("/{lang}/invite")
    @Public
    Page show(HttpServletRequest request, Visitor v) {
        return templates.page(v, "front/invite", words(request, v));
    }

    @GetMapping("/{lang}/invite.pdf")
    @Public
    ResponseEntity<byte[]> poster(HttpServletRequest request, Visitor v) {
        return file("application/pdf", "pdf", v).body(invite.poster(base(request), v));
    }

    @GetMapping("/{lang}/invite.svg")
    @Public
    ResponseEntity<byte[]> drawing(HttpServletRequest request, Visitor v) {
        QrCode code = words(request, v).picture();
        String svg = """
                <svg xmlns="http://www.w3.org/2000/svg" width="600" height="600" viewBox="0 0 %1$d %1$d">\
                <path fill="#fff" d="M0 0h%1$dv%1$dH0z"/><path d="%2$s"/></svg>
                """.formatted(code.size(), code.path());
        return file("image/svg+xml", "svg", v).body(svg.getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/{lang}/invite.png")
    @Public
    ResponseEntity<byte[]> picture(HttpServletRequest request, Visitor v) {
        String picture = words(request, v).picture().picture();
        return file("image/png", "png", v)
                .body(Base64.getDecoder().decode(picture.substring(picture.indexOf(',') + 1)));
    }

    private static ResponseEntity.BodyBuilder file(String type, String ending, Visitor v) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("invite-" + v.language().tag() + "." + ending)
                                .build()
                                .toString())
                .cacheControl(CacheControl.noCache());
    }
}
