package org.yadman.gatherings;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.yadman.gatherings.CommonMinute.By;
import org.yadman.platform.text.Languages;
import org.yadman.platform.text.SortKeys;
import org.yadman.platform.text.TypedTime;
import org.yadman.platform.web.Caller;
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

/// Where the common minute and the stations are kept.
@Controller
class WaveDesk {

    static final String PATH = "/desk/gatherings/wave";

    private static final String NONE = "NONE";

    private final Waves waves;
    private final Countries countries;
    private final Languages languages;
    private final SortKeys keys;
    private final Templates templates;

    WaveDesk(Waves waves, Countries countries, Languages languages, SortKeys keys, Templates templates) {
        this.waves = waves;
        this.countries = countries;
        this.languages = languages;
        this.keys = keys;
        this.templates = templates;
    }

    /// The page.
    ///
    /// @param typed the fields of the form that was not in order, else empty
    record Model(
            Caller caller,
            List<Choice> clocks,
            String at,
            List<Station> stations,
            List<Choice> countries,
            List<Choice> languages,
            Map<String, String> typed,
            List<Mistake> mistakes) {

        String typed(String field) {
            return typed.getOrDefault(field, "");
        }
    }

    @GetMapping("/{lang}/desk/gatherings/wave")
    @Requires(Permission.KEEP_RECORD)
    Page show(Caller caller, Visitor v) {
        CommonMinute minute = waves.minute().orElse(null);
        return page(
                minute == null ? NONE : minute.by().name(),
                minute == null ? "" : minute.at().toString(),
                Map.of(),
                List.of(),
                caller,
                v);
    }

    private Page page(
            String clock, String at, Map<String, String> typed, List<Mistake> mistakes, Caller caller, Visitor v) {
        List<Choice> clocks = Stream.of(NONE, By.UTC.name(), By.LOCAL.name())
                .map(word -> new Choice(
                        word,
                        v.t("gatherings.minute.clock", "clock", word.toLowerCase(Locale.ROOT)),
                        word.equals(clock)))
                .toList();
        return templates.page(
                v,
                "gatherings/wavedesk",
                new Model(
                        caller,
                        clocks,
                        at,
                        waves.stations().stream()
                                .sorted(Comparator.comparing(each -> keys.key(v.language(), each.name())))
                                .toList(),
                        countries.choices(typed.getOrDefault("country", ""), v.t("gatherings.station.everywhere"), v),
                        languages.all().stream()
                                .map(each -> new Choice(
                                        each.tag(),
                                        each.nameIn(v.language()),
                                        each.tag()
                                                .equals(typed.getOrDefault(
                                                        "language", v.language().tag()))))
                                .toList(),
                        typed,
                        mistakes));
    }

    @PostMapping("/{lang}/desk/gatherings/wave/minute")
    @Requires(Permission.KEEP_RECORD)
    View choose(
            @RequestParam(defaultValue = "") String clock,
            @RequestParam(defaultValue = "") String at,
            Caller caller,
            Visitor v) {
        By by = Stream.of(By.values())
                .filter(each -> each.name().equals(clock))
                .findFirst()
                .orElse(null);
        LocalTime time = TypedTime.read(at).orElse(null);
        if (by != null && time == null) {
            return page(clock, at, Map.of(), List.of(Mistake.at("at", "gatherings.mistake.minute")), caller, v)
                    .with(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        waves.choose(by == null || time == null ? null : new CommonMinute(by, time), caller.actor());
        return new SeeOther(v.to(PATH));
    }

    @PostMapping("/{lang}/desk/gatherings/wave/stations")
    @Requires(Permission.KEEP_RECORD)
    View add(@RequestParam Map<String, String> sent, Caller caller, Visitor v) {
        String name = sent.getOrDefault("name", "").strip();
        String heard = sent.getOrDefault("heard", "").strip();
        String country = sent.getOrDefault("country", "");
        List<Mistake> mistakes = new ArrayList<>();
        if (name.isEmpty()) {
            mistakes.add(Mistake.at("name", "gatherings.mistake.station"));
        }
        Stream.of("name", "heard")
                .filter(field -> sent.getOrDefault(field, "").length() > Station.LONGEST)
                .forEach(field -> mistakes.add(Mistake.at(field, "gatherings.mistake.long", "most", Station.LONGEST)));
        String language = languages
                .find(sent.getOrDefault("language", ""))
                .orElse(v.language())
                .tag();
        if (!mistakes.isEmpty()) {
            CommonMinute minute = waves.minute().orElse(null);
            return page(
                            minute == null ? NONE : minute.by().name(),
                            minute == null ? "" : minute.at().toString(),
                            sent,
                            mistakes,
                            caller,
                            v)
                    .with(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        waves.add(
                name,
                heard,
                List.of(Locale.getISOCountries()).contains(country) ? country : null,
                language,
                caller.actor());
        return new SeeOther(v.to(PATH));
    }

    @PostMapping("/{lang}/desk/gatherings/wave/stations/{id}/removal")
    @Requires(Permission.KEEP_RECORD)
    View remove(@PathVariable String id, Caller caller, Visitor v) {
        Station station = waves.stations().stream()
                .filter(each -> each.id().toString().equals(id))
                .findFirst()
                .orElseThrow(NotFound::new);
        waves.remove(station.id(), caller.actor());
        return new SeeOther(v.to(PATH));
    }
}
