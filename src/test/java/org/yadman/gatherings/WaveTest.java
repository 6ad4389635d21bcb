package org.yadman.gatherings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yadman.gatherings.CommonMinute.By;
import org.yadman.platform.text.Localized;

class WaveTest {

    private static final LocalDate DAY = LocalDate.of(2027, 9, 1);

    private static Gathering at(@Nullable String zone, @Nullable LocalTime starts, String city) {
        Place place = new Place("DE", null, city, "", "", "", zone == null ? null : ZoneId.of(zone));
        return new Gathering(
                UUID.nameUUIDFromBytes((city + zone + starts).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                "one",
                DAY,
                starts,
                null,
                true,
                GatheringKind.VIGIL,
                Localized.EMPTY,
                Gathering.State.CONFIRMED,
                place.shown(Precision.CITY),
                List.of(),
                List.of(),
                Localized.EMPTY,
                Localized.EMPTY,
                Photos.NONE,
                null,
                null,
                null,
                null,
                DAY.minusDays(9),
                1);
    }

    @Test
    void a_day_goes_round_the_world_in_fifty_hours() {
        Wave wave = Wave.of(DAY, List.of());
        assertThat(wave.start()).isEqualTo("2027-08-31T10:00:00Z");
        assertThat(wave.end()).isEqualTo("2027-09-02T12:00:00Z");
        assertThat(Duration.between(wave.start(), wave.end())).hasHours(Wave.HOURS);
    }

    @Test
    void it_goes_from_the_east_to_the_west_whatever_the_clocks_show() {
        Gathering sydney = at("Australia/Sydney", LocalTime.of(20, 0), "Sydney");
        Gathering cologne = at("Europe/Berlin", LocalTime.of(19, 0), "Cologne");
        Gathering angeles = at("America/Los_Angeles", LocalTime.of(8, 0), "Los Angeles");
        Gathering whole = at("Asia/Tehran", null, "Whole day");
        Gathering nowhere = at(null, LocalTime.NOON, "No clock");
        Wave wave = Wave.of(DAY, List.of(angeles, nowhere, whole, cologne, sydney));
        assertThat(wave.first()).isEqualTo(sydney);
        assertThat(wave.last()).isEqualTo(cologne);
        assertThat(wave.count()).isEqualTo(5);
        assertThat(wave.unplaced()).isEqualTo(1);
        assertThat(wave.clocks().keySet())
                .containsExactly(
                        ZoneOffset.ofHours(10),
                        ZoneOffset.ofHoursMinutes(3, 30),
                        ZoneOffset.ofHours(2),
                        ZoneOffset.ofHours(-7));
        assertThat(wave.begun(Instant.parse("2027-09-01T09:59:59Z"))).isEqualTo(1);
        assertThat(wave.begun(Instant.parse("2027-09-01T10:00:00Z"))).isEqualTo(2);
        assertThat(wave.begun(wave.end())).isEqualTo(4);
    }

    @Test
    void whatever_is_held_stands_in_an_hour_of_the_day_and_none_is_counted_twice() {
        Random random = new Random(20270901);
        // Another test's calendar reader adds zones of its own to those of the JDK, without rules.
        List<String> zones = ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.matches("[A-Z][A-Za-z_]+/.+"))
                .sorted()
                .toList();
        List<Gathering> all = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            LocalTime starts = random.nextInt(10) == 0 ? null : LocalTime.of(random.nextInt(24), random.nextInt(60));
            all.add(at(zones.get(random.nextInt(zones.size())), starts, "City " + i));
        }
        Wave wave = Wave.of(DAY, all);
        assertThat(wave.hours()).allSatisfy(hour -> assertThat(hour.number()).isBetween(0, Wave.HOURS - 1));
        assertThat(wave.hours().stream().mapToInt(Wave.Hour::count).sum()).isEqualTo(all.size());
        assertThat(wave.clocks().values().stream().mapToInt(count -> count).sum())
                .isEqualTo(all.size());
        assertThat(wave.begins()).isSorted();
        assertThat(wave.begun(wave.end())).isEqualTo(all.size());
        assertThat(wave.begun(wave.start().minusSeconds(1))).isZero();
    }

    @Test
    void the_minute_is_one_moment_or_goes_round_the_world() {
        CommonMinute together = new CommonMinute(By.UTC, LocalTime.NOON);
        CommonMinute round = new CommonMinute(By.LOCAL, LocalTime.NOON);
        ZoneId tehran = ZoneId.of("Asia/Tehran");
        assertThat(together.on(DAY, tehran)).isEqualTo("2027-09-01T12:00:00Z");
        assertThat(together.on(DAY, ZoneOffset.UTC)).isEqualTo(together.on(DAY, tehran));
        assertThat(round.on(DAY, tehran)).isEqualTo("2027-09-01T08:30:00Z");
    }
}
