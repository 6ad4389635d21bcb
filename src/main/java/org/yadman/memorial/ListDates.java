package org.yadman.memorial;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.text.Misread;
import org.yadman.platform.text.Sentence;
import org.yadman.pure.Refused;
import org.yadman.pure.calendars.CalendarSystem;
import org.yadman.pure.calendars.PartialDate;
import org.yadman.pure.calendars.PartialDate.Doubt;
import org.yadman.pure.calendars.PartialDate.Interval;
import org.yadman.pure.calendars.PartialDate.Point;
import org.yadman.pure.names.SearchText;

/// Dates as lists write them: both calendars, digits of any script, months by number or by name, as much as
/// is known, in the order of day, month and year that the list has. It says no more than was written: of two
/// readings it takes neither.
///
/// @param calendar that the list has declared for the column, or null: years below 1700 are Solar Hijri
/// @param order of day and month that the list has declared; null: as far as it follows from the numbers
/// @param latest nobody can have died after it
record ListDates(
        @Nullable CalendarSystem calendar, @Nullable Order order, LocalDate latest) {

    private static final int GREGORIAN_FROM = 1700;
    private static final Pattern NOTATION =
            Pattern.compile("(?i)(sh:)?\\d{4}(-\\d{2}){0,2}[?~%]?(/(\\.\\.|\\d{4}(-\\d{2}){0,2}[?~%]?))?");
    private static final Pattern TIME = Pattern.compile("[ T]00:00(:00(\\.0+)?)?(Z|\\+00:00)?$");
    private static final Pattern YEARS = Pattern.compile("(\\d{4}) *[-–—/] *(\\d{4})");
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,4})[-/. ]+(\\d{1,2})[-/. ]+(\\d{1,4})");
    private static final Pattern MONTH = Pattern.compile("(\\d{1,4})[-/. ]+(\\d{1,4})");
    private static final Pattern ABOUT = Pattern.compile("^(circa|ca|c|about|around|approx|حدود|حوالی|تقریبا) *");
    private static final Map<String, Integer> GREGORIAN_MONTHS = new HashMap<>();
    private static final Map<String, Integer> SOLAR_MONTHS = new HashMap<>();
    private static final Map<String, Integer> SEASONS = new HashMap<>();

    static {
        put(
                GREGORIAN_MONTHS,
                1,
                "january jan ژانویه",
                "february feb فوریه",
                "march mar مارس",
                "april apr آوریل",
                "may مه می",
                "june jun ژوئن",
                "july jul ژوئیه جولای",
                "august aug اوت آگوست",
                "september sep sept سپتامبر",
                "october oct اکتبر",
                "november nov نوامبر",
                "december dec دسامبر");
        put(
                SOLAR_MONTHS,
                1,
                "farvardin فروردین",
                "ordibehesht اردیبهشت",
                "khordad خرداد",
                "tir تیر",
                "mordad amordad مرداد امرداد",
                "shahrivar شهریور",
                "mehr مهر",
                "aban آبان",
                "azar آذر",
                "dey دی",
                "bahman بهمن",
                "esfand اسفند");
        put(SEASONS, 21, "spring بهار", "summer تابستان", "autumn fall پاییز پائیز", "winter زمستان");
    }

    /// How a list writes days that are numbers only.
    enum Order {
        DAY_MONTH,
        MONTH_DAY
    }

    private static void put(Map<String, Integer> to, int first, String... words) {
        for (int i = 0; i < words.length; i++) {
            for (String word : words[i].split(" ", -1)) {
                to.put(SearchText.fold(word), first + i);
            }
        }
    }

    /// What was written, understood.
    ///
    /// @throws Misread where it cannot be, or could be two things
    PartialDate read(String text) {
        String plain = TIME.matcher(digits(text).strip()).replaceFirst("");
        try {
            PartialDate date =
                    NOTATION.matcher(plain).matches() && !isPlainPair(plain) ? notation(plain) : words(plain);
            if (date.earliest().isAfter(latest)) {
                throw new Misread(Sentence.of("memorial.date.future", "text", text.strip()));
            }
            return date;
        } catch (Refused refused) {
            throw unreadable(text);
        }
    }

    // 1367-05 is a month in either notation, and 1367-1368 two years in none.
    private static boolean isPlainPair(String plain) {
        return YEARS.matcher(plain).matches();
    }

    private static Misread unreadable(String text) {
        return new Misread(Sentence.of("memorial.date.unreadable", "text", shortened(text.strip())));
    }

    static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    private PartialDate notation(String plain) {
        int year = Integer.parseInt(plain.replaceFirst("(?i)^sh:", "").substring(0, 4));
        boolean solar = plain.toLowerCase(java.util.Locale.ROOT).startsWith("sh:");
        boolean unsaid = !solar && calendar(year) == CalendarSystem.SOLAR_HIJRI;
        // "1367-00-00" is a year of which no more is known.
        String known =
                plain.replaceFirst("^((?:sh:)?\\d{4})(-00)+$", "$1").replaceFirst("^((?:sh:)?\\d{4}-\\d{2})-00$", "$1");
        return PartialDate.parse((unsaid ? "sh:" : "") + known);
    }

    private CalendarSystem calendar(int year) {
        if (calendar != null) {
            return calendar;
        }
        return year < GREGORIAN_FROM ? CalendarSystem.SOLAR_HIJRI : CalendarSystem.GREGORIAN;
    }

    private PartialDate words(String plain) {
        Matcher years = YEARS.matcher(plain);
        if (years.matches()) {
            return new Interval(
                    point(Integer.parseInt(years.group(1)), 0, 0, Doubt.NONE),
                    point(Integer.parseInt(years.group(2)), 0, 0, Doubt.NONE));
        }
        boolean asked = plain.endsWith("?") || plain.endsWith("؟");
        String rest = asked ? plain.substring(0, plain.length() - 1).strip() : plain;
        String lower = rest.toLowerCase(java.util.Locale.ROOT)
                .replaceFirst("^(c|ca|approx)\\.", "$1")
                .replace('ً', ' ');
        Matcher about = ABOUT.matcher(lower);
        boolean near = about.find() && !about.group().equals(lower);
        Doubt doubt = near
                ? asked ? Doubt.UNCERTAIN_AND_APPROXIMATE : Doubt.APPROXIMATE
                : asked ? Doubt.UNCERTAIN : Doubt.NONE;
        return numbers(near ? lower.substring(about.end()) : lower, doubt);
    }

    private PartialDate numbers(String text, Doubt doubt) {
        String plain = text.strip();
        if (plain.matches("\\d{4}")) {
            return point(Integer.parseInt(plain), 0, 0, doubt);
        }
        Matcher day = NUMBERS.matcher(plain);
        if (day.matches()) {
            return day(day.group(1), day.group(2), day.group(3), doubt);
        }
        Matcher month = MONTH.matcher(plain);
        if (month.matches()) {
            boolean yearFirst = month.group(1).length() == 4;
            return point(
                    Integer.parseInt(month.group(yearFirst ? 1 : 2)),
                    Integer.parseInt(month.group(yearFirst ? 2 : 1)),
                    0,
                    doubt);
        }
        return named(plain, doubt);
    }

    private PartialDate day(String first, String second, String third, Doubt doubt) {
        if (first.length() > 2) {
            return point(Integer.parseInt(first), Integer.parseInt(second), Integer.parseInt(third), doubt);
        }
        int year = Integer.parseInt(third);
        int one = Integer.parseInt(first);
        int two = Integer.parseInt(second);
        boolean dayFirst = order == Order.DAY_MONTH
                || (order == null && (one > 12 || one == two || calendar(year) == CalendarSystem.SOLAR_HIJRI));
        boolean monthFirst = order == Order.MONTH_DAY || (order == null && two > 12);
        if (third.length() != 4 || dayFirst == monthFirst) {
            throw new Misread(Sentence.of("memorial.date.order", "text", first + "/" + second + "/" + third));
        }
        return dayFirst ? point(year, two, one, doubt) : point(year, one, two, doubt);
    }

    // "5 مرداد 1367", "August 5, 1988", "summer 1988": words and numbers in any order that leaves no doubt.
    private PartialDate named(String plain, Doubt doubt) {
        int year = 0;
        int day = 0;
        int month = 0;
        CalendarSystem named = null;
        for (String word : SearchText.fold(plain.replace('،', ' ')).split(" ", -1)) {
            Integer solar = SOLAR_MONTHS.get(word);
            Integer gregorian = GREGORIAN_MONTHS.get(word);
            Integer season = SEASONS.get(word);
            if (word.matches("\\d{4}") && year == 0) {
                year = Integer.parseInt(word);
            } else if (word.matches("\\d{1,2}(st|nd|rd|th|ام|م)?") && day == 0) {
                day = Integer.parseInt(word.replaceAll("\\D", ""));
            } else if (month == 0 && solar != null) {
                month = solar;
                named = CalendarSystem.SOLAR_HIJRI;
            } else if (month == 0 && gregorian != null) {
                month = gregorian;
                named = CalendarSystem.GREGORIAN;
            } else if (month == 0 && season != null) {
                month = season;
            } else if (!word.matches("ماه|سال|of|the|year")) {
                throw unreadable(plain);
            }
        }
        if (year == 0 || month == 0) {
            throw unreadable(plain);
        }
        return new Point(named == null ? calendar(year) : named, year, month, day, doubt);
    }

    // A zero is "not known", and so is a day of a month that is not.
    private Point point(int year, int month, int day, Doubt doubt) {
        if (month > 12) {
            throw unreadable(year + "-" + month);
        }
        return new Point(calendar(year), year, month, month == 0 ? 0 : day, doubt);
    }

    /// Digits of any script as plain ones, without marks that cannot be seen.
    static String digits(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (Character.isDigit(point)) {
                plain.append(Character.digit(point, 10));
            } else if (Character.getType(point) != Character.FORMAT) {
                plain.appendCodePoint(point == '\u00A0' ? ' ' : point);
            }
        });
        return plain.toString();
    }
}
