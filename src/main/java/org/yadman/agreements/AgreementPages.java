package org.yadman.agreements;

import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.yadman.agreements.AgreementList.State;
import org.yadman.groups.Group;
import org.yadman.groups.GroupPanel;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.collect.PublicPages;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.text.Markdown;
import org.yadman.platform.web.Choice;
import org.yadman.platform.web.Listing;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Public;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;
import org.yadman.pure.conditions.Commitment;

/// The text and who agrees to it, as everybody may see it; the same for the example, on a page of its own.
@Controller
class AgreementPages implements PublicPages {

    private static final String PATH = "/agreement";
    private static final String EXAMPLE = PATH + "/example";
    private static final String WORDS = PATH + "/words";
    private static final String WAITING = "agreements.waiting";

    /// So many of the minority's words stand on the page itself.
    private static final int MOST_WORDS = 10;

    private final Texts texts;
    private final AgreementList list;
    private final MinorityWords minority;
    private final RulesInWords words;
    private final ObjectProvider<Asking> asking;
    private final ObjectProvider<Beside> beside;
    private final List<GroupPanel> panels;
    private final Markdown markdown;
    private final Templates templates;

    AgreementPages(
            Texts texts,
            AgreementList list,
            MinorityWords minority,
            RulesInWords words,
            ObjectProvider<Asking> asking,
            ObjectProvider<Beside> beside,
            List<GroupPanel> panels,
            Markdown markdown,
            Templates templates) {
        this.texts = texts;
        this.list = list;
        this.minority = minority;
        this.words = words;
        this.asking = asking;
        this.beside = beside;
        this.panels = panels;
        this.markdown = markdown;
        this.templates = templates;
    }

    /// The page.
    ///
    /// @param guarantee that no group gives up its own day; null where nobody wrote it
    /// @param waiting how many wait for others
    /// @param circles how many of these could begin together with others
    /// @param parts what of the list is on this page
    /// @param said some of the minority's words
    /// @param moreSaid how many others there are, on a page of their own
    /// @param others earlier versions and the example, where there are any
    record ShowModel(
            AgreementText text,
            @Nullable Prose guarantee,
            Totals totals,
            long waiting,
            long circles,
            Listing<AgreementList.Row> list,
            List<Part> parts,
            Filters filters,
            List<MinorityWords.Said> said,
            long moreSaid,
            List<Visitor.Link> links,
            List<Visitor.Link> others) {}

    /// What somebody wrote in Markdown.
    record Prose(
            String html, @Nullable String lang, @Nullable String dir) {}

    /// What the list can be narrowed to, and how it can be sorted.
    record Filters(
            List<Choice> states,
            List<Choice> commitments,
            List<Choice> kinds,
            List<Choice> countries,
            List<Choice> languages,
            List<Choice> checked,
            List<Choice> sorts) {}

    /// Neighbours in the list.
    ///
    /// @param title what they have in common, or null where the list is sorted by something else
    record Part(@Nullable String title, @Nullable String note, List<Entry> entries) {}

    /// One group.
    ///
    /// @param days that it keeps
    /// @param rule its condition in words, or null
    /// @param open what it still waits for, in words
    /// @param version of the text, where it is not the one in use; else 0
    record Entry(
            Shown shown,
            Text name,
            String path,
            String kind,
            String country,
            List<Visitor.Link> days,
            @Nullable String rule,
            List<String> open,
            Text reservation,
            int version) {}

    @GetMapping("/{lang}/agreement")
    @Public
    Page show(@RequestParam Map<String, String> asked, Visitor v) {
        return texts.current()
                .map(text -> page(text, new Listing.Query(PATH, asked), v))
                .orElseGet(() -> templates.page(v, "agreements/none", exampleLinks(v)));
    }

    @GetMapping("/{lang}/agreement/example")
    @Public
    Page example(@RequestParam Map<String, String> asked, Visitor v) {
        return page(texts.current(true).orElseThrow(NotFound::new), new Listing.Query(EXAMPLE, asked), v);
    }

