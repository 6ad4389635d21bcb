package org.yadman.outreach;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.yadman.outreach.Holidays.Read;
import org.yadman.platform.text.Weekends;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Checked;
import org.yadman.platform.web.Choice;
import org.yadman.platform.web.Countries;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.SeeOther;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// The holidays that move due dates: those of each country and year, and how more are brought in.
@Controller
class HolidayPages {

    static final String PATH = "/desk/outreach/holidays";

    private final HolidayStore store;
    private final WorkingCalendar calendar;
    private final Countries countries;
    private final Templates templates;

    HolidayPages(HolidayStore store, WorkingCalendar calendar, Countries countries, Templates templates) {
        this.store = store;
        this.calendar = calendar;
        this.countries = countries;
        this.templates = templates;
    }

    /// All of the page.
    ///
    /// @param keeps whether the visitor may change anything
    /// @param shown the country that is looked at, or null
    /// @param trial what an import would bring, or null
    record Model(
            Caller caller,
            boolean keeps,
            List<CountryLine> known,
            @Nullable Shown shown,
            @Nullable Trial trial,
            List<Choice> countries,
            List<Mistake> mistakes) {}

    /// A country of which holidays are known.
    record CountryLine(String name, String path, int days, String until, boolean here) {}

    /// The holidays of one country and year.
    record Shown(String code, String name, List<String> weekend, List<YearLink> years, List<DayLine> days) {}

    /// A year that can be looked at.
    record YearLink(String year, String path, boolean here) {}

    /// A holiday.
    ///
    /// @param first in the reader's own calendar
    record DayLine(String weekday, String first, String second, String name) {}

    /// What an import would bring.
    ///
    /// @param text the whole file, which comes along when it is taken
    /// @param fresh those that are not there yet
    /// @param present how many are
    record Trial(String code, String name, String text, List<DayLine> fresh, int present, int past) {}

    @GetMapping("/{lang}/desk/outreach/holidays")
    @Requires(Permission.REACH_GROUPS)
    Page list(
            @RequestParam(defaultValue = "") String country,
            @RequestParam(defaultValue = "") String year,
            Caller caller,
            Visitor v) {
        if (!country.isEmpty() && !WorkingCalendar.isCountry(country)) {
            throw new NotFound();
        }
        return page(country, year, null, List.of(), caller, v);
    }

    private Page page(
            String country, String year, @Nullable Trial trial, List<Mistake> mistakes, Caller caller, Visitor v) {
        List<CountryLine> known = store.countries().stream()
                .map(each -> new CountryLine(
                        countries.name(each.country(), v.language()),
                        v.to(PATH) + "?country=" + each.country(),
                        each.days(),
                        v.date(each.until()),
                        each.country().equals(country)))
                .toList();
        Shown shown = country.isEmpty() || trial != null ? null : shown(country, year, v);
        List<Choice> choices = countries.choices(country, v.t("letters.holidays.choose"), v);
        boolean keeps = caller.may(Permission.KEEP_RECORD);
        return templates.page(v, "outreach/holidays", new Model(caller, keeps, known, shown, trial, choices, mistakes));
    }

    private Shown shown(String country, String wanted, Visitor v) {
        List<Holiday> all = store.list(country);
        Set<Integer> years = new TreeSet<>();
        all.forEach(holiday -> years.add(holiday.day().getYear()));
        int year = wanted.matches("[0-9]{4}")
                ? Integer.parseInt(wanted)
                : years.stream()
                        .filter(each -> each >= v.today().getYear())
                        .findFirst()
                        .orElse(v.today().getYear());
        List<YearLink> links = years.stream()
                .map(each -> new YearLink(
                        v.number(each), v.to(PATH) + "?country=" + country + "&year=" + each, each == year))
                .toList();
        List<String> weekend = Weekends.of(country).stream()
                .sorted((one, other) -> Integer.compare(ofWeek(one), ofWeek(other)))
                .map(day -> v.weekday(day(day)))
                .toList();
        List<DayLine> days = all.stream()
                .filter(holiday -> holiday.day().getYear() == year)
                .map(holiday -> line(holiday, v))
                .toList();
        return new Shown(country, countries.name(country, v.language()), weekend, links, days);
    }

    // Friday and Saturday, Saturday and Sunday: in the order in which they come.
    private static int ofWeek(DayOfWeek day) {
        return day.getValue() % 7 == 0 ? 7 : day.getValue();
    }

    private static LocalDate day(DayOfWeek day) {
        return LocalDate.EPOCH.with(java.time.temporal.TemporalAdjusters.nextOrSame(day));
    }

    private static DayLine line(Holiday holiday, Visitor v) {
        return new DayLine(
                v.weekday(holiday.day()), v.firstDate(holiday.day()), v.secondDate(holiday.day()), holiday.name());
    }

    @PostMapping("/{lang}/desk/outreach/holidays")
    @Requires(Permission.KEEP_RECORD)
    View bringIn(
            @RequestParam(defaultValue = "") String country,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String act,
            @RequestParam(required = false) @Nullable MultipartFile calendar,
            Caller caller,
            Visitor v) {
        String typed = calendar == null || calendar.isEmpty() ? text : TextBytes.read(bytes(calendar));
        if (!WorkingCalendar.isCountry(country)) {
            return refused(country, List.of(Mistake.at("country", "letters.holidays.country")), caller, v);
        }
        if (typed.isBlank()) {
            return refused(country, List.of(Mistake.at("calendar", "letters.holidays.file")), caller, v);
        }
        return switch (Holidays.read(typed, v.today())) {
            case Checked.Invalid<Read>(List<Mistake> mistakes) -> refused(country, mistakes, caller, v);
            case Checked.Valid<Read>(Read read) -> {
                if (act.equals("take")) {
                    this.calendar.add(country, read.days(), caller.actor());
                    yield new SeeOther(v.to(PATH) + "?country=" + country);
                }
                yield page(country, "", trial(country, typed, read, v), List.of(), caller, v);
            }
        };
    }

    private View refused(String country, List<Mistake> mistakes, Caller caller, Visitor v) {
        String known = WorkingCalendar.isCountry(country) ? country : "";
        return page(known, "", null, mistakes, caller, v).with(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private Trial trial(String country, String text, Read read, Visitor v) {
        Set<Holiday> present = store.list(country).stream().collect(Collectors.toSet());
        List<DayLine> fresh = read.days().stream()
                .filter(holiday -> !present.contains(holiday))
                .map(holiday -> line(holiday, v))
                .toList();
        return new Trial(
                country,
                countries.name(country, v.language()),
                text,
                fresh,
                read.days().size() - fresh.size(),
                read.past());
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @PostMapping("/{lang}/desk/outreach/holidays/{country}/removal")
    @Requires(Permission.KEEP_RECORD)
    View remove(@PathVariable String country, Caller caller, Visitor v) {
        if (!WorkingCalendar.isCountry(country)) {
            throw new NotFound();
        }
        calendar.remove(country, caller.actor());
        return new SeeOther(v.to(PATH));
    }
}
