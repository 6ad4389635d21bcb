package org.yadman.sources;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Localized;

/// Claims by chance, from a seed; few values and few sources, so that they often meet.
final class RandomClaims {

    static final List<UUID> SOURCES = List.of(new UUID(7, 1), new UUID(7, 2), new UUID(7, 3));
    private static final Ref SUBJECT = new Ref("day", new UUID(0, 1));

    private RandomClaims() {}

    static List<Claim> list(Random random, FieldType type, int length) {
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            claims.add(one(random, SUBJECT, "field", type, claims));
        }
        return claims;
    }

    /// A claim that may correct one of the earlier ones.
    static Claim one(Random random, Ref subject, String field, FieldType type, List<Claim> earlier) {
        UUID source = pick(random, SOURCES);
        String corrects = null;
        if (!earlier.isEmpty() && random.nextInt(5) == 0) {
            Claim corrected = pick(random, earlier);
            source = corrected.source();
            corrects = corrected.value();
        }
        boolean text = type == FieldType.TEXT;
        Map<String, String> translation =
                text && random.nextInt(3) == 0 ? Map.of("de", pick(random, List.of("eins", "zwei"))) : Map.of();
        return new Claim(
                new UUID(random.nextLong(), random.nextLong()),
                subject,
                field,
                pick(random, values(type)),
                text ? pick(random, List.of("en", "fa")) : null,
                source,
                pick(random, List.of(Stance.values())),
                null,
                null,
                null,
                null,
                new Localized(translation),
                Localized.EMPTY,
                corrects,
                "test",
                LocalDate.of(2026, 1, 1));
    }

    static Claim withoutCorrection(Claim claim) {
        return new Claim(
                claim.id(),
                claim.subject(),
                claim.field(),
                claim.value(),
                claim.language(),
                claim.source(),
                claim.stance(),
                claim.claimedBy(),
                claim.locator(),
                claim.quote(),
                claim.quoteLanguage(),
                claim.translation(),
                claim.note(),
                null,
                claim.enteredBy(),
                claim.enteredOn());
    }

    static @Nullable Preference preference(Random random, List<Claim> claims) {
        if (claims.isEmpty()) {
            return null;
        }
        Claim about = pick(random, claims);
        Localized words = new Localized(Map.of("en", "because"));
        return new Preference(
                new UUID(random.nextLong(), random.nextLong()),
                about.subject(),
                about.field(),
                random.nextInt(4) == 0 ? null : about.id(),
                words,
                words,
                LocalDate.of(2026, 1, 2));
    }

    private static List<String> values(FieldType type) {
        return switch (type) {
            case DATE -> List.of("2002", "2002-10", "2002-10-02", "2002-04-19", "2001/2003", "2002?", "sh:1381-07-10");
            case RULE, RULE_TO_MEETING -> List.of("gregorian 09-01", "solar-hijri 06-10", "gregorian 08-31");
            case FIGURE -> List.of("5000", "~5000", "2800-5000", ">1000", "thousands", "30000");
            case TALLY ->
                List.of(
                        "recorded 84-19-68 of 193",
                        "counted 84-19-68",
                        "counted 84-19-63",
                        "counted 84-19",
                        "counted ?-18",
                        "roll-call 84-19 not-voting 22",
                        "without-vote",
                        "consensus",
                        "qualitative \"overwhelmingly\"");
            case TEXT -> List.of("one", "two", "three");
        };
    }

    static <T> T pick(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
