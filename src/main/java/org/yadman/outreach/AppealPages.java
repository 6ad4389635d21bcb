package org.yadman.outreach;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.yadman.outreach.Appeal.Kind;
import org.yadman.outreach.AppealForm.Typed;
import org.yadman.outreach.Threads.Open;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Languages;
import org.yadman.platform.text.SortKeys;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Checked;
import org.yadman.platform.web.Choice;
import org.yadman.platform.web.Forbidden;
import org.yadman.platform.web.Listing;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.SeeOther;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;
import org.yadman.pure.names.SearchText;

/// One text for many: its words in each language, whom it goes to, and how far each of them is.
@Controller
class AppealPages {

    static final String PATH = "/desk/outreach/appeals";

    private final Appeals appeals;
    private final Contacts contacts;
    private final Threads threads;
    private final Mailing mailing;
    private final Languages languages;
    private final SortKeys keys;
    private final Templates templates;

    AppealPages(
            Appeals appeals,
            Contacts contacts,
            Threads threads,
            Mailing mailing,
            Languages languages,
            SortKeys keys,
            Templates templates) {
        this.appeals = appeals;
        this.contacts = contacts;
        this.threads = threads;
        this.mailing = mailing;
        this.languages = languages;
        this.keys = keys;
        this.templates = templates;
    }

    /// All appeals.
    record ListModel(Caller caller, List<Line> appeals) {}

    /// One of them.
    record Line(
            String title,
            String path,
            LocalDate madeOn,
            @Nullable LocalDate begunOn,
            int threads,
            int answered) {}

    @GetMapping("/{lang}/desk/outreach/appeals")
    @Requires(Permission.REACH_GROUPS)
    Page list(Caller caller, Visitor v) {
        List<Line> lines = appeals.list().stream()
                .map(appeal -> {
                    List<Open> of = threads.list(appeal, caller);
                    return new Line(
                            appeal.content().title(),
                            v.to(PATH + "/" + appeal.id()),
                            appeal.madeOn(),
                            appeal.begunOn(),
                            of.size(),
                            (int) of.stream()
                                    .filter(open -> open.thread().answeredOn() != null)
                                    .count());
                })
                .toList();
        return templates.page(v, "outreach/appeals", new ListModel(caller, lines));
    }

    /// The words of an appeal, as they are typed.
    ///
    /// @param appeal null for a new one
    /// @param fields the merge fields with what each becomes
    record FormModel(
            Caller caller,
            @Nullable Appeal appeal,
            AppealForm typed,
            List<Language> languages,
            List<Choice> kinds,
            Map<String, String> fields,
            boolean mayChange,
            List<Mistake> mistakes,
            @Nullable String told) {}

    @GetMapping("/{lang}/desk/outreach/appeals/new")
    @Requires(Permission.REACH_GROUPS)
    Page begin(@RequestParam(defaultValue = "honour") String kind, Caller caller, Visitor v) {
        return form(null, appeals.draft(kind), List.of(), null, caller, v);
    }

    private Page form(
            @Nullable Appeal appeal,
            AppealForm typed,
            List<Mistake> mistakes,
            @Nullable String told,
            Caller caller,
            Visitor v) {
        Map<String, String> fields = new LinkedHashMap<>();
        Merge.FIELDS.stream().sorted().forEach(field -> fields.put("[" + field + "]", v.t("outreach.field." + field)));
        return templates.page(
                v,
                "outreach/appealform",
                new FormModel(
                        caller,
                        appeal,
                        typed,
                        languages.all(),
                        Arrays.stream(Kind.values())
                                .map(kind -> new Choice(
                                        kind.word(),
                                        v.t("outreach.kind." + kind.word()),
                                        kind.word().equals(typed.field("kind"))))
                                .toList(),
                        fields,
                        appeal == null || (appeal.open() && Appeals.mayChange(appeal, caller)),
                        mistakes,
                        told));
    }

    private List<String> tags() {
        return languages.all().stream().map(Language::tag).toList();
    }

