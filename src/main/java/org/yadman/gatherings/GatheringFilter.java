package org.yadman.gatherings;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.db.Listings;

/// What narrows a list of gatherings; an empty text or null does not.
///
/// @param part whether what everybody may see, what waits, or both
/// @param year of the day it is held on, or 0
/// @param from the first day, or null
/// @param to the last day, or null
/// @param cities where only those in these cities are wanted, else null
/// @param day that it is held for, or null
/// @param language in which it is held
/// @param words every one of which must occur
/// @param read the language of the words and names
/// @param by the group whose representative keeps it
record GatheringFilter(
        Part part,
        int year,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String country,
        @Nullable List<Integer> cities,
        @Nullable ForDay day,
        String language,
        @Nullable UUID group,
        @Nullable UUID by,
        List<String> words,
        String read) {

    /// Which of them.
    enum Part {
        PUBLIC,
        WAITING,
        ALL
    }

    /// Held for this day; for the common day counts what is held for another and for it, too.
    record ForDay(UUID id, boolean common) {}

    static GatheringFilter all(Part part) {
        return new GatheringFilter(part, 0, null, null, "", null, null, "", null, null, List.of(), "");
    }

    static GatheringFilter of(int year) {
        return new GatheringFilter(Part.PUBLIC, year, null, null, "", null, null, "", null, null, List.of(), "");
    }

    GatheringFilter between(@Nullable LocalDate first, @Nullable LocalDate last) {
        return new GatheringFilter(part, year, first, last, country, cities, day, language, group, by, words, read);
    }

    GatheringFilter heldBy(UUID holder) {
        return new GatheringFilter(part, year, from, to, country, cities, day, language, holder, by, words, read);
    }

    GatheringFilter keptBy(@Nullable UUID keeper) {
        return new GatheringFilter(part, year, from, to, country, cities, day, language, group, keeper, words, read);
    }

    /// From where and on what condition. Only what is asked for stands in it, so that its index is found.
    String tables() {
        StringBuilder sql = new StringBuilder("from gathering ");
        if (!words.isEmpty()) {
            sql.append("join listing on listing.kind = 'gathering' and listing.id = gathering.id"
                    + " and listing.language = :read ");
        }
        sql.append(
                switch (part) {
                    case PUBLIC -> "where gathering.published_on is not null";
                    case WAITING -> "where gathering.published_on is null";
                    case ALL -> "where 1 = 1";
                });
        add(sql, year != 0, " and gathering.year = :year");
        add(sql, from != null, " and gathering.held_on >= :from");
        add(sql, to != null, " and gathering.held_on <= :to");
        add(sql, !country.isEmpty(), " and gathering.shown_country = :country");
        add(sql, cities != null, " and gathering.shown_city in (:cities)");
        add(
                sql,
                day != null,
                day != null && day.common()
                        ? " and (gathering.day_id = :day or gathering.common)"
                        : " and gathering.day_id = :day");
        add(sql, !language.isEmpty(), " and gathering.languages like :language");
        add(
                sql,
                group != null,
                " and gathering.id in (select gathering_id from gathering_group where group_id = :group)");
        add(sql, by != null, " and gathering.by_group = :by");
        add(sql, !words.isEmpty(), " and " + Listings.condition(words));
        return sql.toString();
    }

    private static void add(StringBuilder sql, boolean asked, String condition) {
        if (asked) {
            sql.append(condition);
        }
    }

    String order() {
        return " order by gathering.held_on, gathering.starts_at, gathering.id";
    }

    Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>(Listings.parameters(words));
        parameters.put("read", read);
        parameters.put("year", year);
        parameters.put("from", String.valueOf(from));
        parameters.put("to", String.valueOf(to));
        parameters.put("country", country);
        // A list without an element is no list in SQL; no city has this number.
        parameters.put("cities", cities == null || cities.isEmpty() ? List.of(-1) : cities);
        parameters.put("day", day == null ? "" : day.id().toString());
        parameters.put("language", "% " + language + " %");
        parameters.put("group", String.valueOf(group));
        parameters.put("by", String.valueOf(by));
        return parameters;
    }
}
