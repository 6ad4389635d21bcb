package org.yadman.bodies;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.yadman.accounts.GroupChoices;
import org.yadman.platform.collect.FolderTable;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.text.SortKeys;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Choice;
import org.yadman.platform.web.Listing;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.SeeOther;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;
import org.yadman.pure.calendars.PartialDate;
import org.yadman.sources.FieldView;
import org.yadman.sources.FieldViews;

/// The votes we have, at the desk: a group says its own number and alone sees it; whoever keeps the record can write
/// down what a group said, and sees no group's number, only what everybody sees.
@Controller
class VotesDesk {

    static final String PATH = "/desk/bodies/votes";

    private final Bodies bodies;
    private final VotesWeHave votes;
    private final VotersOfBody voters;
    private final LastDays lastDays;
    private final FieldViews views;
    private final GroupChoices groups;
    private final SortKeys keys;
    private final Templates templates;

    VotesDesk(
            Bodies bodies,
            VotesWeHave votes,
            VotersOfBody voters,
            LastDays lastDays,
            FieldViews views,
            GroupChoices groups,
            SortKeys keys,
            Templates templates) {
        this.bodies = bodies;
        this.votes = votes;
        this.voters = voters;
        this.lastDays = lastDays;
        this.views = views;
        this.groups = groups;
        this.keys = keys;
        this.templates = templates;
    }

    /// The list.
    ///
    /// @param written whether a number for a group was just written down
    record ListModel(Caller caller, Listing<Line> list, boolean written) {}

    /// A body.
    ///
    /// @param ours how many of us have a vote there, as everybody reads it
    /// @param own what the caller's group has said, a sentence; null for whoever speaks for no group
    /// @param gained how the vote is gained, or null while no source says it
    record Line(
            String slug,
            Text name,
            String path,
            String ours,
            @Nullable String own,
            List<String> join,
            @Nullable FieldView gained,
            List<VotersOfBody.Speaker> speakers) {}

    @GetMapping("/{lang}/desk/bodies/votes")
    @Requires(Permission.PROPOSE)
    Page list(@RequestParam Map<String, String> asked, Caller caller, Visitor v) {
        Listing.Query query = new Listing.Query(PATH, asked);
        List<Body> all = joinable(v);
        int page = query.page();
        Listing<Body> found = Listing.of(
                new FolderTable.Slice((page - 1L) * Listing.SIZE, Listing.SIZE).of(all), all.size(), page, query);
        List<UUID> ids = found.rows().stream().map(Body::id).toList();
        UUID group = caller.may(Permission.ACT_FOR_GROUP) ? caller.group() : null;
        Map<UUID, VotesWeHave.Own> own = group == null ? Map.of() : votes.own(group, ids);
        Map<UUID, Map<String, FieldView>> fields = views.of(Body.KIND, ids, v);
        Map<UUID, List<VotersOfBody.Speaker>> speakers = voters.speakers(ids, v);
        VotesWeHave.Told told = votes.told();
        List<Line> lines = found.rows().stream()
                .map(body -> new Line(
                        body.slug(),
                        v.in(body.name()),
                        v.to("/bodies/" + body.slug()),
                        VotersOfBody.ours(told, body.id(), v),
                        group == null ? null : own(own.get(body.id()), v),
                        lastDays.of(body, v),
                        fields.getOrDefault(body.id(), Map.of()).get(Bodies.ELIGIBILITY),
                        speakers.getOrDefault(body.id(), List.of())))
                .toList();
        return templates.page(
                v, "bodies/votes", new ListModel(caller, found.with(lines), asked.containsKey("written")));
    }

    // Where nobody can join, none of us has a vote.
    private List<Body> joinable(Visitor v) {
        return bodies.listAll().stream()
                .filter(body -> body.kind().canBeJoined())
                .sorted(Comparator.comparing(
                        body -> keys.key(v.language(), v.in(body.name()).value())))
                .toList();
    }

    private Optional<Body> find(String slug) {
        return bodies.find(slug).filter(body -> body.kind().canBeJoined());
    }

    private static String own(VotesWeHave.@Nullable Own own, Visitor v) {
        return own == null
                ? v.t("votes.own.none")
                : v.t(
                        "votes.own",
                        "number",
                        own.number(),
                        "month",
                        v.date(PartialDate.parse(own.month().toString())));
    }

    /// A number to be said.
    ///
    /// @param own whether the group says it itself
    /// @param body of which it is said, where that is chosen already; else null
    /// @param bodies to choose from, otherwise
    /// @param seen the version of the own number that is shown
    record FormModel(
            Caller caller,
            boolean own,
            @Nullable Text body,
            String slug,
            List<Choice> bodies,
            List<Choice> groups,
            String number,
            int seen,
            List<Mistake> mistakes) {}

