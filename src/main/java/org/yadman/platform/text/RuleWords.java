package org.yadman.platform.text;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.yadman.pure.calendars.DayRule;
import org.yadman.pure.calendars.Modifier;

/// A day rule in words: "the Friday nearest 10 Shahrivar", «جمعهٔ نزدیک به ۱۰ شهریور».
@Component
public class RuleWords {

    private final Messages messages;
    private final Dates dates;

    RuleWords(Messages messages, Dates dates) {
        this.messages = messages;
        this.dates = dates;
    }

    /// The rule in the language, without a full stop.
    public String of(Language language, DayRule rule) {
        return switch (rule) {
            case DayRule.Once(var date) ->
                messages.text(language, "platform.rule.once", "date", dates.partial(language, date));
            case DayRule.Fixed(var calendar, int month, int day, var missing) ->
                fixed(language, dates.dayAndMonth(language, calendar, month, day), missing);
            case DayRule.NthWeekday(int n, var weekday, var calendar, int month, var absent) ->
                nth(language, n, weekday, dates.month(language, calendar, month), absent);
            case DayRule.WeekdayRelative(var weekday, var relation, var anchor) ->
                messages.text(
                        language,
                        "platform.rule.weekday-relative",
                        "relation",
                        word(relation),
                        "weekday",
                        dates.weekday(language, weekday),
                        "anchor",
                        of(language, anchor));
            case DayRule.Offset(var anchor, int days) ->
                messages.text(
                        language,
                        "platform.rule.offset",
                        "direction",
                        days < 0 ? "before" : "after",
                        "days",
                        Math.abs(days),
                        "anchor",
                        of(language, anchor));
            case DayRule.Range(var start, var end) ->
                messages.text(language, "platform.rule.range", "from", of(language, start), "to", of(language, end));
            case DayRule.WeeklyInRange(var weekdays, var range) ->
                messages.text(
                        language,
                        "platform.rule.weekly",
                        "weekdays",
                        weekdays(language, weekdays.stream().sorted().toList()),
                        "range",
                        of(language, range));
            case DayRule.Table table ->
                messages.text(
                        language,
                        "platform.rule.table",
                        "years",
                        table.entries().size());
            case DayRule.Meeting _ -> messages.text(language, "platform.rule.meeting");
            case DayRule.Modified(var plain, var modifiers) -> modified(language, of(language, plain), modifiers);
        };
    }

    private String fixed(Language language, String day, DayRule.MissingDay missing) {
        return switch (missing) {
            case SKIP -> day;
            case PREVIOUS_DAY, NEXT_DAY ->
                messages.text(language, "platform.rule.fixed-else", "day", day, "policy", word(missing));
        };
    }

    private String nth(Language language, int n, DayOfWeek weekday, String month, DayRule.AbsentFifth absent) {
        String key = absent == DayRule.AbsentFifth.LAST ? "platform.rule.nth-else" : "platform.rule.nth";
        return messages.text(
                language,
                key,
                "n",
                (n < 0 ? "m" : "n") + Math.abs(n),
                "weekday",
                dates.weekday(language, weekday),
                "month",
                month);
    }

    private String weekdays(Language language, List<DayOfWeek> weekdays) {
        List<String> names =
                weekdays.stream().map(day -> dates.weekday(language, day)).toList();
        if (names.size() == 1) {
            return names.getFirst();
        }
        String allButLast =
                String.join(messages.text(language, "platform.rule.comma"), names.subList(0, names.size() - 1));
        return messages.text(language, "platform.rule.and", "first", allButLast, "last", names.getLast());
    }

    private String modified(Language language, String rule, List<Modifier> modifiers) {
        List<String> parts = new ArrayList<>(List.of(rule));
        for (Modifier modifier : modifiers) {
            parts.add(modifier(language, modifier));
        }
        return String.join(messages.text(language, "platform.rule.comma"), parts);
    }

    private String modifier(Language language, Modifier modifier) {
        return switch (modifier) {
            case Modifier.Since(int year) ->
                messages.text(language, "platform.rule.since", "year", dates.number(language, year));
            case Modifier.Until(int year) ->
                messages.text(language, "platform.rule.until", "year", dates.number(language, year));
            case Modifier.Except(int year, var first, var last, var reason) ->
                messages.text(
                        language,
                        first.equals(last) ? "platform.rule.except" : "platform.rule.except-range",
                        "year",
                        dates.number(language, year),
                        "date",
                        dates.both(language, first),
                        "last",
                        dates.both(language, last),
                        "reason",
                        reason);
            case Modifier.Window(int days) -> messages.text(language, "platform.rule.window", "days", days);
            case Modifier.At(var time) ->
                messages.text(language, "platform.rule.at", "time", dates.digits(language, time.toString()));
        };
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
