package org.yadman.campaigns;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.yadman.platform.collect.FolderTable;
import org.yadman.platform.collect.PublicPages;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Public;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// The tables of the campaign folder for other programs: each as CSV for a spreadsheet and page by page as JSON.
@Controller
class DataPages implements PublicPages {

    private final Tables tables;
    private final TableJson json;
    private final TableCsv csv;
    private final Templates templates;

    DataPages(Tables tables, TableJson json, TableCsv csv, Templates templates) {
        this.tables = tables;
        this.json = json;
        this.csv = csv;
        this.templates = templates;
    }

    /// A table in the list of tables.
    record TableLine(String name, long rows) {}

    @GetMapping("/{lang}/data")
    @Public
    Page data(Visitor v) {
        List<TableLine> lines = tables.shown().stream()
                .map(table -> new TableLine(table.shape().name(), table.count().getAsLong()))
                .toList();
        return templates.page(v, "campaigns/data", lines);
    }

    @GetMapping("/api/v1/{table:[a-z]+}.csv")
    @Public
    void csv(@PathVariable String table, HttpServletRequest request, HttpServletResponse response) throws IOException {
        csv.send(find(table), request, response);
    }

    @GetMapping("/api/v1/{table:[a-z]+}")
    @Public
    ResponseEntity<byte[]> json(@PathVariable String table, @RequestParam(defaultValue = "1") String page) {
        return json.page(find(table), ApiPage.number(page)).answer();
    }

    private FolderTable find(String name) {
        return tables.find(name).orElseThrow(NotFound::new);
    }

    @Override
    public List<String> paths() {
        return List.of("/data");
    }
}
