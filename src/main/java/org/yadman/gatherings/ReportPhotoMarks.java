package org.yadman.gatherings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is to be covered on a photo: rectangles, each made of two opposite corners in either order.
///
/// @param open the first corner of a rectangle whose second is still to come, or null
record ReportPhotoMarks(List<Area> areas, @Nullable Corner open) {

    /// So many faces are covered one by one; a crowd is covered as a whole.
    static final int MOST = 1000;

    static final ReportPhotoMarks NONE = new ReportPhotoMarks(List.of(), null);

    ReportPhotoMarks {
        areas = List.copyOf(areas);
    }

    /// A dot.
    record Corner(int x, int y) {}

    /// A rectangle of dots.
    record Area(int x, int y, int width, int height) {

        static Area of(Corner one, Corner other) {
            return new Area(
                    Math.min(one.x(), other.x()),
                    Math.min(one.y(), other.y()),
                    Math.abs(one.x() - other.x()) + 1,
                    Math.abs(one.y() - other.y()) + 1);
        }
    }

    /// With one corner more: the first of a rectangle, or its second.
    ReportPhotoMarks with(Corner corner) {
        Corner first = open;
        return first == null ? new ReportPhotoMarks(areas, corner) : with(Area.of(first, corner));
    }

    ReportPhotoMarks with(Area area) {
        return new ReportPhotoMarks(
                Stream.concat(areas.stream(), Stream.of(area)).limit(MOST).toList(), null);
    }

    /// Without the last corner, or else the last rectangle.
    ReportPhotoMarks undone() {
        return open != null || areas.isEmpty()
                ? new ReportPhotoMarks(areas, null)
                : new ReportPhotoMarks(areas.subList(0, areas.size() - 1), null);
    }

    boolean none() {
        return areas.isEmpty() && open == null;
    }

    /// Four numbers for each rectangle, then two for the corner.
    String write() {
        List<String> numbers = new ArrayList<>();
        areas.forEach(each -> Stream.of(each.x(), each.y(), each.width(), each.height())
                .map(String::valueOf)
                .forEach(numbers::add));
        if (open != null) {
            numbers.add(String.valueOf(open.x()));
            numbers.add(String.valueOf(open.y()));
        }
        return numbers.stream().collect(Collectors.joining(" "));
    }

    static ReportPhotoMarks read(String written) {
        if (written.isEmpty()) {
            return NONE;
        }
        int[] numbers = Arrays.stream(written.split(" ", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
        List<Area> areas = new ArrayList<>();
        int at = 0;
        for (; at + 4 <= numbers.length; at += 4) {
            areas.add(new Area(numbers[at], numbers[at + 1], numbers[at + 2], numbers[at + 3]));
        }
        return new ReportPhotoMarks(areas, at < numbers.length ? new Corner(numbers[at], numbers[at + 1]) : null);
    }
}
