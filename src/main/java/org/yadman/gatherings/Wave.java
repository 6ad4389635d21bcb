package org.yadman.gatherings;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A day as it goes round the world, hour by hour: when the gatherings of it begin. A day lasts fifty hours, from its
/// first midnight, at UTC+14, to its last, at UTC−12. One that fills its day begins with it; of one whose clock nobody
/// knows only the number is told. Small whatever the number of gatherings, so that it can be kept.
///
/// @param begins when each begins, in epoch seconds, the earliest first
/// @param hours those of the fifty in which something begins, in order
/// @param clocks how many begin by each clock, from the east to the west
/// @param first the earliest of those that begin at an hour of the clock, or null
/// @param last the latest of them
/// @param countries in how many they are
/// @param unplaced how many have no clock
record Wave(
        LocalDate day,
        long[] begins,
        List<Hour> hours,
        Map<ZoneOffset, Integer> clocks,
        @Nullable Gathering first,
        @Nullable Gathering last,
        int countries,
        int unplaced) {

    /// How many hours a day lasts on the earth.
    static final int HOURS = 50;

    /// Places named of an hour.
    static final int NAMED = 4;

    private static final ZoneOffset EAST = ZoneOffset.ofHours(14);

    Wave {
        hours = List.copyOf(hours);
    }

    /// An hour in which something begins.
    ///
    /// @param number 0 is the one in which the day begins in the east
    /// @param some of those that begin in it, one of each place
    record Hour(int number, int count, List<Gathering> some) {
        Hour {
            some = List.copyOf(some);
        }
    }

    /// The wave of a day.
    ///
    /// @param all what is held on it
    static Wave of(LocalDate day, Collection<Gathering> all) {
        List<Gathering> placed = all.stream()
                .filter(each -> each.zone() != null)
                .sorted(Comparator.comparing(Wave::begin).thenComparing(Gathering::id))
                .toList();
        List<Gathering> timed =
                placed.stream().filter(each -> each.startsAt() != null).toList();
        Map<Integer, List<Gathering>> byHour = new TreeMap<>();
        Map<ZoneOffset, Integer> clocks = new HashMap<>();
        Set<String> countries = new HashSet<>();
        for (Gathering each : placed) {
            Instant begin = begin(each);
            byHour.computeIfAbsent(number(day, begin), hour -> new ArrayList<>())
                    .add(each);
            clocks.merge(zone(each).getRules().getOffset(begin), 1, Integer::sum);
        }
        for (Gathering each : all) {
            String country = each.shown().place().country();
            if (country != null) {
                countries.add(country);
            }
        }
        // Offsets compare from the east to the west.
        return new Wave(
                day,
                placed.stream().mapToLong(each -> begin(each).getEpochSecond()).toArray(),
                byHour.entrySet().stream()
                        .map(hour -> new Hour(hour.getKey(), hour.getValue().size(), some(hour.getValue())))
                        .toList(),
                new TreeMap<>(clocks),
                timed.isEmpty() ? null : timed.getFirst(),
                timed.isEmpty() ? null : timed.getLast(),
                countries.size(),
                all.size() - placed.size());
    }

    private static List<Gathering> some(List<Gathering> of) {
        Map<String, Gathering> places = new TreeMap<>();
        for (Gathering each : of) {
            Place place = each.shown().place();
            if (places.size() < NAMED) {
                places.putIfAbsent(place.country() + "/" + place.city() + "/" + place.cityName(), each);
            }
        }
        return List.copyOf(places.values());
    }

    private static ZoneId zone(Gathering gathering) {
        ZoneId zone = gathering.zone();
        if (zone == null) {
            throw new IllegalArgumentException("No clock");
        }
        return zone;
    }

    private static Instant begin(Gathering gathering) {
        LocalTime starts = gathering.startsAt() == null ? LocalTime.MIN : gathering.startsAt();
        return gathering.heldOn().atTime(starts).atZone(zone(gathering)).toInstant();
    }

    /// The moment at which the day begins in the east.
    Instant start() {
        return start(day);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(EAST).toInstant();
    }

    /// The moment at which the day ends in the west.
    Instant end() {
        return hour(HOURS);
    }

    /// When an hour of the day begins.
    Instant hour(int number) {
        return start().plus(Duration.ofHours(number));
    }

    private static int number(LocalDate day, Instant at) {
        return (int) Duration.between(start(day), at).toHours();
    }

    int count() {
        return begins.length + unplaced;
    }

    /// How many have begun by then.
    int begun(Instant now) {
        long second = now.getEpochSecond();
        return (int) Arrays.stream(begins).filter(begin -> begin <= second).count();
    }
}
