package org.yadman.campaigns;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.collect.FolderTable;
import org.yadman.platform.collect.Popolo;
import org.yadman.platform.db.Changes;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Messages;
import org.yadman.platform.web.Public;
import tools.jackson.databind.json.JsonMapper;

/// Where another program begins: what there is, and how it is described.
@Controller
class ApiPages {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Tables tables;
    private final PopoloLists popolo;
    private final ApiDocument document;
    private final Changes changes;
    private final Messages messages;

    ApiPages(Tables tables, PopoloLists popolo, ApiDocument document, Changes changes, Messages messages) {
        this.tables = tables;
        this.popolo = popolo;
        this.document = document;
        this.changes = changes;
        this.messages = messages;
    }

    /// The beginning, as JSON.
    record Index(
            String openapi,
            String audit,
            String revocations,
            String verification,
            String support,
            long change,
            List<Line> lists) {}

    /// One list of it.
    ///
    /// @param csv null where there is no such file
    record Line(
            String name,
            String title,
            long total,
            String json,
            @Nullable String csv) {}

    @GetMapping("/api/v1/")
    @Public
    ResponseEntity<byte[]> index() {
        Changes.Stamp change = changes.last();
        List<Line> lists = Stream.concat(
                        tables.shown().stream().map(this::line),
                        Stream.of(Popolo.Kind.values()).map(this::line))
                .toList();
        return answer().eTag(ApiPage.etag(change))
                .body(JSON.writeValueAsBytes(new Index(
                        "/api/v1/openapi.json",
                        "/api/v1/audit-head",
                        "/api/v1/revocations",
                        "/api/v1/verification",
                        "/api/v1/support",
                        change.number(),
                        lists)));
    }

    private Line line(FolderTable table) {
        String name = table.shape().name();
        String json = TableJson.path(table.shape());
        String title = messages.text(Language.SOURCE, "campaigns.table." + name);
        return new Line(name, title, table.count().getAsLong(), json, json + ".csv");
    }

    private Line line(Popolo.Kind kind) {
        String title = messages.text(Language.SOURCE, "campaigns.popolo." + FolderRow.word(kind));
        return new Line(kind.word(), title, popolo.count(kind), PopoloLists.path(kind), null);
    }

    @GetMapping("/api/v1/openapi.json")
    @Public
    ResponseEntity<byte[]> openapi() {
        return answer().body(document.bytes());
    }

    private static ResponseEntity.BodyBuilder answer() {
        return ResponseEntity.ok().header("Content-Type", "application/json").cacheControl(CacheControl.noCache());
    }
}
