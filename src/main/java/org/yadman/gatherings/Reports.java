package org.yadman.gatherings;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.audit.Audit;
import org.yadman.gatherings.Gathering.State;
import org.yadman.gatherings.ReportStore.Row;
import org.yadman.gatherings.ReportStore.Sum;
import org.yadman.gatherings.ReportStore.Told;
import org.yadman.platform.collect.FolderTable.Slice;
import org.yadman.platform.collect.PublicPages;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Changes;
import org.yadman.platform.db.Counts;
import org.yadman.platform.db.Ids;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Languages;
import org.yadman.platform.text.Messages;
import org.yadman.platform.vault.Vault;
import org.yadman.platform.web.Lately;
import org.yadman.pure.names.SearchText;
import org.yadman.submissions.Submission;
import org.yadman.submissions.Submissions;
import org.yadman.submissions.Submissions.Sent;
import org.yadman.submissions.Submissions.Verdict;

/// What people tell of gatherings that were held.
@Component
class Reports implements PublicPages {

    /// So long a sender may be at work on one.
    static final Duration TIME = Duration.ofDays(2);

    /// So many may be begun within an hour, by everybody together.
    static final int MOST_IN_AN_HOUR = 60;

    /// So many may be there that nobody has decided on.
    static final int MOST_WAITING = 500;

    private static final int SHORTEST_PLACE = 4;

    private final ReportStore store;
    private final ReportPhotos photos;
    private final Gatherings gatherings;
    private final HeldBack heldBack;
    private final Coming coming;
    private final Kept kept;
    private final Lately begun = new Lately(MOST_IN_AN_HOUR);

    Reports(
            ReportStore store,
            ReportPhotos photos,
            Gatherings gatherings,
            HeldBack heldBack,
            Coming coming,
            Kept kept) {
        this.store = store;
        this.photos = photos;
        this.gatherings = gatherings;
        this.heldBack = heldBack;
        this.coming = coming;
        this.kept = kept;
    }

    /// By which way one comes in and its sender hears of it.
    @Component("reportComing")
    record Coming(Submissions submissions, Audit audit, Languages languages, Messages messages) {}

    /// What seals it, and tells moments and ids.
    @Component("reportKept")
    record Kept(Vault vault, Ids ids, Clock clock, Changes changes, Counts counts) {
        LocalDate today() {
            return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        }
    }

    private static Vault.Place at(UUID id) {
        return new Vault.Place(ReportStore.TABLE, id.toString(), "typed");
    }

    private String hash(String key) {
        return kept.vault().blindIndex("report-key", key);
    }

    private Report open(Row row) {
        Report report = row.report();
        if (report.state() == Report.State.PUBLISHED || row.typed() == null) {
            return report;
        }
        return with(report, ReportText.read(kept.vault().open(at(report.id()), row.typed())));
    }

    private static Report with(Report report, ReportText text) {
        return new Report(
                report.id(),
                report.version(),
                report.gathering(),
                report.origin(),
                report.state(),
                report.language(),
                report.submission(),
                report.facesSaid(),
                report.sentOn(),
                report.publishedOn(),
                text);
    }

    /// Whether something can be told of it: it is public, was not called off, and its day has begun.
    static boolean open(Gathering gathering, LocalDate today) {
        return gathering.published()
                && (gathering.state().coming() || gathering.state() == State.HELD)
                && !gathering.heldOn().isAfter(today);
    }

    /// Begins one, on which only who has its key can work.
    ///
    /// @return the key; nothing when too much comes in
    @Transactional
    public Optional<String> begin(Gathering gathering, ReportText text, ReportOrigin origin, Language language) {
        if (!mayBegin(origin) || store.countUnpublished() >= MOST_WAITING) {
            return Optional.empty();
        }
        UUID id = kept.ids().random();
        String key = kept.ids().random().toString();
        Report report = new Report(
                id, 1, gathering.id(), origin, Report.State.DRAFT, language.tag(), null, false, null, null, text);
        store.insert(
                report,
                hash(key),
                kept.clock().instant().plus(TIME),
                kept.vault().seal(at(id), text.write()));
        return Optional.of(key);
    }

