package org.yadman.recognition;

import gg.jte.Content;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.yadman.bodies.Level;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.config.Options;
import org.yadman.platform.db.Counts;
import org.yadman.platform.db.Listings;
import org.yadman.platform.web.Choice;
import org.yadman.platform.web.KeptParts;
import org.yadman.platform.web.Listing;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Public;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// The ladder with its table, and a track's page.
@Controller
class RecognitionPages {

    private final Tracks tracks;
    private final TrackStore store;
    private final TrackWords words;
    private final TrackStory story;
    private final Ladder ladder;
    private final LadderDrawing drawing;
    private final KeptParts parts;
    private final Brief brief;
    private final Options options;
    private final Counts counts;
    private final Templates templates;

    RecognitionPages(
            Tracks tracks,
            TrackStore store,
            TrackWords words,
            TrackStory story,
            Ladder ladder,
            LadderDrawing drawing,
            KeptParts parts,
            Brief brief,
            Options options,
            Counts counts,
            Templates templates) {
        this.tracks = tracks;
        this.store = store;
        this.words = words;
        this.story = story;
        this.ladder = ladder;
        this.drawing = drawing;
        this.parts = parts;
        this.brief = brief;
        this.options = options;
        this.counts = counts;
        this.templates = templates;
    }

    /// The ladder and its table.
    ///
    /// @param ladder null where the list was narrowed or turned over: then only the table is wanted
    /// @param rows the rows of the list
    record ListModel(
            @Nullable Content ladder,
            Listing<UUID> list,
            Content rows,
            List<Choice> levels,
            List<Choice> standings,
            List<Choice> roles,
            boolean dormant) {}

    /// The ladder as a page shows it.
    ///
    /// @param meanings of the states of a request, in their order
    record Drawn(
            List<LadderDrawing.Picture> pictures,
            List<Ladder.Rung> rungs,
            Ladder.Rung courts,
            List<TrackWords.Entry> precedents,
            int precedentCount,
            List<Meaning> meanings) {}

    /// What a state means.
    record Meaning(String state, String means) {}

    @GetMapping("/{lang}/recognition")
    @Public
    Page list(@RequestParam Map<String, String> asked, Visitor v) {
        Listing.Query query = new Listing.Query("/recognition", asked);
        TrackStore.Filter filter = new TrackStore.Filter(
                v.language(),
                Listings.words(query.get("q")),
                FolderRow.constant(Track.Role.class, query.get("role")),
                FolderRow.constant(Level.class, query.get("level")),
                FolderRow.constant(Standing.class, query.get("state")),
                query.get("dormant").isEmpty() ? null : v.today());
        TrackStore.Order order = Optional.ofNullable(FolderRow.constant(TrackStore.Order.class, query.get("sort")))
                .orElse(TrackStore.Order.STANDING);
        int total = counts.of(filter, () -> store.count(filter));
        OnPage onPage = new OnPage(filter, order, query.page());
        Listing<UUID> found = Listing.of(
                counts.of(onPage, () -> store.listIds(filter, order, query.page())), total, query.page(), query);
        boolean whole =
                !query.narrowed() && query.page() == 1 && query.get("sort").isEmpty();
        return templates.page(
                v,
                "recognition/list",
                new ListModel(
                        whole && total > 0
                                ? parts.get("ladder", v, () -> templates.fragment(v, "recognition/ladder", drawn(v)))
                                : null,
                        found,
                        parts.get(onPage, v, () -> templates.fragment(v, "recognition/rows", lines(found.rows(), v))),
                        choices(Level.values(), "bodies.level.", query.get("level"), v),
                        choices(Standing.values(), "recognition.standing.", query.get("state"), v),
                        choices(Track.Role.values(), "recognition.role.", query.get("role"), v),
                        !query.get("dormant").isEmpty()));
    }

    /// Which tracks stand on a page of the list, and the name of its kept rows.
    private record OnPage(TrackStore.Filter filter, TrackStore.Order order, int page) {}

    /// The rows of a page of the list.
    record Rows(List<TrackWords.Entry> lines) {}

    private Rows lines(List<UUID> ids, Visitor v) {
        return new Rows(words.lines(store.listInOrder(ids), v));
    }

    private Drawn drawn(Visitor v) {
        List<Ladder.Rung> rungs = ladder.rungs(v);
        return new Drawn(
                drawing.of(rungs, v),
                rungs,
                ladder.courts(v),
                ladder.precedents(v),
                ladder.countPrecedents(),
                Stream.of(ResolutionStage.values())
                        .map(stage -> new Meaning(v.t(stage.label()), TrackWords.meaning(stage, v)))
                        .toList());
    }

    private static List<Choice> choices(Enum<?>[] all, String keys, String chosen, Visitor v) {
        return Arrays.stream(all)
                .map(each -> new Choice(
                        FolderRow.word(each),
                        v.t(keys + FolderRow.word(each)),
                        FolderRow.word(each).equals(chosen)))
                .toList();
    }

    @GetMapping("/{lang}/recognition/{slug}")
    @Public
    Page show(@PathVariable String slug, Visitor v) {
        TrackStore.Placed placed = tracks.find(slug).orElseThrow(NotFound::new);
        return templates.page(v, "recognition/show", story.of(placed, v));
    }

    @GetMapping("/{lang}/recognition/{slug}/brief.pdf")
    @Public
    ResponseEntity<byte[]> brief(@PathVariable String slug, HttpServletRequest request, Visitor v) {
        TrackStore.Placed placed = tracks.find(slug).orElseThrow(NotFound::new);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(slug + "-" + v.language().tag() + ".pdf")
                                .build()
                                .toString())
                .cacheControl(CacheControl.noCache())
                .body(brief.of(placed, options.base(String.valueOf(request.getHeader("Host"))), v));
    }
}
