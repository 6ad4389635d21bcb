package org.yadman.gatherings;

import java.util.Optional;
import org.yadman.gatherings.ReportPhotoMarks.Area;
import org.yadman.gatherings.ReportPhotoMarks.Corner;

/// What somebody with the key of a report does to its photos.
///
/// @param photo the id of the one that is meant
/// @param version of it that was seen
/// @param wide `yes` where it is shown as wide as a screen, and not as a phone
/// @param x where the picture was clicked, in the dots in which it was shown
/// @param fromX the corner of a rectangle, in hundredths of the width; so for the other three
/// @param faces `yes` where its sender says that no face can be recognised
record ReportPhotoForm(
        String key,
        String act,
        String photo,
        String version,
        String wide,
        String x,
        String y,
        String fromX,
        String fromY,
        String toX,
        String toY,
        String faces) {

    /// So wide a picture is shown, in the style sheet too: what a click tells is counted in these dots.
    static final int NARROW = 288;

    static final int WIDE = 960;

    private static final int WHOLE = 100;

    ReportPhotoForm {
        key = ReportForm.plain(key);
        act = ReportForm.plain(act);
        photo = ReportForm.plain(photo);
        version = ReportForm.plain(version);
        wide = ReportForm.plain(wide);
        x = ReportForm.plain(x);
        y = ReportForm.plain(y);
        fromX = ReportForm.plain(fromX);
        fromY = ReportForm.plain(fromY);
        toX = ReportForm.plain(toX);
        toY = ReportForm.plain(toY);
        faces = ReportForm.plain(faces);
    }

    /// With a key and nothing else.
    static ReportPhotoForm of(String key) {
        return new ReportPhotoForm(key, "", "", "", "", "", "", "", "", "", "", "");
    }

    boolean isWide() {
        return wide.equals("yes");
    }

    int shownWidth() {
        return isWide() ? WIDE : NARROW;
    }

    int shownHeight(ReportPhoto of) {
        return Math.max(1, Math.round(shownWidth() * of.height() / (float) of.width()));
    }

    /// Where it was clicked, in its own dots.
    Optional<Corner> corner(ReportPhoto of) {
        Optional<Integer> across = number(x);
        Optional<Integer> down = number(y);
        return across.isEmpty() || down.isEmpty()
                ? Optional.empty()
                : Optional.of(new Corner(
                        at(across.get(), shownWidth(), of.width()), at(down.get(), shownHeight(of), of.height())));
    }

    /// A rectangle that was typed.
    Optional<Area> area(ReportPhoto of) {
        Optional<Integer> one = number(fromX);
        Optional<Integer> two = number(fromY);
        Optional<Integer> three = number(toX);
        Optional<Integer> four = number(toY);
        return one.isEmpty() || two.isEmpty() || three.isEmpty() || four.isEmpty()
                ? Optional.empty()
                : Optional.of(Area.of(
                        new Corner(at(one.get(), WHOLE, of.width()), at(two.get(), WHOLE, of.height())),
                        new Corner(at(three.get(), WHOLE, of.width()), at(four.get(), WHOLE, of.height()))));
    }

    private static int at(int shown, int of, int dots) {
        return Math.clamp((long) shown * dots / of, 0, dots - 1);
    }

    // In the digits of any script; browsers disagree whether a click tells whole dots.
    private static Optional<Integer> number(String typed) {
        StringBuilder plain = new StringBuilder();
        typed.codePoints()
                .forEach(point ->
                        plain.appendCodePoint(Character.isDigit(point) ? '0' + Character.digit(point, 10) : point));
        String digits = plain.toString().replaceFirst("[.,٫].*", "");
        return digits.matches("[0-9]{1,5}") ? Optional.of(Integer.valueOf(digits)) : Optional.empty();
    }
}
