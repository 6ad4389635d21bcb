package org.yadman.front;

import gg.jte.Content;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.yadman.days.Day;
import org.yadman.days.DayBoard;
import org.yadman.days.Days;
import org.yadman.front.Campaign.TextKey;
import org.yadman.gatherings.ComingGatherings;
import org.yadman.gatherings.GatheringWatch;
import org.yadman.groups.Groups;
import org.yadman.platform.collect.RefSource;
import org.yadman.platform.collect.RefSource.Named;
import org.yadman.platform.db.Changes;
import org.yadman.platform.db.Listings;
import org.yadman.platform.db.Listings.Line;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Languages;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.text.Markdown;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Public;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;
import org.yadman.pure.calendars.Occurrence;
import org.yadman.recognition.Ladder;
import org.yadman.sources.Claims;
import org.yadman.sources.FieldView;
import org.yadman.sources.FieldViews;
import org.yadman.sources.Sources;

/// The front page, press, about, privacy and search.
@Controller
class FrontPages {

    private static final int MOST_HITS = 20;

    private final CurrentCampaign campaign;
    private final Days days;
    private final DayBoard board;
    private final Groups groups;
    private final Sources sources;
    private final Claims claims;
    private final FieldViews views;
    private final Listings listings;
    private final Ladder ladder;
    private final ComingGatherings gatherings;
    private final List<RefSource> refs;
    private final List<GatheringWatch> watches;
    private final Changes changes;
    private final Languages languages;
    private final Markdown markdown;
    private final Templates templates;

    FrontPages(
            CurrentCampaign campaign,
            Days days,
            DayBoard board,
            Groups groups,
            Sources sources,
            Claims claims,
            FieldViews views,
            Listings listings,
            Ladder ladder,
            ComingGatherings gatherings,
            List<RefSource> refs,
            List<GatheringWatch> watches,
            Changes changes,
            Languages languages,
            Markdown markdown,
            Templates templates) {
        this.campaign = campaign;
        this.days = days;
        this.board = board;
        this.groups = groups;
        this.sources = sources;
        this.claims = claims;
        this.views = views;
        this.listings = listings;
        this.ladder = ladder;
        this.gatherings = gatherings;
        this.refs = refs;
        this.watches = watches;
        this.changes = changes;
        this.languages = languages;
        this.markdown = markdown;
        this.templates = templates;
    }

    @GetMapping("/")
    @Public
    ResponseEntity<Void> root(@RequestHeader(name = "Accept-Language", required = false) @Nullable String wanted) {
        return ResponseEntity.status(HttpStatus.FOUND)
                .header("Location", "/" + languages.negotiate(wanted, usual()).tag() + "/")
                .header("Vary", "Accept-Language")
                .build();
    }

    private Language usual() {
        return campaign.find()
                .flatMap(current -> Optional.ofNullable(current.choices().language()))
                .flatMap(languages::find)
                .orElse(Language.SOURCE);
    }

    @GetMapping("/{lang}")
    @Public
    ResponseEntity<Void> withoutSlash(Visitor v) {
        return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
                .header("Location", v.to(""))
                .build();
    }

    /// A text of the campaign as safe HTML, with the language it is in.
    record Prose(
            String html, @Nullable String lang, @Nullable String dir) {}

    private @Nullable Prose prose(Campaign of, TextKey key, Visitor v) {
        Text text = v.in(of.text(key));
        return text.value().isEmpty()
                ? null
                : new Prose(markdown.html(text.value(), "/" + v.language().tag()), v.lang(text), v.dir(text));
    }

    /// The front page.
    ///
    /// @param next the date the common day falls on next, or null
    /// @param daysLeft days until then; 0 on the day itself
    /// @param ladder the furthest request of each rung that has any, from the top down
    /// @param gatherings where to go
    /// @param kept the days that somebody keeps, each once, in the order of the year
    record HomeModel(
            @Nullable Text day,
            @Nullable String dayPath,
            @Nullable LocalDate next,
            long daysLeft,
            @Nullable Prose lead,
            @Nullable Prose guarantee,
            String strip,
            int dayCount,
            List<DayBoard.Line> kept,
            List<Ladder.Furthest> ladder,
            Content gatherings,
            List<Differing> differing,
            int differingCount) {}

    /// A field on which sources differ, for the front page: the values, without who is right.
    record Differing(String title, String path, List<Text> values) {}

    @GetMapping("/{lang}/")
    @Public
    Page home(Visitor v) {
        Optional<Campaign> current = campaign.find();
        if (current.isEmpty()) {
            return templates.page(v, "front/empty", "");
        }
        Optional<Day> common = days.findCommon();
        Optional<Occurrence> next = common.flatMap(day -> day.next(v.today()));
        DayBoard.Year year =
                board.of(next.map(o -> o.first().getYear()).orElse(v.today().getYear()), v);
        return templates.page(
                v,
                "front/home",
                new HomeModel(
                        common.map(day -> v.in(day.name())).orElse(null),
                        common.map(day -> v.to("/days/" + day.slug())).orElse(null),
                        next.map(Occurrence::first).orElse(null),
                        next.map(o -> Math.max(0, ChronoUnit.DAYS.between(v.today(), o.first())))
                                .orElse(0L),
                        prose(current.get(), TextKey.LEAD, v),
                        prose(current.get(), TextKey.GUARANTEE, v),
                        board.strip(year, v),
                        days.count(),
                        kept(year),
                        ladder.furthest(v),
                        gatherings.panel(next.map(Occurrence::first).orElse(null), v),
                        differing(current.get(), v),
                        claims.countDiffering()));
    }

