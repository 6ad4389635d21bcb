package org.yadman.front;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.yadman.platform.db.Changes;
import org.yadman.platform.web.Public;

/// For monitors and for search engines.
@Controller
class HealthPages {

    private final Changes changes;

    HealthPages(Changes changes) {
        this.changes = changes;
    }

    /// Answers only if the database does.
    @GetMapping("/health")
    @Public
    ResponseEntity<String> health() {
        long change = changes.last().number();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body("{\"status\":\"up\",\"change\":" + change + "}\n");
    }

    @GetMapping("/robots.txt")
    @Public
    ResponseEntity<String> robots() {
        return ResponseEntity.ok()
                .header("Content-Type", "text/plain;charset=utf-8")
                .body("User-agent: *\nDisallow: /*?\n");
    }
}
