package org.yadman.agreements;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.yadman.platform.config.Options;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Public;
import org.yadman.platform.web.Visitor;

/// What others take away: evidence, the form on paper, the badge.
@Controller
class EvidencePages {

    private final Evidence evidence;
    private final Badge badge;
    private final FormPdf form;
    private final Options options;

    EvidencePages(Evidence evidence, Badge badge, FormPdf form, Options options) {
        this.evidence = evidence;
        this.badge = badge;
        this.form = form;
        this.options = options;
    }

    @GetMapping("/{lang}/agreement/evidence.json")
    @Public
    ResponseEntity<byte[]> list(Visitor v) {
        return file("application/json", "agreement-" + v.today() + ".json")
                .body(evidence.json(v).orElseThrow(NotFound::new));
    }

    @GetMapping("/{lang}/agreement/evidence.pdf")
    @Public
    ResponseEntity<byte[]> pages(Visitor v) {
        return file(
                        "application/pdf",
                        "agreement-" + v.today() + "-" + v.language().tag() + ".pdf")
                .body(evidence.pdf(v).orElseThrow(NotFound::new));
    }

    @GetMapping("/{lang}/agreement/form.pdf")
    @Public
    ResponseEntity<byte[]> form(Visitor v, HttpServletRequest request) {
        String base = options.base(String.valueOf(request.getHeader("Host")));
        return file("application/pdf", "form-" + v.language().tag() + ".pdf")
                .body(form.blank(v, base).orElseThrow(NotFound::new));
    }

    /// Another site may show it; it says nothing to us about whoever looks at it there but that it was asked for.
    @GetMapping("/{lang}/agreement/badge.svg")
    @Public
    ResponseEntity<byte[]> badge(Visitor v) {
        return ResponseEntity.ok()
                .header("Content-Type", "image/svg+xml")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .cacheControl(CacheControl.noCache())
                .body(badge.svg(v).getBytes(StandardCharsets.UTF_8));
    }

    private static ResponseEntity.BodyBuilder file(String type, String name) {
        return ResponseEntity.ok()
                .header("Content-Type", type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .cacheControl(CacheControl.noCache());
    }
}
