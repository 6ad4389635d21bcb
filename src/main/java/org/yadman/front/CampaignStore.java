package org.yadman.front;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.front.Campaign.Choices;
import org.yadman.front.Campaign.TextKey;
import org.yadman.platform.db.LocalizedColumn;
import org.yadman.platform.text.Localized;

@Component
@Transactional(readOnly = true)
class CampaignStore {

    private final JdbcClient jdbc;

    CampaignStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Campaign> find() {
        Map<TextKey, Localized> texts = texts();
        return jdbc.sql("select id, slug, name, protected_countries, language, zone from campaign")
                .query((row, i) -> new Campaign(
                        UUID.fromString(row.getString("id")),
                        row.getString("slug"),
                        LocalizedColumn.read(row.getString("name")),
                        texts,
                        choices(row)))
                .optional();
    }

    private static Choices choices(ResultSet row) throws SQLException {
        String zone = row.getString("zone");
        String countries = row.getString("protected_countries");
        return new Choices(
                countries.isEmpty() ? Set.of() : Set.of(countries.split(" ")),
                row.getString("language"),
                zone == null ? null : ZoneId.of(zone));
    }

    private Map<TextKey, Localized> texts() {
        Map<TextKey, Map<String, String>> byKey = new EnumMap<>(TextKey.class);
        jdbc.sql("select text_key, language, markdown from campaign_text").query(row -> {
            byKey.computeIfAbsent(TextKey.valueOf(row.getString("text_key")), key -> new TreeMap<>())
                    .put(row.getString("language"), row.getString("markdown"));
        });
        Map<TextKey, Localized> texts = new EnumMap<>(TextKey.class);
        byKey.forEach((key, ofKey) -> texts.put(key, new Localized(ofKey)));
        return texts;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(Campaign campaign) {
        ZoneId zone = campaign.choices().zone();
        jdbc.sql("""
                insert into campaign (id, only_row, slug, name, protected_countries, language, zone)
                values (:id, 1, :slug, :name, :countries, :language, :zone)
                """)
                .param("countries", String.join(" ", campaign.choices().protectedCountries()))
                .param("language", campaign.choices().language())
                .param("zone", zone == null ? null : zone.getId())
                .param("id", campaign.id().toString())
                .param("slug", campaign.slug())
                .param("name", LocalizedColumn.write(campaign.name()))
                .update();
        campaign.texts()
                .forEach((key, text) -> text.texts()
                        .forEach((language, markdown) -> jdbc.sql(
                                        "insert into campaign_text (text_key, language, markdown) values (:key, :language, :markdown)")
                                .param("key", key.name())
                                .param("language", language)
                                .param("markdown", markdown)
                                .update()));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void clear() {
        jdbc.sql("delete from campaign_text").update();
        jdbc.sql("delete from campaign").update();
    }
}
