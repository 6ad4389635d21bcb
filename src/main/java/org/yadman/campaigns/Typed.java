package org.yadman.campaigns;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.yadman.platform.collect.TableShape.Form;
import org.yadman.platform.collect.TableShape.Form.Usual;
import org.yadman.platform.text.Dates;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Languages;
import org.yadman.pure.calendars.CalendarSystem;
import org.yadman.pure.calendars.PartialDate;
import org.yadman.pure.names.SearchText;

/// What people type, in the notation of the campaign folder: either calendar, either digits, months by their names.
/// What is not recognised stays as it was typed, so that the reader can say what was expected.
@Component
class Typed {

    // Solar Hijri years that anybody writes here lie far from Gregorian ones.
    private static final int LAST_SOLAR_YEAR = 1499;
    private static final Pattern NUMBERS =
            Pattern.compile("(?:sh:)?(\\d{4})(?:[-/.](\\d{1,2}))?(?:[-/.](\\d{1,2}))?([?~%]?)");
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})([?~%]?)");
    private static final Map<String, Integer> SEASONS = Map.of(
            "spring", 21, "summer", 22, "autumn", 23, "winter", 24, "بهار", 21, "تابستان", 22, "پاییز", 23, "زمستان",
            24);

    private final Map<String, Month> months = new HashMap<>();

    private record Month(CalendarSystem calendar, int number) {}

    Typed(Dates dates, Languages languages) {
        for (Language language : languages.all()) {
            for (CalendarSystem calendar : CalendarSystem.values()) {
                for (int month = 1; month <= 12; month++) {
                    months.put(
                            SearchText.fold(dates.month(language, calendar, month))
                                    .replace(" ", ""),
                            new Month(calendar, month));
                }
            }
        }
    }

    /// A cell as a campaign folder would have it.
    String cell(String typed, Form form) {
        String text = typed.strip();
        if (!(form instanceof Usual usual)) {
            return text;
        }
        return switch (usual) {
            case TEXT, SUBJECT -> text;
            case SLUG, ID, ADDRESS, LANGUAGE, COUNTRY, NUMBER -> digits(text);
            case DATE -> date(text);
            case DAY -> day(text);
        };
    }

    static String digits(String text) {
        StringBuilder ascii = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c ->
                        ascii.appendCodePoint(c > 0x7F && Character.isDigit(c) ? '0' + Character.digit(c, 10) : c));
        return ascii.toString();
    }

    private String day(String typed) {
        try {
            PartialDate date = PartialDate.parse(date(typed));
            return date.precision() == PartialDate.Precision.DAY
                    ? date.earliest().toString()
                    : digits(typed);
        } catch (DateTimeException unread) {
            return digits(typed);
        }
    }

    private String date(String typed) {
        String text = digits(typed);
        Matcher dotted = DAY_FIRST.matcher(text);
        if (dotted.matches()) {
            return written(number(dotted, 3), number(dotted, 2), number(dotted, 1), dotted.group(4));
        }
        Matcher numbers = NUMBERS.matcher(text);
        if (numbers.matches()) {
            return written(number(numbers, 1), number(numbers, 2), number(numbers, 3), numbers.group(4));
        }
        return inWords(text);
    }

    private static int number(Matcher found, int group) {
        return found.group(group) == null ? 0 : Integer.parseInt(found.group(group));
    }

    // A year says by itself in which calendar it is.
    private static String written(int year, int month, int day, String doubt) {
        String prefix = year <= LAST_SOLAR_YEAR ? "sh:" : "";
        return prefix + year + (month == 0 ? "" : "-" + two(month)) + (day == 0 ? "" : "-" + two(day)) + doubt;
    }

    private static String two(int number) {
        return (number < 10 ? "0" : "") + number;
    }

    private String inWords(String text) {
        List<Integer> numbers = new ArrayList<>();
        int month = 0;
        for (String word : text.split("[\\s,،]+", -1)) {
            String folded = SearchText.fold(word).replace(" ", "");
            Month named = months.get(folded);
            if (word.matches("\\d{1,4}")) {
                numbers.add(Integer.parseInt(word));
            } else if (month == 0 && named != null) {
                month = named.number();
            } else if (month == 0 && SEASONS.containsKey(folded)) {
                month = SEASONS.getOrDefault(folded, 0);
            } else {
                return text;
            }
        }
        int year = numbers.stream().filter(number -> number > 31).findFirst().orElse(0);
        int day = numbers.stream().filter(number -> number <= 31).findFirst().orElse(0);
        boolean fits = month != 0 && year > 999 && numbers.size() == (day == 0 ? 1 : 2) && (day == 0 || month <= 12);
        return fits ? written(year, month, day, "") : text;
    }
}
