package org.yadman.outreach;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
import org.yadman.accounts.Askers;
import org.yadman.accounts.GroupChoices;
import org.yadman.groups.GroupKind;
import org.yadman.outreach.Contact.Details;
import org.yadman.outreach.Contact.Safety;
import org.yadman.outreach.Contact.Way;
import org.yadman.outreach.Contacts.Twin;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.mail.Mail;
import org.yadman.platform.text.Languages;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Checked;
import org.yadman.platform.web.Choice;
import org.yadman.platform.web.Countries;
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

/// Whom we can reach: the list, one, and who looks after it.
@Controller
class ContactPages {

    static final String PATH = "/desk/outreach/contacts";

    private final Contacts contacts;
    private final Threads threads;
    private final Askers askers;
    private final GroupChoices groups;
    private final Languages languages;
    private final Countries countries;
    private final Mail mail;
    private final Templates templates;

    ContactPages(
            Contacts contacts,
            Threads threads,
            Askers askers,
            GroupChoices groups,
            Languages languages,
            Countries countries,
            Mail mail,
            Templates templates) {
        this.contacts = contacts;
        this.threads = threads;
        this.askers = askers;
        this.groups = groups;
        this.languages = languages;
        this.countries = countries;
        this.mail = mail;
        this.templates = templates;
    }

    /// The list, and the form for one more.
    ///
    /// @param added how many contacts there are now that one was added; 0: none was
    /// @param twins those that may be the same as what was typed
    record ListModel(
            Caller caller,
            Listing<Line> list,
            Set<String> inUse,
            ContactForm typed,
            Choices choices,
            int added,
            List<TwinLine> twins,
            List<Mistake> mistakes) {}

    /// A contact in the list.
    record Line(String name, String path, String country, String language, List<String> ways) {}

    /// One that may be the same.
    record TwinLine(String name, String path, String why) {}

    /// What can be chosen in the form.
    record Choices(List<Choice> groups, List<Choice> kinds, List<Choice> countries, List<Choice> languages) {}

    @GetMapping("/{lang}/desk/outreach/contacts")
    @Requires(Permission.REACH_GROUPS)
    Page list(@RequestParam Map<String, String> asked, Caller caller, Visitor v) {
        Map<String, String> narrowing = new TreeMap<>(asked);
        boolean added = narrowing.remove("added") != null;
        return page(new Listing.Query(PATH, narrowing), ContactForm.EMPTY, added, List.of(), List.of(), caller, v);
    }

    private Page page(
            Listing.Query query,
            ContactForm typed,
            boolean added,
            List<Twin> twins,
            List<Mistake> mistakes,
            Caller caller,
            Visitor v) {
        String words = SearchText.fold(query.get("q"));
        List<Contact> own = contacts.list(caller);
        List<Line> found = own.stream()
                .filter(contact -> words.isEmpty()
                        || SearchText.fold(contact.details().name()).contains(words))
                .filter(contact -> query.get("country").isEmpty()
                        || query.get("country").equals(contact.details().country()))
                .map(contact -> line(contact, v))
                .toList();
        List<Line> shown = Listing.slice(found, query);
        return templates.page(
                v,
                "outreach/contacts",
                new ListModel(
                        caller,
                        Listing.of(shown, found.size(), query.page(), query),
                        own.stream()
                                .flatMap(contact ->
                                        Stream.ofNullable(contact.details().country()))
                                .collect(Collectors.toCollection(TreeSet::new)),
                        typed,
                        choices(typed, v),
                        added ? own.size() : 0,
                        twins.stream().map(twin -> twin(twin, v)).toList(),
                        mistakes));
    }

    private Line line(Contact contact, Visitor v) {
        Details details = contact.details();
        return new Line(
                details.name(),
                v.to(PATH + "/" + contact.id()),
                countries.name(details.country(), v.language()),
                language(details.language(), v),
                details.ways().stream()
                        .map(way -> v.t("outreach.way." + way.word()))
                        .toList());
    }

    private String language(String tag, Visitor v) {
        return languages.find(tag).map(each -> each.nameIn(v.language())).orElse(tag);
    }

    private TwinLine twin(Twin twin, Visitor v) {
        return new TwinLine(
                twin.contact().details().name(),
                v.to(PATH + "/" + twin.contact().id()),
                v.t("outreach.twin", "same", twin.same().name()));
    }

