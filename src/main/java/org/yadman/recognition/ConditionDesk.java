package org.yadman.recognition;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.yadman.bodies.Bodies;
import org.yadman.bodies.Body;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.config.Options;
import org.yadman.platform.db.Counts;
import org.yadman.platform.pdf.Paper;
import org.yadman.platform.pdf.Pdf;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Listing;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.SeeOther;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// What is to be done about the conditions of bodies: ask for what is missing, send the evidence, say that it holds no
/// more.
@Controller
class ConditionDesk {

    static final String PATH = "/desk/recognition/conditions";

    private final Tracks tracks;
    private final TrackStore store;
    private final StepStore steps;
    private final FindingStore findings;
    private final Measuring measuring;
    private final Bodies bodies;
    private final Counts counts;
    private final Options options;
    private final Pdf pdf;
    private final Templates templates;

    ConditionDesk(
            Tracks tracks,
            TrackStore store,
            StepStore steps,
            FindingStore findings,
            Measuring measuring,
            Bodies bodies,
            Counts counts,
            Options options,
            Pdf pdf,
            Templates templates) {
        this.tracks = tracks;
        this.store = store;
        this.steps = steps;
        this.findings = findings;
        this.measuring = measuring;
        this.bodies = bodies;
        this.counts = counts;
        this.options = options;
        this.pdf = pdf;
        this.templates = templates;
    }

    record ListModel(Caller caller, Listing<Row> list) {}

    /// A condition that is not settled.
    ///
    /// @param soFar how far the groups have come towards each number, in words
    /// @param letter where the letter to the body stands that asks for what is missing; empty when nothing is
    /// @param notes what nobody has taken note of yet
    record Row(
            Text track,
            String path,
            Text wording,
            String status,
            List<String> gaps,
            List<String> soFar,
            String letter,
            List<Note> notes) {}

    /// That it began to hold, or ceased to, in words.
    record Note(UUID finding, String says, boolean stands) {}

