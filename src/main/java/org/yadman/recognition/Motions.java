package org.yadman.recognition;

import java.util.Collection;
import java.util.Comparator;
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
import org.yadman.platform.collect.PublicPages;
import org.yadman.platform.collect.RefSource;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.History;
import org.yadman.platform.db.Listings;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Messages;

/// The texts that bodies are asked to adopt.
@Component
class Motions implements RefSource, PublicPages {

    static final String PATH = "/recognition/texts";

    private final MotionStore store;
    private final History history;
    private final Listings listings;
    private final Messages messages;

    Motions(MotionStore store, History history, Listings listings, Messages messages) {
        this.store = store;
        this.history = history;
        this.listings = listings;
        this.messages = messages;
    }

    /// A version with its paragraphs and the tracks before which it was laid.
    record Whole(MotionVersion version, List<MotionClause> clauses, List<MotionTabling> tablings) {
        Whole {
            clauses = List.copyOf(clauses);
            tablings = List.copyOf(tablings);
        }

        /// Whether it takes the place of the versions before it.
        boolean stands() {
            return version.kind() != MotionVersion.Kind.AMENDMENT;
        }
    }

    /// A motion with all its versions, in their order.
    record Text(Motion motion, List<Whole> versions) {
        Text {
            versions = List.copyOf(versions);
        }

        /// The version that stands: the newest one that is no mere proposal; null while there is none.
        @Nullable
        Whole newest() {
            return versions.reversed().stream()
                    .filter(Whole::stands)
                    .findFirst()
                    .orElse(null);
        }

        Optional<Whole> find(String slug) {
            return versions.stream()
                    .filter(whole -> whole.version().slug().equals(slug))
                    .findFirst();
        }

        Optional<Whole> find(UUID version) {
            return versions.stream()
                    .filter(whole -> whole.version().id().equals(version))
                    .findFirst();
        }

        /// What a version would change, or took the place of; nothing where it is the first.
        Optional<Whole> before(Whole whole) {
            UUID amends = whole.version().amends();
            return amends != null
                    ? find(amends)
                    : versions.reversed().stream()
                            .filter(Whole::stands)
                            .filter(other ->
                                    other.version().number() < whole.version().number())
                            .findFirst();
        }
    }

    Optional<Text> find(String slug) {
        return store.find(slug).map(motion -> texts(List.of(motion)).getFirst());
    }

    List<Text> texts(List<Motion> motions) {
        List<MotionVersion> versions =
                store.listVersions(motions.stream().map(Motion::id).toList());
        List<UUID> ids = versions.stream().map(MotionVersion::id).toList();
        Map<UUID, List<MotionClause>> clauses =
                store.listClauses(ids).stream().collect(Collectors.groupingBy(MotionClause::version));
        Map<UUID, List<MotionTabling>> tablings =
                store.listTablings(ids).stream().collect(Collectors.groupingBy(MotionTabling::version));
        Map<UUID, List<Whole>> wholes = versions.stream()
                .map(version -> new Whole(
                        version,
                        clauses.getOrDefault(version.id(), List.of()),
                        tablings.getOrDefault(version.id(), List.of())))
                .collect(Collectors.groupingBy(whole -> whole.version().motion()));
        return motions.stream()
                .map(motion -> new Text(motion, wholes.getOrDefault(motion.id(), List.of())))
                .toList();
    }

    /// The texts of which some version was laid before this track.
    List<Text> before(UUID track) {
        List<UUID> versions = store.listTablingsBefore(track).stream()
                .map(MotionTabling::version)
                .toList();
        return texts(store.list(motionsOf(versions)).stream()
                .sorted(Comparator.comparing(Motion::slug))
                .toList());
    }

    // ---- writing

    /// @param row the same as a row of the campaign folder, which knows others by their slugs; so below
    @Transactional(propagation = Propagation.MANDATORY)
    void add(Motion motion, Map<String, String> row, ActorId actor) {
        store.put(motion);
        history.recordReplacing(motion.ref(), row, actor);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void add(MotionVersion version, Map<String, String> row, ActorId actor) {
        store.put(version);
        history.recordReplacing(version.ref(), row, actor);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void add(MotionClause clause, Map<String, String> row, ActorId actor) {
        store.put(clause);
        history.recordReplacing(new Ref(MotionClause.KIND, clause.id()), row, actor);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void add(MotionTabling tabling, Map<String, String> row, ActorId actor) {
        store.put(tabling);
        history.recordReplacing(new Ref(MotionTabling.KIND, tabling.id()), row, actor);
    }

    /// Lifts the versions of motions out of their places; each is added again with its place.
    @Transactional(propagation = Propagation.MANDATORY)
    void makeRoom(Collection<UUID> motions) {
        store.makeRoom(motions);
    }

    /// Lists motions by their names, codes and all the words of the versions that they have now.
    @Transactional(propagation = Propagation.MANDATORY)
    void list(Collection<UUID> motions) {
        for (Text text : texts(store.list(motions))) {
            Whole newest = text.newest();
            Stream<String> words = Stream.of(
                            Stream.of(text.motion().slug()),
                            text.motion().about().texts().values().stream(),
                            text.versions().stream()
                                    .flatMap(whole ->
                                            Stream.ofNullable(whole.version().code())),
                            newest == null
                                    ? Stream.<String>of()
                                    : newest.clauses().stream()
                                            .flatMap(clause -> clause.text().texts().values().stream()))
                    .flatMap(each -> each);
            listings.put(text.motion().ref(), text.motion().name(), words.toList());
        }
    }

    /// Removes a motion, or a part of one, that nothing names any more.
    @Transactional(propagation = Propagation.MANDATORY)
    void remove(Ref thing) {
        switch (thing.kind()) {
            case Motion.KIND -> {
                listings.remove(thing);
                store.delete(thing);
            }
            case MotionVersion.KIND -> {
                List<UUID> motion = motionsOf(List.of(thing.id()));
                store.delete(thing);
                list(motion);
            }
            case MotionClause.KIND -> {
                List<UUID> motion = motionsOf(store.listClausesById(List.of(thing.id())).stream()
                        .map(MotionClause::version)
                        .toList());
                store.delete(thing);
                list(motion);
            }
            case MotionTabling.KIND -> store.delete(thing);
            default -> {}
        }
    }

    private List<UUID> motionsOf(Collection<UUID> versions) {
        return store.listVersionsById(versions).stream()
                .map(MotionVersion::motion)
                .distinct()
                .toList();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void clear() {
        store.listAll().forEach(motion -> listings.remove(motion.ref()));
        store.clear();
    }

    // ---- what others need

    @Override
    public String kind() {
        return Motion.KIND;
    }

    @Override
    public String heading(Language language) {
        return messages.text(language, "motions.title");
    }

    @Override
    public Map<UUID, Named> name(Collection<UUID> ids, Language language) {
        return store.list(ids).stream()
                .collect(Collectors.toMap(
                        Motion::id,
                        motion -> new Named(
                                motion.ref(), motion.name().in(language).value(), PATH + "/" + motion.slug())));
    }

    @Override
    public List<String> paths() {
        return Stream.concat(
                        Stream.of(PATH),
                        texts(store.listAll()).stream()
                                .flatMap(text -> Stream.concat(
                                        Stream.of(PATH + "/" + text.motion().slug()),
                                        text.versions().stream()
                                                .map(whole -> PATH + "/"
                                                        + text.motion().slug() + "/"
                                                        + whole.version().slug()))))
                .toList();
    }
}