    private static List<DayBoard.Line> kept(DayBoard.Year year) {
        List<DayBoard.Line> kept = new ArrayList<>();
        for (DayBoard.Line line : year.lines()) {
            boolean shown = kept.stream().anyMatch(before -> before.slug().equals(line.slug()));
            if (!line.keepers().isEmpty() && !shown) {
                kept.add(line);
            }
        }
        kept.sort(Comparator.comparing(DayBoard.Line::role).thenComparing(DayBoard.Line::date));
        return kept;
    }

    // On the front page only what the campaign itself and the dates of days are about: what one group says of another
    // stands with that group, never here.
    private List<Differing> differing(Campaign current, Visitor v) {
        List<Differing> differing = new ArrayList<>();
        views.of(current.ref(), v).values().stream()
                .filter(FieldView::differing)
                .forEach(field -> differing.add(new Differing(field.label(), v.to("/press"), values(field))));
        Set<UUID> disputed = claims.differing(Day.KIND, "rule");
        Map<UUID, Map<String, FieldView>> fields = views.of(Day.KIND, disputed, v);
        days.listAll().stream()
                .filter(day -> disputed.contains(day.id()))
                .forEach(day -> differing.add(new Differing(
                        v.in(day.name()).value(),
                        v.to("/days/" + day.slug()),
                        values(Objects.requireNonNull(
                                Objects.requireNonNull(fields.get(day.id())).get("rule"))))));
        return differing;
    }

    private static List<Text> values(FieldView field) {
        return field.standing().stream().map(FieldView.Said::value).distinct().toList();
    }

    /// The page for the press.
    ///
    /// @param counted the day on which the figures were counted
    record PressModel(
            @Nullable Prose press,
            int dayCount,
            int groupCount,
            int countryCount,
            int sourceCount,
            int differingCount,
            LocalDate counted,
            List<FieldView> open) {}

    @GetMapping("/{lang}/press")
    @Public
    Page press(Visitor v) {
        Optional<Campaign> current = campaign.find();
        return templates.page(
                v,
                "front/press",
                new PressModel(
                        current.map(each -> prose(each, TextKey.PRESS, v)).orElse(null),
                        days.count(),
                        groups.count(),
                        groups.countCountries(),
                        sources.count(),
                        claims.countDiffering(),
                        v.today(),
                        current.map(each -> List.copyOf(views.of(each.ref(), v).values()))
                                .orElse(List.of())));
    }

    /// A page of prose.
    ///
    /// @param changed when the record last changed, or null if it never did
    record AboutModel(
            @Nullable Prose about,
            @Nullable LocalDate changed,
            @Nullable Prose contact,
            @Nullable Prose legal) {}

    @GetMapping("/{lang}/about")
    @Public
    Page about(Visitor v) {
        Changes.Stamp last = changes.last();
        return templates.page(
                v,
                "front/about",
                new AboutModel(
                        campaign.find()
                                .map(each -> prose(each, TextKey.ABOUT, v))
                                .orElse(null),
                        last.number() == 0 ? null : LocalDate.ofInstant(last.at(), java.time.ZoneOffset.UTC),
                        campaign.find()
                                .map(each -> prose(each, TextKey.CONTACT, v))
                                .orElse(null),
                        campaign.find()
                                .map(each -> prose(each, TextKey.LEGAL, v))
                                .orElse(null)));
    }

    /// What the site knows about visitors.
    ///
    /// @param own what the campaign says besides, or null
    /// @param countries the names of those whose people are asked for nothing
    /// @param passedOn whether gatherings are told to other servers
    record PrivacyModel(@Nullable Prose own, List<String> countries, boolean passedOn) {}

    private static String country(String code, Visitor v) {
        return new com.ibm.icu.util.ULocale("", code)
                .getDisplayCountry(v.language().locale());
    }

    @GetMapping("/{lang}/privacy")
    @Public
    Page privacy(Visitor v) {
        return templates.page(
                v,
                "front/privacy",
                new PrivacyModel(
                        campaign.find()
                                .map(each -> prose(each, TextKey.PRIVACY, v))
                                .orElse(null),
                        campaign.find()
                                .map(each -> each.choices().protectedCountries().stream()
                                        .map(country -> country(country, v))
                                        .toList())
                                .orElse(List.of()),
                        watches.stream().anyMatch(GatheringWatch::passesOn)));
    }

    /// What a search found, by kind.
    record SearchModel(String query, List<Hits> found, int total) {}

    /// The hits of one kind.
    record Hits(String heading, List<Named> hits, boolean more) {}

    @GetMapping("/{lang}/search")
    @Public
    Page search(@RequestParam(name = "q", defaultValue = "") String asked, Visitor v) {
        String query = asked.length() > 200 ? asked.substring(0, 200) : asked;
        Map<String, List<Line>> lines = listings.search(v.language(), query, MOST_HITS + 1);
        List<Hits> found = new ArrayList<>();
        for (RefSource source : refs) {
            List<Line> ofKind = lines.getOrDefault(source.kind(), List.of());
            if (!ofKind.isEmpty()) {
                found.add(hits(source, ofKind, v));
            }
        }
        int total = found.stream().mapToInt(hits -> hits.hits().size()).sum();
        return templates.page(v, "front/search", new SearchModel(query, found, total));
    }

    private static Hits hits(RefSource source, List<Line> lines, Visitor v) {
        List<Line> shown = lines.stream().limit(MOST_HITS).toList();
        var names = source.name(shown.stream().map(Line::id).toList(), v.language());
        List<Named> hits = shown.stream()
                .flatMap(line -> Optional.ofNullable(names.get(line.id())).stream())
                .map(named -> new Named(named.ref(), named.title(), v.to(named.path())))
                .toList();
        return new Hits(source.heading(v.language()), hits, lines.size() > MOST_HITS);
    }
}
