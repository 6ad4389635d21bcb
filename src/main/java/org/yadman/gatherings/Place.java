package org.yadman.gatherings;

import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.TimeZone.SystemTimeZoneType;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where something is held.
///
/// @param country ISO 3166, or null
/// @param city its number in the gazetteer, or null where it has none
/// @param cityName as it was typed, where the gazetteer does not know it; else empty
/// @param area the part of the city
/// @param zone of the clock by which it begins, or null where nobody said
record Place(
        @Nullable String country,
        @Nullable Integer city,
        String cityName,
        String area,
        String venue,
        String street,
        @Nullable ZoneId zone) {

    /// Nowhere.
    public static final Place NOWHERE = new Place(null, null, "", "", "", "", null);

    // Summer and winter of one year tell whether two zones have the same clock.
    private static final List<LocalDate> SEASONS = List.of(LocalDate.of(2026, 1, 15), LocalDate.of(2026, 7, 15));

    /// What everybody may see of it. There is no other way from what was typed to what is shown.
    public Shown shown(Precision precision) {
        return new Shown(precision, cut(precision));
    }

    /// The same with nothing finer than this. A zone is a place, too: America/Detroit is a city.
    Place cut(Precision precision) {
        return switch (precision) {
            case EXACT -> this;
            case STREET_HIDDEN -> new Place(country, city, cityName, area, "", "", zone);
            case CITY -> new Place(country, city, cityName, "", "", "", zone);
            case COUNTRY -> new Place(country, null, "", "", "", "", country == null ? null : zoneOf(country));
            // Whoever meets on the network says by which clock; that of a place would tell of the place.
            case ONLINE -> new Place(null, null, "", "", "", "", country == null ? zone : null);
        };
    }

    /// The zone of a country that has one clock; null where it has several.
    static @Nullable ZoneId zoneOf(String country) {
        List<ZoneId> zones = new TreeSet<>(
                        TimeZone.getAvailableIDs(SystemTimeZoneType.CANONICAL_LOCATION, country, null))
                .stream()
                        .filter(ZoneId.getAvailableZoneIds()::contains)
                        .map(ZoneId::of)
                        .toList();
        long clocks = zones.stream().map(Place::offsets).distinct().count();
        return clocks == 1 ? zones.getFirst() : null;
    }

    private static List<ZoneOffset> offsets(ZoneId zone) {
        return SEASONS.stream().map(day -> day.atStartOfDay(zone).getOffset()).toList();
    }

    /// What stands in it, finest first.
    Stream<String> words() {
        return Stream.of(street, venue, area, cityName).filter(word -> !word.isEmpty());
    }

    /// What everybody may see of a place. One that holds more than its precision allows cannot exist.
    public record Shown(Precision precision, Place place) {

        public Shown {
            if (!place.equals(place.cut(precision))) {
                throw new IllegalArgumentException("More of a place than " + precision + " allows");
            }
        }

        /// The same, and never more than this precision allows.
        Shown atMost(Precision most) {
            return place.shown(precision.orCoarser(most));
        }
    }
}
