package org.yadman.gatherings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The common minute and the stations.
@Component
@Transactional(readOnly = true)
class WaveStore {

    private final JdbcClient jdbc;

    WaveStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<CommonMinute> findMinute() {
        return jdbc.sql("select clock, at from common_minute")
                .query((row, i) -> new CommonMinute(
                        CommonMinute.By.valueOf(row.getString("clock")), LocalTime.parse(row.getString("at"))))
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void put(CommonMinute minute) {
        jdbc.sql("""
                insert into common_minute (id, version, clock, at) values (1, 1, :clock, :at)
                on conflict (id) do update set version = common_minute.version + 1, clock = :clock, at = :at
                """)
                .param("clock", minute.by().name())
                .param("at", minute.at().toString())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void deleteMinute() {
        jdbc.sql("delete from common_minute").update();
    }

    /// In no order.
    List<Station> listStations() {
        return jdbc.sql("select * from station").query(WaveStore::toStation).list();
    }

    private static Station toStation(ResultSet row, int i) throws SQLException {
        return new Station(
                UUID.fromString(row.getString("id")),
                row.getString("name"),
                row.getString("heard"),
                row.getString("country"),
                row.getString("language"));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(Station station) {
        jdbc.sql("""
                insert into station (id, name, heard, country, language)
                values (:id, :name, :heard, :country, :language)
                """)
                .param("id", station.id().toString())
                .param("name", station.name())
                .param("heard", station.heard())
                .param("country", station.country())
                .param("language", station.language())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void deleteStations() {
        jdbc.sql("delete from station").update();
    }

    /// Whether it was there.
    @Transactional(propagation = Propagation.MANDATORY)
    boolean deleteStation(UUID id) {
        return jdbc.sql("delete from station where id = :id")
                        .param("id", id.toString())
                        .update()
                > 0;
    }
}
