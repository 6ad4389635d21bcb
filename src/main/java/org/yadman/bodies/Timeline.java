package org.yadman.bodies;

import gg.jte.Content;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;
import org.yadman.pure.calendars.BackPlan;
import org.yadman.pure.calendars.CalendarSystem;

/// What must be done by when so that a body can decide: drawn, as a table, and what a missed day costs in words. The
/// same on the body's page and on that of whatever is before it.
@Component
public class Timeline {

    /// More meetings than these are not shown: whoever plans needs the next ones.
    private static final int MOST_MEETINGS = 6;

    private final Calendars calendars;
    private final Templates templates;

    Timeline(Calendars calendars, Templates templates) {
        this.calendars = calendars;
        this.templates = templates;
    }

    /// The plan for one session.
    ///
    /// @param missed sentences
    /// @param pictures the same in both widths
    record Plan(Text name, List<String> missed, List<Picture> pictures, List<Row> rows) {}

    /// A row of the table.
    ///
    /// @param number of its line in the picture; empty for the meeting itself
    /// @param meeting for which it counts; empty for the meeting itself
    record Row(String number, Text name, LocalDate day, boolean late, String meeting) {}

    /// A drawing: a line for the meetings and one for each step, time running as the language is read.
    ///
    /// @param today where today is
    record Picture(
            String width, int size, int height, List<Label> years, List<Label> lines, List<Mark> marks, double today) {}

    /// A word in the drawing.
    record Label(double x, int y, String text) {}

    /// A day in the drawing.
    ///
    /// @param look the class of its shape: a meeting, a last day, or one that is over
    record Mark(double x, int y, String look) {}

    /// The plans of a body's sessions; nothing where no session is known to come, or nothing has to be done before.
    public Optional<Content> of(Body body, Visitor v) {
        List<Plan> plans = calendars.plans(body, v.today()).stream()
                .map(planned -> plan(planned, v))
                .toList();
        return plans.isEmpty() ? Optional.empty() : Optional.of(templates.fragment(v, "bodies/timeline", plans));
    }

    private static Plan plan(Calendars.Planned planned, Visitor v) {
        List<BackPlan.Meeting<UUID>> meetings =
                planned.plan().meetings().stream().limit(MOST_MEETINGS).toList();
        // Numbered in the order in which they fall before a meeting.
        Map<UUID, Integer> lines = new LinkedHashMap<>();
        meetings.stream()
                .flatMap(meeting -> meeting.steps().stream())
                .forEach(step -> lines.putIfAbsent(step.what(), lines.size() + 1));
        Map<UUID, Text> names = new HashMap<>();
        planned.steps().forEach(step -> names.put(step.id(), v.in(step.name())));
        List<Row> rows = new ArrayList<>();
        for (BackPlan.Meeting<UUID> meeting : meetings) {
            meeting.steps()
                    .forEach(step -> rows.add(new Row(
                            v.number(Objects.requireNonNull(lines.get(step.what()))),
                            Objects.requireNonNull(names.get(step.what())),
                            step.lastDay(),
                            step.late(),
                            v.date(meeting.day()))));
            rows.add(new Row("", v.in(planned.session().name()), meeting.day(), false, ""));
        }
        return new Plan(
                v.in(planned.session().name()),
                planned.plan().missed().stream()
                        .map(missed -> missed(missed, Objects.requireNonNull(names.get(missed.what())), v))
                        .toList(),
                Stream.of(Scale.BROAD, Scale.NARROW)
                        .map(scale -> picture(scale, meetings, lines, v))
                        .toList(),
                rows);
    }

    private static String missed(BackPlan.Missed<UUID> missed, Text name, Visitor v) {
        LocalDate then = missed.then();
        LocalDate meeting = missed.thenMeeting();
        return then == null || meeting == null
                ? v.t(
                        "bodies.plan.missed.last",
                        "step",
                        name.value(),
                        "day",
                        v.date(missed.lastDay()),
                        "meeting",
                        v.date(missed.meeting()))
                : v.t(
                        "bodies.plan.missed",
                        "step",
                        name.value(),
                        "day",
                        v.date(missed.lastDay()),
                        "meeting",
                        v.date(missed.meeting()),
                        "then",
                        v.date(then),
                        "later",
                        v.date(meeting),
                        "months",
                        missed.monthsLater().orElse(0L));
    }

    /// A width, in units of the drawing, about a pixel each; beside the lines is room for their numbers.
    private enum Scale {
        BROAD(800),
        NARROW(344);

        private static final int GUTTER = 22;
        private static final int END = 10;

        private final int size;

        Scale(int size) {
            this.size = size;
        }

        /// @param part of the time shown, 0 to 1
        double x(double part, boolean rightToLeft) {
            double x = GUTTER + part * (size - GUTTER - END);
            return rounded(rightToLeft ? size - x : x);
        }

        double numbers(boolean rightToLeft) {
            return rightToLeft ? size - GUTTER / 2.0 : GUTTER / 2.0;
        }

        private static double rounded(double x) {
            return Math.round(x * 10) / 10.0;
        }
    }

    private static final int TOP = 24;
    private static final int LINE = 22;

    private static Picture picture(
            Scale scale, List<BackPlan.Meeting<UUID>> meetings, Map<UUID, Integer> lines, Visitor v) {
        LocalDate today = v.today();
        LocalDate first = meetings.stream()
                .flatMap(meeting -> meeting.steps().stream())
                .map(BackPlan.Step::lastDay)
                .filter(day -> day.isBefore(today))
                .min(LocalDate::compareTo)
                .orElse(today);
        LocalDate last = meetings.getLast().day();
        double days = Math.max(1, ChronoUnit.DAYS.between(first, last));
        boolean mirrored = v.language().rightToLeft();
        List<Mark> marks = new ArrayList<>();
        for (BackPlan.Meeting<UUID> meeting : meetings) {
            marks.add(new Mark(x(scale, first, meeting.day(), days, mirrored), TOP + LINE / 2, "d"));
            meeting.steps()
                    .forEach(step -> marks.add(new Mark(
                            x(scale, first, step.lastDay(), days, mirrored),
                            y(Objects.requireNonNull(lines.get(step.what()))),
                            step.late() ? "u" : "o")));
        }
        List<Label> numbers = lines.values().stream()
                .map(line -> new Label(scale.numbers(mirrored), y(line), v.number(line)))
                .toList();
        return new Picture(
                scale == Scale.BROAD ? "broad" : "narrow",
                scale.size,
                y(lines.size()) + LINE / 2 + 2,
                years(scale, first, last, days, v),
                numbers,
                marks,
                x(scale, first, today, days, mirrored));
    }

    private static int y(int line) {
        return TOP + line * LINE + LINE / 2;
    }

    private static double x(Scale scale, LocalDate first, LocalDate day, double days, boolean mirrored) {
        return scale.x(ChronoUnit.DAYS.between(first, day) / days, mirrored);
    }

    // Where a year of the reader's calendar begins.
    private static List<Label> years(Scale scale, LocalDate first, LocalDate last, double days, Visitor v) {
        CalendarSystem calendar = v.words().dates().first(v.language());
        List<Label> years = new ArrayList<>();
        for (int year = calendar.yearOf(first) + 1; year <= calendar.yearOf(last); year++) {
            LocalDate begins = calendar.date(year, 1, 1);
            years.add(new Label(
                    x(scale, first, begins, days, v.language().rightToLeft()), TOP - LINE / 2, v.number(year)));
        }
        return years;
    }
}
