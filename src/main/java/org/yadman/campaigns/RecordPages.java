package org.yadman.campaigns;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.yadman.platform.collect.FolderTable;
import org.yadman.platform.collect.RefSource;
import org.yadman.platform.collect.TableShape;
import org.yadman.platform.db.Listings;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Listing;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// The record at the desk: its tables, and their rows to choose from.
@Controller
class RecordPages {

    private static final int MOST_FOUND = 20;

    private final Tables tables;
    private final Things things;
    private final List<RefSource> refs;
    private final Listings listings;
    private final Templates templates;

    RecordPages(Tables tables, Things things, List<RefSource> refs, Listings listings, Templates templates) {
        this.tables = tables;
        this.things = things;
        this.refs = refs;
        this.listings = listings;
        this.templates = templates;
    }

    /// The tables.
    record HomeModel(Caller caller, List<Size> tables, List<Line> found, String query) {}

    /// A table and how many rows it has.
    record Size(String name, String path, long count) {}

    /// A row.
    ///
    /// @param path of its form; empty if it has none
    record Line(String name, String path) {}

    @GetMapping("/{lang}/desk/record")
    @Requires(Permission.PROPOSE)
    Page home(@RequestParam(defaultValue = "") String q, Caller caller, Visitor v) {
        List<Size> all = tables.byHand().stream()
                .map(table -> new Size(
                        table.shape().name(),
                        RecordAddress.ROOT + "/" + table.shape().name(),
                        table.count().getAsLong()))
                .toList();
        return templates.page(v, "campaigns/record", new HomeModel(caller, all, found(q.strip(), v), q));
    }

    // An address of this site, or words.
    private List<Line> found(String asked, Visitor v) {
        if (asked.isEmpty()) {
            return List.of();
        }
        List<Line> there = asked.contains("/") ? byAddress(asked, v) : List.of();
        return there.isEmpty() ? byWords(asked, v) : there;
    }

    private List<Line> byAddress(String address, Visitor v) {
        String path = address.replaceAll("[?#].*", "");
        String slug = path.substring(path.lastIndexOf('/') + 1);
        List<Line> found = new ArrayList<>();
        for (RefSource source : refs) {
            Optional<TableShape> shape =
                    tables.shapeOf(source.kind()).filter(each -> each.key().size() == 1);
            shape.flatMap(each -> things.findId(source.kind(), slug))
                    .map(id -> source.name(Set.of(id), v.language()).get(id))
                    .filter(named -> address.contains(named.path()))
                    .ifPresent(
                            named -> found.add(new Line(named.title(), RecordAddress.of(shape.orElseThrow(), slug))));
        }
        return found;
    }

    private List<Line> byWords(String words, Visitor v) {
        List<Line> found = new ArrayList<>();
        listings.search(v.language(), words, MOST_FOUND)
                .forEach((kind, lines) ->
                        tables.shapeOf(kind).ifPresent(shape -> found.addAll(lines(shape, kind, lines))));
        return found;
    }

    private List<Line> lines(TableShape shape, String kind, List<Listings.Line> listed) {
        Map<UUID, String> keys =
                tables.keys().of(kind, listed.stream().map(Listings.Line::id).toList());
        return listed.stream()
                .map(line -> new Line(line.label(), RecordAddress.of(shape, keys.getOrDefault(line.id(), ""))))
                .toList();
    }

    /// Rows of a table.
    ///
    /// @param named whether they have names by which they can be searched
    record RowsModel(Caller caller, String table, boolean named, Listing<Line> list) {}

    @GetMapping("/{lang}/desk/record/{table}")
    @Requires(Permission.PROPOSE)
    Page rows(@PathVariable String table, @RequestParam Map<String, String> asked, Caller caller, Visitor v) {
        FolderTable found = tables.findByHand(table).orElseThrow(NotFound::new);
        Listing.Query query = new Listing.Query(RecordAddress.ROOT + "/" + table, asked);
        TableShape.Thing thing = found.shape().thing();
        boolean named = thing != null && found.shape().key().size() == 1;
        Listing<Line> list =
                thing != null && named ? byName(found.shape(), thing.kind(), query, v) : inOrder(found, query);
        return templates.page(v, "campaigns/rows", new RowsModel(caller, table, named, list));
    }

    private Listing<Line> byName(TableShape shape, String kind, Listing.Query query, Visitor v) {
        List<String> words = Listings.words(query.get("q"));
        List<Listings.Line> listed = listings.list(kind, v.language(), words, before(query), Listing.SIZE);
        return Listing.of(lines(shape, kind, listed), listings.count(kind, v.language(), words), query.page(), query);
    }

    private Listing<Line> inOrder(FolderTable table, Listing.Query query) {
        List<Line> lines = tables.rows(table, new FolderTable.Slice(before(query), Listing.SIZE)).stream()
                .map(row -> line(table.shape(), row))
                .toList();
        return Listing.of(lines, table.count().getAsLong(), query.page(), query);
    }

    private static long before(Listing.Query query) {
        return (query.page() - 1L) * Listing.SIZE;
    }

    // What is no thing itself leads to that of which it speaks.
    private Line line(TableShape shape, Map<String, String> row) {
        if (shape.thing() != null) {
            String key = shape.keyOf(row);
            return new Line(RecordAddress.spoken(key), RecordAddress.of(shape, key));
        }
        List<String> cells =
                List.of(row.getOrDefault("subject", ""), row.getOrDefault("field", ""), row.getOrDefault("value", ""));
        return new Line(String.join(" · ", cells), RecordAddress.ofSubject(row, tables));
    }
}
