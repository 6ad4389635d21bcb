package org.yadman.pure.calendars;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yadman.pure.Fault;
import org.yadman.pure.Refused;
import org.yadman.pure.TextFault;
import org.yadman.pure.calendars.DayRule.AbsentFifth;
import org.yadman.pure.calendars.DayRule.MissingDay;
import org.yadman.pure.calendars.DayRule.Relation;

/// Reads the notation of [DayRule] by recursive descent. Every refusal says where, what was expected and what is
/// there.
final class RuleParser {
    /// Deeper nesting means nothing to a reader, and text from a stranger must not exhaust the stack.
    private static final int DEEPEST = 8;

    private static final Pattern MONTH_AND_DAY = Pattern.compile("([0-9]{1,2})-([0-9]{1,2})");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");
    private static final Pattern YEAR = Pattern.compile("[0-9]{4}");
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

    private static final List<String> CALENDARS =
            Arrays.stream(CalendarSystem.values()).map(CalendarSystem::word).toList();
    private static final List<String> WEEKDAYS =
            Arrays.stream(DayOfWeek.values()).map(RuleText::word).toList();
    private static final List<String> RELATIONS =
            Arrays.stream(Relation.values()).map(RuleText::word).toList();

    private final List<RuleToken> tokens;
    private int next;

    RuleParser(String text) {
        tokens = RuleToken.split(text);
    }

    DayRule parse() {
        DayRule rule = rule(0);
        if (!peek().isEnd()) {
            throw expected(Fault.of(CalendarFault.WANTED_END));
        }
        return rule;
    }

    private DayRule rule(int depth) {
        int start = peek().position();
        if (depth > DEEPEST) {
            throw new RuleSyntaxException(start, Fault.of(CalendarFault.TOO_DEEP, "most", DEEPEST));
        }
        DayRule plain = plain(depth);
        List<Modifier> modifiers = new ArrayList<>();
        while (accept(";")) {
            modifiers.add(modifier());
        }
        return modifiers.isEmpty() ? plain : made(start, () -> new DayRule.Modified(plain, modifiers));
    }

    private DayRule plain(int depth) {
        RuleToken first = peek();
        if (first.is("(")) {
            return offset(depth);
        }
        if (findCalendar(first).isPresent()) {
            return fixed();
        }
        if (first.is("last") || RuleText.ORDINALS.stream().anyMatch(first::is)) {
            return nthWeekday();
        }
        if (findWeekday(first).isPresent()) {
            return weekdayRelative(depth);
        }
        if (accept("meeting")) {
            return new DayRule.Meeting();
        }
        if (accept("once")) {
            return once();
        }
        if (accept("from")) {
            return range(first.position(), depth);
        }
        if (accept("every")) {
            return weekly(first.position(), depth);
        }
        if (accept("table")) {
            return table(first.position());
        }
        throw expected(Fault.of(CalendarFault.WANTED_RULE, "calendars", CALENDARS, "weekdays", WEEKDAYS));
    }

    private DayRule once() {
        RuleToken date = word(Fault.of(CalendarFault.WANTED_DATE));
        return made(date.position(), () -> new DayRule.Once(PartialDate.parse(date.text())));
    }

    private DayRule fixed() {
        CalendarSystem calendar = calendar();
        RuleToken day = peek();
        Matcher matcher = matching(MONTH_AND_DAY, Fault.of(CalendarFault.WANTED_MONTH_AND_DAY));
        int month = Integer.parseInt(matcher.group(1));
        int dayOfMonth = Integer.parseInt(matcher.group(2));
        MissingDay missing = accept("else") ? missingDay() : MissingDay.SKIP;
        return made(day.position(), () -> new DayRule.Fixed(calendar, month, dayOfMonth, missing));
    }

    private MissingDay missingDay() {
        MissingDay missing = oneOf(Fault.of(CalendarFault.WANTED_MISSING_DAY), "previous", "next")
                        .equals("next")
                ? MissingDay.NEXT_DAY
                : MissingDay.PREVIOUS_DAY;
        require("day");
        return missing;
    }

