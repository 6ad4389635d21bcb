package org.yadman.platform.places;

/// A closed line round land, and the circle that it lies in, by which it is passed over where it is far away.
final class Ring {

    private final short[] points;
    private final Position middle;
    private final double radius;

    /// @param points longitude and latitude of each point in turn, in hundredths of a degree
    Ring(short... points) {
        this.points = points;
        Box box = box();
        middle = box.middle();
        double farthest = 0;
        for (int i = 0; i < size(); i++) {
            farthest = Math.max(farthest, Gazetteer.distance(middle, position(i)));
        }
        radius = farthest;
    }

    int size() {
        return points.length / 2;
    }

    Position position(int at) {
        return new Position(points[2 * at + 1] / 100.0, points[2 * at] / 100.0);
    }

    /// Whether no point of it is so near to a place.
    boolean isFarther(Position from, double km) {
        return Gazetteer.distance(middle, from) - radius > km;
    }

    /// The middle of its area.
    Position centre() {
        double area = 0;
        double x = 0;
        double y = 0;
        for (int i = 0; i < points.length; i += 2) {
            int next = (i + 2) % points.length;
            double cross = (double) points[i] * points[next + 1] - (double) points[next] * points[i + 1];
            area += cross;
            x += (points[i] + points[next]) * cross;
            y += (points[i + 1] + points[next + 1]) * cross;
        }
        return area == 0 ? position(0) : new Position(y / (3 * area) / 100, x / (3 * area) / 100);
    }

    Box box() {
        int west = Short.MAX_VALUE;
        int east = Short.MIN_VALUE;
        int south = Short.MAX_VALUE;
        int north = Short.MIN_VALUE;
        for (int i = 0; i < points.length; i += 2) {
            west = Math.min(west, points[i]);
            east = Math.max(east, points[i]);
            south = Math.min(south, points[i + 1]);
            north = Math.max(north, points[i + 1]);
        }
        return new Box(west, east, south, north);
    }

    /// Its edges, in hundredths of a degree.
    record Box(int west, int east, int south, int north) {

        Position middle() {
            return new Position((south + north) / 200.0, (west + east) / 200.0);
        }

        double size() {
            return Math.hypot((east - west) * narrowing(), north - south);
        }

        double gap(Box other) {
            int across = Math.max(0, Math.max(other.west - east, west - other.east));
            int down = Math.max(0, Math.max(other.south - north, south - other.north));
            return Math.hypot(across * narrowing(), down);
        }

        private double narrowing() {
            return Math.cos(Math.toRadians(middle().latitude()));
        }
    }
}
