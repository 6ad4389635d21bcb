package org.yadman.audit;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.yadman.audit.AuditStore.Entry;
import org.yadman.platform.collect.RefSource;
import org.yadman.platform.collect.RefSource.Named;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Messages;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Choice;
import org.yadman.platform.web.Listing;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Public;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// The acts, for stewards; and for everybody where their chain ends.
@Controller
class AuditPages {

    /// What stands in the chain as it is, because it names nobody.
    private static final Map<String, String> ACTORS = Map.of(
            "operator", "audit.actor.operator",
            "import", "audit.actor.import",
            "themselves", "audit.actor.themselves");

    private static final int SHOWN_OF_A_PSEUDONYM = 6;

    private final AuditStore store;
    private final Heads heads;
    private final Revocations revocations;
    private final List<RefSource> refs;
    private final ObjectProvider<Audit.Roles> roles;
    private final Messages messages;
    private final Templates templates;

    AuditPages(
            AuditStore store,
            Heads heads,
            Revocations revocations,
            List<RefSource> refs,
            ObjectProvider<Audit.Roles> roles,
            Messages messages,
            Templates templates) {
        this.store = store;
        this.heads = heads;
        this.revocations = revocations;
        this.refs = refs;
        this.roles = roles;
        this.messages = messages;
        this.templates = templates;
    }

    @GetMapping("/api/v1/audit-head")
    @Public
    ResponseEntity<String> head() {
        return ResponseEntity.ok()
                .header("Content-Type", "application/json")
                .cacheControl(CacheControl.noCache())
                .body(heads.findPublished().orElseThrow(NotFound::new));
    }

    @GetMapping("/api/v1/revocations")
    @Public
    ResponseEntity<String> revocations() {
        return ResponseEntity.ok()
                .header("Content-Type", "application/json")
                .cacheControl(CacheControl.noCache())
                .body(revocations.json());
    }

    /// The list.
    record ListModel(Caller caller, Listing<Line> list, List<Choice> acts) {}

    /// One act.
    ///
    /// @param subject what it was done to; empty where that has no name that may be shown
    /// @param path where it can be seen, or null
    record Line(
            long number,
            String day,
            String act,
            String actor,
            String subject,
            @Nullable String path) {}

    @GetMapping("/{lang}/desk/audit")
    @Requires(Permission.STEWARD)
    Page list(@RequestParam Map<String, String> asked, Visitor v, Caller caller) {
        Listing.Query query = new Listing.Query("/desk/audit", asked);
        String act = query.get("act");
        int page = query.page();
        List<Entry> entries = store.listNewest(act, Listing.SIZE, (page - 1) * Listing.SIZE);
        Listing<Entry> list = Listing.of(entries, store.count(act), page, query);
        List<Choice> acts = store.listActs().stream()
                .map(each -> new Choice(each, word(each, v), each.equals(act)))
                .sorted(Comparator.comparing(Choice::label))
                .toList();
        return templates.page(v, "audit/list", new ListModel(caller, list.with(lines(entries, v)), acts));
    }

    private List<Line> lines(List<Entry> entries, Visitor v) {
        Map<Ref, Named> names = names(entries, v.language());
        Map<ActorId, String> people = people(entries, v.language());
        return entries.stream().map(entry -> line(entry, names, people, v)).toList();
    }

    private Line line(Entry entry, Map<Ref, Named> names, Map<ActorId, String> people, Visitor v) {
        Ref subject = subject(entry);
        Named named = subject == null ? null : names.get(subject);
        String title = named != null ? named.title() : entry.content() == null ? v.t("audit.subject.erased") : "";
        return new Line(
                entry.line().number(),
                v.date(LocalDate.parse(entry.line().day())),
                word(entry.line().act(), v),
                actor(entry, people, v),
                title,
                named == null ? null : v.to(named.path()));
    }

    private static @Nullable Ref subject(Entry entry) {
        return entry.content() == null ? null : entry.content().subject();
    }

    // An act of a later or an earlier version has no words here; its key is still better than no page.
    private String word(String act, Visitor v) {
        return messages.keys(Language.SOURCE.tag()).contains(act) ? v.t(act) : act;
    }

    private String actor(Entry entry, Map<ActorId, String> people, Visitor v) {
        String actor = entry.line().actor();
        if (!Pseudonym.isOne(actor)) {
            return word(ACTORS.getOrDefault(actor, actor), v);
        }
        if (entry.person() == null) {
            return v.t("audit.forgotten");
        }
        String role = people.getOrDefault(new ActorId(entry.person()), v.t("audit.somebody"));
        // So that two people of one role can be told apart, within a day only.
        return v.t("audit.person", "role", role, "sign", actor.substring(0, SHOWN_OF_A_PSEUDONYM));
    }

    private Map<ActorId, String> people(List<Entry> entries, Language language) {
        Set<ActorId> ids = entries.stream()
                .map(Entry::person)
                .filter(Objects::nonNull)
                .map(ActorId::new)
                .collect(Collectors.toSet());
        return roles.stream().findFirst().map(each -> each.of(ids, language)).orElse(Map.of());
    }

    private Map<Ref, Named> names(List<Entry> entries, Language language) {
        Map<String, Set<UUID>> ids = entries.stream()
                .map(AuditPages::subject)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(Ref::kind, Collectors.mapping(Ref::id, Collectors.toSet())));
        Map<Ref, Named> names = new HashMap<>();
        for (RefSource source : refs) {
            Set<UUID> ofKind = ids.getOrDefault(source.kind(), Set.of());
            if (!ofKind.isEmpty()) {
                source.name(ofKind, language).values().forEach(named -> names.put(named.ref(), named));
            }
        }
        return names;
    }
}
