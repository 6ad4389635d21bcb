package org.yadman.platform.places;

/// A place on earth, in degrees.
public record Position(double latitude, double longitude) {}
