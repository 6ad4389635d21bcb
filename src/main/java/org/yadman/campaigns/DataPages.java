package org.yadman.campaigns;

import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.yadman.platform.collect.PublicPages;
import org.yadman.platform.collect.TableShape.Column;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Public;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;
import tools.jackson.databind.json.JsonMapper;

/// The tables of the campaign folder for other programs: each as CSV for a spreadsheet and as JSON.
@Controller
class DataPages implements PublicPages {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Campaigns campaigns;
    private final Templates templates;

    DataPages(Campaigns campaigns, Templates templates) {
        this.campaigns = campaigns;
        this.templates = templates;
    }

    /// A table in the list of tables.
    record TableLine(String name, int rows) {}

    @GetMapping("/{lang}/data")
    @Public
    Page data(Visitor v) {
        List<TableLine> lines = campaigns.tables().stream()
                .map(table -> new TableLine(table.shape().name(), table.rows().size()))
                .toList();
        return templates.page(v, "campaigns/data", lines);
    }

    @GetMapping("/api/v1/{table:[a-z]+}.csv")
    @Public
    ResponseEntity<byte[]> csv(@PathVariable String table) {
        Export.Table found = find(table);
        StringWriter text = new StringWriter().append(BYTE_ORDER_MARK);
        found.writeTo(text, LineDelimiter.CRLF, DataPages::harmless);
        return ResponseEntity.ok()
                .header("Content-Type", "text/csv;charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"" + table + ".csv\"")
                .body(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// A cell that a spreadsheet cannot take for a formula: an apostrophe before it makes it text.
    static String harmless(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    @GetMapping("/api/v1/{table:[a-z]+}")
    @Public
    ResponseEntity<byte[]> json(@PathVariable String table) {
        Export.Table found = find(table);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Map<String, String> row : found.rows()) {
            rows.add(object(found, row));
        }
        return ResponseEntity.ok()
                .header("Content-Type", "application/json")
                .body(JSON.writeValueAsBytes(Map.of(table, rows)));
    }

    private static Map<String, Object> object(Export.Table table, Map<String, String> row) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (Column column : table.shape().columns()) {
            if (column.localized()) {
                Map<String, String> texts = new TreeMap<>();
                row.forEach((name, text) -> {
                    if (name.startsWith(column.name() + ".")) {
                        texts.put(name.substring(column.name().length() + 1), text);
                    }
                });
                object.put(column.name(), texts);
            } else {
                object.put(column.name(), row.get(column.name()));
            }
        }
        return object;
    }

    private Export.Table find(String name) {
        Optional<Export.Table> found = campaigns.tables().stream()
                .filter(table -> table.shape().name().equals(name))
                .findFirst();
        return found.orElseThrow(NotFound::new);
    }

    @Override
    public List<String> paths() {
        return List.of("/data");
    }
}
