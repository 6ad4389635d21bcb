package org.yadman.bodies;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

/// The bodies of the record and their calendars.
@Component
public class Bodies implements RefSource, PublicPages, ClaimFields {

    /// The name of the field that says which majority it takes.
    public static final String MAJORITY = "majority";

    /// The name of the field that says how many members it has.
    public static final String MEMBERS = "members";

    static final String MAY_TABLE = "may-table";
    static final String ELIGIBILITY = "eligibility";

    private final BodyStore store;
    private final History history;
    private final Listings listings;
    private final Messages messages;
    private final Counts counts;

    Bodies(BodyStore store, History history, Listings listings, Messages messages, Counts counts) {
        this.counts = counts;
        this.store = store;
        this.history = history;
        this.listings = listings;
        this.messages = messages;
    }

    /// Adds a body, or changes the one that it is.
    ///
    /// @param parent the slug of the body that it is a part of, as a row of the campaign folder names it
    @Transactional(propagation = Propagation.MANDATORY)
    void add(Body body, @Nullable String parent, ActorId actor) {
        store.put(body);
        listings.put(body.ref(), body.name(), words(body));
        history.recordReplacing(body.ref(), row(body, parent), actor);
    }

    /// Removes a body or a date of its calendar that nothing names any more.
    @Transactional(propagation = Propagation.MANDATORY)
    void remove(Ref thing) {
        switch (thing.kind()) {
            case Body.KIND -> {
                listings.remove(thing);
                store.deleteBody(thing.id());
            }
            case Deadline.KIND -> store.deleteDeadline(thing.id());
            default -> {}
        }
    }

    private static List<String> words(Body body) {
        return Stream.concat(Stream.of(body.slug()), body.about().texts().values().stream())
                .toList();
    }

    /// The body as a row of the campaign folder.
    static Map<String, String> row(Body body, @Nullable String parent) {
        return new Cells()
                .with("slug", body.slug())
                .with("kind", body.kind())
                .with("country", body.country())
                .with("parent", parent)
                .with("name", body.name())
                .with("site", body.site())
                .with("dormant_after", body.dormantAfter() == Body.USUAL_DORMANT_AFTER ? null : body.dormantAfter())
                .with("about", body.about())
                .row();
    }

    /// Adds a date to a body's calendar, or changes the one that it is.
    ///
    /// @param row the same as a row of the campaign folder, which knows the body by its slug
    @Transactional(propagation = Propagation.MANDATORY)
    void add(Deadline deadline, Map<String, String> row, ActorId actor) {
        store.put(deadline);
        history.recordReplacing(deadline.ref(), row, actor);
    }

    public Optional<Body> find(String slug) {
        return store.find(slug);
    }

    /// The bodies with these ids.
    public Map<UUID, Body> byId(Collection<UUID> ids) {
        return store.list(ids).stream().collect(Collectors.toMap(Body::id, body -> body));
    }

    /// Some of the bodies, by slug.
    List<Body> list(Slice slice) {
        return store.list(slice);
    }

    public List<Body> listAll() {
        return store.listAll();
    }

    /// The bodies that are part of one.
    public List<Body> listParts(Body whole) {
        return store.listParts(whole.id());
    }

    List<Deadline> listDeadlines(Body body) {
        return store.listDeadlines(body.id());
    }

    /// Some of all deadlines, by the slugs of body and deadline.
    List<Deadline> listDeadlines(Slice slice) {
        return store.listDeadlines(slice);
    }

    List<Deadline> listDeadlines(Collection<UUID> ids) {
        return store.listDeadlines(ids);
    }

    int countDeadlines() {
        return store.countDeadlines();
    }

    List<Deadline> listAllDeadlines() {
        return store.listAllDeadlines();
    }

    public int count() {
        return store.countAll();
    }

    /// One page of the list of bodies.
    Listing<Body> list(Language language, Listing.Query query) {
        List<String> words = Listings.words(query.get("q"));
        BodyStore.Filter filter = new BodyStore.Filter(language, words, choice(query.get("kind")));
        return Listing.of(
                store.list(filter, query.page()), counts.of(filter, () -> store.count(filter)), query.page(), query);
    }

    private static String choice(String word) {
        return Stream.of(BodyKind.values())
                .filter(kind -> FolderRow.word(kind).equals(word))
                .map(Enum::name)
                .findFirst()
                .orElse("");
    }

    Set<BodyKind> kinds() {
        return counts.of("kinds of bodies", store::kinds);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void clear() {
        store.listAll().forEach(body -> listings.remove(body.ref()));
        store.clear();
    }

    @Override
    public String kind() {
        return Body.KIND;
    }

    @Override
    public String heading(Language language) {
        return messages.text(language, "bodies.title");
    }

    @Override
    public Map<UUID, Named> name(Collection<UUID> ids, Language language) {
        return byId(ids).values().stream()
                .collect(Collectors.toMap(
                        Body::id,
                        body -> new Named(body.ref(), body.name().in(language).value(), "/bodies/" + body.slug())));
    }

    @Override
    public List<String> paths() {
        return Stream.concat(Stream.of("/bodies"), store.listAll().stream().map(body -> "/bodies/" + body.slug()))
                .toList();
    }

    @Override
    public List<Field> fields() {
        return List.of(
                new Field(MEMBERS, FieldType.FIGURE, false, "bodies.field.members"),
                new Field("competence", FieldType.TEXT, false, "bodies.field.competence"),
                new Field(MAY_TABLE, FieldType.TEXT, false, "bodies.field.may-table"),
                new Field(MAJORITY, FieldType.TEXT, false, "bodies.field.majority"),
                new Field(ELIGIBILITY, FieldType.TEXT, false, "bodies.field.eligibility"),
                new Field("terms", FieldType.TEXT, false, "bodies.field.terms"));
    }
}
