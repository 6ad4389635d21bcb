package org.yadman.groups;

import com.ibm.icu.util.ULocale;
import gg.jte.Content;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.web.Choice;
import org.yadman.platform.web.Listing;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Public;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;
import org.yadman.sources.FieldView;
import org.yadman.sources.FieldViews;

/// The list of groups and a group's page.
@Controller
class GroupPages {

    private final Groups groups;
    private final FieldViews views;
    private final List<GroupPanel> panels;
    private final CheckedInWords checked;
    private final Templates templates;

    GroupPages(Groups groups, FieldViews views, List<GroupPanel> panels, CheckedInWords checked, Templates templates) {
        this.groups = groups;
        this.checked = checked;
        this.views = views;
        this.panels = panels;
        this.templates = templates;
    }

    /// The list.
    record ListModel(Listing<Line> list, List<Choice> kinds, List<Choice> countries) {}

    /// One group in the list.
    ///
    /// @param checked how it is checked, and what its word rests on
    record Line(
            Text name,
            String path,
            List<Visitor.Link> days,
            String kind,
            String country,
            CheckedInWords.Words checked) {}

    @GetMapping("/{lang}/groups")
    @Public
    Page list(@RequestParam Map<String, String> asked, Visitor v) {
        Listing<Group> found = groups.list(v.language(), new Listing.Query("/groups", asked));
        List<UUID> ids = found.rows().stream().map(Group::id).toList();
        Map<UUID, List<Visitor.Link>> days = new HashMap<>();
        panels.forEach(panel -> days.putAll(panel.inList(ids, v)));
        Map<UUID, CheckedInWords.Words> words = checked.of(ids, v);
        List<Line> lines = found.rows().stream()
                .map(group -> new Line(
                        v.in(group.name()),
                        v.to("/groups/" + group.slug()),
                        days.getOrDefault(group.id(), List.of()),
                        kindName(group.kind(), v),
                        countryName(group, v),
                        Objects.requireNonNull(words.get(group.id()))))
                .toList();
        return templates.page(
                v,
                "groups/list",
                new ListModel(found.with(lines), kinds(found.query(), v), countries(found.query(), v)));
    }

    private List<Choice> kinds(Listing.Query query, Visitor v) {
        return groups.kinds().stream()
                .map(kind -> new Choice(
                        FolderRow.word(kind),
                        kindName(kind, v),
                        FolderRow.word(kind).equals(query.get("kind"))))
                .toList();
    }

    private List<Choice> countries(Listing.Query query, Visitor v) {
        return groups.countries().stream()
                .map(country ->
                        new Choice(country, country(country, v.language()), country.equals(query.get("country"))))
                .sorted(Comparator.comparing(Choice::label))
                .toList();
    }

    private static String kindName(GroupKind kind, Visitor v) {
        return v.t("groups.kind." + FolderRow.word(kind));
    }

    private static String countryName(Group group, Visitor v) {
        return group.country() == null ? v.t("groups.no-country") : country(group.country(), v.language());
    }

    private static String country(String code, Language language) {
        return new ULocale("", code).getDisplayCountry(language.locale());
    }

    /// A group's page.
    ///
    /// @param panels what other rooms know of it; its years of remembrance come first
    /// @param checked how it is checked, and what its word rests on
    record ShowModel(
            Group group,
            String kind,
            String country,
            CheckedInWords.Words checked,
            List<Content> panels,
            List<FieldView> facts,
            List<Name> names) {}

    /// One of a group's names.
    record Name(String language, Text text) {}

    @GetMapping("/{lang}/groups/{slug}")
    @Public
    Page show(@PathVariable String slug, Visitor v) {
        Group group = groups.find(slug).orElseThrow(NotFound::new);
        List<Content> shown =
                panels.stream().flatMap(panel -> panel.panel(group, v).stream()).toList();
        List<Name> names = group.name().texts().entrySet().stream()
                .map(name -> new Name(
                        new Language(name.getKey()).nameIn(v.language()), new Text(name.getValue(), name.getKey())))
                .toList();
        return templates.page(
                v,
                "groups/show",
                new ShowModel(
                        group,
                        kindName(group.kind(), v),
                        countryName(group, v),
                        Objects.requireNonNull(
                                checked.of(List.of(group.id()), v).get(group.id())),
                        shown,
                        List.copyOf(views.of(group.ref(), v).values()),
                        names));
    }
}
