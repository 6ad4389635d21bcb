package org.yadman.recognition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.web.Visitor;
import org.yadman.sources.Source;
import org.yadman.sources.Sources;

/// Motions as pages and papers show them.
@Component
class MotionViews {

    private final TrackStore tracks;
    private final TrackWords words;
    private final Sources sources;

    MotionViews(TrackStore tracks, TrackWords words, Sources sources) {
        this.tracks = tracks;
        this.words = words;
        this.sources = sources;
    }

    /// A paragraph.
    ///
    /// @param number of what is decided; 0: it has none
    record Paragraph(MotionClause.Kind kind, int number, Text text) {}

    /// A version.
    ///
    /// @param label for instance "Revision (version 2)"
    /// @param code what the body calls it, or empty
    /// @param date in words, or empty
    /// @param outcome of an amendment, in words; else empty
    /// @param proposed whether it is an amendment on which nobody has decided
    /// @param against the label of the version with which it is compared; empty where it is the first
    /// @param changes what it changes there
    /// @param here whether nothing in the reader's language is different
    record Version(
            String slug,
            String label,
            String code,
            String date,
            Text by,
            TrackStory.@Nullable Named source,
            Text note,
            String outcome,
            boolean proposed,
            boolean amendment,
            String path,
            String against,
            List<MotionChanges.Line> changes,
            boolean here) {}

    /// A track before which a text stands.
    ///
    /// @param version the label of the newest version that was laid there
    record Before(TrackWords.Entry entry, String version, String versionPath) {}

    List<Paragraph> paragraphs(Motions.Whole whole, Visitor v) {
        List<Paragraph> shown = new ArrayList<>();
        int resolved = 0;
        for (MotionClause clause : whole.clauses()) {
            resolved += clause.kind() == MotionClause.Kind.RESOLVED ? 1 : 0;
            shown.add(new Paragraph(
                    clause.kind(), clause.kind() == MotionClause.Kind.RESOLVED ? resolved : 0, v.in(clause.text())));
        }
        return shown;
    }

    /// How many paragraphs are not in the reader's language.
    static long missing(List<Paragraph> shown, Visitor v) {
        return shown.stream().filter(each -> v.lang(each.text()) != null).count();
    }

    static String label(MotionVersion version, Visitor v) {
        return v.t("motions.version", "kind", FolderRow.word(version.kind()), "number", version.number());
    }

    static String path(Motion motion) {
        return Motions.PATH + "/" + motion.slug();
    }

    static String path(Motion motion, MotionVersion version) {
        return path(motion) + "/" + version.slug();
    }

    static List<MotionNotation.Clause> clauses(Motions.Whole whole) {
        return whole.clauses().stream()
                .map(clause -> new MotionNotation.Clause(clause.kind(), clause.text()))
                .toList();
    }

    /// The versions of a text, the newest first.
    ///
    /// @param compared of which it is shown what they change; comparing long texts costs much
    List<Version> versions(Motions.Text text, Predicate<Motions.Whole> compared, Visitor v) {
        Map<UUID, Source> cited = sources.byId(text.versions().stream()
                .flatMap(whole -> Stream.ofNullable(whole.version().source()))
                .toList());
        return text.versions().reversed().stream()
                .map(whole -> version(text, whole, compared.test(whole), cited, v))
                .toList();
    }

    private static Version version(
            Motions.Text text, Motions.Whole whole, boolean compared, Map<UUID, Source> cited, Visitor v) {
        MotionVersion version = whole.version();
        Motions.Whole before = text.before(whole).orElse(null);
        Source source = version.source() == null ? null : cited.get(version.source());
        MotionVersion.Outcome outcome = version.outcome();
        var on = version.on();
        List<MotionChanges.Line> changes = before == null || !compared
                ? List.of()
                : MotionChanges.between(clauses(before), clauses(whole), v.language());
        return new Version(
                version.slug(),
                label(version, v),
                Objects.requireNonNullElse(version.code(), ""),
                on == null ? "" : v.date(on),
                v.in(version.by()),
                source == null ? null : new TrackStory.Named(v.in(source.title()), v.to("/sources/" + source.slug())),
                v.in(version.note()),
                outcome == null ? "" : v.t("motions.outcome." + FolderRow.word(outcome)),
                outcome == MotionVersion.Outcome.PROPOSED,
                !whole.stands(),
                v.to(path(text.motion(), version)),
                before == null ? "" : label(before.version(), v),
                changes,
                changes.stream().noneMatch(MotionChanges.Line::changed));
    }

    /// The tracks before which a text stands, the furthest first, each with the newest version that was laid there.
    List<Before> before(Motions.Text text, Visitor v) {
        Map<UUID, Motions.Whole> newest = new LinkedHashMap<>();
        text.versions().forEach(whole -> whole.tablings().forEach(tabling -> newest.put(tabling.track(), whole)));
        List<TrackStore.Placed> placed = tracks.listPlaced(newest.keySet()).stream()
                .sorted(Comparator.comparingInt((TrackStore.Placed each) ->
                                -each.now().standing().rank())
                        .thenComparing(each -> each.track().slug()))
                .toList();
        List<TrackWords.Entry> entries = words.entries(placed, v);
        List<Before> shown = new ArrayList<>();
        for (int i = 0; i < placed.size(); i++) {
            MotionVersion version = Objects.requireNonNull(
                            newest.get(placed.get(i).track().id()))
                    .version();
            shown.add(new Before(entries.get(i), label(version, v), v.to(path(text.motion(), version))));
        }
        return shown;
    }

    /// How many bodies each of these texts stands before.
    Map<UUID, Long> bodies(List<Motions.Text> texts) {
        Map<UUID, UUID> bodyOf = tracks
                .list(texts.stream()
                        .flatMap(text -> text.versions().stream())
                        .flatMap(whole -> whole.tablings().stream())
                        .map(MotionTabling::track)
                        .distinct()
                        .toList())
                .stream()
                .collect(Collectors.toMap(Track::id, Track::body));
        return texts.stream()
                .collect(Collectors.toMap(
                        text -> text.motion().id(),
                        text -> text.versions().stream()
                                .flatMap(whole -> whole.tablings().stream())
                                .map(tabling -> bodyOf.get(tabling.track()))
                                .distinct()
                                .count()));
    }
}
