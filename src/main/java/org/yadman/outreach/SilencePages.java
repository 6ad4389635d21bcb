package org.yadman.outreach;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.yadman.outreach.ThreadStore.Counted;
import org.yadman.outreach.Threads.Open;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Countries;
import org.yadman.platform.web.Listing;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.SeeOther;
import org.yadman.platform.web.StepUp;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;
import org.yadman.pure.names.SearchText;

/// The ledger of silence at the desk: who was asked as often as announced and has not answered, when, how,
/// and whether it arrived; and whether any of it is public.
@Controller
class SilencePages {

    static final String PATH = "/desk/outreach/silence";

    private final Next next;
    private final Threads threads;
    private final ThreadStore store;
    private final Namings namings;
    private final NamingAct.Asking asking;
    private final Countries countries;
    private final Templates templates;

    SilencePages(
            Next next,
            Threads threads,
            ThreadStore store,
            Namings namings,
            NamingAct.Asking asking,
            Countries countries,
            Templates templates) {
        this.next = next;
        this.threads = threads;
        this.store = store;
        this.namings = namings;
        this.asking = asking;
        this.countries = countries;
        this.templates = templates;
    }

    /// The page.
    ///
    /// @param chosen whether it is published
    /// @param version of that choice
    record SilenceModel(Caller caller, Listing<Line> list, boolean chosen, int version) {}

    /// One that has not answered.
    ///
    /// @param asks how it was asked, each a sentence
    /// @param naming whether it was told that it would be named, in words, or null
    record Line(
            Open open,
            String name,
            String path,
            String country,
            List<String> asks,
            @Nullable String naming) {}

    @GetMapping("/{lang}/desk/outreach/silence")
    @Requires(Permission.REACH_GROUPS)
    Page list(@RequestParam Map<String, String> asked, Caller caller, Visitor v) {
        Listing.Query query = new Listing.Query(PATH, asked);
        List<Line> found = found(query.get("q"), caller, v);
        List<Line> shown = Listing.slice(found, query);
        NamingStore.Choice choice = namings.choice();
        return templates.page(
                v,
                "outreach/silence",
                new SilenceModel(
                        caller,
                        Listing.of(shown, found.size(), query.page(), query),
                        choice.since() != null,
                        choice.version()));
    }

    private List<Line> found(String typed, Caller caller, Visitor v) {
        String words = SearchText.fold(typed);
        Map<UUID, Naming> named = namings.open();
        Map<UUID, List<Counted>> asks = store.countedAsks().stream()
                .filter(ask -> ask.state() != Ask.State.DROPPED)
                .collect(Collectors.groupingBy(Counted::thread));
        List<UUID> ids = new ArrayList<>(next.of(caller).silent());
        named.keySet().stream().filter(id -> !ids.contains(id)).forEach(ids::add);
        return ids.stream()
                .flatMap(id -> threads.find(id, caller).stream())
                .map(open -> line(
                        open,
                        asks.getOrDefault(open.thread().id(), List.of()),
                        named.get(open.thread().id()),
                        v))
                .filter(line -> words.isEmpty() || SearchText.fold(line.name()).contains(words))
                .sorted(java.util.Comparator.comparing(line -> SearchText.fold(line.name())))
                .toList();
    }

    private Line line(Open open, List<Counted> asks, @Nullable Naming naming, Visitor v) {
        return new Line(
                open,
                open.name(v),
                v.to(ThreadPages.PATH + "/" + open.thread().id()),
                countries.name(open.thread().country(), v.language()),
                asks.stream()
                        .sorted(java.util.Comparator.comparingInt(Counted::number))
                        .map(ask -> v.t(
                                "silence.asked",
                                "date",
                                v.date(ask.on()),
                                "way",
                                v.t("outreach.channel." + ask.way().word()),
                                "state",
                                v.t("outreach.ask." + ask.state().word())))
                        .toList(),
                naming == null
                        ? null
                        : v.t("silence.state", "state", naming.state().name(), "date", v.date(naming.standsOn())));
    }

    @GetMapping("/{lang}/desk/outreach/silence.csv")
    @Requires(Permission.REACH_GROUPS)
    @StepUp
    ResponseEntity<byte[]> csv(@RequestParam Map<String, String> asked, Caller caller, Visitor v) {
        return CsvText.answer(
                "not-answered.csv",
                Stream.concat(
                                Stream.of(List.of("name", "country", "appeal", "asked", "named")),
                                found(asked.getOrDefault("q", ""), caller, v).stream()
                                        .map(line -> List.of(
                                                line.name(),
                                                line.country(),
                                                line.open().appeal().content().title(),
                                                String.join("; ", line.asks()),
                                                line.naming() == null ? "" : line.naming())))
                        .toList());
    }

    /// A steward wants it published: another one decides.
    @PostMapping("/{lang}/desk/outreach/silence/publication")
    @Requires(Permission.STEWARD)
    @StepUp
    View publish(@RequestParam Map<String, String> sent, Caller caller, Visitor v) {
        return namings.isChosen()
                ? new SeeOther(v.to(PATH))
                : new SeeOther(v.to("/desk/approvals/" + asking.ask(ThreadPages.version(sent), caller.actor())));
    }

    /// One steward is enough to end it, at once.
    @PostMapping("/{lang}/desk/outreach/silence/publication/withdrawal")
    @Requires(Permission.STEWARD)
    View stop(Caller caller, Visitor v) {
        namings.stop(caller);
        return new SeeOther(v.to(PATH));
    }
}