    @GetMapping("/{lang}/agreement/words")
    @Public
    Page words(@RequestParam Map<String, String> asked, Visitor v) {
        AgreementText text = texts.current().orElseThrow(NotFound::new);
        return templates.page(v, "agreements/minority", minority.find(text, new Listing.Query(WORDS, asked), v));
    }

    /// An earlier version, word for word.
    record TextModel(AgreementText text, AgreementText now) {}

    @GetMapping("/{lang}/agreement/versions/{number}")
    @Public
    Page version(@PathVariable String number, Visitor v) {
        AgreementText now = texts.current().orElseThrow(NotFound::new);
        AgreementText asked = texts.versions(now.slug()).stream()
                .filter(text -> String.valueOf(text.number()).equals(number))
                .findFirst()
                .orElseThrow(NotFound::new);
        return templates.page(v, "agreements/version", new TextModel(asked, now));
    }

    private Page page(AgreementText text, Listing.Query query, Visitor v) {
        AgreementList.All all = list.all(text, v.today());
        Listing<AgreementList.Row> found = list.find(text, query, v);
        Listing<MinorityWords.Said> said = minority.find(text, new Listing.Query(WORDS, Map.of()), v);
        List<AgreementList.Row> waiting =
                all.rows().stream().filter(row -> row.state() == State.WAITS).toList();
        return templates.page(
                v,
                "agreements/show",
                new ShowModel(
                        text,
                        guarantee(v),
                        all.totals(),
                        waiting.size(),
                        waiting.stream().filter(AgreementList.Row::circle).count(),
                        found,
                        parts(found, v),
                        filters(text, query, v),
                        said.rows().stream().limit(MOST_WORDS).toList(),
                        Math.max(0, said.total() - MOST_WORDS),
                        beside.orderedStream()
                                .flatMap(each -> each.links(text, v).stream())
                                .toList(),
                        others(text, v)));
    }

    // In the usual order neighbours that have their state in common stand together, under a title.
    private List<Part> parts(Listing<AgreementList.Row> found, Visitor v) {
        List<AgreementList.Listed> listed = list.listed(found.rows());
        Map<UUID, List<Visitor.Link>> days = days(
                listed.stream()
                        .map(each -> each.shown().group().id())
                        .distinct()
                        .toList(),
                v);
        boolean titled = found.query().get("sort").isEmpty();
        Map<String, List<Entry>> byPart = new LinkedHashMap<>();
        listed.forEach(each -> byPart.computeIfAbsent(titled ? part(each.row()) : "", any -> new ArrayList<>())
                .add(entry(each, days, v)));
        List<Part> parts = new ArrayList<>();
        byPart.forEach((part, entries) -> parts.add(new Part(
                titled ? v.t(part) : null, part.equals(WAITING) ? v.t("agreements.waiting.note") : null, entries)));
        return parts;
    }

    private static String part(AgreementList.Row row) {
        return switch (row.state()) {
            case AGREES -> row.families() ? "agreements.families" : "agreements.commitment." + word(row.commitment());
            case WAITS -> WAITING;
            case EARLIER -> "agreements.earlier";
        };
    }

    private static String word(Enum<?> constant) {
        return FolderRow.word(constant);
    }

