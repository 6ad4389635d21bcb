package org.yadman.recognition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
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
import org.yadman.bodies.BodyKind;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.db.Counts;
import org.yadman.platform.db.Listings;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.web.Choice;
import org.yadman.platform.web.Listing;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Public;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// The texts that bodies are asked to adopt: the list, each text with its versions, each version.
@Controller
class MotionPages {

    private final Motions motions;
    private final MotionStore store;
    private final MotionViews views;
    private final MotionPaper paper;
    private final Counts counts;
    private final Templates templates;

    MotionPages(
            Motions motions,
            MotionStore store,
            MotionViews views,
            MotionPaper paper,
            Counts counts,
            Templates templates) {
        this.motions = motions;
        this.store = store;
        this.views = views;
        this.paper = paper;
        this.counts = counts;
        this.templates = templates;
    }

    /// The list.
    ///
    /// @param models by kind of body; none where the list was narrowed or turned over
    record ListModel(List<Models> models, Listing<Line> list, List<Choice> sorts) {}

    /// The model texts for a kind of body.
    record Models(String kind, List<Line> texts) {}

    /// A text in a list.
    ///
    /// @param model for which kind of body it is a model, or empty
    /// @param version the one that stands, or empty
    record Line(Text name, String path, String model, String version, String date, long bodies) {}

    @GetMapping("/{lang}/recognition/texts")
    @Public
    Page list(@RequestParam Map<String, String> asked, Visitor v) {
        Listing.Query query = new Listing.Query(Motions.PATH, asked);
        boolean whole =
                !query.narrowed() && query.page() == 1 && query.get("sort").isEmpty();
        // Models stand apart where all is shown; whoever searches looks for any text.
        MotionStore.Sort sort = query.narrowed()
                ? FolderRow.constant(MotionStore.Sort.class, query.get("what"))
                : MotionStore.Sort.TEXT;
        MotionStore.Filter filter = new MotionStore.Filter(v.language(), Listings.words(query.get("q")), sort);
        MotionStore.Order order =
                query.get("sort").equals("bodies") ? MotionStore.Order.BODIES : MotionStore.Order.NAME;
        int total = counts.of(filter, () -> store.count(filter));
        Listing<Motion> found = Listing.of(store.list(filter, order, query.page()), total, query.page(), query);
        return templates.page(
                v,
                "recognition/motions",
                new ListModel(
                        whole ? models(v) : List.of(),
                        found.with(lines(found.rows(), v)),
                        Stream.of(MotionStore.Sort.values())
                                .map(each -> new Choice(
                                        FolderRow.word(each),
                                        v.t("motions.sort." + FolderRow.word(each)),
                                        FolderRow.word(each).equals(query.get("what"))))
                                .toList()));
    }

    // In the order of the kinds, as the ladder stands from below.
    private List<Models> models(Visitor v) {
        MotionStore.Filter filter = new MotionStore.Filter(v.language(), List.of(), MotionStore.Sort.MODEL);
        List<Motion> all = store.list(filter, MotionStore.Order.NAME, 1);
        Map<BodyKind, List<Motion>> byKind = new LinkedHashMap<>();
        all.stream()
                .sorted(Comparator.comparing(
                        motion -> Optional.ofNullable(motion.model()).orElseThrow()))
                .forEach(motion -> byKind.computeIfAbsent(
                                Optional.ofNullable(motion.model()).orElseThrow(), kind -> new ArrayList<>())
                        .add(motion));
        return byKind.entrySet().stream()
                .map(each -> new Models(v.t("bodies.kind." + FolderRow.word(each.getKey())), lines(each.getValue(), v)))
                .toList();
    }

    private List<Line> lines(List<Motion> found, Visitor v) {
        List<Motions.Text> texts = motions.texts(found);
        Map<UUID, Long> bodies = views.bodies(texts);
        return texts.stream()
                .map(text -> line(text, bodies.getOrDefault(text.motion().id(), 0L), v))
                .toList();
    }