    @GetMapping("/{lang}/desk/recognition/conditions")
    @Requires(Permission.KEEP_RECORD)
    Page list(@RequestParam Map<String, String> asked, Caller caller, Visitor v) {
        Listing.Query query = new Listing.Query(PATH, asked);
        List<Open> open = counts.of("open conditions of bodies", this::listOpen);
        List<Open> shown = Listing.slice(open, query);
        Map<UUID, Track> of =
                store
                        .list(shown.stream()
                                .map(each -> each.condition().track())
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Track::id, Function.identity()));
        Map<String, List<Finding>> claimed = findings
                .list(shown.stream().map(Open::key).toList())
                .reversed()
                .stream()
                .filter(finding -> finding.stands() || !finding.seen())
                .collect(Collectors.groupingBy(Finding::condition));
        List<Row> rows = shown.stream()
                .map(each -> row(
                        Objects.requireNonNull(of.get(each.condition().track())),
                        each.condition(),
                        claimed.getOrDefault(each.key(), List.of()),
                        v))
                .toList();
        return templates.page(
                v, "recognition/conditions", new ListModel(caller, Listing.of(rows, open.size(), query.page(), query)));
    }

    /// A condition of one of our requests that is not settled, by the key by which they stand in order.
    private record Open(String key, Condition condition) {}

    private List<Open> listOpen() {
        List<Condition> open =
                steps.listAllConditions().stream().filter(Condition::open).toList();
        Map<UUID, Track> of = store
                .list(open.stream().map(Condition::track).distinct().toList())
                .stream()
                .filter(track -> track.role() == Track.Role.OURS)
                .collect(Collectors.toMap(Track::id, Function.identity()));
        return open.stream()
                .filter(condition -> of.containsKey(condition.track()))
                .map(condition -> new Open(
                        Measuring.key(Objects.requireNonNull(of.get(condition.track())), condition), condition))
                .sorted(Comparator.comparing(Open::key))
                .toList();
    }

    private Row row(Track track, Condition condition, List<Finding> claimed, Visitor v) {
        String slug = track.slug() + "/" + condition.slug();
        return new Row(
                v.in(track.name()),
                v.to("/recognition/" + track.slug() + "#condition-" + condition.slug()),
                wording(condition, v),
                TrackWords.status(condition, claimed, v),
                condition.unmeasurable() ? gaps(condition, v) : List.of(),
                condition.rule() == null
                        ? List.of()
                        : condition.rule().progress(measuring.facts(track)).stream()
                                .map(progress -> TrackStory.soFar(progress, v))
                                .toList(),
                condition.unmeasurable() ? v.to(PATH + "/" + slug + "/letter") : "",
                claimed.stream()
                        .filter(finding -> !finding.seen())
                        .map(finding -> new Note(finding.id(), TrackStory.claimed(finding, v), finding.stands()))
                        .toList());
    }

    private static Text wording(Condition condition, Visitor v) {
        String translated = condition.translation().texts().get(v.language().tag());
        return translated == null
                ? new Text(condition.wording(), condition.language())
                : new Text(translated, v.language().tag());
    }

    private static List<String> gaps(Condition condition, Visitor v) {
        return condition.gaps().stream()
                .map(gap -> v.t("recognition.condition.gap." + FolderRow.word(gap)))
                .toList();
    }

    @PostMapping("/{lang}/desk/recognition/conditions/{id}/note")
    @Requires(Permission.KEEP_RECORD)
    View note(@PathVariable UUID id, Visitor v) {
        if (!tracks.takeNote(id)) {
            throw new NotFound();
        }
        return new SeeOther(v.to(PATH));
    }

    // ---- the letter that asks for what is missing

    /// The letter to a body.
    ///
    /// @param address of the track's page
    /// @param questions one for each gap that the body alone can close
    record Letter(Text body, Text track, Text wording, String address, List<String> questions) {}

    record LetterModel(Caller caller, Letter letter, String pdf) {}

    @GetMapping("/{lang}/desk/recognition/conditions/{track}/{condition}/letter")
    @Requires(Permission.KEEP_RECORD)
    Page letter(
            @PathVariable String track,
            @PathVariable String condition,
            Caller caller,
            HttpServletRequest request,
            Visitor v) {
        return templates.page(
                v,
                "recognition/letter",
                new LetterModel(
                        caller,
                        letter(track, condition, request, v),
                        v.to(PATH + "/" + track + "/" + condition + "/letter.pdf")));
    }

    @GetMapping("/{lang}/desk/recognition/conditions/{track}/{condition}/letter.pdf")
    @Requires(Permission.KEEP_RECORD)
    ResponseEntity<byte[]> pages(
            @PathVariable String track, @PathVariable String condition, HttpServletRequest request, Visitor v) {
        Letter letter = letter(track, condition, request, v);
        Paper paper = new Paper(
                v.t("recognition.letter.title"),
                v.t("recognition.letter.about", "body", letter.body().value()),
                v.today());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("letter-" + track + "-" + v.language().tag() + ".pdf")
                                .build()
                                .toString())
                .cacheControl(CacheControl.noStore())
                .body(pdf.make(v, "recognition/letterpdf", letter, paper));
    }

    private Letter letter(String slug, String name, HttpServletRequest request, Visitor v) {
        Track track = tracks.find(slug).map(TrackStore.Placed::track).orElseThrow(NotFound::new);
        Condition condition = steps.listConditions(track.id()).stream()
                .filter(each -> each.slug().equals(name))
                .filter(Condition::unmeasurable)
                .findFirst()
                .orElseThrow(NotFound::new);
        Body body = Objects.requireNonNull(bodies.byId(List.of(track.body())).get(track.body()));
        return new Letter(
                v.in(body.name()),
                v.in(track.name()),
                wording(condition, v),
                options.base(String.valueOf(request.getHeader("Host"))) + v.to("/recognition/" + slug),
                condition.gaps().stream()
                        .flatMap(ConditionDesk::questions)
                        .distinct()
                        .map(key -> v.t(key))
                        .toList());
    }

    // Who looks after it is ours to settle.
    private static Stream<String> questions(Condition.Gap gap) {
        return switch (gap) {
            case RULE, THRESHOLD -> Stream.of("recognition.letter.how-many", "recognition.letter.who-counts");
            case JUDGE -> Stream.of("recognition.letter.judge");
            case EVIDENCE -> Stream.of("recognition.letter.evidence");
            case DEADLINE -> Stream.of("recognition.letter.deadline");
            case OWNER -> Stream.of();
        };
    }
}