    private synchronized boolean mayBegin(ReportOrigin origin) {
        if (origin != ReportOrigin.OTHER && origin != ReportOrigin.HOST) {
            return true;
        }
        Instant now = kept.clock().instant();
        if (begun.count(now) >= MOST_IN_AN_HOUR) {
            return false;
        }
        begun.add(now);
        return true;
    }

    /// One of a gathering on which its sender is at work.
    @Transactional(readOnly = true)
    public Optional<Report> findByKey(Gathering gathering, String key) {
        return store.findByKey(hash(key), kept.clock().instant())
                .filter(row -> row.report().gathering().equals(gathering.id()))
                .map(this::open);
    }

    /// One that waits, or is published: for who decides.
    @Transactional(readOnly = true)
    public Optional<Report> find(UUID id) {
        return store.find(id)
                .filter(row -> row.report().state() != Report.State.DRAFT)
                .map(this::open);
    }

    /// Hands it in. Without an account it comes as a contribution, with a code.
    ///
    /// @param about says what it is of, never where: a contribution is not sealed
    /// @return what became of the contribution; nothing where somebody has signed in
    @Transactional
    public Optional<Sent> send(Report draft, boolean facesSaid, String about) {
        if (draft.origin() == ReportOrigin.GROUP || draft.origin() == ReportOrigin.DESK) {
            store.send(draft.id(), kept.today(), facesSaid, null);
            return Optional.empty();
        }
        Submissions.Draft sent =
                new Submissions.Draft(ReportSubmissions.WORD, draft.language(), "", about, Map.of(), "", "");
        return Optional.of(coming.submissions()
                .receive(
                        sent,
                        draft.gathering() + draft.text().words(),
                        submission -> store.send(draft.id(), kept.today(), facesSaid, submission)));
    }

    @Transactional(readOnly = true)
    public List<Report> listWaiting(int most) {
        return store.listWaiting(most).stream().map(this::open).toList();
    }

    /// The last to become public first.
    @Transactional(readOnly = true)
    public List<Report> listNewest(int most) {
        return store.listNewest(most).stream().map(this::open).toList();
    }

    long countWaitingFromDesk() {
        return store.countWaitingFromDesk();
    }

    /// What its words tell of the place that its host keeps back. After a week nobody here knows
    /// that any more.
    @Transactional(readOnly = true)
    public List<String> tellsOfPlace(Report report) {
        Optional<Gathering> gathering = gatherings.find(report.gathering());
        Optional<Place> place = heldBack.place(report.gathering());
        if (gathering.isEmpty() || place.isEmpty()) {
            return List.of();
        }
        Set<String> shown = gathering.get().shown().place().words().collect(Collectors.toSet());
        Stream<String> seen = photos.list(report.id()).stream().map(ReportPhoto::seen);
        return told(place.get().words().filter(word -> !shown.contains(word)), report.text(), seen);
    }

    /// Which of these words of a place a report holds.
    ///
    /// @param seen what can be seen on its photos
    static List<String> told(Stream<String> words, ReportText text, Stream<String> seen) {
        String said = String.join(
                " ",
                text.words(),
                String.join(" ", text.officials()),
                String.join(" ", text.press()),
                text.lessonsForAll() ? text.lessons() : "",
                seen.collect(Collectors.joining(" ")));
        return words.filter(word -> tells(said, word)).toList();
    }

    /// Whether a text holds a word of a place.
    static boolean tells(String said, String word) {
        String folded = SearchText.fold(word);
        return folded.length() >= SHORTEST_PLACE && SearchText.fold(said).contains(folded);
    }

