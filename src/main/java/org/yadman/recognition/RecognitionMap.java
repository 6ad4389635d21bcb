package org.yadman.recognition;

import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.places.World;
import org.yadman.platform.text.SortKeys;
import org.yadman.platform.text.TallyWords;
import org.yadman.platform.web.Visitor;
import org.yadman.pure.tally.Tally;
import org.yadman.sources.Claims;

/// The map of recognitions: which country has come how far, drawn and as a table. A country's land is filled by what is
/// before its parliament or government alone; what others there decided, a section or a city, has a mark and no land.
@Component
class RecognitionMap {

    /// More bodies than these that belong to no country are on the ladder.
    private static final int MOST_ABOVE = 12;

    private final MapStore store;
    private final StepStore steps;
    private final TrackWords words;
    private final World world;
    private final Claims claims;
    private final TallyWords tallies;
    private final SortKeys sortKeys;

    RecognitionMap(
            MapStore store,
            StepStore steps,
            TrackWords words,
            World world,
            Claims claims,
            TallyWords tallies,
            SortKeys sortKeys) {
        this.store = store;
        this.steps = steps;
        this.words = words;
        this.world = world;
        this.claims = claims;
        this.tallies = tallies;
        this.sortKeys = sortKeys;
    }

    /// The drawings, and the table of what is in them.
    ///
    /// @param land the outlines of all countries, as one path
    /// @param areas of countries that are filled
    /// @param shades those that occur, the furthest first
    record Drawn(
            String land, List<Area> areas, List<View> views, List<Meaning> shades, List<Row> rows, List<Row> above) {}

    /// A shade with its name, for the key.
    record Meaning(String shade, String name) {}

    /// The outline of a country that is filled.
    record Area(String code, String path) {}

    /// One of the drawings.
    ///
    /// @param frame the part of the world that it shows, as SVG's viewBox
    /// @param size of a mark, half its width, in units of the drawing; so that of the pattern
    record View(String name, String frame, double size, List<Filled> filled, List<Marked> marked) {}

    /// A filled country.
    ///
    /// @param dotted whether it is so small that it needs a dot, at x and y
    record Filled(
            String code, String shade, String says, String path, boolean dotted, boolean outlined, int x, int y) {}

    /// A mark of what bodies below a parliament have done.
    record Marked(String shade, String says, String path, double x, double y) {}

    /// A row of the table.
    ///
    /// @param whose whether before the parliament or government, or before others there
    /// @param more how many other requests there are; empty if none
    record Row(String country, String whose, TrackWords.Entry entry, String votes, String more) {}

    Drawn of(Track.Role role, Visitor v) {
        List<MapStore.Furthest> found = store.listByCountry(role);
        List<TrackStore.Placed> above = store.listAbove(role, MOST_ABOVE);
        List<TrackStore.Placed> all = Stream.concat(found.stream().map(MapStore.Furthest::placed), above.stream())
                .toList();
        Map<UUID, TrackWords.Entry> entries = new HashMap<>();
        words.entries(all, v).forEach(entry -> entries.put(entry.id(), entry));
        Map<UUID, String> votes = votes(all, v);
        List<Row> rows = found.stream()
                .map(each -> new Row(
                        name(each.country(), v),
                        v.t(each.ofState() ? "ladder.map.of-state" : "ladder.map.of-others"),
                        Objects.requireNonNull(entries.get(each.placed().track().id())),
                        votes.getOrDefault(each.placed().track().id(), ""),
                        each.tracks() > 1 ? v.t("ladder.map.more", "tracks", each.tracks() - 1) : ""))
                // Stable: of one country, what is before its parliament or government stays first.
                .sorted(Comparator.comparing(row -> sortKeys.key(v.language(), row.country())))
                .toList();
        Set<Shade> shades = EnumSet.noneOf(Shade.class);
        found.forEach(each -> shades.add(shade(each)));
        return new Drawn(
                world.land(),
                areas(found),
                views(found, entries, v),
                shades.stream()
                        .sorted(Comparator.reverseOrder())
                        .map(shade -> new Meaning(FolderRow.word(shade), v.t("ladder.shade." + FolderRow.word(shade))))
                        .toList(),
                rows,
                above.stream()
                        .map(each -> new Row(
                                "",
                                "",
                                Objects.requireNonNull(entries.get(each.track().id())),
                                votes.getOrDefault(each.track().id(), ""),
                                ""))
                        .toList());
    }

