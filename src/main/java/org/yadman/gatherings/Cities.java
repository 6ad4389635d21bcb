package org.yadman.gatherings;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.yadman.platform.text.Localized;

/// The cities of the world, as far as this room needs them.
interface Cities {

    /// One city.
    ///
    /// @param country ISO 3166
    record City(int id, String country, Localized name, double latitude, double longitude, ZoneId zone) {}

    Optional<City> find(int id);

    /// What somebody may have meant, in any script; the best first.
    List<City> search(String typed, int most);

    /// The cities around one, itself included; the nearest first.
    List<City> near(City city, double km, int most);
}
