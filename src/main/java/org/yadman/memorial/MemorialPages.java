package org.yadman.memorial;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.yadman.memorial.EntryStore.Filter;
import org.yadman.platform.collect.PublicPages;
import org.yadman.platform.db.Counts;
import org.yadman.platform.db.Listings;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.text.SortKeys;
import org.yadman.platform.web.Choice;
import org.yadman.platform.web.Listing;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Public;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// The memorial: its lists, what stands in them, and each line of them.
@Controller
class MemorialPages implements PublicPages {

    static final String PATH = "/memorial";

    private final NameLists lists;
    private final EntryStore entries;
    private final MemorialViews views;
    private final Counts counts;
    private final SortKeys keys;
    private final Templates templates;

    MemorialPages(
            NameLists lists,
            EntryStore entries,
            MemorialViews views,
            Counts counts,
            SortKeys keys,
            Templates templates) {
        this.lists = lists;
        this.entries = entries;
        this.views = views;
        this.counts = counts;
        this.keys = keys;
        this.templates = templates;
    }

    /// A list among the others.
    ///
    /// @param on when its edition was brought in
    record ListLine(MemorialList list, Text title, Visitor.@Nullable Link group, LocalDate on) {}

    @GetMapping("/{lang}/memorial")
    @Public
    Page lists(Visitor v) {
        List<ListLine> lines = shown().map(list -> new ListLine(
                        list,
                        v.in(list.facts().title()),
                        views.group(list, v),
                        lists.listEditions(list).getFirst().importedOn()))
                .sorted(Comparator.comparing(
                        line -> keys.key(v.language(), line.title().value())))
                .toList();
        return templates.page(v, "memorial/lists", lines);
    }

    private Stream<MemorialList> shown() {
        return lists.list().stream().filter(MemorialList::isShown);
    }

    private MemorialList find(String slug) {
        return lists.find(slug).filter(MemorialList::isShown).orElseThrow(NotFound::new);
    }

    /// A list.
    ///
    /// @param sorts by what it can be sorted, and which of its entries are shown
    record ListModel(
            MemorialList list,
            Text title,
            Visitor.@Nullable Link group,
            List<ListEdition> editions,
            Listing<EntryLine> entries,
            List<Choice> parts,
            List<Choice> sorts) {}

    /// An entry among the others.
    record EntryLine(
            String path, String number, MemorialViews.Names names, Text death, Text age, Text place, boolean gone) {}

    @GetMapping("/{lang}/memorial/lists/{slug}")
    @Public
    Page list(@PathVariable String slug, @RequestParam Map<String, String> asked, Visitor v) {
        MemorialList list = find(slug);
        Listing.Query query = new Listing.Query(list.path(), asked);
        Filter.Part part = switch (query.get("show")) {
            case "listed" -> Filter.Part.LISTED;
            case "gone" -> Filter.Part.GONE;
            default -> Filter.Part.ALL;
        };
        boolean byName = query.get("sort").equals("name");
        Filter filter = new Filter(list.id(), list.edition(), part, Listings.words(query.get("q")), byName);
        int total = filter.words().isEmpty() ? known(list, part) : counts.of(filter, () -> entries.count(filter));
        List<EntryLine> rows = entries.list(filter, (query.page() - 1L) * Listing.SIZE, Listing.SIZE).stream()
                .map(each -> line(each, list, v))
                .toList();
        return templates.page(
                v,
                "memorial/list",
                new ListModel(
                        list,
                        v.in(list.facts().title()),
                        views.group(list, v),
                        lists.listEditions(list),
                        Listing.of(rows, total, query.page(), query),
                        choices("memorial.show", "show", List.of("all", "listed", "gone"), query, v),
                        choices("memorial.sort", "sort", List.of("list", "name"), query, v)));
    }

    private static int known(MemorialList list, Filter.Part part) {
        return switch (part) {
            case ALL -> list.entries();
            case LISTED -> list.standing();
            case GONE -> list.gone();
        };
    }

    private static List<Choice> choices(String key, String name, List<String> words, Listing.Query query, Visitor v) {
        List<Choice> choices = new ArrayList<>();
        for (String word : words) {
            choices.add(new Choice(
                    word,
                    v.t(key, "what", word),
                    word.equals(query.get(name).isEmpty() ? words.getFirst() : query.get(name))));
        }
        return choices;
    }

    private static EntryLine line(Entry entry, MemorialList list, Visitor v) {
        return new EntryLine(
                v.to(list.path() + "/" + entry.key()),
                entry.number(),
                MemorialViews.names(entry, v),
                MemorialViews.brief(entry, ListField.DEATH, v),
                MemorialViews.brief(entry, ListField.AGE, v),
                MemorialViews.brief(entry, ListField.PLACE, v),
                entry.lastEdition() < list.edition());
    }

    /// An entry.
    ///
    /// @param cells header → cell as published, in the order of the list
    /// @param before what earlier editions said, the latest first
    record EntryModel(
            MemorialList list,
            Text title,
            Entry entry,
            MemorialViews.Names names,
            boolean gone,
            List<MemorialViews.Line> lines,
            Map<String, String> cells,
            List<Earlier> before) {}

    /// What an edition said before it was changed.
    record Earlier(int until, Map<String, String> cells) {}

    @GetMapping("/{lang}/memorial/lists/{slug}/{key}")
    @Public
    Page entry(@PathVariable String slug, @PathVariable String key, Visitor v) {
        MemorialList list = find(slug);
        Entry entry = entries.find(list.id(), key).orElseThrow(NotFound::new);
        List<String> header = lists.listEditions(list).getFirst().header();
        return templates.page(
                v,
                "memorial/entry",
                new EntryModel(
                        list,
                        v.in(list.facts().title()),
                        entry,
                        MemorialViews.names(entry, v),
                        entry.lastEdition() < list.edition(),
                        MemorialViews.lines(entry.said().statements(), v),
                        inOrder(entry.said().cells(), header),
                        entries.listBefore(entry.id()).stream()
                                .map(each -> new Earlier(
                                        each.until(), inOrder(each.said().cells(), header)))
                                .toList()));
    }

    private static Map<String, String> inOrder(Map<String, String> cells, List<String> header) {
        Map<String, String> ordered = new LinkedHashMap<>();
        Stream.concat(header.stream(), cells.keySet().stream().sorted()).forEach(column -> {
            String cell = cells.get(column);
            if (cell != null) {
                ordered.putIfAbsent(CellText.visible(column), CellText.visible(cell));
            }
        });
        return ordered;
    }

    // The entries follow from the lists, page by page.
    @Override
    public List<String> paths() {
        return Stream.concat(Stream.of(PATH), shown().map(MemorialList::path)).toList();
    }
}
