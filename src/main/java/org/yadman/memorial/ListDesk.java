package org.yadman.memorial;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.yadman.accounts.GroupChoices;
import org.yadman.memorial.MemorialList.Facts;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Languages;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.text.SortKeys;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Checked;
import org.yadman.platform.web.Choice;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.SeeOther;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// Where lists are kept: what is said of each, and its editions.
@Controller
class ListDesk {

    static final String PATH = "/desk/memorial";

    private final NameLists lists;
    private final Importing importing;
    private final GroupChoices groups;
    private final Languages languages;
    private final SortKeys keys;
    private final Templates templates;

    ListDesk(
            NameLists lists,
            Importing importing,
            GroupChoices groups,
            Languages languages,
            SortKeys keys,
            Templates templates) {
        this.lists = lists;
        this.importing = importing;
        this.groups = groups;
        this.languages = languages;
        this.keys = keys;
        this.templates = templates;
    }

    /// A list among the others.
    ///
    /// @param state of the file that is on its way into it, in words; empty where there is none
    record Line(MemorialList list, Text title, String state) {}

    /// All lists, and the form for one more.
    record ListsModel(Caller caller, List<Line> lines, ListForm typed, Fields fields, List<Mistake> mistakes) {}

    /// What the form offers.
    record Fields(List<Language> languages, List<Choice> groups) {}

    @GetMapping("/{lang}/desk/memorial")
    @Requires(Permission.KEEP_RECORD)
    Page all(Caller caller, Visitor v) {
        return all(ListForm.EMPTY, List.of(), caller, v);
    }

    private Page all(ListForm typed, List<Mistake> mistakes, Caller caller, Visitor v) {
        List<Line> lines = lists.list().stream()
                .map(list -> new Line(
                        list,
                        v.in(list.facts().title()),
                        importing
                                .find(list.id())
                                .map(one -> ImportDesk.state(one, v))
                                .orElse("")))
                .sorted(Comparator.comparing(
                        line -> keys.key(v.language(), line.title().value())))
                .toList();
        return templates.page(v, "memorial/desk", new ListsModel(caller, lines, typed, fields(typed, v), mistakes));
    }

    private Fields fields(ListForm typed, Visitor v) {
        List<Choice> choices = new java.util.ArrayList<>();
        choices.add(
                new Choice("", v.t("memorial.group.none"), typed.get("group").isEmpty()));
        groups.choices(v.language())
                .forEach(each -> choices.add(new Choice(
                        each.id().toString(), each.name(), each.id().toString().equals(typed.get("group")))));
        return new Fields(languages.all(), choices);
    }

    private Checked<Facts> check(ListForm typed, Visitor v) {
        List<UUID> known = groups.choices(v.language()).stream()
                .map(GroupChoices.Group::id)
                .toList();
        return typed.check(languages.all(), known);
    }

    @PostMapping("/{lang}/desk/memorial")
    @Requires(Permission.KEEP_RECORD)
    View add(@RequestParam Map<String, String> fields, Caller caller, Visitor v) {
        ListForm typed = new ListForm(fields);
        String slug = typed.get("slug");
        Mistake name = !MemorialList.isSlug(slug)
                ? Mistake.at("slug", "memorial.list.slug", "text", slug)
                : lists.find(slug).isPresent() ? Mistake.at("slug", "memorial.mistake.taken") : null;
        return switch (check(typed, v)) {
            case Checked.Invalid<Facts>(var mistakes) -> {
                List<Mistake> all = new java.util.ArrayList<>(mistakes);
                if (name != null) {
                    all.addFirst(name);
                }
                yield all(typed, all, caller, v).with(HttpStatus.UNPROCESSABLE_CONTENT);
            }
            case Checked.Valid<Facts>(var facts) -> {
                if (name != null) {
                    yield all(typed, List.of(name), caller, v).with(HttpStatus.UNPROCESSABLE_CONTENT);
                }
                lists.add(slug, facts, caller.actor());
                yield new SeeOther(v.to(PATH + "/" + slug));
            }
        };
    }

    private MemorialList find(String slug) {
        return lists.find(slug).orElseThrow(NotFound::new);
    }

    /// One list.
    ///
    /// @param state of the file that is on its way into it, in words; null where there is none
    record ListModel(
            Caller caller,
            MemorialList list,
            Text title,
            List<ListEdition> editions,
            @Nullable String state,
            ListForm typed,
            Fields fields,
            List<Mistake> mistakes,
            boolean overtaken,
            List<Choice> encodings) {}

    @GetMapping("/{lang}/desk/memorial/{slug}")
    @Requires(Permission.KEEP_RECORD)
    Page show(@PathVariable String slug, Caller caller, Visitor v) {
        MemorialList list = find(slug);
        return page(list, ListForm.of(list), List.of(), false, caller, v);
    }

    private Page page(
            MemorialList list, ListForm typed, List<Mistake> mistakes, boolean overtaken, Caller caller, Visitor v) {
        return templates.page(
                v,
                "memorial/one",
                new ListModel(
                        caller,
                        list,
                        v.in(list.facts().title()),
                        lists.listEditions(list),
                        importing
                                .find(list.id())
                                .map(one -> ImportDesk.state(one, v))
                                .orElse(null),
                        typed,
                        fields(typed, v),
                        mistakes,
                        overtaken,
                        ImportDesk.encodings(
                                lists.findMapping(list)
                                        .map(ListMapping::encoding)
                                        .orElse(""),
                                v)));
    }

    @PostMapping("/{lang}/desk/memorial/{slug}")
    @Requires(Permission.KEEP_RECORD)
    View change(@PathVariable String slug, @RequestParam Map<String, String> fields, Caller caller, Visitor v) {
        MemorialList list = find(slug);
        ListForm typed = new ListForm(fields);
        return switch (check(typed, v)) {
            case Checked.Invalid<Facts>(var mistakes) ->
                page(list, typed, mistakes, false, caller, v).with(HttpStatus.UNPROCESSABLE_CONTENT);
            case Checked.Valid<Facts>(var facts) -> {
                String version = typed.get("version");
                boolean changed = version.matches("[0-9]{1,9}")
                        && lists.change(list, Integer.parseInt(version), facts, caller.actor());
                yield changed
                        ? new SeeOther(v.to(PATH + "/" + slug))
                        : page(find(slug), typed, List.of(), true, caller, v).with(HttpStatus.CONFLICT);
            }
        };
    }
}
