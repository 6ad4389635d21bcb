package org.yadman.agreements;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.yadman.platform.web.Public;
import org.yadman.pure.tally.Told;
import tools.jackson.databind.json.JsonMapper;

/// All numbers of supporters that were ever published, for other programs: what the pages showed, and no more.
@Controller
class SupportData {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Supports supports;

    SupportData(Supports supports) {
        this.supports = supports;
    }

    @GetMapping("/api/v1/support")
    @Public
    ResponseEntity<byte[]> json() {
        List<Map<String, Object>> weeks = new ArrayList<>();
        for (Told told : supports.history()) {
            Map<String, Object> week = new LinkedHashMap<>();
            week.put("published_on", told.on().toString());
            week.put("multiples_of", told.crowd().k());
            week.put("total", told.crowd().total());
            week.put("countries", told.crowd().named());
            week.put("other", told.crowd().other());
            weeks.add(week);
        }
        return answer("application/json").body(JSON.writeValueAsBytes(Map.of("support", weeks)));
    }

    @GetMapping("/api/v1/support.csv")
    @Public
    ResponseEntity<byte[]> csv() {
        StringBuilder text = new StringBuilder(BYTE_ORDER_MARK + "published_on,multiples_of,country,people\r\n");
        for (Told told : supports.history()) {
            told.crowd().named().forEach((country, people) -> line(text, told, country, people));
            line(text, told, "", told.crowd().other());
        }
        return answer("text/csv;charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"support.csv\"")
                .body(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void line(StringBuilder text, Told told, String country, long people) {
        text.append(told.on())
                .append(',')
                .append(told.crowd().k())
                .append(',')
                .append(country)
                .append(',')
                .append(people)
                .append("\r\n");
    }

    private static ResponseEntity.BodyBuilder answer(String type) {
        return ResponseEntity.ok().header("Content-Type", type).cacheControl(CacheControl.noCache());
    }
}