    private DayRule nthWeekday() {
        int start = peek().position();
        int n = ordinal();
        DayOfWeek weekday = weekday();
        require("of");
        CalendarSystem calendar = calendar();
        int month = number(Fault.of(CalendarFault.WANTED_MONTH));
        AbsentFifth absent = accept("else") ? absentFifth(n) : AbsentFifth.SKIP;
        return made(start, () -> new DayRule.NthWeekday(n, weekday, calendar, month, absent));
    }

    private int ordinal() {
        if (accept("last")) {
            return -1;
        }
        int n = RuleText.ORDINALS.indexOf(take().text()) + 1;
        return accept("last") ? -n : n;
    }

    private AbsentFifth absentFifth(int n) {
        String word = n > 0 ? "last" : "first";
        oneOf(Fault.of(CalendarFault.WANTED_ABSENT, "word", word), word);
        return AbsentFifth.LAST;
    }

    private DayRule weekdayRelative(int depth) {
        int start = peek().position();
        DayOfWeek weekday = weekday();
        Relation relation = relation();
        DayRule anchor = parenthesised(depth);
        return made(start, () -> new DayRule.WeekdayRelative(weekday, relation, anchor));
    }

    private DayRule offset(int depth) {
        int start = peek().position();
        DayRule anchor = parenthesised(depth);
        boolean forwards = accept("+");
        if (!forwards && !accept("-")) {
            return anchor;
        }
        int days = days();
        return made(start, () -> new DayRule.Offset(anchor, forwards ? days : -days));
    }

    private DayRule range(int start, int depth) {
        DayRule from = parenthesised(depth);
        require("to");
        DayRule to = parenthesised(depth);
        return made(start, () -> new DayRule.Range(from, to));
    }

    private DayRule weekly(int start, int depth) {
        Set<DayOfWeek> weekdays = EnumSet.of(weekday());
        while (accept(",")) {
            weekdays.add(weekday());
        }
        require("in");
        DayRule range = parenthesised(depth);
        return made(start, () -> new DayRule.WeeklyInRange(weekdays, range));
    }

    private DayRule table(int start) {
        CalendarSystem calendar = findCalendar(peek()).isPresent() ? calendar() : CalendarSystem.GREGORIAN;
        List<DayRule.Entry> entries = new ArrayList<>();
        do {
            int year = year();
            require("=");
            entries.add(new DayRule.Entry(year, date()));
        } while (!peek().isEnd() && !peek().is(";") && !peek().is(")"));
        return made(start, () -> new DayRule.Table(calendar, entries));
    }

    private Modifier modifier() {
        return switch (oneOf(Fault.of(CalendarFault.WANTED_MODIFIER), "since", "until", "except", "window", "at")) {
            case "since" -> new Modifier.Since(year());
            case "until" -> new Modifier.Until(year());
            case "except" -> except();
            case "window" -> window();
            default ->
                new Modifier.At(LocalTime.parse(
                        matching(TIME, Fault.of(CalendarFault.WANTED_TIME)).group()));
        };
    }

    private Modifier except() {
        int year = year();
        require("=");
        int start = peek().position();
        PartialDate date = days(Fault.of(CalendarFault.WANTED_EXCEPTION));
        if (!peek().quoted()) {
            throw expected(Fault.of(CalendarFault.WANTED_REASON));
        }
        String reason = take().text();
        return made(start, () -> new Modifier.Except(year, date.earliest(), date.latest(), reason));
    }

    private Modifier window() {
        int start = peek().position();
        int days = days();
        return made(start, () -> new Modifier.Window(days));
    }

    private DayRule parenthesised(int depth) {
        require("(");
        DayRule rule = rule(depth + 1);
        require(")");
        return rule;
    }

    private CalendarSystem calendar() {
        CalendarSystem calendar =
                findCalendar(peek()).orElseThrow(() -> expected(Fault.of(CalendarFault.WANTED_CALENDAR)));
        next++;
        return calendar;
    }

