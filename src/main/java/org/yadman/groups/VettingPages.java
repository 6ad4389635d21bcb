package org.yadman.groups;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.yadman.groups.VettingView.ShowModel;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.text.Sentence;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Forbidden;
import org.yadman.platform.web.Listing;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.SeeOther;
import org.yadman.platform.web.StepUp;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;
import org.yadman.sources.Source;
import org.yadman.sources.Sources;

/// The queue of groups to be made sure of, and for each everything needed to decide on one page.
@Controller
class VettingPages {

    static final String PATH = "/desk/groups";
    private static final int LONGEST = 2000;

    /// What the page can say to have been done.
    private static final Set<String> WORDS =
            Set.of("checked", "withdrawn", "known", "refused", "mailed", "line", "found", "seen", "ended");

    private final VettingList list;
    private final VettingView view;
    private final Vetting vetting;
    private final Domains domains;
    private final Mandates mandates;
    private final Sources sources;
    private final Groups groups;
    private final Templates templates;

    VettingPages(
            VettingList list,
            VettingView view,
            Vetting vetting,
            Domains domains,
            Mandates mandates,
            Sources sources,
            Groups groups,
            Templates templates) {
        this.list = list;
        this.view = view;
        this.vetting = vetting;
        this.domains = domains;
        this.mandates = mandates;
        this.sources = sources;
        this.groups = groups;
        this.templates = templates;
    }

    /// One part of the queue, and the way to the others.
    record ListModel(Caller caller, List<Visitor.Link> parts, Listing<Line> list) {}

    /// One group in it.
    ///
    /// @param alike whether its name can be taken for another's
    record Line(Text name, String path, String kind, String checked, String state, boolean alike) {}

    @GetMapping("/{lang}/desk/groups")
    @Requires(Permission.MODERATE)
    Page list(@RequestParam Map<String, String> asked, Caller caller, Visitor v) {
        Listing.Query query = new Listing.Query(PATH, asked);
        VettingList.Part part = part(query.get("show"));
        Listing<VettingList.Found> found = list.list(part, v.language(), query, v.today());
        List<Line> lines = found.rows().stream()
                .map(each -> new Line(
                        v.in(each.group().name()),
                        v.to(PATH + "/" + each.group().slug()),
                        v.t("groups.kind." + FolderRow.word(each.group().kind())),
                        v.t("groups.checked." + each.standing().checked().word()),
                        v.t("groups.state", "state", view.state(each.standing())),
                        each.alike()))
                .toList();
        List<Visitor.Link> parts = Arrays.stream(VettingList.Part.values())
                .map(each -> new Visitor.Link(
                        v.t("groups.desk.show", "part", word(each)),
                        new Listing.Query(PATH, Map.of("show", word(each))).address(v),
                        each == part,
                        v.language()))
                .toList();
        return templates.page(v, "groups/queue", new ListModel(caller, parts, found.with(lines)));
    }

    private static String word(Enum<?> each) {
        return each.name().toLowerCase(Locale.ROOT);
    }

    private static VettingList.Part part(String asked) {
        return Arrays.stream(VettingList.Part.values())
                .filter(part -> word(part).equals(asked))
                .findFirst()
                .orElse(VettingList.Part.WAITING);
    }

    /// What was typed on a group's page of the desk; each of its forms has some of it.
    record Form(String act, String how, String source, String noted, String said, String address, String id) {
        Form {
            act = Objects.requireNonNullElse(act, "");
            how = Objects.requireNonNullElse(how, "");
            source = Objects.requireNonNullElse(source, "").strip();
            noted = Objects.requireNonNullElse(noted, "").strip();
            said = Objects.requireNonNullElse(said, "").strip();
            address = Objects.requireNonNullElse(address, "").strip();
            id = Objects.requireNonNullElse(id, "");
        }

        static final Form EMPTY = new Form("", "", "", "", "", "", "");

        Optional<How> chosen() {
            return Arrays.stream(How.values())
                    .filter(each -> !each.ofDomain() && each.word().equals(how))
                    .findFirst();
        }

        UUID uuid() {
            try {
                return UUID.fromString(id);
            } catch (IllegalArgumentException nonsense) {
                throw new NotFound();
            }
        }
    }

    /// What became of something done on the page: where one goes on, or what is told.
    private sealed interface Done {
        record Word(String word) implements Done {}

        record Request(UUID id) implements Done {}

        record Wrong(List<Mistake> mistakes) implements Done {}

        record Told(Sentence sentence) implements Done {}
    }

    @GetMapping("/{lang}/desk/groups/{slug}")
    @Requires(Permission.MODERATE)
    Page show(@PathVariable String slug, @RequestParam(defaultValue = "") String done, Caller caller, Visitor v) {
        String told = WORDS.contains(done) ? v.t("groups.desk.done", "what", done) : null;
        return page(find(slug), caller, v, told, Form.EMPTY, List.of());
    }

    private Group find(String slug) {
        return groups.find(slug).orElseThrow(NotFound::new);
    }