    private static Line line(Motions.Text text, long bodies, Visitor v) {
        Motions.Whole newest = text.newest();
        BodyKind model = text.motion().model();
        var on = newest == null ? null : newest.version().on();
        return new Line(
                v.in(text.motion().name()),
                v.to(MotionViews.path(text.motion())),
                model == null ? "" : v.t("bodies.kind." + FolderRow.word(model)),
                newest == null ? "" : MotionViews.label(newest.version(), v),
                on == null ? "" : v.date(on),
                bodies);
    }

    /// A text, or one of its versions.
    ///
    /// @param shown the version whose words stand on the page; null: the text has none yet
    /// @param own whether it is the page of that version alone
    /// @param newest the label of the version that stands now, where another one is shown; else empty
    /// @param paragraphs of the version shown
    /// @param missing how many of them are not in the reader's language
    /// @param versions all of them, the newest first; none on a version's own page
    record ShowModel(
            Motion motion,
            String model,
            MotionViews.@Nullable Version shown,
            boolean own,
            String newest,
            List<MotionViews.Paragraph> paragraphs,
            long missing,
            List<MotionViews.Version> versions,
            List<MotionViews.Before> before,
            String path,
            String pdf) {}

    @GetMapping("/{lang}/recognition/texts/{slug}")
    @Public
    Page show(@PathVariable String slug, Visitor v) {
        Motions.Text text = motions.find(slug).orElseThrow(NotFound::new);
        return page(text, text.newest(), false, v);
    }

    @GetMapping("/{lang}/recognition/texts/{slug}/{version}")
    @Public
    Page version(@PathVariable String slug, @PathVariable String version, Visitor v) {
        Motions.Text text = motions.find(slug).orElseThrow(NotFound::new);
        return page(text, text.find(version).orElseThrow(NotFound::new), true, v);
    }

    private Page page(Motions.Text text, Motions.@Nullable Whole shown, boolean own, Visitor v) {
        List<MotionViews.Version> versions = views.versions(text, whole -> !own || whole.equals(shown), v);
        Motions.Whole newest = text.newest();
        BodyKind model = text.motion().model();
        List<MotionViews.Paragraph> paragraphs = shown == null ? List.of() : views.paragraphs(shown, v);
        String path = v.to(MotionViews.path(text.motion()));
        return templates.page(
                v,
                "recognition/motion",
                new ShowModel(
                        text.motion(),
                        model == null ? "" : v.t("bodies.kind." + FolderRow.word(model)),
                        shown == null
                                ? null
                                : versions.stream()
                                        .filter(each -> each.slug()
                                                .equals(shown.version().slug()))
                                        .findFirst()
                                        .orElseThrow(),
                        own,
                        newest == null || newest.equals(shown) ? "" : MotionViews.label(newest.version(), v),
                        paragraphs,
                        MotionViews.missing(paragraphs, v),
                        own ? List.of() : versions,
                        own ? List.of() : views.before(text, v),
                        path,
                        path + ".pdf"
                                + (own && shown != null
                                        ? "?version=" + shown.version().slug()
                                        : "")));
    }

    @GetMapping("/{lang}/recognition/texts/{slug}.pdf")
    @Public
    ResponseEntity<byte[]> pdf(@PathVariable String slug, @RequestParam(defaultValue = "") String version, Visitor v) {
        Motions.Text text = motions.find(slug).orElseThrow(NotFound::new);
        Motions.Whole whole = (version.isEmpty() ? Optional.ofNullable(text.newest()) : text.find(version))
                .orElseThrow(NotFound::new);
        String name =
                String.join("-", slug, whole.version().slug(), v.language().tag());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + ".pdf")
                                .build()
                                .toString())
                .cacheControl(CacheControl.noCache())
                .body(paper.of(text, whole, v));
    }
}
