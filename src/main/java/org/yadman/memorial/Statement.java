package org.yadman.memorial;

import org.jspecify.annotations.Nullable;
import org.yadman.pure.calendars.CalendarSystem;
import org.yadman.pure.calendars.PartialDate;

/// What an entry says in one field.
///
/// @param value in its canonical form; null where nobody could tell what the list means, or where it says that
///     it does not know
/// @param text as the list has it, without what cannot be seen
/// @param script ISO 15924: `Arab`, `Latn`, `Zyyy` for none
record Statement(ListField field, @Nullable String value, String text, String script) {

    /// The date, where it is one.
    @Nullable
    PartialDate date() {
        return field.isDate() && value != null ? PartialDate.parse(value) : null;
    }

    /// The calendar in which a date was said; null for others.
    @Nullable
    CalendarSystem calendar() {
        PartialDate date = date();
        return date == null ? null : date.calendar();
    }

    /// How exactly a date was said; null for others.
    PartialDate.@Nullable Precision precision() {
        PartialDate date = date();
        return date == null ? null : date.precision();
    }
}
