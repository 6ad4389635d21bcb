package org.yadman.platform.places;

import com.ibm.icu.util.Region.RegionType;
import java.util.Optional;
import java.util.Set;

/// The parts of the world that have a map of their own: the regions of UN M49, except that Iran and its
/// neighbours to the east stand beside those to the west, and Cyprus with Europe.
public enum Region {
    EUROPE(53.5, 15, 5300, "151 154 155 039"),
    WEST_ASIA(33, 57, 6400, "145 143"),
    ASIA(20, 108, 9400, "030 034 035"),
    AFRICA(1, 18, 11000, "011 014 015 017 018"),
    NORTH_AMERICA(47, -97, 8200, "021"),
    LATIN_AMERICA(-12, -75, 12800, "013 029 005"),
    OCEANIA(-25, 152, 8600, "053 054 057 061");

    /// Height for width of the drawing of a region.
    static final double SHAPE = 0.72;

    private static final Set<String> EAST_OF_WEST_ASIA = Set.of("IR", "AF", "PK");
    private static final Set<String> WITH_EUROPE = Set.of("CY", "XK");

    private final double latitude;
    private final double longitude;
    private final double kilometres;
    private final String parts;

    /// @param latitude of the middle of its drawing; so the longitude
    /// @param kilometres the width of that
    /// @param parts codes of UN M49
    Region(double latitude, double longitude, double kilometres, String parts) {
        this.latitude = latitude;
        this.longitude = longitude;
        this.kilometres = kilometres;
        this.parts = parts;
    }

    Position middle() {
        return new Position(latitude, longitude);
    }

    double kilometres() {
        return kilometres;
    }

    /// The region of a country, if it has one: Antarctica has none.
    public static Optional<Region> of(String country) {
        if (EAST_OF_WEST_ASIA.contains(country)) {
            return Optional.of(WEST_ASIA);
        }
        if (WITH_EUROPE.contains(country)) {
            return Optional.of(EUROPE);
        }
        com.ibm.icu.util.Region around;
        try {
            around = com.ibm.icu.util.Region.getInstance(country).getContainingRegion(RegionType.SUBCONTINENT);
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
        if (around == null) {
            return Optional.empty();
        }
        for (Region region : values()) {
            if (region.parts.contains(around.toString())) {
                return Optional.of(region);
            }
        }
        return Optional.empty();
    }
}
