package org.yadman.outreach;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.yadman.groups.Group;
import org.yadman.outreach.Board.Organisation;
import org.yadman.outreach.Board.Outcome;
import org.yadman.outreach.Board.Whole;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.text.Localized;
import org.yadman.platform.text.SortKeys;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Choice;
import org.yadman.platform.web.Countries;
import org.yadman.platform.web.Forbidden;
import org.yadman.platform.web.Listing;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.SeeOther;
import org.yadman.platform.web.StepUp;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;
import org.yadman.pure.names.SearchText;

/// The board: who has taken which human-rights organisation to win for the day, and which are free. Only at
/// the desk: whom a group has taken is not public.
@Controller
class BoardPages {

    static final String PATH = "/desk/outreach/board";

    private final Board board;
    private final Threads threads;
    private final Countries countries;
    private final SortKeys keys;
    private final Templates templates;

    BoardPages(Board board, Threads threads, Countries countries, SortKeys keys, Templates templates) {
        this.board = board;
        this.threads = threads;
        this.countries = countries;
        this.keys = keys;
        this.templates = templates;
    }

    /// The page.
    ///
    /// @param own what the caller's group has taken, in words; null where it speaks for none
    /// @param chosen the organisation about which something is to be done, or null
    /// @param asking whether the caller may see how the asking stands
    record BoardModel(
            Caller caller,
            Listing<Line> list,
            List<Choice> countries,
            List<Choice> states,
            @Nullable String own,
            @Nullable Chosen chosen,
            boolean asking,
            @Nullable String told) {}

    /// An organisation.
    ///
    /// @param by who has taken it, or null
    /// @param phases how the asking stands, as far as the caller may see it
    /// @param takes whether the caller's group can take it with one press
    /// @param acts whether the caller can give it to a group, give it back or pass it on
    record Line(
            String id,
            Localized.Text name,
            String country,
            boolean contact,
            Localized.@Nullable Text by,
            @Nullable LocalDate since,
            List<String> phases,
            boolean takes,
            boolean acts) {}

    /// One about which something is to be done.
    ///
    /// @param version of what stands, or 0 where it is free
    /// @param groups that can have it
    record Chosen(Line line, int version, List<Choice> groups) {}

    @GetMapping("/{lang}/desk/outreach/board")
    @Requires(Permission.OWN_ACCOUNT)
    Page show(@RequestParam Map<String, String> asked, Caller caller, Visitor v) {
        return page(asked, null, caller, v);
    }

    private Page page(Map<String, String> asked, @Nullable String told, Caller caller, Visitor v) {
        Whole whole = see(caller);
        Listing.Query query = new Listing.Query(PATH, asked);
        List<Organisation> found = found(whole, query, v);
        List<Line> shown = Listing.slice(found, query).stream()
                .map(each -> line(each, whole, caller, v))
                .toList();
        return templates.page(
                v,
                "outreach/board",
                new BoardModel(
                        caller,
                        Listing.of(shown, found.size(), query.page(), query),
                        inUse(whole, query.get("country"), v),
                        Stream.of("", "free", "taken")
                                .map(state -> new Choice(
                                        state,
                                        v.t("board.state", "state", state.isEmpty() ? "all" : state),
                                        state.equals(query.get("state"))))
                                .toList(),
                        own(whole, caller, v),
                        whole.find(query.get("organisation"))
                                .filter(each -> acts(each, whole, caller))
                                .map(each -> chosen(each, whole, caller, v))
                                .orElse(null),
                        caller.may(Permission.REACH_GROUPS),
                        told));
    }

    // Those who keep asking, and those who speak for a group; a representative without a group has nothing here.
    private Whole see(Caller caller) {
        if (!caller.may(Permission.REACH_GROUPS) && (!caller.may(Permission.ACT_FOR_GROUP) || caller.group() == null)) {
            throw new Forbidden();
        }
        return board.of(caller);
    }

    private List<Organisation> found(Whole whole, Listing.Query query, Visitor v) {
        String words = SearchText.fold(query.get("q"));
        return whole.organisations().stream()
                .filter(each -> words.isEmpty()
                        || each.name().texts().values().stream()
                                .anyMatch(name -> SearchText.fold(name).contains(words)))
                .filter(each ->
                        query.get("country").isEmpty() || query.get("country").equals(each.country()))
                .filter(each -> switch (query.get("state")) {
                    case "free" -> !whole.taken().containsKey(each.id());
                    case "taken" -> whole.taken().containsKey(each.id());
                    default -> true;
                })
                .sorted(Comparator.comparing((Organisation each) ->
                                keys.key(v.language(), countries.name(each.country(), v.language())))
                        .thenComparing(
                                each -> keys.key(v.language(), v.in(each.name()).value()))
                        .thenComparing(Organisation::id))
                .toList();
    }

