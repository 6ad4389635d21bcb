package org.yadman.recognition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.web.Visitor;

/// The ladder as a drawing: the rungs from the United Nations down, on each its tracks with the mark of how far they
/// have come, and beside them the lines by which one track belongs to another. One line of text a track, in two widths,
/// so that nothing has to be moved sideways on a telephone; mirrored where the language runs from right to left.
@Component
class LadderDrawing {

    private final StepStore steps;

    LadderDrawing(StepStore steps) {
        this.steps = steps;
    }

    /// The drawing in one width, in units of about a pixel.
    ///
    /// @param rails where the two rails stand
    /// @param roomy whether states are told in words, too
    record Picture(
            String width, int size, int height, List<Double> rails, List<Rung> rungs, List<Tie> ties, boolean roomy) {}

    /// A rung.
    ///
    /// @param y of its line
    /// @param note what stands on it while there is nothing; else empty
    /// @param more where all its tracks are listed, if not all are drawn; else null
    record Rung(
            String name,
            double x,
            int y,
            String note,
            List<Mark> marks,
            @Nullable String more,
            String moreSays,
            int moreY) {}

    /// A track on its rung.
    ///
    /// @param shown its name, shortened to the room that there is
    /// @param says its whole name, what it is and where it stands
    /// @param state in words, where there is room for it; else empty
    record Mark(
            double x,
            int y,
            String standing,
            double textX,
            String shown,
            @Nullable String language,
            double stateX,
            String state,
            String path,
            String says) {}

    /// A line between two tracks.
    ///
    /// @param look the class of its line
    /// @param head the end to which it leads; empty where it leads both ways
    record Tie(String look, String d, String head, String says) {}

    private enum Scale {
        BROAD(800, 64, 66, 34),
        NARROW(344, 34, 39, 0);

        private final int size;
        private final int gutter;
        private final int letters;
        private final int ofState;

        /// @param gutter the room for the lines between tracks
        /// @param letters of a name that find room; a Latin letter is about 6.3 units wide, an Arabic one 5.2
        /// @param ofState of a state; 0: it is told by its shape alone
        Scale(int size, int gutter, int letters, int ofState) {
            this.size = size;
            this.gutter = gutter;
            this.letters = letters;
            this.ofState = ofState;
        }
    }

    private static final int HEAD = 34;
    private static final int LINE = 24;
    private static final int AFTER = 12;

    /// The middle of a mark above the line on which its text stands.
    private static final int MARK_UP = 4;

    List<Picture> of(List<Ladder.Rung> rungs, Visitor v) {
        List<Link> links = steps.listLinks(rungs.stream()
                .flatMap(rung -> rung.entries().stream())
                .map(TrackWords.Entry::id)
                .toList());
        return List.of(picture(Scale.BROAD, rungs, links, v), picture(Scale.NARROW, rungs, links, v));
    }

    private static Picture picture(Scale scale, List<Ladder.Rung> rungs, List<Link> links, Visitor v) {
        boolean mirrored = v.language().rightToLeft();
        List<Rung> drawn = new ArrayList<>();
        Map<UUID, Integer> places = new HashMap<>();
        Map<UUID, String> names = new HashMap<>();
        int y = 0;
        for (Ladder.Rung rung : rungs) {
            int line = y + HEAD;
            List<Mark> marks = new ArrayList<>();
            y = line;
            for (TrackWords.Entry entry : rung.entries()) {
                y += LINE;
                places.put(entry.id(), y - MARK_UP);
                names.put(entry.id(), entry.name().value());
                marks.add(mark(scale, entry, y, mirrored, v));
            }
            boolean empty = marks.isEmpty();
            boolean more = rung.more() != null;
            if (empty || more) {
                y += LINE;
            }
            drawn.add(new Rung(
                    rung.name(),
                    x(scale, scale.gutter + 10, mirrored),
                    line,
                    empty ? v.t("recognition.rung.empty") : "",
                    marks,
                    rung.more(),
                    more ? v.t("recognition.rung.more", "tracks", rung.total()) : "",
                    y));
            y += AFTER;
        }
        return new Picture(
                scale == Scale.BROAD ? "broad" : "narrow",
                scale.size,
                y + 2,
                List.of(x(scale, scale.gutter, mirrored), x(scale, scale.size - 1, mirrored)),
                drawn,
                ties(scale, links, places, names, mirrored, v),
                scale.ofState > 0);
    }

