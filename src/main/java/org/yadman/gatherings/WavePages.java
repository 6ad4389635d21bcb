package org.yadman.gatherings;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Public;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// The wave: the common day in the order of the clocks, true at the moment at which somebody looks.
@Controller
class WavePages {

    static final String PATH = GatheringPages.PATH + "/wave";

    private final Waves waves;
    private final WaveViews views;
    private final Templates templates;

    WavePages(Waves waves, WaveViews views, Templates templates) {
        this.waves = waves;
        this.views = views;
        this.templates = templates;
    }

    @GetMapping("/{lang}/gatherings/wave")
    @Public
    Page show(@RequestParam(defaultValue = "") String year, @RequestParam(defaultValue = "") String clock, Visitor v) {
        int number = number(year, v);
        Optional<LocalDate> day = waves.day(number);
        Instant now = waves.now();
        WaveViews.Whole whole = views.whole(number, day.map(waves::of).orElse(null), clock, now, v);
        v.freshness().until(whole.goodUntil());
        return templates.page(v, "gatherings/wave", whole);
    }

    private int number(String year, Visitor v) {
        if (year.isEmpty()) {
            return waves.present(v.today());
        }
        if (!year.matches("[12][0-9]{3}")) {
            throw new NotFound();
        }
        return Integer.parseInt(year);
    }

    /// What a station can read out, in the language of the page.
    @GetMapping("/{lang}/gatherings/bulletin.txt")
    @Public
    ResponseEntity<byte[]> bulletin(@RequestParam(defaultValue = "") String year, Visitor v) {
        int number = number(year, v);
        Wave wave = waves.day(number).map(waves::of).orElseThrow(NotFound::new);
        return ResponseEntity.ok()
                .header("Content-Type", "text/plain;charset=utf-8")
                .body((String.join("\n\n", views.bulletin(wave, v)) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