    private List<Choice> inUse(Whole whole, String chosen, Visitor v) {
        return Stream.concat(
                        Stream.of(new Choice("", v.t("board.country.all"), chosen.isEmpty())),
                        whole.organisations().stream()
                                .map(Organisation::country)
                                .filter(Objects::nonNull)
                                .distinct()
                                .map(code -> new Choice(code, countries.name(code, v.language()), code.equals(chosen)))
                                .sorted(Comparator.comparing(choice -> keys.key(v.language(), choice.label()))))
                .toList();
    }

    private Line line(Organisation of, Whole whole, Caller caller, Visitor v) {
        Taken taken = whole.taken().get(of.id());
        Group by = taken == null ? null : whole.groups().get(taken.group());
        UUID own = caller.group();
        Group ownGroup = own == null ? null : whole.groups().get(own);
        return new Line(
                of.id().toString(),
                v.in(of.name()),
                countries.name(of.country(), v.language()),
                of.contact(),
                by == null ? null : v.in(by.name()),
                taken == null ? null : taken.on(),
                phases(of, caller, v),
                taken == null
                        && ownGroup != null
                        && Board.mayActFor(ownGroup.id(), caller)
                        && of.country() != null
                        && of.country().equals(ownGroup.country())
                        && !of.id().equals(own)
                        && whole.of(ownGroup.id()).isEmpty(),
                acts(of, whole, caller));
    }

    // Only threads whose contacts the caller may see: how the asking stands tells who has answered.
    private List<String> phases(Organisation of, Caller caller, Visitor v) {
        return of.offices().stream()
                .flatMap(office -> threads.listOfContact(office.id(), caller).stream())
                .map(open ->
                        v.t("outreach.phase." + threads.phase(open.thread()).word()))
                .distinct()
                .toList();
    }

    private static boolean acts(Organisation of, Whole whole, Caller caller) {
        Taken taken = whole.taken().get(of.id());
        return taken == null ? caller.may(Permission.KEEP_RECORD) : Board.mayActFor(taken.group(), caller);
    }

    private @Nullable String own(Whole whole, Caller caller, Visitor v) {
        UUID own = caller.group();
        if (own == null || !caller.may(Permission.ACT_FOR_GROUP)) {
            return null;
        }
        Optional<Taken> taken = whole.of(own);
        return taken.isEmpty()
                ? v.t("board.own.none")
                : whole.find(taken.get().organisation().toString())
                        .map(each -> v.t("board.own", "name", v.in(each.name()).value()))
                        .orElseGet(() -> v.t("board.own.unseen"));
    }

    private Chosen chosen(Organisation of, Whole whole, Caller caller, Visitor v) {
        Taken taken = whole.taken().get(of.id());
        return new Chosen(
                line(of, whole, caller, v),
                taken == null ? 0 : taken.version(),
                whole.free(of.country(), of.id()).stream()
                        .map(group -> new Choice(
                                group.id().toString(), v.in(group.name()).value(), false))
                        .sorted(Comparator.comparing(choice -> keys.key(v.language(), choice.label())))
                        .toList());
    }

    /// Takes one: for one's own group, or for another as one who keeps the record.
    @PostMapping("/{lang}/desk/outreach/board")
    @Requires(Permission.OWN_ACCOUNT)
    View take(@RequestParam Map<String, String> sent, Caller caller, Visitor v) {
        Whole whole = see(caller);
        Organisation organisation = organisation(whole, sent);
        Group group = group(whole, sent.getOrDefault("group", String.valueOf(caller.group())));
        if (!Board.mayActFor(group.id(), caller)) {
            throw new NotFound();
        }
        return after(board.take(organisation, group, caller), organisation, group, caller, v);
    }

    private static Organisation organisation(Whole whole, Map<String, String> sent) {
        return whole.find(sent.getOrDefault("organisation", "")).orElseThrow(NotFound::new);
    }