    @PostMapping("/{lang}/desk/groups/{slug}")
    @Requires(Permission.MODERATE)
    @StepUp
    View act(@PathVariable String slug, Form form, Caller caller, Visitor v) {
        Group group = find(slug);
        return switch (act(group, form, caller)) {
            case Done.Word(String word) -> new SeeOther(v.to(PATH + "/" + slug) + "?done=" + word);
            case Done.Request(UUID id) -> new SeeOther(v.to("/desk/approvals/" + id));
            case Done.Wrong(List<Mistake> mistakes) ->
                page(group, caller, v, null, form, mistakes).with(HttpStatus.UNPROCESSABLE_CONTENT);
            case Done.Told(Sentence sentence) ->
                page(group, caller, v, v.t(sentence), form, List.of()).with(HttpStatus.CONFLICT);
        };
    }

    private Done act(Group group, Form form, Caller caller) {
        UUID id = group.id();
        return switch (form.act()) {
            case "check" -> check(id, form, caller);
            case "withdraw" -> word(vetting.withdraw(id, form.uuid(), caller.actor()), "withdrawn");
            case "know" -> know(id, form, caller);
            case "admit" -> request(vetting.askToAdmit(id, caller.actor()));
            case "refuse" -> word(vetting.refuse(id, steward(caller).actor()), "refused");
            case "suspend" -> request(vetting.askToSuspend(id, steward(caller).actor()));
            case "restore" -> request(vetting.askToRestore(id, steward(caller).actor()));
            case "mail-code" -> mailCode(id, form, caller);
            case "line" -> word(domains.beginLine(id, group.slug(), caller.actor()), "line");
            case "look" -> look(id);
            case "see" -> word(mandates.see(id, form.uuid(), caller.actor()), "seen");
            case "end" -> word(mandates.end(id, form.uuid(), caller.actor()), "ended");
            default -> throw new NotFound();
        };
    }

    private static Caller steward(Caller caller) {
        if (!caller.may(Permission.STEWARD)) {
            throw new Forbidden();
        }
        return caller;
    }

    private static Done word(boolean done, String word) {
        return done ? new Done.Word(word) : new Done.Told(Sentence.of("groups.desk.overtaken"));
    }

    private static Done request(Optional<UUID> request) {
        return request.<Done>map(Done.Request::new)
                .orElseGet(() -> new Done.Told(Sentence.of("groups.desk.overtaken")));
    }

    private Done check(UUID group, Form form, Caller caller) {
        List<Mistake> mistakes = new ArrayList<>();
        How how = form.chosen().orElse(null);
        UUID source = null;
        if (how == null) {
            mistakes.add(Mistake.at("how", "groups.mistake.how"));
        } else if (how == How.RECORD) {
            source = sources.find(form.source().replaceFirst("^.*/", ""))
                    .map(Source::id)
                    .orElse(null);
            if (source == null) {
                mistakes.add(Mistake.at("source", "groups.mistake.source"));
            }
        }
        if (how != null && how.reaches() && form.noted().isEmpty()) {
            mistakes.add(Mistake.at("noted", "groups.mistake.noted"));
        }
        tooLong(mistakes, "noted", form.noted());
        if (how == null || !mistakes.isEmpty()) {
            return new Done.Wrong(mistakes);
        }
        vetting.check(group, how, source, form.noted(), caller.actor());
        return new Done.Word("checked");
    }

    private static void tooLong(List<Mistake> mistakes, String field, String text) {
        if (text.length() > LONGEST) {
            mistakes.add(Mistake.at(field, "groups.mistake.long", "most", LONGEST));
        }
    }

    private Done know(UUID group, Form form, Caller caller) {
        List<Mistake> mistakes = new ArrayList<>();
        if (form.said().isEmpty()) {
            mistakes.add(Mistake.at("said", "groups.mistake.said"));
        }
        tooLong(mistakes, "said", form.said());
        if (!mistakes.isEmpty()) {
            return new Done.Wrong(mistakes);
        }
        vetting.know(group, form.said(), caller.actor());
        return new Done.Word("known");
    }

    private Done mailCode(UUID group, Form form, Caller caller) {
        return domains.mailCode(group, form.address(), caller.actor())
                .<Done>map(against ->
                        new Done.Wrong(List.of(Mistake.at("address", "groups.mistake.address", "why", word(against)))))
                .orElseGet(() -> new Done.Word("mailed"));
    }

    private Done look(UUID group) {
        if (!domains.canAsk()) {
            throw new NotFound();
        }
        Domains.Looked looked = domains.look(group);
        return looked == Domains.Looked.THERE
                ? new Done.Word("found")
                : new Done.Told(Sentence.of("groups.line.looked", "what", word(looked)));
    }

    private Page page(Group group, Caller caller, Visitor v, @Nullable String told, Form form, List<Mistake> mistakes) {
        ShowModel model = view.of(group, caller, v, told, form, mistakes);
        return templates.page(v, "groups/vetting", model);
    }
}
