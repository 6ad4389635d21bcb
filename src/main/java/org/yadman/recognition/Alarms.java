package org.yadman.recognition;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.accounts.DeskLetters;
import org.yadman.accounts.DeskLetters.Readers;
import org.yadman.audit.Audit;
import org.yadman.bodies.Calendars;
import org.yadman.bodies.Calendars.Due;
import org.yadman.groups.Group;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Counts;
import org.yadman.platform.db.Ids;
import org.yadman.platform.mail.Mail;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Permission;
import org.yadman.recognition.Alarm.Threshold;
import org.yadman.recognition.TrackStore.Placed;

/// Calls people before something is lost: 90, 30 and 7 days before a last day of a body's calendar, before a track
/// falls
/// dormant and before a mandate ends, and as long as nobody looks after a track. Only what was answered is kept.
@Component
class Alarms {

    /// What was answered is of use while the alarm can ring, and as long as people remember.
    private static final int DAYS_KEPT = 400;

    /// More alarms are never worked out at once; those with the nearest days are.
    static final int MOST = 2_000;

    private final AlarmStore store;
    private final ChecklistStore checklists;
    private final Tracks tracks;
    private final Calendars calendars;
    private final DeskLetters letters;
    private final Mail mail;
    private final Audit audit;
    private final Counts counts;
    private final Ids ids;
    private final Clock clock;

