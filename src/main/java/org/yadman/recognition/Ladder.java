package org.yadman.recognition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.yadman.bodies.Level;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.db.Counts;
import org.yadman.platform.web.Visitor;

/// The ladder: all tracks of the campaign by level, from the top rung down, each rung with its furthest tracks. Courts
/// stand beside it, and so do the ways on which others came to their day.
@Component
public class Ladder {

    /// How many tracks a rung shows; the list has all.
    private static final int ON_A_RUNG = 8;
    private static final int PRECEDENTS = 12;
    private static final List<Level> RUNGS =
            Arrays.stream(Level.values()).filter(level -> level != Level.COURT).toList();

    private final TrackStore store;
    private final TrackWords words;
    private final Counts counts;

    Ladder(TrackStore store, TrackWords words, Counts counts) {
        this.store = store;
        this.words = words;
        this.counts = counts;
    }

    /// One rung.
    ///
    /// @param tally how many tracks it has, in which state
    /// @param more where all of them are listed, if not all stand here; else null
    record Rung(
            String level,
            String name,
            String about,
            String tally,
            List<TrackWords.Entry> entries,
            @org.jspecify.annotations.Nullable String more,
            int total) {}

    /// The rungs from the top down.
    List<Rung> rungs(Visitor v) {
        return rungs(Track.Role.OURS, RUNGS, ON_A_RUNG, v);
    }

    /// The courts, as one rung of its own.
    Rung courts(Visitor v) {
        return rungs(Track.Role.OURS, List.of(Level.COURT), ON_A_RUNG, v).getFirst();
    }

    /// The ways of others, the furthest first, from all levels.
    List<TrackWords.Entry> precedents(Visitor v) {
        List<TrackStore.Placed> placed =
                store.listFurthest(Track.Role.PRECEDENT, Arrays.asList(Level.values()), ON_A_RUNG).stream()
                        .sorted(Comparator.comparing(
                                        (TrackStore.Placed each) -> each.now().standing())
                                .reversed())
                        .limit(PRECEDENTS)
                        .toList();
        return words.entries(placed, v);
    }

    int countPrecedents() {
        return total(count(Track.Role.PRECEDENT));
    }

    private List<Rung> rungs(Track.Role role, List<Level> levels, int most, Visitor v) {
        Map<Level, Map<Standing, Integer>> counted = count(role);
        Map<Level, List<TrackStore.Placed>> byLevel = new LinkedHashMap<>();
        store.listFurthest(role, levels, most)
                .forEach(each -> byLevel.computeIfAbsent(each.now().level(), level -> new ArrayList<>())
                        .add(each));
        List<Rung> rungs = new ArrayList<>();
        for (Level level : levels) {
            List<TrackStore.Placed> placed = byLevel.getOrDefault(level, List.of());
            Map<Standing, Integer> ofLevel = counted.getOrDefault(level, Map.of());
            int total = ofLevel.values().stream().mapToInt(Integer::intValue).sum();
            String word = FolderRow.word(level);
            rungs.add(new Rung(
                    word,
                    v.t("bodies.level." + word),
                    v.t("recognition.rung." + word),
                    BodyRecord.tally(ofLevel, v),
                    words.entries(placed, v),
                    total > placed.size() ? v.to("/recognition") + "?level=" + word : null,
                    total));
        }
        return rungs;
    }

    private Map<Level, Map<Standing, Integer>> count(Track.Role role) {
        return counts.of(List.of("rungs", role), () -> store.countByRung(role));
    }

    private static int total(Map<Level, Map<Standing, Integer>> counted) {
        return counted.values().stream()
                .flatMap(ofLevel -> ofLevel.values().stream())
                .mapToInt(Integer::intValue)
                .sum();
    }

    /// How far recognition is, for the front page: the furthest tracks, one from each rung that has any.
    public List<Furthest> furthest(Visitor v) {
        return rungs(Track.Role.OURS, RUNGS, 1, v).stream()
                .filter(rung -> !rung.entries().isEmpty())
                .map(rung -> {
                    TrackWords.Entry entry = rung.entries().getFirst();
                    return new Furthest(
                            rung.name(),
                            entry.name(),
                            entry.path(),
                            entry.state(),
                            entry.mark(),
                            entry.body(),
                            entry.date(),
                            entry.activity(),
                            entry.scope(),
                            rung.total());
                })
                .toList();
    }

    /// The furthest track of one rung.
    ///
    /// @param total how many tracks the rung has
    public record Furthest(
            String level,
            org.yadman.platform.text.Localized.Text name,
            String path,
            String state,
            String mark,
            org.yadman.platform.text.Localized.Text body,
            String date,
            String activity,
            String scope,
            int total) {}
}
