package org.yadman.gatherings;

import java.time.ZoneId;
import java.util.List;
import java.util.Random;

/// Places whose every word is found nowhere else.
final class RandomPlaces {

    private static final List<String> COUNTRIES = List.of("DE", "US", "SE", "AU", "CA", "FR");
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("America/Detroit"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("Europe/Busingen"));

    private RandomPlaces() {}

    static Place place(Random random) {
        boolean known = random.nextBoolean();
        return new Place(
                one(COUNTRIES, random),
                known ? 2886242 : null,
                known ? "" : word("city", random),
                random.nextBoolean() ? word("area", random) : "",
                random.nextBoolean() ? word("venue", random) : "",
                random.nextBoolean() ? word("street", random) : "",
                one(ZONES, random));
    }

    private static <T> T one(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    /// A word that says what it is.
    static String word(String what, Random random) {
        return "q" + what + Integer.toString(random.nextInt(100_000_000), 36) + "q";
    }
}