    Alarms(
            AlarmStore store,
            ChecklistStore checklists,
            Tracks tracks,
            Calendars calendars,
            DeskLetters letters,
            Mail mail,
            Audit audit,
            Counts counts,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.checklists = checklists;
        this.tracks = tracks;
        this.calendars = calendars;
        this.letters = letters;
        this.mail = mail;
        this.audit = audit;
        this.counts = counts;
        this.ids = ids;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /// All that have a day, the most urgent first.
    List<Alarm> dated() {
        return answered(unanswered());
    }

    /// The same without what was answered. They follow from the record and the day alone, so they are worked out once
    /// for each edition of the record, and not again whenever somebody comes to the desk.
    private List<Alarm> unanswered() {
        LocalDate today = today();
        return counts.of(new OfDay(today), () -> unanswered(today));
    }

    private record OfDay(LocalDate day) {}

    private List<Alarm> unanswered(LocalDate today) {
        LocalDate to = today.plusDays(Threshold.MOST_DAYS);
        Map<UUID, List<Due>> dues = new LinkedHashMap<>();
        calendars.dues(today).forEach((body, ofBody) -> {
            List<Due> near =
                    ofBody.stream().filter(due -> !due.on().isAfter(to)).toList();
            if (!near.isEmpty()) {
                dues.put(body, near);
            }
        });
        List<Alarm> alarms = new ArrayList<>();
        for (Placed placed : store.list(new AlarmStore.Asked(today, to, dues.keySet()), MOST)) {
            Track track = placed.track();
            if (!placed.underWay()) {
                alarms.add(alarm(
                        track,
                        Alarm.Kind.RENEWAL,
                        null,
                        Objects.requireNonNull(placed.now().runsUntil()),
                        today));
                continue;
            }
            LocalDate dormantOn = placed.now().dormantOn();
            if (dormantOn != null && !dormantOn.isBefore(today) && !dormantOn.isAfter(to)) {
                alarms.add(alarm(track, Alarm.Kind.DORMANCY, null, dormantOn, today));
            }
            dues.getOrDefault(track.body(), List.of())
                    .forEach(due -> alarms.add(alarm(track, Alarm.Kind.DEADLINE, due, due.on(), today)));
        }
        return alarms.stream().sorted(Alarm.MOST_URGENT_FIRST).toList();
    }

    private static Alarm alarm(
            Track track, Alarm.Kind kind, @Nullable Due due, @Nullable LocalDate on, LocalDate today) {
        return new Alarm(track, kind, due, on, on == null ? Threshold.FIRST : Threshold.of(today, on), List.of());
    }

    // Most alarms have no answer, so only the tracks that have any are asked for theirs.
    private List<Alarm> answered(List<Alarm> alarms) {
        Set<UUID> any = store.listAnswered();
        Map<UUID, List<AlarmAnswer>> byTrack = store
                .listAnswers(alarms.stream()
                        .map(alarm -> alarm.track().id())
                        .filter(any::contains)
                        .collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.groupingBy(AlarmAnswer::track));
        return byTrack.isEmpty()
                ? alarms
                : alarms.stream()
                        .map(alarm ->
                                alarm.with(byTrack.getOrDefault(alarm.track().id(), List.of())))
                        .toList();
    }

    /// The tracks that nobody looks after, those first on which something happened last.
    ///
    /// @param skip how many of them are left out first
    List<Alarm> unowned(int skip, int most) {
        return answered(store.listUnowned(skip, most).stream()
                .map(placed -> alarm(placed.track(), Alarm.Kind.NO_OWNER, null, null, today()))
                .toList());
    }

    /// How many tracks nobody looks after, with those of which somebody took note.
    int countAllUnowned() {
        return counts.of("tracks that nobody looks after", store::countUnowned);
    }

    /// How many tracks nobody looks after, without those of which somebody took note.
    int countUnowned() {
        return countAllUnowned() - store.countUnownedSilent(today());
    }

    /// Those with a day that ring for this person now.
    List<Alarm> ringing(Caller caller) {
        return seen(caller, alarm -> alarm.calls(caller) && !alarm.silent(today()));
    }

    /// Those with a day that this person may see and answer.
    List<Alarm> open(Caller caller) {
        return seen(caller, alarm -> alarm.opensTo(caller));
    }

    private List<Alarm> seen(Caller caller, Predicate<Alarm> wanted) {
        List<Alarm> own = caller.may(Permission.KEEP_RECORD) ? unanswered() : of(caller.group());
        return answered(own).stream().filter(wanted).toList();
    }

    /// Those of the tracks that a group looks after or is the deputy for.
    private List<Alarm> of(@Nullable UUID group) {
        return group == null
                ? List.of()
                : unanswered().stream()
                        .filter(alarm -> group.equals(alarm.track().owner())
                                || group.equals(alarm.track().deputy()))
                        .toList();
    }

    /// Somebody takes note: it is silent until it comes nearer.
    @Transactional
    public void acknowledge(Alarm alarm, ActorId by) {
        keep(alarm, AlarmAnswer.Kind.ACKNOWLEDGED, alarm.acknowledgedUntil(today()), "", null, by);
    }

    /// Somebody puts it off.
    ///
    /// @param until the day on which it rings again: after today, and not after the day itself
    @Transactional
    public void snooze(Alarm alarm, LocalDate until, String reason, ActorId by) {
        keep(alarm, AlarmAnswer.Kind.SNOOZED, until, reason, null, by);
    }

    /// Another group looks after the track from now on, and is called anew.
    @Transactional
    public void handOver(Alarm alarm, Group to, ActorId by) {
        tracks.handOver(alarm.track(), to, by);
        audit.note(by, "recognition.act.handed-over", alarm.track().ref(), Map.of());
        keep(alarm, AlarmAnswer.Kind.HANDED_OVER, null, "", to.id(), by);
    }

    private void keep(
            Alarm alarm,
            AlarmAnswer.Kind kind,
            @Nullable LocalDate until,
            String reason,
            @Nullable UUID group,
            @Nullable ActorId by) {
        Due due = alarm.due();
        store.insert(new AlarmAnswer(
                ids.random(),
                alarm.track().id(),
                alarm.kind(),
                due == null ? null : due.deadline(),
                alarm.on(),
                kind,
                alarm.threshold(),
                until,
                reason,
                group,
                by,
                clock.instant()));
    }

    /// The day has come: queues one letter to everybody for whom something rings of which they had none, and forgets
    /// what was answered long ago.
    @Transactional
    public void dayHasCome() {
        Instant now = clock.instant();
        store.forget(now.minus(Duration.ofDays(DAYS_KEPT)));
        checklists.deleteLost();
        if (!mail.isSetUp()) {
            return;
        }
        List<Alarm> due = Stream.concat(dated().stream(), unowned(0, MOST).stream())
                .filter(alarm -> !alarm.silent(today()) && !alarm.told())
                .toList();
        if (due.isEmpty()) {
            return;
        }
        Set<UUID> groups = new HashSet<>();
        due.forEach(alarm -> groups.addAll(alarm.groups()));
        letters.queue(new Readers(
                groups,
                due.stream().anyMatch(alarm -> alarm.readers().coordinators()),
                due.stream().anyMatch(alarm -> alarm.readers().stewards())));
        due.forEach(alarm -> keep(alarm, AlarmAnswer.Kind.LETTER, null, "", null, null));
    }

    /// An alarm by its key, if this person may answer it.
    Optional<Alarm> find(String key, Caller caller) {
        return Stream.concat(open(caller).stream(), findUnowned(key, caller).stream())
                .filter(alarm -> alarm.key().equals(key))
                .findFirst();
    }

    private List<Alarm> findUnowned(String key, Caller caller) {
        return Alarm.trackOf(key)
                .filter(track -> caller.may(Permission.KEEP_RECORD))
                .map(track -> answered(store.listUnowned(track).stream()
                        .map(placed -> alarm(placed.track(), Alarm.Kind.NO_OWNER, null, null, today()))
                        .toList()))
                .orElse(List.of());
    }
}
