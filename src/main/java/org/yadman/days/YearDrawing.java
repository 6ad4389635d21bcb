package org.yadman.days;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yadman.platform.text.Dates;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Messages;

/// The year around the common day as a picture: a board with a label for every day, and a strip with the marks only.
/// Each comes in two widths, of which the style sheet shows one. The pictures carry no links and no style of
/// their own: the table beside the board says the same in words. Everything that people wrote is escaped, so
/// that a page may insert the result as it is.
@Component
class YearDrawing {

    private static final double STRIP_RULERS = 42;
    private static final double MARK_HEIGHT = 9;
    private static final double STACKED = 11.5;

    private final Dates dates;
    private final Messages messages;

    YearDrawing(Dates dates, Messages messages) {
        this.dates = dates;
        this.messages = messages;
    }

    /// One day in the window. A day that lasts longer stands at its first date.
    record Mark(String slug, String name, DayRole role, LocalDate date) {}

    static LocalDate windowStart(LocalDate centre) {
        return YearScale.start(centre);
    }

    static LocalDate windowEnd(LocalDate centre) {
        return YearScale.end(centre);
    }

    /// The board in both widths.
    ///
    /// @param title the common day's name, null if there is none
    /// @param centre the common day's date, or 1 July
    /// @param others the other days in the window
    String board(Language language, @Nullable String title, LocalDate centre, List<Mark> others) {
        requireInWindow(centre, others);
        boolean common = title != null;
        String spoken = messages.text(language, "days.board.label", "around", common ? "common" : "none");
        YearWords words = new YearWords(language, dates, messages);
        StringBuilder both = new StringBuilder();
        for (double width : new double[] {YearScale.BROAD, YearScale.NARROW}) {
            YearScale scale = new YearScale(width, language.rightToLeft(), centre);
            both.append(new YearBoard(language, scale, common, words, dates).draw(title, others, spoken));
        }
        return both.toString();
    }

    /// The strip in both widths.
    ///
    /// @param common whether the centre is a common day; other days on the same date are then hidden behind it
    String strip(Language language, boolean common, LocalDate centre, List<Mark> others) {
        requireInWindow(centre, others);
        return strip(language, YearScale.BROAD, common, centre, others)
                + strip(language, YearScale.NARROW, common, centre, others);
    }

    private static void requireInWindow(LocalDate centre, List<Mark> others) {
        for (Mark day : others) {
            if (day.date().isBefore(windowStart(centre)) || day.date().isAfter(windowEnd(centre))) {
                throw new IllegalArgumentException(day.date() + " is not in the year around " + centre);
            }
        }
    }

    private String strip(Language language, double width, boolean common, LocalDate centre, List<Mark> others) {
        YearScale scale = new YearScale(width, language.rightToLeft(), centre);
        List<Spot> spots = stacked(scale, common, others);
        double highest = spots.stream().mapToDouble(Spot::y).min().orElse(STRIP_RULERS - MARK_HEIGHT);
        double bottom = YearRulers.bottom(STRIP_RULERS);

        StringBuilder drawn = new StringBuilder(new YearRulers(language, scale, common, dates).draw(STRIP_RULERS));
        if (common) {
            drawn.append(commonLine(scale, highest - 14, bottom));
        }
        for (Spot spot : spots) {
            drawn.append(YearSvg.mark(spot.role, spot.x, spot.y));
        }
        if (common) {
            drawn.append(YearSvg.mark(DayRole.COMMON, scale.middle(), highest - 14));
        }
        double top = highest - (common ? 24 : 10);
        String label = messages.text(language, "days.board.strip", "around", common ? "common" : "none");
        return YearSvg.picture(scale, top, bottom + 2 - top, label, drawn.toString());
    }

    private record Spot(DayRole role, double x, double y) {}

    /// Every mark on the rulers, or on top of those that stand there already; the nearest days stand lowest.
    private static List<Spot> stacked(YearScale scale, boolean common, List<Mark> others) {
        Comparator<Mark> nearest = Comparator.comparingInt(day -> Math.abs(scale.distance(day.date())));
        List<Spot> spots = new ArrayList<>();
        for (Mark day :
                others.stream().sorted(nearest.thenComparing(Mark::slug)).toList()) {
            if (common && scale.distance(day.date()) == 0) {
                continue;
            }
            double x = scale.x(day.date());
            spots.add(new Spot(day.role(), x, free(spots, x)));
        }
        return spots;
    }

    private static double free(List<Spot> spots, double x) {
        double y = STRIP_RULERS - MARK_HEIGHT;
        while (touchesAny(spots, x, y)) {
            y -= STACKED;
        }
        return y;
    }

    private static boolean touchesAny(List<Spot> spots, double x, double y) {
        return spots.stream().anyMatch(spot -> YearSvg.marksTouch(spot.x - x, spot.y - y));
    }

    /// The common day's line, which nothing interrupts.
    static String commonLine(YearScale scale, double top, double bottom) {
        return YearSvg.path(
                "c", "M" + YearSvg.number(scale.middle()) + " " + YearSvg.number(top) + "V" + YearSvg.number(bottom));
    }
}