    @PostMapping("/{lang}/desk/outreach/appeals")
    @Requires(Permission.REACH_GROUPS)
    View add(@RequestParam Map<String, String> sent, Caller caller, Visitor v) {
        AppealForm typed = new AppealForm(sent);
        return switch (typed.check(tags())) {
            case Checked.Invalid<Typed>(List<Mistake> mistakes) ->
                form(null, typed, mistakes, null, caller, v).with(HttpStatus.UNPROCESSABLE_CONTENT);
            case Checked.Valid<Typed>(Typed wanted) ->
                new SeeOther(v.to(PATH + "/" + appeals.add(wanted, caller).id()));
        };
    }

    @GetMapping("/{lang}/desk/outreach/appeals/{id}/words")
    @Requires(Permission.REACH_GROUPS)
    Page words(@PathVariable String id, Caller caller, Visitor v) {
        Appeal appeal = find(id);
        return form(appeal, AppealForm.of(appeal), List.of(), null, caller, v);
    }

    @PostMapping("/{lang}/desk/outreach/appeals/{id}/words")
    @Requires(Permission.REACH_GROUPS)
    View change(@PathVariable String id, @RequestParam Map<String, String> sent, Caller caller, Visitor v) {
        Appeal appeal = find(id);
        if (!Appeals.mayChange(appeal, caller)) {
            throw new Forbidden();
        }
        AppealForm typed = new AppealForm(sent);
        return switch (typed.check(tags())) {
            case Checked.Invalid<Typed>(List<Mistake> mistakes) ->
                form(appeal, typed, mistakes, null, caller, v).with(HttpStatus.UNPROCESSABLE_CONTENT);
            case Checked.Valid<Typed>(Typed wanted) ->
                appeals.change(appeal, ThreadPages.version(sent), wanted, caller)
                        ? new SeeOther(v.to(PATH + "/" + id))
                        : form(find(id), typed, List.of(), v.t("outreach.overtaken"), caller, v)
                                .with(HttpStatus.CONFLICT);
        };
    }

    private Appeal find(String id) {
        return Addresses.id(id).flatMap(appeals::find).orElseThrow(NotFound::new);
    }

    // ---- its addressees

    /// An appeal with its threads.
    ///
    /// @param phases how far they are, each with how many
    /// @param missing languages of addressees in which there are no words
    record ShowModel(
            Caller caller,
            Appeal appeal,
            String kind,
            Listing<ThreadLine> list,
            List<Choice> phases,
            List<String> missing,
            int others,
            int toPost,
            int toMail,
            @Nullable String next) {}

    /// A thread in the table.
    record ThreadLine(
            String name,
            String path,
            String language,
            String phase,
            @Nullable LocalDate due,
            int asked,
            String ways) {}

    @GetMapping("/{lang}/desk/outreach/appeals/{id}")
    @Requires(Permission.REACH_GROUPS)
    Page show(@PathVariable String id, @RequestParam Map<String, String> asked, Caller caller, Visitor v) {
        Appeal appeal = find(id);
        List<Open> all = threads.list(appeal, caller);
        Listing.Query query = new Listing.Query(PATH + "/" + id, asked);
        String words = SearchText.fold(query.get("q"));
        List<Open> found = all.stream()
                .filter(open -> query.get("phase").isEmpty()
                        || threads.phase(open.thread()).word().equals(query.get("phase")))
                .filter(open -> words.isEmpty() || SearchText.fold(open.name(v)).contains(words))
                .sorted(Comparator.comparing(open -> keys.key(v.language(), open.name(v))))
                .toList();
        List<Open> shown = Listing.slice(found, query);
        return templates.page(
                v,
                "outreach/appeal",
                new ShowModel(
                        caller,
                        appeal,
                        v.t("outreach.kind." + appeal.kind().word()),
                        Listing.of(
                                shown.stream().map(open -> line(open, v)).toList(), found.size(), query.page(), query),
                        phases(all, query.get("phase"), v),
                        missing(appeal, all, v),
                        others(all, caller).size(),
                        Ready.by(Contact.Way.POST, all, threads).size(),
                        (int) all.stream().filter(mailing::canReach).count(),
                        next(all, v)));
    }

