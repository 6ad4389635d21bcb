package org.yadman.gatherings;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.audit.Audit;
import org.yadman.days.Day;
import org.yadman.days.Days;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Changes;
import org.yadman.platform.db.Counts;
import org.yadman.platform.db.Ids;
import org.yadman.platform.db.Ref;
import org.yadman.pure.calendars.Occurrence;

/// The common day as it goes round the world, its common minute, and who puts that on the air.
@Component
class Waves {

    /// A day with more is told by its first ones; none is near it.
    private static final int MOST = 10_000;

    /// So long after the day its wave is shown before the next year's.
    private static final int DAYS_AFTER = 60;

    private final WaveStore store;
    private final Gatherings gatherings;
    private final Days days;
    private final Counts counts;
    private final Changes changes;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    Waves(
            WaveStore store,
            Gatherings gatherings,
            Days days,
            Counts counts,
            Changes changes,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.gatherings = gatherings;
        this.days = days;
        this.counts = counts;
        this.changes = changes;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /// The day whose wave it is; nothing while there is none.
    Optional<Day> common() {
        return days.findCommon();
    }

    /// The common day of a year; nothing while there is no rule for it.
    Optional<LocalDate> day(int year) {
        return days.findCommon()
                .flatMap(day -> day.in(year).stream().findFirst())
                .map(Occurrence::first);
    }

    /// The year whose wave is next, or has just been.
    int present(LocalDate today) {
        int year = today.getYear();
        boolean over = day(year)
                .filter(day -> day.plusDays(DAYS_AFTER).isBefore(today))
                .isPresent();
        return over ? year + 1 : year;
    }

    /// The wave of a day, without what was called off.
    Wave of(LocalDate day) {
        return counts.of(
                "wave of " + day,
                () -> Wave.of(
                        day,
                        gatherings.between(day, day, 0, MOST).stream()
                                .filter(each -> each.state().coming() || each.state() == Gathering.State.HELD)
                                .toList()));
    }

    /// The present moment. Whoever shows it says until when that is good.
    Instant now() {
        return clock.instant();
    }

    @Transactional(readOnly = true)
    public Optional<CommonMinute> minute() {
        return store.findMinute();
    }

    @Transactional(readOnly = true)
    public List<Station> stations() {
        return store.listStations();
    }

    /// Chooses the common minute.
    ///
    /// @param minute null for none
    @Transactional
    public void choose(@Nullable CommonMinute minute, ActorId by) {
        if (minute == null) {
            store.deleteMinute();
        } else {
            store.put(minute);
        }
        changes.raise();
        audit.note(
                by,
                "gatherings.act.minute",
                new Ref(CommonMinute.KIND, CommonMinute.ONLY),
                minute == null
                        ? Map.of()
                        : Map.of("clock", minute.by().name(), "at", minute.at().toString()));
    }

    /// Adds a station.
    ///
    /// @param country ISO 3166, or null
    @Transactional
    public void add(String name, String heard, @Nullable String country, String language, ActorId by) {
        Station station = new Station(ids.random(), name, heard, country, language);
        store.insert(station);
        changes.raise();
        audit.note(by, "gatherings.act.station", new Ref(Station.KIND, station.id()), Map.of());
    }

    @Transactional
    public void remove(UUID station, ActorId by) {
        if (store.deleteStation(station)) {
            changes.raise();
            audit.note(by, "gatherings.act.station-removed", new Ref(Station.KIND, station), Map.of());
        }
    }

    /// Writes what stands in a campaign folder.
    @Transactional(propagation = Propagation.MANDATORY)
    void bringIn(@Nullable CommonMinute minute, List<Station> stations) {
        if (minute != null) {
            store.put(minute);
        }
        stations.forEach(store::insert);
    }

    /// Removes the common minute and all stations: a campaign folder takes their place.
    @Transactional(propagation = Propagation.MANDATORY)
    void clear() {
        store.deleteMinute();
        store.deleteStations();
    }
}
