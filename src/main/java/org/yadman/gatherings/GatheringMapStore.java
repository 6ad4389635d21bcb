package org.yadman.gatherings;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// How many gatherings there are in each place, by what everybody may see; without what was cancelled.
@Component
@Transactional(readOnly = true)
class GatheringMapStore {

    private static final String COUNTED = "published_on is not null and state <> 'CANCELLED'";

    private final JdbcClient jdbc;

    GatheringMapStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param country ISO 3166, or null where none is shown
    /// @param city a number of the gazetteer, or null
    record Count(@Nullable String country, @Nullable Integer city, int count) {}

    List<Count> listPlaces(int year) {
        return jdbc.sql(
                        "select shown_country, shown_city, count(*) as gatherings from gathering where year = :year and "
                                + COUNTED + " group by shown_country, shown_city order by shown_country, shown_city")
                .param("year", year)
                .query((row, i) -> new Count(
                        row.getString("shown_country"),
                        row.getInt("shown_city") == 0 ? null : row.getInt("shown_city"),
                        row.getInt("gatherings")))
                .list();
    }

    /// The years that have gatherings, the latest first.
    List<Integer> listYears() {
        return jdbc.sql("select distinct year from gathering_count where gatherings > 0 order by year desc")
                .query((row, i) -> row.getInt("year"))
                .list();
    }
}
