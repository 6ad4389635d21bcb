package org.yadman.gatherings;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.yadman.days.Days;

/// The form for holding again what was held before.
@Component
class NextTime {

    private final Days days;

    NextTime(Days days) {
        this.days = days;
    }

    /// The form, with everything of last time but its day: that is when the day comes next.
    GatheringForm of(Gathering last, GatheringForm typed, LocalDate today) {
        String on = days.listAll().stream()
                .filter(day -> day.id().equals(last.day()))
                .findFirst()
                .flatMap(day -> day.next(today))
                .map(occurrence -> occurrence.first().toString())
                .orElse("");
        return typed.again(last.id().toString(), on);
    }
}
