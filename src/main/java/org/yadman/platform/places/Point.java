package org.yadman.platform.places;

/// A point of a drawing, in its units, from its upper left corner.
public record Point(double x, double y) {}
