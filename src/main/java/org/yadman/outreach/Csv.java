package org.yadman.outreach;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;

/// A table for a spreadsheet, kept by nobody on its way.
final class Csv {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private Csv() {}

    static ResponseEntity<byte[]> answer(String file, List<String> head, List<List<String>> rows) {
        String text =
                BYTE_ORDER_MARK + line(head) + rows.stream().map(Csv::line).collect(Collectors.joining());
        return ResponseEntity.ok()
                .header("Content-Type", "text/csv;charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"" + file + "\"")
                .header("Cache-Control", "no-store")
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String line(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    // An apostrophe before it keeps a spreadsheet from taking it for a formula (R-34).
    private static String cell(String value) {
        String text = value.replaceAll("[\\r\\n\\t]+", " ");
        String harmless = !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + harmless.replace("\"", "\"\"") + "\"";
    }
}