    private List<Choice> phases(List<Open> all, String chosen, Visitor v) {
        Map<Phase, Long> counts = all.stream()
                .collect(Collectors.groupingBy(
                        open -> threads.phase(open.thread()), TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(each -> new Choice(
                        each.getKey().word(),
                        v.t(
                                "outreach.phase.count",
                                "phase",
                                v.t("outreach.phase." + each.getKey().word()),
                                "count",
                                each.getValue()),
                        each.getKey().word().equals(chosen)))
                .toList();
    }

    private ThreadLine line(Open open, Visitor v) {
        AppealThread thread = open.thread();
        return new ThreadLine(
                open.name(v),
                v.to(ThreadPages.PATH + "/" + thread.id()),
                languages
                        .find(thread.language())
                        .map(language -> language.nameIn(v.language()))
                        .orElse(thread.language()),
                v.t("outreach.phase." + threads.phase(thread).word()),
                thread.state() == AppealThread.State.ASKED ? thread.dueOn() : null,
                thread.asked(),
                open.contact() == null
                        ? ""
                        : open.contact().details().ways().stream()
                                .map(way -> v.t("outreach.way." + way.word()))
                                .collect(Collectors.joining(v.t("platform.rule.comma"))));
    }

    private List<String> missing(Appeal appeal, List<Open> all, Visitor v) {
        return all.stream()
                .map(open -> open.thread().language())
                .distinct()
                .filter(tag -> !appeal.content().words().containsKey(tag))
                .map(tag -> languages
                        .find(tag)
                        .map(language -> language.nameIn(v.language()))
                        .orElse(tag))
                .toList();
    }

    private List<Contact> others(List<Open> all, Caller caller) {
        Set<UUID> there = all.stream()
                .flatMap(open -> Stream.ofNullable(open.thread().contact()))
                .collect(Collectors.toSet());
        return contacts.list(caller).stream()
                .filter(contact -> !there.contains(contact.id()))
                .toList();
    }

    // "5 asked. Nothing to do until 12 May; then ring X."
    private @Nullable String next(List<Open> all, Visitor v) {
        boolean busy = all.stream().anyMatch(open -> {
            Phase phase = threads.phase(open.thread());
            return phase.calls() || phase == Phase.PREPARED;
        });
        AppealThread first = null;
        Open whose = null;
        int asked = 0;
        for (Open open : all) {
            asked += open.thread().asked() > 0 ? 1 : 0;
            if (threads.phase(open.thread()) == Phase.WAITING) {
                first = Next.earlier(first, open.thread());
                whose = open.thread().equals(first) ? open : whose;
            }
        }
        return busy || first == null || whose == null ? null : OutreachPages.until(asked, first, whose.name(v), v);
    }

    /// Whom to add.
    record AddresseesModel(Caller caller, Appeal appeal, List<Candidate> candidates) {}

    /// Somebody who is not asked yet.
    record Candidate(String id, String name, String language, boolean words) {}

    @GetMapping("/{lang}/desk/outreach/appeals/{id}/addressees")
    @Requires(Permission.REACH_GROUPS)
    Page addressees(@PathVariable String id, Caller caller, Visitor v) {
        Appeal appeal = find(id);
        List<Candidate> candidates = others(threads.list(appeal, caller), caller).stream()
                .map(contact -> new Candidate(
                        contact.id().toString(),
                        contact.details().name(),
                        languages
                                .find(contact.details().language())
                                .map(language -> language.nameIn(v.language()))
                                .orElse(contact.details().language()),
                        appeal.content().words().containsKey(contact.details().language())))
                .toList();
        return templates.page(v, "outreach/addressees", new AddresseesModel(caller, appeal, candidates));
    }

    @PostMapping("/{lang}/desk/outreach/appeals/{id}/addressees")
    @Requires(Permission.REACH_GROUPS)
    View address(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable List<String> contact,
            Caller caller,
            Visitor v) {
        Appeal appeal = find(id);
        List<Contact> chosen = new ArrayList<>();
        for (String each : contact == null ? List.<String>of() : contact) {
            Addresses.id(each).flatMap(one -> contacts.find(one, caller)).ifPresent(chosen::add);
        }
        threads.address(appeal, chosen, caller);
        return new SeeOther(v.to(PATH + "/" + id));
    }
}
