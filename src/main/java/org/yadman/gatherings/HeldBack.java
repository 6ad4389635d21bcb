package org.yadman.gatherings;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.platform.vault.Vault;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// All that a host typed of a place, and how to reach the host: sealed, and erased in time (R-20,
/// Asked by whoever looks after the gathering, by nobody else.
@Component
class HeldBack {

    /// So many days after it was held, nothing is left of a place but what is shown.
    static final int DAYS_PLACE_KEPT = 7;

    /// So many days a host can still be asked.
    static final int DAYS_CONTACT_KEPT = 60;

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<TreeMap<String, String>> PARTS = new TypeReference<>() {};

    private final HeldBackStore store;
    private final Vault vault;
    private final Clock clock;

    HeldBack(HeldBackStore store, Vault vault, Clock clock) {
        this.store = store;
        this.vault = vault;
        this.clock = clock;
    }

    private static Vault.Place at(UUID id, String column) {
        return new Vault.Place(GatheringStore.TABLE, id.toString(), column);
    }

    /// Seals what belongs to a gathering.
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(UUID id, Place place, String contact) {
        store.keep(
                id,
                vault.seal(at(id, "place"), write(place)),
                contact.isEmpty() ? null : vault.seal(at(id, "contact"), contact));
    }

    /// All of its place; nothing once it is erased.
    public Optional<Place> place(UUID id) {
        return store.find(id)
                .flatMap(found -> Optional.ofNullable(found.place()))
                .map(text -> read(vault.open(at(id, "place"), text)));
    }

    /// How its host is reached; empty where nobody said, and once it is erased.
    public String contact(UUID id) {
        return store.find(id)
                .flatMap(found -> Optional.ofNullable(found.contact()))
                .map(text -> vault.open(at(id, "contact"), text))
                .orElse("");
    }

    /// Erases what has been kept for long enough.
    @Transactional
    public void forget() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        store.erasePlaces(today.minusDays(DAYS_PLACE_KEPT));
        store.eraseContacts(today.minusDays(DAYS_CONTACT_KEPT));
    }

    private static String write(Place place) {
        Map<String, String> parts = new TreeMap<>();
        put(parts, "country", place.country());
        put(parts, "city", place.city());
        put(parts, "city-name", place.cityName());
        put(parts, "area", place.area());
        put(parts, "venue", place.venue());
        put(parts, "street", place.street());
        put(parts, "zone", place.zone());
        return JSON.writeValueAsString(parts);
    }

    private static void put(Map<String, String> parts, String name, @Nullable Object value) {
        if (value != null) {
            parts.put(name, value.toString());
        }
    }

    private static Place read(String text) {
        Map<String, String> parts = JSON.readValue(text, PARTS);
        String city = parts.get("city");
        String zone = parts.get("zone");
        return new Place(
                parts.get("country"),
                city == null ? null : Integer.valueOf(city),
                Objects.requireNonNullElse(parts.get("city-name"), ""),
                Objects.requireNonNullElse(parts.get("area"), ""),
                Objects.requireNonNullElse(parts.get("venue"), ""),
                Objects.requireNonNullElse(parts.get("street"), ""),
                zone == null ? null : ZoneId.of(zone));
    }
}
