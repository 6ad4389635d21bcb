package org.yadman.platform.places;

import java.time.ZoneId;
import org.yadman.platform.text.Localized;

/// A city of the gazetteer.
///
/// @param id GeoNames' number, which stays
/// @param country ISO 3166 code
/// @param name in English always, in Persian where one is known
/// @param latitude of its middle, to a kilometre, so that it never tells a street; so the longitude
/// @param population as far as known, in hundreds
public record City(
        int id, String country, Localized name, double latitude, double longitude, ZoneId zone, int population) {

    public Position position() {
        return new Position(latitude, longitude);
    }
}
