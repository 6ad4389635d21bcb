package org.yadman.recognition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.text.TypedDay;
import org.yadman.platform.web.Checked;
import org.yadman.platform.web.Mistake;

/// What somebody typed to put an alarm off.
///
/// @param until the day on which it rings again
record AlarmForm(
        @Nullable String alarm,
        @Nullable String act,
        @Nullable String until,
        @Nullable String reason,
        @Nullable String group) {

    static final AlarmForm EMPTY = new AlarmForm(null, null, null, null, null);

    private static final int LONGEST_REASON = 500;

    /// A day on which it rings again, and why not before.
    record Snooze(LocalDate until, String reason) {}

    static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    /// @param last the latest day that will do
    Checked<Snooze> check(LocalDate today, LocalDate last) {
        List<Mistake> mistakes = new ArrayList<>();
        LocalDate day = TypedDay.read(text(until))
                .filter(each -> each.isAfter(today) && !each.isAfter(last))
                .orElse(null);
        if (day == null) {
            mistakes.add(
                    Mistake.at("until", "recognition.alarm.mistake.until", "first", today.plusDays(1), "last", last));
        }
        String why = text(reason);
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            mistakes.add(Mistake.at("reason", "recognition.alarm.mistake.reason", "most", LONGEST_REASON));
        }
        return day == null || !mistakes.isEmpty()
                ? new Checked.Invalid<>(mistakes)
                : new Checked.Valid<>(new Snooze(day, why));
    }
}
