package org.yadman.groups;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.platform.collect.Cells;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.collect.FolderTable.Slice;
import org.yadman.platform.collect.PublicPages;
import org.yadman.platform.collect.RefSource;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Counts;
import org.yadman.platform.db.History;
import org.yadman.platform.db.Listings;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Messages;
import org.yadman.platform.web.Listing;
import org.yadman.sources.ClaimFields;
import org.yadman.sources.Field;
import org.yadman.sources.FieldType;

/// The groups of the record.
@Component
public class Groups implements RefSource, PublicPages, ClaimFields {

    private final GroupStore store;
    private final History history;
    private final Listings listings;
    private final Messages messages;
    private final Counts counts;
    private final Standings standings;

    Groups(
            GroupStore store,
            History history,
            Listings listings,
            Messages messages,
            Counts counts,
            Standings standings) {
        this.standings = standings;
        this.counts = counts;
        this.store = store;
        this.history = history;
        this.listings = listings;
        this.messages = messages;
    }

    /// Adds a group, or changes the one that it is.
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Group group, ActorId actor) {
        store.put(group);
        listings.put(group.ref(), group.name(), words(group));
        standings.look(group);
        history.recordReplacing(group.ref(), row(group), actor);
    }

    /// Adds a group that was made up for a demonstration, as one that has been admitted.
    @Transactional(propagation = Propagation.MANDATORY)
    public void addExample(Group group, Checked checked) {
        if (!group.example()) {
            throw new IllegalArgumentException("Not an example group");
        }
        store.put(group);
        standings.admitExample(group.id(), checked);
    }

    /// Removes a group that nothing names any more.
    ///
    /// @throws DataIntegrityViolationException when somebody has made sure of it or decided on it: what it has done
    ///     stands on that
    @Transactional(propagation = Propagation.MANDATORY)
    void remove(UUID id) {
        standings.forget(id);
        listings.remove(new Ref(Group.KIND, id));
        store.delete(id);
    }

    private static List<String> words(Group group) {
        return Stream.concat(Stream.of(group.slug()), group.about().texts().values().stream())
                .toList();
    }

    /// The group as a row of the campaign folder.
    static Map<String, String> row(Group group) {
        return new Cells()
                .with("slug", group.slug())
                .with("kind", group.kind())
                .with("country", group.country())
                .with("name", group.name())
                .with("site", group.site())
                .with("about", group.about())
                .row();
    }

    public Optional<Group> find(String slug) {
        return store.find(slug);
    }

    /// The groups with these ids.
    public Map<UUID, Group> byId(Collection<UUID> ids) {
        return store.list(ids).stream().collect(Collectors.toMap(Group::id, group -> group));
    }

    public int count() {
        return store.countAll();
    }

    /// How many countries groups work from.
    public int countCountries() {
        return countries().size();
    }

    /// One page of the list of groups.
    Listing<Group> list(Language language, Listing.Query query) {
        List<String> words = Listings.words(query.get("q"));
        GroupStore.Filter filter =
                new GroupStore.Filter(language, words, choice(query.get("kind")), query.get("country"));
        boolean byCountry = query.get("sort").equals("country");
        return Listing.of(
                store.list(filter, byCountry, query.page()),
                counts.of(filter, () -> store.count(filter)),
                query.page(),
                query);
    }

    private static String choice(String word) {
        return Stream.of(GroupKind.values())
                .filter(kind -> FolderRow.word(kind).equals(word))
                .map(Enum::name)
                .findFirst()
                .orElse("");
    }

    Set<GroupKind> kinds() {
        return counts.of("kinds of groups", store::kinds);
    }

    List<String> countries() {
        return counts.of("countries of groups", store::countries);
    }

    /// Some of the groups, by slug.
    List<Group> list(Slice slice) {
        return store.list(slice);
    }

    List<Group> listAll() {
        return store.listAll();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void clear() {
        store.listAll().forEach(group -> listings.remove(group.ref()));
        store.clear();
    }

    @Override
    public String kind() {
        return Group.KIND;
    }

    @Override
    public String heading(Language language) {
        return messages.text(language, "groups.title");
    }

    @Override
    public Map<UUID, Named> name(Collection<UUID> ids, Language language) {
        return byId(ids).values().stream()
                .collect(Collectors.toMap(
                        Group::id,
                        group ->
                                new Named(group.ref(), group.name().in(language).value(), "/groups/" + group.slug())));
    }

    @Override
    public List<String> paths() {
        return Stream.concat(Stream.of("/groups"), store.listAll().stream().map(group -> "/groups/" + group.slug()))
                .toList();
    }

    @Override
    public List<Field> fields() {
        return List.of(
                new Field("founded", FieldType.DATE, false, "groups.field.founded"),
                new Field("seat", FieldType.TEXT, false, "groups.field.seat"),
                new Field("legal-form", FieldType.TEXT, false, "groups.field.legal-form"),
                new Field("affiliation", FieldType.TEXT, false, "groups.field.affiliation"));
    }
}