    private static double x(Scale scale, double x, boolean mirrored) {
        return mirrored ? scale.size - x : x;
    }

    private static Mark mark(Scale scale, TrackWords.Entry entry, int y, boolean mirrored, Visitor v) {
        return new Mark(
                x(scale, scale.gutter + 16, mirrored),
                y - MARK_UP,
                entry.mark(),
                x(scale, scale.gutter + 28, mirrored),
                shortened(entry.name().value(), mirrored ? scale.letters * 6 / 5 : scale.letters),
                v.lang(entry.name()),
                x(scale, scale.size - 230, mirrored),
                shortened(entry.state(), scale.ofState),
                entry.path(),
                v.t(
                        "ladder.drawn.track",
                        "name",
                        entry.name().value(),
                        "state",
                        entry.state(),
                        "act",
                        entry.act(),
                        "body",
                        entry.body().value()));
    }

    private static String shortened(String text, int letters) {
        if (letters == 0) {
            return "";
        }
        return text.codePointCount(0, text.length()) <= letters
                ? text
                : text.substring(0, text.offsetByCodePoints(0, letters - 1)).strip() + "…";
    }

    // A bow in the gutter: the farther apart, the wider, so that two of them seldom cover one another.
    private static List<Tie> ties(
            Scale scale,
            List<Link> links,
            Map<UUID, Integer> places,
            Map<UUID, String> names,
            boolean mirrored,
            Visitor v) {
        List<Tie> ties = new ArrayList<>();
        for (Link link : links) {
            Integer from = places.get(link.from());
            Integer to = places.get(link.to());
            if (from == null || to == null) {
                continue;
            }
            double edge = scale.gutter + 8;
            double bow = edge - Math.min(scale.gutter - 4, 12 + Math.abs(from - to) * 0.14);
            String d = "M" + Shape.n(x(scale, edge, mirrored)) + " " + from + "C" + Shape.n(x(scale, bow, mirrored))
                    + " "
                    + from + " " + Shape.n(x(scale, bow, mirrored)) + " " + to + " " + Shape.n(x(scale, edge, mirrored))
                    + " " + to;
            ties.add(new Tie(
                    look(link.kind()),
                    d,
                    head(link.kind(), x(scale, edge, mirrored), from, to, mirrored),
                    v.t(
                            "ladder.drawn.tie",
                            "from",
                            names.get(link.from()),
                            "says",
                            v.t("recognition.link." + FolderRow.word(link.kind())),
                            "to",
                            names.get(link.to()))));
        }
        return ties;
    }

    private static String look(Link.Kind kind) {
        return switch (kind) {
            case FOLLOWS, REFERRED_TO -> "tie";
            case REOPENS, REINTRODUCES -> "tie again";
            case SAME_TEXT, MERGED_INTO -> "tie same";
        };
    }

    // It leads to what came later: what follows, reopens or brings in again is the link's own end.
    private static String head(Link.Kind kind, double x, int from, int to, boolean mirrored) {
        int side = mirrored ? 1 : -1;
        return switch (kind) {
            case FOLLOWS, REOPENS, REINTRODUCES -> head(x, from, side);
            case REFERRED_TO, MERGED_INTO -> head(x, to, side);
            case SAME_TEXT -> "";
        };
    }

    private static String head(double x, int y, int side) {
        return "M" + Shape.n(x) + " " + y + "l" + 6 * side + " -3.5v7z";
    }
}
