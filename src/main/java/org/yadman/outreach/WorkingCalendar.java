package org.yadman.outreach;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.audit.Audit;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Weekends;
import org.yadman.pure.calendars.WorkingDays;

/// On which days people of a country are at work: its weekends are known to CLDR, its holidays are brought
/// in from calendar files that somebody found.
@Component
class WorkingCalendar {

    /// In the place of a country that nobody has said: the weekend of most.
    private static final String WORLD = "001";

    private final HolidayStore store;
    private final Audit audit;

    WorkingCalendar(HolidayStore store, Audit audit) {
        this.store = store;
        this.audit = audit;
    }

    /// The working days of a country.
    ///
    /// @param country ISO 3166; null where nobody has said: Saturday and Sunday are free, and no other day
    @Transactional(readOnly = true)
    public WorkingDays of(@Nullable String country) {
        return country == null
                ? WorkingDays.of(Weekends.of(WORLD), List.of())
                : WorkingDays.of(
                        Weekends.of(country),
                        store.list(country).stream().map(Holiday::day).toList());
    }

    /// Whether this is the code of a country.
    static boolean isCountry(String code) {
        return List.of(Locale.getISOCountries()).contains(code);
    }

    /// Adds holidays; those that are there already stay once.
    @Transactional
    public void add(String country, Collection<Holiday> holidays, ActorId by) {
        store.add(country, holidays);
        audit.note(
                by,
                "letters.act.holidays",
                ref(country),
                Map.of("country", country, "days", String.valueOf(holidays.size())));
    }

    /// Removes all holidays of a country.
    @Transactional
    public void remove(String country, ActorId by) {
        int days = store.delete(country);
        audit.note(
                by,
                "letters.act.holidays-removed",
                ref(country),
                Map.of("country", country, "days", String.valueOf(days)));
    }

    private static Ref ref(String country) {
        return new Ref(
                "holidays", UUID.nameUUIDFromBytes(country.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    }
}
