package org.yadman.platform.text;

import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.Calendar.WeekData;
import java.time.DayOfWeek;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// On which days of the week people of a country are not at work: as CLDR has it, through ICU4J.
public final class Weekends {

    private Weekends() {}

    /// The weekend of a country.
    ///
    /// @param country two letters of ISO 3166; for one that is not known, Saturday and Sunday
    public static Set<DayOfWeek> of(String country) {
        WeekData week = Calendar.getWeekDataForRegion(country);
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        DayOfWeek last = day(week.weekendCease);
        for (DayOfWeek day = day(week.weekendOnset); day != last; day = day.plus(1)) {
            days.add(day);
        }
        days.add(last);
        return Collections.unmodifiableSet(days);
    }

    // ICU counts from Sunday, which is 1.
    private static DayOfWeek day(int ofIcu) {
        return DayOfWeek.SUNDAY.plus(ofIcu - 1L);
    }
}
