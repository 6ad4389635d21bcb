package org.yadman.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yadman.pure.calendars.PartialDate;

/// How long something took is never told more exactly than its dates.
class SpanTest {

    @ParameterizedTest
    @CsvSource({
        "2013-06-05, 2013-06-05, 0, 0, true",
        "2003-04-04, 2003-05-04, 30, 30, true",
        "2003, 2004, 1, 730, false",
        "2003-04, 2003-04, 0, 29, false",
        "2003-04-04?, 2003-04-05, 1, 1, false",
        "2002-10/2003-04-04, 2003-04-04, 0, 185, false",
        "sh:1381-06-08, 2002-08-30, 0, 0, true"
    })
    void it_has_a_least_and_a_most(String from, String to, long least, long most, boolean exact) {
        assertThat(Span.between(PartialDate.parse(from), PartialDate.parse(to))).contains(new Span(least, most, exact));
    }

    @Test
    void nothing_is_said_where_an_end_is_open_or_the_second_came_first() {
        assertThat(Span.between(PartialDate.parse("2003/.."), PartialDate.parse("2004")))
                .isEmpty();
        assertThat(Span.between(PartialDate.parse("2003"), PartialDate.parse("2003-04/..")))
                .isEmpty();
        assertThat(Span.between(PartialDate.parse("2004"), PartialDate.parse("2003")))
                .isEmpty();
    }
}