    private Choices choices(ContactForm typed, Visitor v) {
        return new Choices(
                Stream.concat(
                                Stream.of(new Choice(
                                        "",
                                        v.t("outreach.group.none"),
                                        typed.group().isEmpty())),
                                groups.choices(v.language()).stream()
                                        .map(group -> new Choice(
                                                group.id().toString(),
                                                group.name(),
                                                group.id().toString().equals(typed.group()))))
                        .toList(),
                Stream.concat(
                                Stream.of(new Choice(
                                        "",
                                        v.t("outreach.unknown"),
                                        typed.kind().isEmpty())),
                                Arrays.stream(GroupKind.values())
                                        .map(FolderRow::word)
                                        .map(word -> new Choice(
                                                word, v.t("groups.kind." + word), word.equals(typed.kind()))))
                        .toList(),
                countries.choices(typed.country(), v.t("outreach.unknown"), v),
                languages.all().stream()
                        .map(each -> new Choice(
                                each.tag(),
                                each.nameIn(v.language()),
                                each.tag()
                                        .equals(
                                                typed.language().isEmpty()
                                                        ? v.language().tag()
                                                        : typed.language())))
                        .toList());
    }

    private List<UUID> known(Visitor v) {
        return groups.choices(v.language()).stream().map(GroupChoices.Group::id).toList();
    }

    private List<String> tags() {
        return languages.all().stream().map(each -> each.tag()).toList();
    }

    @PostMapping("/{lang}/desk/outreach/contacts")
    @Requires(Permission.REACH_GROUPS)
    View add(@RequestParam Map<String, String> sent, Caller caller, Visitor v) {
        ContactForm typed = ContactForm.of(sent);
        Listing.Query query = new Listing.Query(PATH, Map.of());
        return switch (typed.check(known(v), tags())) {
            case Checked.Invalid<Details>(List<Mistake> mistakes) ->
                page(query, typed, false, List.of(), mistakes, caller, v).with(HttpStatus.UNPROCESSABLE_CONTENT);
            case Checked.Valid<Details>(Details details) -> {
                List<Twin> twins = Contacts.twins(details, contacts.list(caller));
                if (!twins.isEmpty() && !sent.containsKey("another")) {
                    yield page(query, typed, false, twins, List.of(), caller, v).with(HttpStatus.CONFLICT);
                }
                contacts.add(details, caller);
                yield new SeeOther(v.to(PATH) + "?added");
            }
        };
    }

    // ---- one

    /// One contact.
    ///
    /// @param owners who can look after it; empty for those who may not give it away
    record ShowModel(
            Caller caller,
            Contact contact,
            String country,
            List<PointLine> points,
            List<String> safety,
            boolean mayMail,
            boolean mayErase,
            List<ThreadLine> threads,
            ContactForm typed,
            Choices choices,
            List<Choice> owners,
            List<Choice> deputies,
            List<Mistake> mistakes,
            @Nullable String told) {}

    /// A way to reach it.
    record PointLine(String way, String value, String who, boolean dead) {}

    /// One of its threads.
    record ThreadLine(String title, String path, String phase) {}

    @GetMapping("/{lang}/desk/outreach/contacts/{id}")
    @Requires(Permission.REACH_GROUPS)
    Page show(@PathVariable String id, Caller caller, Visitor v) {
        Contact contact = find(id, caller);
        return show(contact, ContactForm.of(contact.details()), List.of(), null, caller, v);
    }

    private Page show(
            Contact contact,
            ContactForm typed,
            List<Mistake> mistakes,
            @Nullable String told,
            Caller caller,
            Visitor v) {
        Details details = contact.details();
        boolean gives = caller.may(Permission.KEEP_RECORD);
        return templates.page(
                v,
                "outreach/contact",
                new ShowModel(
                        caller,
                        contact,
                        countries.name(details.country(), v.language()),
                        details.points().stream()
                                .map(point -> new PointLine(
                                        v.t("outreach.way." + point.way().word()),
                                        point.value(),
                                        point.who(),
                                        point.dead()))
                                .toList(),
                        details.safety().stream()
                                .map(rule -> v.t("outreach.safety." + rule.word()))
                                .sorted()
                                .toList(),
                        details.point(Way.EMAIL)
                                        .map(point -> mail.mayReach(point.value()))
                                        .orElse(true)
                                && !threads.isProtected(contact),
                        Contacts.mayErase(contact, caller),
                        threads.listOfContact(contact.id(), caller).stream()
                                .map(open -> new ThreadLine(
                                        open.appeal().content().title(),
                                        v.to(ThreadPages.PATH + "/"
                                                + open.thread().id()),
                                        v.t("outreach.phase."
                                                + threads.phase(open.thread()).word())))
                                .toList(),
                        typed,
                        choices(typed, v),
                        gives ? people(contact.owner(), false, v) : List.of(),
                        gives ? people(contact.deputy(), true, v) : List.of(),
                        mistakes,
                        told));
    }

    private List<Choice> people(@Nullable String chosen, boolean none, Visitor v) {
        Stream<Choice> all = askers.list().stream()
                .map(asker -> new Choice(
                        asker.account(), asker.name(), asker.account().equals(chosen)));
        return none
                ? Stream.concat(Stream.of(new Choice("", v.t("outreach.nobody"), chosen == null)), all)
                        .toList()
                : all.toList();
    }