    static String name(String country, Visitor v) {
        return new ULocale("", country).getDisplayCountry(v.language().locale());
    }

    private static Shade shade(MapStore.Furthest each) {
        return Shade.of(each.placed().track(), each.placed().now());
    }

    private List<Area> areas(List<MapStore.Furthest> found) {
        return found.stream()
                .filter(MapStore.Furthest::ofState)
                .flatMap(each -> world.find(each.country()).stream())
                .filter(place -> !place.path().isEmpty())
                .map(place -> new Area(place.code(), place.path()))
                .toList();
    }

    // ---- the drawings

    /// A part of the world, and how large its marks are in its own units so that they are about ten pixels wide.
    private enum Frame {
        BROAD(0, 0, 0, 0, 9),
        NARROW(0, 0, 0, 0, 26),
        /// Where countries are small and many: the narrow drawing has it once more, larger.
        EUROPE(925, 25, 330, 215, 5.5);

        private final int x;
        private final int y;
        private final int width;
        private final int height;
        private final double size;

        Frame(int x, int y, int width, int height, double size) {
            this.x = x;
            this.y = y;
            this.width = width;
            this.height = height;
            this.size = size;
        }

        boolean shows(World.Place place) {
            return width == 0
                    || (place.x() >= x && place.x() <= x + width && place.y() >= y && place.y() <= y + height);
        }
    }

    private List<View> views(List<MapStore.Furthest> found, Map<UUID, TrackWords.Entry> entries, Visitor v) {
        List<View> views = new ArrayList<>();
        for (Frame frame : Frame.values()) {
            View view = view(frame, found, entries, v);
            if (frame != Frame.EUROPE || view.filled().size() + view.marked().size() > 0) {
                views.add(view);
            }
        }
        return views;
    }

    private View view(Frame frame, List<MapStore.Furthest> found, Map<UUID, TrackWords.Entry> entries, Visitor v) {
        List<Filled> filled = new ArrayList<>();
        List<Marked> marked = new ArrayList<>();
        Set<String> withState = found.stream()
                .filter(MapStore.Furthest::ofState)
                .map(MapStore.Furthest::country)
                .collect(Collectors.toSet());
        for (MapStore.Furthest each : found) {
            Optional<World.Place> known = world.find(each.country());
            if (known.isEmpty() || !frame.shows(known.get())) {
                continue;
            }
            World.Place place = known.get();
            TrackWords.Entry entry =
                    Objects.requireNonNull(entries.get(each.placed().track().id()));
            String shade = FolderRow.word(shade(each));
            String says = v.t(
                    "ladder.map.says",
                    "country",
                    name(each.country(), v),
                    "state",
                    entry.state(),
                    "act",
                    entry.act(),
                    "body",
                    entry.body().value());
            if (each.ofState()) {
                filled.add(new Filled(
                        place.code(),
                        shade,
                        says,
                        entry.path(),
                        place.small(),
                        !place.path().isEmpty(),
                        place.x(),
                        place.y()));
            } else {
                double aside = withState.contains(each.country()) ? frame.size * 2.6 : 0;
                marked.add(new Marked(shade, says, entry.path(), place.x() + aside, place.y()));
            }
        }
        return new View(
                FolderRow.word(frame),
                frame.width == 0
                        ? "0 0 " + World.WIDTH + " " + World.HEIGHT
                        : frame.x + " " + frame.y + " " + frame.width + " " + frame.height,
                frame.size,
                filled,
                marked);
    }

    // ---- votes

    // Of the last decision of each on whose vote sources agree; what a committee voted decided nothing.
    private Map<UUID, String> votes(Collection<TrackStore.Placed> placed, Visitor v) {
        List<UUID> decided = placed.stream()
                .filter(each -> each.now().standing().rank() >= Standing.CONDITIONAL.rank())
                .map(each -> each.track().id())
                .toList();
        List<Step> moved = steps.listSteps(decided).stream()
                .filter(step -> BodyRecord.DECISIONS.contains(step.event()))
                .toList();
        Map<UUID, String> said = claims.values(
                Step.KIND, StepFields.VOTE, moved.stream().map(Step::id).toList());
        Map<UUID, String> votes = new LinkedHashMap<>();
        for (Step step : moved) {
            @Nullable String vote = said.get(step.id());
            if (vote != null) {
                votes.put(step.track(), tallies.of(v.language(), Tally.parse(vote)));
            }
        }
        return votes;
    }
}