    private static Group group(Whole whole, String id) {
        return Addresses.id(id)
                .flatMap(each -> Optional.ofNullable(whole.groups().get(each)))
                .orElseThrow(NotFound::new);
    }

    /// Gives one back.
    @PostMapping("/{lang}/desk/outreach/board/return")
    @Requires(Permission.OWN_ACCOUNT)
    View giveBack(@RequestParam Map<String, String> sent, Caller caller, Visitor v) {
        Whole whole = see(caller);
        Organisation organisation = organisation(whole, sent);
        Taken taken = taken(whole, organisation, caller);
        Outcome outcome =
                taken.version() == ThreadPages.version(sent) ? board.giveBack(taken, caller) : new Outcome.Overtaken();
        return after(outcome, organisation, null, caller, v);
    }

    private static Taken taken(Whole whole, Organisation organisation, Caller caller) {
        return Optional.ofNullable(whole.taken().get(organisation.id()))
                .filter(taken -> Board.mayActFor(taken.group(), caller))
                .orElseThrow(NotFound::new);
    }

    /// Passes one on.
    @PostMapping("/{lang}/desk/outreach/board/passing")
    @Requires(Permission.OWN_ACCOUNT)
    View passOn(@RequestParam Map<String, String> sent, Caller caller, Visitor v) {
        Whole whole = see(caller);
        Organisation organisation = organisation(whole, sent);
        Taken taken = taken(whole, organisation, caller);
        Group to = group(whole, sent.getOrDefault("group", ""));
        Outcome outcome = taken.version() == ThreadPages.version(sent)
                ? board.passOn(taken, organisation, to, caller)
                : new Outcome.Overtaken();
        return after(outcome, organisation, to, caller, v);
    }

    private View after(Outcome outcome, Organisation organisation, @Nullable Group group, Caller caller, Visitor v) {
        String name = v.in(organisation.name()).value();
        return switch (outcome) {
            case Outcome.Done done -> new SeeOther(v.to(PATH));
            case Outcome.Overtaken overtaken -> refused(v.t("outreach.overtaken"), HttpStatus.CONFLICT, caller, v);
            case Outcome.Has has ->
                refused(
                        v.t(
                                "board.has",
                                "name",
                                name,
                                "group",
                                name(has.taken().group(), caller, v),
                                "date",
                                v.date(has.taken().on())),
                        HttpStatus.CONFLICT,
                        caller,
                        v);
            case Outcome.HasOne one ->
                refused(
                        v.t(
                                "board.has-one",
                                "group",
                                group == null ? "" : v.in(group.name()).value(),
                                "name",
                                taken(one.taken(), caller, v)),
                        HttpStatus.CONFLICT,
                        caller,
                        v);
            case Outcome.Refused no ->
                refused(v.t("board.why." + FolderRow.word(no.why())), HttpStatus.UNPROCESSABLE_CONTENT, caller, v);
        };
    }

    private View refused(String sentence, HttpStatus status, Caller caller, Visitor v) {
        return page(Map.of(), sentence, caller, v).with(status);
    }

    private String name(UUID group, Caller caller, Visitor v) {
        Group found = board.of(caller).groups().get(group);
        return found == null ? v.t("outreach.unknown") : v.in(found.name()).value();
    }

    // A contact that the caller may not see is not named.
    private String taken(Taken taken, Caller caller, Visitor v) {
        return board.of(caller)
                .find(taken.organisation().toString())
                .map(each -> v.in(each.name()).value())
                .orElseGet(() -> v.t("board.another"));
    }

    @GetMapping("/{lang}/desk/outreach/board.csv")
    @Requires(Permission.STEWARD)
    @StepUp
    ResponseEntity<byte[]> csv(Caller caller, Visitor v) {
        Whole whole = see(caller);
        return CsvText.answer(
                "organisations.csv",
                Stream.concat(
                                Stream.of(List.of("organisation", "country", "taken_by", "since", "asking")),
                                found(whole, new Listing.Query(PATH, Map.of()), v).stream()
                                        .map(each -> line(each, whole, caller, v))
                                        .map(line -> List.of(
                                                line.name().value(),
                                                line.country(),
                                                line.by() == null
                                                        ? ""
                                                        : line.by().value(),
                                                line.since() == null
                                                        ? ""
                                                        : line.since().toString(),
                                                String.join("; ", line.phases()))))
                        .toList());
    }
}
