package org.yadman.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class WeekendsTest {

    @Test
    void each_country_has_its_own() {
        assertThat(Weekends.of("DE")).containsExactly(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        assertThat(Weekends.of("IR")).containsExactly(DayOfWeek.FRIDAY);
        assertThat(Weekends.of("IL")).containsExactly(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY);
        assertThat(Weekends.of("IN")).containsExactly(DayOfWeek.SUNDAY);
        assertThat(Weekends.of("XX")).containsExactly(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    }

    @Test
    void nobody_has_a_week_of_weekend() {
        for (String country : Locale.getISOCountries()) {
            assertThat(Weekends.of(country)).as(country).hasSizeBetween(1, 2);
        }
    }
}
