package org.yadman.platform.collect;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.collect.FolderReader.Place;
import org.yadman.platform.text.Localized;
import org.yadman.platform.text.Misread;
import org.yadman.platform.text.Sentence;
import org.yadman.pure.calendars.PartialDate;

/// One row of a table in a campaign folder, read cell by cell. A cell that is not what is asked for becomes a
/// problem with its place and is answered with null, so that reading goes on to the next mistake.
///
/// @param cells column → text, only the cells that are not empty
public record FolderRow(FolderReader folder, String file, int line, Map<String, String> cells) {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?");
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s\"<>]{3,500}");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");

    public FolderRow {
        cells = Collections.unmodifiableMap(new TreeMap<>(cells));
    }

    public Place at(String column) {
        return new Place(file, line, column);
    }

    public void problem(String column, Sentence expected) {
        folder.problem(at(column), expected);
    }

    /// The cell, or null if it is empty.
    public @Nullable String text(String column) {
        return cells.get(column);
    }

    /// The cell, or an empty text if it is empty (a required column never is).
    public String textOrEmpty(String column) {
        return cells.getOrDefault(column, "");
    }

    /// All languages of a column.
    public Localized localized(String column) {
        Map<String, String> texts = new TreeMap<>();
        cells.forEach((name, text) -> {
            if (name.startsWith(column + ".")) {
                texts.put(name.substring(column.length() + 1), text);
            }
        });
        return new Localized(texts);
    }

    /// The cell as a value of its own kind, by a parser that refuses with `Refused` or `Misread`.
    public <T> @Nullable T parsed(String column, Function<String, T> parser) {
        String text = cells.get(column);
        if (text == null) {
            return null;
        }
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException wrong) {
            problem(
                    column,
                    Sentence.of("platform.collect.unreadable", "text", shortened(text), "why", Sentence.why(wrong)));
            return null;
        }
    }

    /// The cell as one of an enum's constants, written in lower case with hyphens.
    public <E extends Enum<E>> @Nullable E choice(String column, Class<E> type) {
        String text = cells.get(column);
        if (text == null) {
            return null;
        }
        E found = constant(type, text);
        if (found != null) {
            return found;
        }
        problem(
                column,
                Sentence.of(
                        "platform.collect.choice",
                        "text",
                        shortened(text),
                        "choices",
                        Arrays.stream(type.getEnumConstants())
                                .map(FolderRow::word)
                                .toList()));
        return null;
    }

    /// How an enum's constant is written in files and addresses: lower case, hyphens.
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The constant that is written so, or null.
    public static <E extends Enum<E>> @Nullable E constant(Class<E> type, @Nullable String word) {
        for (E constant : type.getEnumConstants()) {
            if (word(constant).equals(word)) {
                return constant;
            }
        }
        return null;
    }

    public @Nullable String slug(String column) {
        return matching(column, SLUG, "platform.collect.slug");
    }

    public @Nullable String address(String column) {
        return matching(column, ADDRESS, "platform.collect.address");
    }

    /// A country: two capital letters of ISO 3166.
    public @Nullable String country(String column) {
        String text = cells.get(column);
        if (text != null && !COUNTRIES.contains(text)) {
            problem(column, Sentence.of("platform.collect.country", "text", shortened(text)));
            return null;
        }
        return text;
    }

    public @Nullable String language(String column) {
        return matching(column, LANGUAGE, "platform.collect.language");
    }

    private @Nullable String matching(String column, Pattern pattern, String key) {
        String text = cells.get(column);
        if (text != null && !pattern.matcher(text).matches()) {
            problem(column, Sentence.of(key, "text", shortened(text)));
            return null;
        }
        return text;
    }

    public @Nullable PartialDate date(String column) {
        return parsed(column, PartialDate::parse);
    }

    /// A whole Gregorian day.
    public @Nullable LocalDate day(String column) {
        return parsed(column, text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException _) {
                throw new Misread(Sentence.of("platform.collect.day"));
            }
        });
    }

    /// The id of the row of another table that the cell names by its natural key; null if the cell is empty.
    public @Nullable UUID refer(String column, String kind) {
        String key = cells.get(column);
        return key == null ? null : folder.refer(kind, key, at(column));
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
