package org.yadman.outreach;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional(readOnly = true)
class HolidayStore {

    private final JdbcClient jdbc;

    HolidayStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A country of which holidays are known.
    ///
    /// @param until the last of them
    record Known(String country, int days, LocalDate until) {}

    List<Known> countries() {
        return jdbc.sql("""
                select country, count(*) as days, max(on_date) as until from holiday group by country order by country
                """)
                .query((row, i) -> new Known(
                        row.getString("country"), row.getInt("days"), LocalDate.parse(row.getString("until"))))
                .list();
    }

    /// The holidays of a country, in order.
    List<Holiday> list(String country) {
        return jdbc
                .sql("select on_date, name from holiday where country = :country")
                .param("country", country)
                .query(HolidayStore::toHoliday)
                .list()
                .stream()
                .sorted()
                .toList();
    }

    private static Holiday toHoliday(ResultSet row, int i) throws SQLException {
        return new Holiday(LocalDate.parse(row.getString("on_date")), row.getString("name"));
    }

    /// Adds those that are not there.
    @Transactional(propagation = Propagation.MANDATORY)
    void add(String country, Collection<Holiday> holidays) {
        for (Holiday holiday : holidays) {
            jdbc.sql("""
                    insert into holiday (country, on_date, name) values (:country, :day, :name)
                    on conflict (country, on_date, name) do nothing
                    """)
                    .param("country", country)
                    .param("day", holiday.day().toString())
                    .param("name", holiday.name())
                    .update();
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    int delete(String country) {
        return jdbc.sql("delete from holiday where country = :country")
                .param("country", country)
                .update();
    }
}
