package org.yadman.bench;

import java.time.LocalDate;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.yadman.pure.calendars.DayRule;
import org.yadman.pure.calendars.Occurrence;
import org.yadman.pure.calendars.PartialDate;
import org.yadman.pure.calendars.SolarDate;

/// Day rules and dates: a day board expands each day's rule for a year, the calendar feed for twelve.
@State(Scope.Benchmark)
public class DaysBenchmark {

    private static final LocalDate FROM = LocalDate.of(2025, 1, 1);
    private static final LocalDate TO = LocalDate.of(2036, 12, 31);

    private String ruleText = "friday nearest (solar-hijri 06-10)";
    private String dateText = "sh:1381-06-08";
    private String intervalText = "1988-07/1988-09";
    private DayRule fixed = DayRule.parse("gregorian 09-01");
    private DayRule nearest = DayRule.parse(ruleText);
    private DayRule lastFriday = DayRule.parse("last friday of solar-hijri 12");
    private LocalDate day = LocalDate.of(2026, 9, 1);
    private SolarDate solar = SolarDate.of(day);

    @Benchmark
    public DayRule ruleParsed() {
        return DayRule.parse(ruleText);
    }

    @Benchmark
    public List<Occurrence> fixedDayInAYear() {
        return fixed.inGregorianYear(2026);
    }

    @Benchmark
    public List<Occurrence> nearestFridayInAYear() {
        return nearest.inGregorianYear(2026);
    }

    @Benchmark
    public List<Occurrence> nearestFridayInTwelveYears() {
        return nearest.between(FROM, TO);
    }

    @Benchmark
    public List<Occurrence> lastFridayInAYear() {
        return lastFriday.inGregorianYear(2026);
    }

    @Benchmark
    public SolarDate solarDateOfADay() {
        return SolarDate.of(day);
    }

    @Benchmark
    public LocalDate dayOfASolarDate() {
        return solar.toGregorian();
    }

    @Benchmark
    public PartialDate dateParsed() {
        return PartialDate.parse(dateText);
    }

    @Benchmark
    public PartialDate intervalParsed() {
        return PartialDate.parse(intervalText);
    }
}