    /// What was typed.
    record Typed(String body, String group, String number, String seen) {
        Typed {
            body = Objects.requireNonNullElse(body, "");
            group = Objects.requireNonNullElse(group, "");
            number = Objects.requireNonNullElse(number, "").strip();
            seen = Objects.requireNonNullElse(seen, "");
        }

        /// The number in whatever digits; nothing if it is none, or too large.
        OptionalLong read() {
            StringBuilder digits = new StringBuilder();
            number.codePoints()
                    .filter(point -> !Character.isWhitespace(point) && point != ',' && point != '٬')
                    .forEach(point -> digits.append(Character.isDigit(point) ? Character.digit(point, 10) : -1));
            String plain = digits.toString();
            return plain.matches("[0-9]{1,8}") && Long.parseLong(plain) <= VoteSeat.MOST
                    ? OptionalLong.of(Long.parseLong(plain))
                    : OptionalLong.empty();
        }
    }

    @GetMapping("/{lang}/desk/bodies/votes/own")
    @Requires(Permission.ACT_FOR_GROUP)
    Page own(@RequestParam(defaultValue = "") String body, Caller caller, Visitor v) {
        Optional<Body> chosen = find(body);
        return chosen.isEmpty() ? list(Map.of(), caller, v) : ownForm(chosen.get(), null, List.of(), caller, v);
    }

    private Page ownForm(Body body, @Nullable Typed typed, List<Mistake> mistakes, Caller caller, Visitor v) {
        VotesWeHave.Own own = votes.own(group(caller), List.of(body.id())).get(body.id());
        return templates.page(
                v,
                "bodies/voteform",
                new FormModel(
                        caller,
                        true,
                        v.in(body.name()),
                        body.slug(),
                        List.of(),
                        List.of(),
                        typed != null ? typed.number() : own == null ? "" : String.valueOf(own.number()),
                        own == null ? 0 : own.version(),
                        mistakes));
    }

    private static UUID group(Caller caller) {
        return Optional.ofNullable(caller.group()).orElseThrow(NotFound::new);
    }

    @PostMapping("/{lang}/desk/bodies/votes/own")
    @Requires(Permission.ACT_FOR_GROUP)
    View sayOwn(Typed typed, Caller caller, Visitor v) {
        Body body = find(typed.body()).orElseThrow(NotFound::new);
        OptionalLong number = typed.read();
        if (number.isEmpty() || !typed.seen().matches("[0-9]{1,9}")) {
            return ownForm(body, typed, List.of(mistake()), caller, v).with(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        votes.say(body.id(), group(caller), number.getAsLong(), Integer.valueOf(typed.seen()));
        return new SeeOther(v.to(PATH));
    }

    private static Mistake mistake() {
        return Mistake.at("number", "votes.mistake.number", "most", VoteSeat.MOST);
    }

    @GetMapping("/{lang}/desk/bodies/votes/group")
    @Requires(Permission.KEEP_RECORD)
    Page forGroup(@RequestParam(defaultValue = "") String body, Caller caller, Visitor v) {
        return groupForm(new Typed(body, "", "", ""), List.of(), caller, v);
    }

    private Page groupForm(Typed typed, List<Mistake> mistakes, Caller caller, Visitor v) {
        return templates.page(
                v,
                "bodies/voteform",
                new FormModel(
                        caller,
                        false,
                        null,
                        typed.body(),
                        joinable(v).stream()
                                .map(body -> new Choice(
                                        body.slug(),
                                        v.in(body.name()).value(),
                                        body.slug().equals(typed.body())))
                                .toList(),
                        Stream.concat(
                                        Stream.of(new Choice(
                                                "",
                                                v.t("votes.form.choose"),
                                                typed.group().isEmpty())),
                                        groups.choices(v.language()).stream()
                                                .map(group -> new Choice(
                                                        group.id().toString(),
                                                        group.name(),
                                                        group.id().toString().equals(typed.group()))))
                                .toList(),
                        typed.number(),
                        0,
                        mistakes));
    }

    @PostMapping("/{lang}/desk/bodies/votes/group")
    @Requires(Permission.KEEP_RECORD)
    View sayForGroup(Typed typed, Caller caller, Visitor v) {
        Optional<Body> body = find(typed.body());
        Optional<UUID> group = groups.choices(v.language()).stream()
                .map(GroupChoices.Group::id)
                .filter(id -> id.toString().equals(typed.group()))
                .findFirst();
        OptionalLong number = typed.read();
        List<Mistake> mistakes = Stream.of(
                        body.isEmpty() ? Mistake.at("body", "votes.mistake.body") : null,
                        group.isEmpty() ? Mistake.at("group", "votes.mistake.group") : null,
                        number.isEmpty() ? mistake() : null)
                .filter(Objects::nonNull)
                .toList();
        if (!mistakes.isEmpty()) {
            return groupForm(typed, mistakes, caller, v).with(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        votes.say(body.orElseThrow().id(), group.orElseThrow(), number.getAsLong(), null);
        return new SeeOther(v.to(PATH + "?written=yes"));
    }
}
