package org.yadman.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@Controller
class AssetPages {

    private final Assets assets;

    AssetPages(Assets assets) {
        this.assets = assets;
    }

    @GetMapping("/assets/{version}/{*name}")
    @Public
    void show(
            @PathVariable String version,
            @PathVariable String name,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Assets.Asset asset = assets.find(version, name.replaceFirst("^/", "")).orElseThrow(NotFound::new);
        response.setContentType(asset.type());
        response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
        byte[] bytes = asset.content();
        byte[] gzipped = asset.gzipped();
        if (gzipped != null) {
            response.setHeader("Vary", "Accept-Encoding");
            if (Negotiation.wantsGzip(request.getHeader("Accept-Encoding"))) {
                response.setHeader("Content-Encoding", "gzip");
                bytes = gzipped;
            }
        }
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
