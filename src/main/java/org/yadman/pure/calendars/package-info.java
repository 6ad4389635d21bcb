/// Days and dates as people say them: Solar Hijri dates ([SolarDate]), rules for days that come back every year
/// ([DayRule]), and dates that are only as exact as somebody said them ([PartialDate]).
///
/// The invariant: every value is valid by construction, and everything is date-only. No time zone, no clock and no
/// default locale is read here; a local time of day is carried as a value and never converted.
///
/// Any package may use this one; it uses only `java.*`. Lunar Hijri days are never computed: they are announced, so
/// they are entered as a table ([DayRule.Table]).
@NullMarked
package org.yadman.pure.calendars;

import org.jspecify.annotations.NullMarked;