    private static Optional<CalendarSystem> findCalendar(RuleToken token) {
        return token.quoted() ? Optional.empty() : CalendarSystem.find(token.text());
    }

    private DayOfWeek weekday() {
        DayOfWeek weekday = findWeekday(peek())
                .orElseThrow(() -> expected(Fault.of(CalendarFault.WANTED_WEEKDAY, "weekdays", WEEKDAYS)));
        next++;
        return weekday;
    }

    private static Optional<DayOfWeek> findWeekday(RuleToken token) {
        return Arrays.stream(DayOfWeek.values())
                .filter(weekday -> token.is(RuleText.word(weekday)))
                .findFirst();
    }

    private Relation relation() {
        Relation relation = Arrays.stream(Relation.values())
                .filter(candidate -> peek().is(RuleText.word(candidate)))
                .findFirst()
                .orElseThrow(() -> expected(Fault.of(CalendarFault.WANTED_RELATION, "relations", RELATIONS)));
        next++;
        return relation;
    }

    private LocalDate date() {
        RuleToken token = peek();
        Fault day = Fault.of(CalendarFault.WANTED_DAY);
        PartialDate date = days(day);
        if (date.precision() != PartialDate.Precision.DAY) {
            throw token.insteadOf(day);
        }
        return date.earliest();
    }

    /// A day or an interval of two days, about which there is no doubt.
    private PartialDate days(Fault wanted) {
        RuleToken token = peek();
        PartialDate date =
                made(token.position(), () -> PartialDate.parse(word(wanted).text()));
        boolean exact = switch (date) {
            case PartialDate.Point point -> isDay(point);
            case PartialDate.Interval(PartialDate.Point first, PartialDate.Point last) -> isDay(first) && isDay(last);
            case PartialDate.OpenInterval _ -> false;
        };
        if (!exact) {
            throw token.insteadOf(wanted);
        }
        return date;
    }

    private static boolean isDay(PartialDate.Point point) {
        return point.precision() == PartialDate.Precision.DAY && point.doubt() == PartialDate.Doubt.NONE;
    }

    private int days() {
        int days = number(Fault.of(CalendarFault.WANTED_DAYS));
        if (!accept("day")) {
            require("days");
        }
        return days;
    }

    private int year() {
        return Integer.parseInt(
                matching(YEAR, Fault.of(CalendarFault.WANTED_YEAR)).group());
    }

    private int number(Fault wanted) {
        return Integer.parseInt(matching(NUMBER, wanted).group());
    }

    private Matcher matching(Pattern pattern, Fault wanted) {
        Matcher matcher = pattern.matcher(peek().text());
        if (peek().quoted() || !matcher.matches()) {
            throw expected(wanted);
        }
        next++;
        return matcher;
    }

    private RuleToken word(Fault wanted) {
        if (peek().quoted() || peek().isEnd() || peek().isSign()) {
            throw expected(wanted);
        }
        return take();
    }

    private String oneOf(Fault wanted, String... words) {
        if (Arrays.stream(words).noneMatch(peek()::is)) {
            throw expected(wanted);
        }
        return take().text();
    }

    private void require(String word) {
        if (!accept(word)) {
            throw expected(Fault.of(TextFault.WORD, "word", word));
        }
    }

    private boolean accept(String word) {
        boolean found = peek().is(word);
        if (found) {
            next++;
        }
        return found;
    }

    private RuleToken take() {
        return tokens.get(next++);
    }

    private RuleToken peek() {
        return tokens.get(next);
    }

    private RuleSyntaxException expected(Fault wanted) {
        return peek().insteadOf(wanted);
    }

    /// What a constructor refuses, the reader refuses at the place where it stands.
    private static <T> T made(int position, Supplier<T> constructor) {
        try {
            return constructor.get();
        } catch (RuleSyntaxException alreadyPlaced) {
            throw alreadyPlaced;
        } catch (Refused refusal) {
            throw new RuleSyntaxException(position, refusal.fault());
        }
    }
}
