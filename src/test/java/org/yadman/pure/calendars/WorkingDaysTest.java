package org.yadman.pure.calendars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkingDaysTest {

    private static final Set<DayOfWeek> SATURDAY_SUNDAY = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    private static final LocalDate WEDNESDAY_BEFORE_CHRISTMAS = LocalDate.of(2026, 12, 23);

    private final WorkingDays german = WorkingDays.of(
            SATURDAY_SUNDAY, List.of(LocalDate.of(2026, 12, 25), LocalDate.of(2026, 12, 26), LocalDate.of(2027, 1, 1)));

    @Test
    void weekends_and_holidays_are_left_out() {
        assertThat(german.plus(WEDNESDAY_BEFORE_CHRISTMAS, 1)).isEqualTo("2026-12-24");
        assertThat(german.plus(WEDNESDAY_BEFORE_CHRISTMAS, 2)).isEqualTo("2026-12-28");
        assertThat(german.plus(WEDNESDAY_BEFORE_CHRISTMAS, 6)).isEqualTo("2027-01-04");
        assertThat(german.between(WEDNESDAY_BEFORE_CHRISTMAS, LocalDate.of(2027, 1, 4)))
                .isEqualTo(6);
    }

    @Test
    void what_is_due_on_a_holiday_is_due_when_people_are_back() {
        assertThat(german.plus(LocalDate.of(2026, 12, 25), 0)).isEqualTo("2026-12-28");
        assertThat(german.plus(WEDNESDAY_BEFORE_CHRISTMAS, 0)).isEqualTo(WEDNESDAY_BEFORE_CHRISTMAS);
    }

    @Test
    void a_week_without_a_working_day_is_refused() {
        assertThatThrownBy(() -> WorkingDays.of(EnumSet.allOf(DayOfWeek.class), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(WorkingDays.of(Set.of(), List.of()).plus(WEDNESDAY_BEFORE_CHRISTMAS, 10))
                .isEqualTo("2027-01-02");
    }

    @Test
    void it_counts_as_somebody_who_counts_day_by_day() {
        Random random = new Random(7);
        for (int round = 0; round < 3000; round++) {
            Set<DayOfWeek> weekend = EnumSet.noneOf(DayOfWeek.class);
            for (int i = random.nextInt(4); i > 0; i--) {
                weekend.add(DayOfWeek.of(1 + random.nextInt(7)));
            }
            LocalDate day = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(2000));
            Set<LocalDate> holidays = new HashSet<>();
            for (int i = random.nextInt(60); i > 0; i--) {
                holidays.add(day.plusDays(random.nextInt(200) - 100L));
            }
            WorkingDays days = WorkingDays.of(weekend, holidays);
            int wanted = random.nextInt(121) - 60;
            LocalDate found = days.plus(day, wanted);
            assertThat(found).as("%s %s %s %s", day, wanted, weekend, holidays).isEqualTo(walked(days, day, wanted));
            assertThat(days.isWorking(found)).isTrue();
            if (wanted != 0) {
                assertThat(days.between(day, found)).isEqualTo(wanted);
            }
            LocalDate other = day.plusDays(random.nextInt(401) - 200L);
            assertThat(days.between(day, other)).isEqualTo(counted(weekend, holidays, day, other));
            boolean free = weekend.contains(other.getDayOfWeek()) || holidays.contains(other);
            assertThat(days.isWorking(other)).isEqualTo(!free);
        }
    }

    private static LocalDate walked(WorkingDays days, LocalDate from, int wanted) {
        LocalDate at = from;
        int left = wanted == 0 && !days.isWorking(from) ? 1 : wanted;
        while (left != 0) {
            at = at.plusDays(Integer.signum(left));
            left -= days.isWorking(at) ? Integer.signum(left) : 0;
        }
        return at;
    }

    private static int counted(Set<DayOfWeek> weekend, Set<LocalDate> holidays, LocalDate from, LocalDate to) {
        int step = to.isBefore(from) ? -1 : 1;
        int count = 0;
        for (LocalDate day = from; !day.equals(to); ) {
            day = day.plusDays(step);
            count += weekend.contains(day.getDayOfWeek()) || holidays.contains(day) ? 0 : step;
        }
        return count;
    }
}
