package org.yadman.platform.places;

/// A map ready to be drawn, and where on it a place of the earth is.
public final class Drawing {

    private final int height;
    private final String land;
    private final String own;
    private final Projection projection;

    /// How a place of the earth comes onto the paper.
    @FunctionalInterface
    interface Projection {
        Point point(Position position);
    }

    Drawing(int height, String land, String own, Projection projection) {
        this.height = height;
        this.land = land;
        this.own = own;
        this.projection = projection;
    }

    /// Of every drawing the same, in its units; it is shown at about half of that.
    public int width() {
        return World.WIDTH;
    }

    public int height() {
        return height;
    }

    /// All land, but what it is about, as one SVG path.
    public String land() {
        return land;
    }

    /// The country that it is about, as an SVG path; empty where it is about none.
    public String own() {
        return own;
    }

    public Point point(Position position) {
        return projection.point(position);
    }

    /// Whether a point lies on the paper.
    public boolean shows(Point point) {
        return point.x() >= 0 && point.x() <= width() && point.y() >= 0 && point.y() <= height;
    }
}
