package org.yadman.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTimeTest {

    @ParameterizedTest
    @CsvSource({"18:00,18:00", "18.30,18:30", "7:05,07:05", "18,18:00", "۱۹:۳۰,19:30", "٠٧٫٠٥,07:05", "' 00:00 ',00:00"
    })
    void hours_are_read_as_people_write_them(String typed, LocalTime read) {
        assertThat(TypedTime.read(typed)).contains(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "noon", "24:00", "12:60", "1200", "12:0", "12:00:00", "-1"})
    void what_is_no_time_is_none(String typed) {
        assertThat(TypedTime.read(typed)).isEmpty();
    }
}
