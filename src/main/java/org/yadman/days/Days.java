package org.yadman.days;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.platform.collect.Cells;
import org.yadman.platform.collect.PublicPages;
import org.yadman.platform.collect.RefSource;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.History;
import org.yadman.platform.db.Listings;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Localized;
import org.yadman.platform.text.Messages;
import org.yadman.pure.calendars.DayRule;
import org.yadman.sources.ClaimFields;
import org.yadman.sources.Claims;
import org.yadman.sources.Field;
import org.yadman.sources.FieldType;

/// The days of the record.
@Component
public class Days implements RefSource, PublicPages {

    /// The name of the field that holds a day's rule.
    static final String RULE = "rule";

    private final DayStore store;
    private final Claims claims;
    private final History history;
    private final Listings listings;
    private final Messages messages;

    Days(DayStore store, Claims claims, History history, Listings listings, Messages messages) {
        this.store = store;
        this.claims = claims;
        this.history = history;
        this.listings = listings;
        this.messages = messages;
    }

    /// A day as it is written down, before its rule is known from the claims.
    record Written(UUID id, String slug, DayRole role, Localized name, Localized about) {
        Day with(@Nullable String rule) {
            return new Day(id, slug, role, name, about, rule == null ? null : DayRule.parse(rule));
        }

        Map<String, String> row() {
            return new Cells()
                    .with("slug", slug)
                    .with("role", role)
                    .with("name", name)
                    .with("about", about)
                    .row();
        }
    }

    /// Adds a day, or changes the one that it is.
    @Transactional(propagation = Propagation.MANDATORY)
    void add(Written day, ActorId actor) {
        store.put(day);
        Day whole = day.with(null);
        listings.put(
                whole.ref(),
                day.name(),
                Stream.concat(Stream.of(day.slug()), day.about().texts().values().stream())
                        .toList());
        history.recordReplacing(whole.ref(), day.row(), actor);
    }

    /// Adds that a group keeps a day, or changes what is known of it.
    ///
    /// @param row the same as a row of the campaign folder, which knows both by their slugs
    @Transactional(propagation = Propagation.MANDATORY)
    void add(Observance observance, Map<String, String> row, ActorId actor) {
        store.put(observance);
        history.recordReplacing(observance.ref(), row, actor);
    }

    /// Removes a day, or that a group keeps one, when nothing names it any more.
    @Transactional(propagation = Propagation.MANDATORY)
    void remove(Ref thing) {
        switch (thing.kind()) {
            case Day.KIND -> {
                listings.remove(thing);
                store.deleteDay(thing.id());
            }
            case Observance.KIND -> store.deleteObservance(thing.id());
            default -> {}
        }
    }

    /// All days, by slug.
    @Transactional(readOnly = true)
    public List<Day> listAll() {
        Map<UUID, String> rules = claims.values(Day.KIND, RULE);
        return store.listDays().stream()
                .map(day -> day.with(rules.get(day.id())))
                .toList();
    }

    List<Written> listWritten() {
        return store.listDays();
    }

    public Optional<Day> find(String slug) {
        return listAll().stream().filter(day -> day.slug().equals(slug)).findFirst();
    }

    /// The day that the campaign proposes to all.
    public Optional<Day> findCommon() {
        return listAll().stream().filter(day -> day.role() == DayRole.COMMON).findFirst();
    }

    /// Whether there is one, at less cost than finding it.
    @Transactional(readOnly = true)
    public boolean hasCommon() {
        return store.hasCommon();
    }

    public List<Observance> listObservances() {
        return store.listObservances();
    }

    List<Observance> listObservances(Collection<UUID> ids) {
        return store.listObservances(ids);
    }

    Optional<UUID> findId(String slug) {
        return store.findDay(slug);
    }

    Optional<UUID> findObservance(UUID group, String day) {
        return store.findObservance(group, day);
    }

    public int count() {
        return store.count();
    }

    int countObservances() {
        return store.countObservances();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void clear() {
        listWritten().forEach(day -> listings.remove(day.with(null).ref()));
        store.clear();
    }

    @Override
    public String kind() {
        return Day.KIND;
    }

    @Override
    public String heading(Language language) {
        return messages.text(language, "days.title");
    }

    @Override
    public Map<UUID, Named> name(Collection<UUID> ids, Language language) {
        return store.listDays().stream()
                .filter(day -> ids.contains(day.id()))
                .collect(Collectors.toMap(
                        Written::id,
                        day -> new Named(
                                day.with(null).ref(), day.name().in(language).value(), "/days/" + day.slug())));
    }

    @Override
    public List<String> paths() {
        return Stream.concat(Stream.of("/days"), store.listDays().stream().map(day -> "/days/" + day.slug()))
                .toList();
    }
}

/// The fields on which sources can differ about a day.
@Component
class DayFields implements ClaimFields {

    @Override
    public String kind() {
        return Day.KIND;
    }

    @Override
    public List<Field> fields() {
        return List.of(
                new Field(Days.RULE, FieldType.RULE, false, "days.field.rule"),
                new Field("title", FieldType.TEXT, false, "days.field.title"),
                new Field("proposed", FieldType.DATE, false, "days.field.proposed"),
                new Field("first-observed", FieldType.DATE, false, "days.field.first-observed"),
                new Field("reason", FieldType.TEXT, false, "days.field.reason"),
                new Field("season", FieldType.TEXT, false, "days.field.season"),
                new Field("followed-by", FieldType.TEXT, false, "days.field.followed-by"));
    }
}
