package org.yadman.agreements;

import com.ibm.icu.util.ULocale;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.yadman.groups.Group;
import org.yadman.groups.GroupKind;
import org.yadman.groups.GroupPanel;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.collect.PublicPages;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.text.Markdown;
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

    private final Texts texts;
    private final Agreements agreements;
    private final RulesInWords words;
    private final ObjectProvider<Asking> asking;
    private final ObjectProvider<Beside> beside;
    private final List<GroupPanel> panels;
    private final Markdown markdown;
    private final Templates templates;

    AgreementPages(
            Texts texts,
            Agreements agreements,
            RulesInWords words,
            ObjectProvider<Asking> asking,
            ObjectProvider<Beside> beside,
            List<GroupPanel> panels,
            Markdown markdown,
            Templates templates) {
        this.texts = texts;
        this.agreements = agreements;
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
    /// @param parts those who agree, by what they say
    /// @param waiting those who wait for others
    /// @param circles how many circles could begin together
    /// @param earlier those whose agreement is to words before these, or was not renewed
    /// @param others earlier versions and the example, where there are any
    record ShowModel(
            AgreementText text,
            @Nullable Prose guarantee,
            Totals totals,
            List<Part> parts,
            List<Entry> waiting,
            int circles,
            List<Entry> earlier,
            List<Entry> reserved,
            List<Visitor.Link> links,
            List<Visitor.Link> others) {}

    /// What somebody wrote in Markdown.
    record Prose(
            String html, @Nullable String lang, @Nullable String dir) {}

    /// Those who say the same.
    record Part(String title, List<Entry> entries) {}

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
    Page show(Visitor v) {
        return texts.current()
                .map(text -> page(text, v))
                .orElseGet(() -> templates.page(v, "agreements/none", exampleLinks(v)));
    }

    @GetMapping("/{lang}/agreement/example")
    @Public
    Page example(Visitor v) {
        return page(texts.current(true).orElseThrow(NotFound::new), v);
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

    private Page page(AgreementText text, Visitor v) {
        List<Entry> entries = entries(text, 0, v);
        List<Entry> inForce =
                entries.stream().filter(each -> each.shown().inForce()).toList();
        List<Entry> waiting =
                entries.stream().filter(each -> each.shown().waits(v.today())).toList();
        List<Entry> ended = entries.stream()
                .filter(each -> !each.shown().inForce() && !each.shown().waits(v.today()))
                .toList();
        List<Entry> before = texts.versions(text.slug()).stream()
                .filter(each -> each.number() < text.number())
                .flatMap(each -> entries(each, each.number(), v).stream())
                .toList();
        List<Part> parts = Stream.of(
                        new Part(v.t("agreements.families"), families(inForce)),
                        new Part(v.t("agreements.commitment.observes"), saying(inForce, Commitment.OBSERVES)),
                        new Part(v.t("agreements.commitment.agrees"), saying(inForce, Commitment.AGREES)))
                .filter(part -> !part.entries().isEmpty())
                .toList();
        return templates.page(
                v,
                "agreements/show",
                new ShowModel(
                        text,
                        guarantee(v),
                        agreements.totals(text.id()),
                        parts,
                        waiting,
                        (int) waiting.stream()
                                .filter(each -> each.shown().circle())
                                .count(),
                        Stream.concat(ended.stream(), before.stream()).toList(),
                        entries.stream()
                                .filter(each -> !each.shown().reservation().isEmpty())
                                .toList(),
                        beside.orderedStream()
                                .flatMap(each -> each.links(text, v).stream())
                                .toList(),
                        others(text, v)));
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

    private static List<Entry> families(List<Entry> entries) {
        return entries.stream()
                .filter(each -> each.shown().group().kind() == GroupKind.FAMILIES)
                .toList();
    }

    private static List<Entry> saying(List<Entry> entries, Commitment commitment) {
        return entries.stream()
                .filter(each -> each.shown().group().kind() != GroupKind.FAMILIES)
                .filter(each -> each.shown().commitment() == commitment)
                .toList();
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
        return texts.current(true).map(text -> link(v.t("agreements.example.link"), PATH + "/example", v)).stream()
                .toList();
    }

    private static Visitor.Link link(String text, String path, Visitor v) {
        return new Visitor.Link(text, v.to(path), false, v.language());
    }

    private List<Entry> entries(AgreementText text, int version, Visitor v) {
        List<Shown> all = agreements.published(text.id());
        Map<UUID, List<Visitor.Link>> days =
                days(all.stream().map(shown -> shown.group().id()).distinct().toList(), v);
        return all.stream().map(shown -> entry(shown, version, days, v)).toList();
    }

    private Map<UUID, List<Visitor.Link>> days(Collection<UUID> groups, Visitor v) {
        Map<UUID, List<Visitor.Link>> days = new HashMap<>();
        panels.forEach(panel -> days.putAll(panel.inList(groups, v)));
        return days;
    }

    private Entry entry(Shown shown, int version, Map<UUID, List<Visitor.Link>> days, Visitor v) {
        Group group = shown.group();
        return new Entry(
                shown,
                v.in(group.name()),
                v.to("/groups/" + group.slug()),
                v.t("groups.kind." + FolderRow.word(group.kind())),
                group.country() == null
                        ? v.t("groups.no-country")
                        : new ULocale("", group.country())
                                .getDisplayCountry(v.language().locale()),
                days.getOrDefault(group.id(), List.of()),
                Optional.ofNullable(shown.rule())
                        .map(rule -> words.of(rule, v.language()))
                        .orElse(null),
                words.of(shown.open(), v.language()),
                v.in(shown.reservation()),
                version);
    }

    @Override
    public List<String> paths() {
        Stream<String> example = texts.current(true).map(text -> PATH + "/example").stream();
        Stream<String> versions = texts.current().stream()
                .flatMap(now -> texts.versions(now.slug()).stream())
                .map(text -> PATH + "/versions/" + text.number());
        return Stream.of(Stream.of(PATH), example, versions)
                .flatMap(each -> each)
                .toList();
    }
}