    /// Makes it public, with these of its photos. A gathering of which something is told has been held.
    ///
    /// @return false if somebody has decided since it was seen, or its words tell more of the place
    /// than its host allows
    @Transactional
    public boolean publish(Report seen, Set<UUID> chosen, ActorId actor) {
        if (!tellsOfPlace(seen).isEmpty()) {
            return false;
        }
        ReportText text = seen.text();
        String inner = text.hasInnerLessons() ? kept.vault().seal(at(seen.id()), text.write()) : null;
        if (!store.publish(seen, kept.today(), text.forAll(), inner)) {
            return false;
        }
        for (ReportPhoto photo : photos.list(seen.id())) {
            if (chosen.contains(photo.id()) && photo.covered()) {
                photos.publish(photo);
            } else {
                photos.remove(photo);
            }
        }
        gatherings
                .find(seen.gathering())
                .filter(gathering -> gathering.state().coming())
                .ifPresent(gathering -> gatherings.enter(gathering, State.HELD));
        answer(seen, Submission.State.ANSWERED, "", actor);
        coming.audit()
                .note(actor, "gatherings.report.act.published", new Ref(Gathering.KIND, seen.gathering()), Map.of());
        kept.changes().raise();
        return true;
    }

    /// Refuses one that waits: nothing of it stays, and its code tells the reason.
    @Transactional
    public void refuse(Report waiting, String reason, ActorId actor) {
        answer(waiting, Submission.State.SET_ASIDE, reason, actor);
        store.delete(waiting.id());
        coming.audit()
                .note(actor, "gatherings.report.act.refused", new Ref(Gathering.KIND, waiting.gathering()), Map.of());
    }

    /// Takes one away that is public.
    @Transactional
    public void remove(Report published, ActorId actor) {
        store.delete(published.id());
        kept.changes().raise();
        coming.audit()
                .note(actor, "gatherings.report.act.removed", new Ref(Gathering.KIND, published.gathering()), Map.of());
    }

    private void answer(Report report, Submission.State state, String reason, ActorId actor) {
        Optional.ofNullable(report.submission())
                .flatMap(coming.submissions()::find)
                .filter(submission -> submission.state() == Submission.State.WAITING)
                .ifPresent(submission -> {
                    Language language =
                            coming.languages().find(submission.language()).orElse(Language.SOURCE);
                    String answer = reason.isEmpty()
                            ? coming.messages().text(language, "gatherings.report.answer.published")
                            : "";
                    coming.submissions().decide(submission, new Verdict(state, reason, answer), actor);
                });
    }

    /// Erases what was left lying.
    @Transactional
    public void forget() {
        store.deleteEnded(kept.clock().instant());
    }

    /// What everybody may read of a gathering.
    @Transactional(readOnly = true)
    public List<Report> listPublished(UUID gathering) {
        return store.listSeen(gathering).stream().map(this::open).toList();
    }

    /// Lessons that stay within the coalition.
    @Transactional(readOnly = true)
    public List<Report> listWithInnerLessons(int most) {
        return store.listWithInnerLessons(most).stream()
                .filter(row -> row.typed() != null)
                .map(row -> with(
                        row.report(),
                        ReportText.read(kept.vault().open(at(row.report().id()), Objects.requireNonNull(row.typed())))))
                .toList();
    }

    /// Of how many of a year something is told, and how many came.
    Sum sum(int year) {
        return kept.counts().of("reports " + year, () -> store.sum(year));
    }

    List<Told> list(int year, long skip, int most) {
        return store.list(year, skip, most);
    }

    /// Those held within these days of which nobody has told anything.
    List<UUID> listUntold(LocalDate first, LocalDate last, @Nullable UUID group, int most) {
        return store.listUntold(first, last, group, most);
    }

    /// What stands in a campaign folder of reports.
    List<Report> listSeen(Slice slice) {
        return store.listSeen(slice).stream().map(Row::report).toList();
    }

    long countSeen() {
        return store.countSeen();
    }

    /// The ids of those on which somebody has yet to decide. No folder decides for them.
    Set<UUID> undecided() {
        return store.unpublished();
    }

    /// The gatherings of which something waits.
    Set<UUID> awaited() {
        return store.awaited();
    }

    /// Writes those of a campaign folder, and removes what everybody could read besides.
    @Transactional(propagation = Propagation.MANDATORY)
    void bringIn(List<Report> read) {
        read.forEach(store::put);
        Set<UUID> gone = store.seen();
        read.forEach(report -> gone.remove(report.id()));
        gone.forEach(store::delete);
    }

    @Override
    public List<String> paths() {
        return store.years().stream()
                .map(year -> "/gatherings/" + year + "/reports")
                .toList();
    }
}