    private Filters filters(AgreementText text, Listing.Query query, Visitor v) {
        return new Filters(
                Stream.of(State.values())
                        .map(State::word)
                        .map(state -> choice(query, "state", state, v.t("agreements.state." + state)))
                        .toList(),
                Stream.of(Commitment.values())
                        .map(AgreementPages::word)
                        .map(commitment -> choice(
                                query, "commitment", commitment, v.t("papers.commitment", "commitment", commitment)))
                        .toList(),
                list.occurring(text, v, row -> Stream.of(row.kind())).stream()
                        .map(AgreementPages::word)
                        .map(kind -> choice(query, "kind", kind, v.t("groups.kind." + kind)))
                        .toList(),
                byLabel(
                        list.occurring(text, v, row -> Stream.ofNullable(row.country())),
                        country -> choice(query, "country", country, country(country, v))),
                byLabel(
                        list.occurring(text, v, row -> row.languages().stream()),
                        tag -> choice(query, "language", tag, new Language(tag).nameIn(v.language()))),
                list.occurring(text, v, row -> Stream.of(row.checked())).stream()
                        .map(checked ->
                                choice(query, "checked", checked.word(), v.t("groups.checked." + checked.word())))
                        .toList(),
                List.of(
                        choice(query, "sort", "name", v.t("agreements.sort.name")),
                        choice(query, "sort", "country", v.t("agreements.sort.country")),
                        choice(query, "sort", "date", v.t("agreements.sort.date"))));
    }

    private static Choice choice(Listing.Query query, String parameter, String value, String label) {
        return new Choice(value, label, value.equals(query.get(parameter)));
    }

    private static List<Choice> byLabel(Set<String> values, Function<String, Choice> choice) {
        return values.stream()
                .map(choice)
                .sorted(Comparator.comparing(Choice::label))
                .toList();
    }

    private static String country(String code, Visitor v) {
        return new ULocale("", code).getDisplayCountry(v.language().locale());
    }

    private @Nullable Prose guarantee(Visitor v) {
        return asking.stream()
                .map(Asking::guarantee)
                .filter(written -> !written.isEmpty())
                .map(v::in)
                .map(text -> new Prose(markdown.html(text.value(), v.to("")), v.lang(text), v.dir(text)))
                .findFirst()
                .orElse(null);
    }

    private List<Visitor.Link> others(AgreementText text, Visitor v) {
        if (text.example()) {
            return List.of();
        }
        Stream<Visitor.Link> earlier = texts.versions(text.slug()).stream()
                .filter(each -> each.number() < text.number())
                .map(each -> link(
                        v.t("agreements.version", "number", each.number()), PATH + "/versions/" + each.number(), v));
        return Stream.concat(earlier, exampleLinks(v).stream()).toList();
    }

    private List<Visitor.Link> exampleLinks(Visitor v) {
        return texts.current(true).map(text -> link(v.t("agreements.example.link"), EXAMPLE, v)).stream()
                .toList();
    }

    private static Visitor.Link link(String text, String path, Visitor v) {
        return new Visitor.Link(text, v.to(path), false, v.language());
    }

    private Map<UUID, List<Visitor.Link>> days(Collection<UUID> groups, Visitor v) {
        Map<UUID, List<Visitor.Link>> days = new HashMap<>();
        panels.forEach(panel -> days.putAll(panel.inList(groups, v)));
        return days;
    }

    private Entry entry(AgreementList.Listed listed, Map<UUID, List<Visitor.Link>> days, Visitor v) {
        Shown shown = listed.shown();
        Group group = shown.group();
        return new Entry(
                shown,
                v.in(group.name()),
                v.to("/groups/" + group.slug()),
                v.t("groups.kind." + word(group.kind())),
                group.country() == null ? v.t("groups.no-country") : country(group.country(), v),
                days.getOrDefault(group.id(), List.of()),
                Optional.ofNullable(shown.rule())
                        .map(rule -> words.of(rule, v.language()))
                        .orElse(null),
                words.of(shown.open(), v.language()),
                v.in(shown.reservation()),
                listed.row().version());
    }

    @Override
    public List<String> paths() {
        Stream<String> example = texts.current(true).map(text -> EXAMPLE).stream();
        Stream<String> versions = texts.current().stream()
                .flatMap(now -> texts.versions(now.slug()).stream())
                .map(text -> PATH + "/versions/" + text.number());
        Stream<String> said = texts.current().map(text -> WORDS).stream();
        return Stream.of(Stream.of(PATH), said, example, versions)
                .flatMap(each -> each)
                .toList();
    }
}