    @PostMapping("/{lang}/desk/outreach/contacts/{id}")
    @Requires(Permission.REACH_GROUPS)
    View change(@PathVariable String id, @RequestParam Map<String, String> sent, Caller caller, Visitor v) {
        Contact contact = find(id, caller);
        ContactForm typed = ContactForm.of(sent);
        return switch (typed.check(known(v), tags())) {
            case Checked.Invalid<Details>(List<Mistake> mistakes) ->
                show(contact, typed, mistakes, null, caller, v).with(HttpStatus.UNPROCESSABLE_CONTENT);
            case Checked.Valid<Details>(Details details) ->
                after(
                        contacts.change(contact, version(sent), details.beside(contact.details()), caller),
                        contact,
                        typed,
                        caller,
                        v);
        };
    }

    private View after(Contacts.Done done, Contact contact, ContactForm typed, Caller caller, Visitor v) {
        return switch (done) {
            case DONE -> {
                contacts.find(contact.id(), caller).ifPresent(threads::follow);
                yield new SeeOther(v.to(PATH + "/" + contact.id()));
            }
            case OVERTAKEN ->
                show(contact, typed, List.of(), v.t("outreach.overtaken"), caller, v)
                        .with(HttpStatus.CONFLICT);
        };
    }

    private static int version(Map<String, String> sent) {
        String typed = sent.getOrDefault("version", "");
        return typed.matches("[0-9]{1,8}") ? Integer.parseInt(typed) : 0;
    }

    @PostMapping("/{lang}/desk/outreach/contacts/{id}/owner")
    @Requires(Permission.KEEP_RECORD)
    View assign(@PathVariable String id, @RequestParam Map<String, String> sent, Caller caller, Visitor v) {
        Contact contact = find(id, caller);
        Set<String> all = askers.list().stream().map(Askers.Asker::account).collect(Collectors.toSet());
        String owner = sent.getOrDefault("owner", "");
        String deputy = sent.getOrDefault("deputy", "");
        if (!all.contains(owner) || !(deputy.isEmpty() || all.contains(deputy))) {
            throw new NotFound();
        }
        return after(
                contacts.assign(contact, version(sent), owner, deputy.isEmpty() ? null : deputy, caller),
                contact,
                ContactForm.of(contact.details()),
                caller,
                v);
    }

    @PostMapping("/{lang}/desk/outreach/contacts/{id}/erasure")
    @Requires(Permission.REACH_GROUPS)
    View erase(@PathVariable String id, Caller caller, Visitor v) {
        Contact contact = find(id, caller);
        if (!Contacts.mayErase(contact, caller)) {
            throw new Forbidden();
        }
        contacts.erase(contact, caller);
        return new SeeOther(v.to(PATH));
    }

    // ---- a whole list to the next volunteer

    /// Who gives to whom.
    record HandoverModel(
            Caller caller,
            List<Choice> from,
            List<Choice> to,
            @Nullable String told) {}

    @GetMapping("/{lang}/desk/outreach/handover")
    @Requires(Permission.KEEP_RECORD)
    Page handover(Caller caller, Visitor v) {
        return handover(null, caller, v);
    }

    private Page handover(@Nullable String told, Caller caller, Visitor v) {
        List<Choice> all = people(null, false, v);
        return templates.page(v, "outreach/handover", new HandoverModel(caller, all, all, told));
    }

    @PostMapping("/{lang}/desk/outreach/handover")
    @Requires(Permission.KEEP_RECORD)
    View handOver(@RequestParam Map<String, String> sent, Caller caller, Visitor v) {
        Set<String> all = askers.list().stream().map(Askers.Asker::account).collect(Collectors.toSet());
        String from = sent.getOrDefault("from", "");
        String to = sent.getOrDefault("to", "");
        // Whoever has left may have contacts still.
        if (!all.contains(to) || from.isEmpty() || from.equals(to)) {
            return handover(v.t("outreach.handover.choose"), caller, v).with(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        int handed = contacts.handOver(from, to, caller);
        return handover(v.t("outreach.handover.done", "contacts", handed), caller, v);
    }

    private Contact find(String id, Caller caller) {
        return Addresses.id(id).flatMap(each -> contacts.find(each, caller)).orElseThrow(NotFound::new);
    }

    /// The safety rules as boxes of the form.
    static List<Choice> safety(ContactForm typed, Visitor v) {
        return Arrays.stream(Safety.values())
                .map(rule -> new Choice(
                        rule.word(),
                        v.t("outreach.safety." + rule.word()),
                        typed.safety().contains(rule.word())))
                .toList();
    }
}
