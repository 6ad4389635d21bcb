package org.yadman.gatherings;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.gatherings.Gathering.State;
import org.yadman.gatherings.GatheringStore.Count;
import org.yadman.platform.collect.PublicPages;
import org.yadman.platform.collect.RefSource;
import org.yadman.platform.db.Changes;
import org.yadman.platform.db.Counts;
import org.yadman.platform.db.Ids;
import org.yadman.platform.db.Listings;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Messages;

/// The gatherings of the record, and those that wait to be looked at.
@Component
class Gatherings implements RefSource, PublicPages {

    /// A weekly vigil of two years.
    private static final int MOST_IN_SERIES = 100;

    private final GatheringStore store;
    private final HeldBack heldBack;
    private final Names names;
    private final Kept kept;
    private final Told told;
    private final Messages messages;
    private final Made made;

    Gatherings(
            GatheringStore store, HeldBack heldBack, Names names, Kept kept, Told told, Messages messages, Made made) {
        this.store = store;
        this.heldBack = heldBack;
        this.names = names;
        this.kept = kept;
        this.told = told;
        this.messages = messages;
        this.made = made;
    }

    /// What is kept beside the rows and moves with them.
    @Component
    record Kept(Listings listings, Changes changes, Counts counts) {}

    /// Who is told when everybody may know something else of a gathering than before.
    ///
    /// @param watches asked for when there is something to tell: those who pass things on also ask for gatherings
    @Component
    record Told(Gists gists, ObjectProvider<GatheringWatch> watches) {

        @Nullable
        Gist of(Gathering gathering) {
            return gists.of(gathering);
        }

        void tell(@Nullable Gist before, @Nullable Gist after) {
            if (after != null && !after.equals(before)) {
                watches.forEach(watch -> watch.shown(after, before == null));
            } else if (after == null && before != null) {
                watches.forEach(watch -> watch.hidden(before));
            }
        }

        boolean passesOn() {
            return watches.stream().anyMatch(GatheringWatch::passesOn);
        }
    }

    /// Where new ids and days come from.
    @Component
    record Made(Ids ids, Clock clock) {
        LocalDate today() {
            return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        }
    }

    /// Whether one is at the version that was seen: another one now is no longer to be changed unseen.
    static boolean overtaken(Gathering now, int seen) {
        return now.version() != seen;
    }

    /// Begins one that waits.
    @Transactional(propagation = Propagation.MANDATORY)
    Gathering begin(Draft draft, @Nullable UUID origin, @Nullable UUID by) {
        Gathering begun = draft.begin(made.ids().random(), made.today(), origin, by);
        store.put(begun);
        heldBack.keep(begun.id(), draft.place(), draft.contact());
        return begun;
    }

    /// Writes what its host, or who looks after it, says now.
    @Transactional
    public Gathering change(Gathering before, Draft draft) {
        Gist was = told.of(before);
        Gathering after = move(before, draft.over(before));
        heldBack.keep(after.id(), draft.place(), draft.contact());
        told.tell(was, told.of(after));
        return after;
    }

    /// Makes it public.
    @Transactional
    public Gathering publish(Gathering waiting) {
        Gathering published = move(waiting, waiting.publishedOn(made.today()));
        told.tell(null, told.of(published));
        return published;
    }

    /// Takes it out of sight until somebody has looked at it again.
    @Transactional(propagation = Propagation.MANDATORY)
    Gathering withdraw(Gathering published) {
        Gathering waiting = published.publishedOn(null);
        told.tell(told.of(published), null);
        store.put(waiting);
        kept.listings().remove(published.ref());
        recount(published);
        kept.changes().raise();
        return waiting;
    }

    /// Says how it stands now.
    @Transactional
    public Gathering enter(Gathering before, State state) {
        Gist was = told.of(before);
        Gathering after = move(before, before.in(state));
        told.tell(was, told.of(after));
        return after;
    }

    /// Removes it with all that was typed.
    @Transactional
    public void remove(Gathering gathering) {
        told.tell(told.of(gathering), null);
        store.delete(gathering.id());
        kept.listings().remove(gathering.ref());
        if (gathering.published()) {
            recount(gathering);
            kept.changes().raise();
        }
    }

    private Gathering move(Gathering before, Gathering moved) {
        Gathering after = moved.published() ? named(moved) : moved;
        store.put(after);
        if (after.published()) {
            list(after);
            recount(before);
            recount(after);
            kept.changes().raise();
        }
        return after;
    }

    // It gets its slug when it becomes public. It says where: when the place, the kind or the year moves,
    // so does it, and what it said before is gone.
    private Gathering named(Gathering gathering) {
        String begins = names.slug(gathering);
        if (gathering.slug().matches(begins + "(-[0-9]+)?")
                && !taken(gathering, begins).contains(gathering.slug())) {
            return gathering;
        }
        Set<String> taken = taken(gathering, begins);
        int number = 1;
        while (taken.contains(slug(begins, number))) {
            number++;
        }
        return gathering.called(slug(begins, number));
    }

    private Set<String> taken(Gathering gathering, String begins) {
        return new HashSet<>(store.slugs(gathering.year(), begins, gathering.id()));
    }

    private static String slug(String begins, int number) {
        return number == 1 ? begins : begins + "-" + number;
    }

    private void list(Gathering gathering) {
        kept.listings().put(gathering.ref(), names.of(gathering), names.words(gathering));
    }

    private void recount(Gathering gathering) {
        store.recount(gathering.year(), gathering.shown().place().country());
    }

    /// Writes one of a campaign folder. What its host allowed here is not widened by an older file.
    @Transactional(propagation = Propagation.MANDATORY)
    void bringIn(Gathering read) {
        Optional<Gathering> before = store.find(read.id());
        Place.Shown shown = before.map(there -> allowed(there, read.shown())).orElse(read.shown());
        LocalDate since = before.map(Gathering::publishedOn).orElseGet(made::today);
        Gathering now = read.at(shown).publishedOn(since);
        boolean tells = isToTell(now);
        Gathering there = before.orElse(null);
        Gist was = tells && there != null ? told.of(there) : null;
        store.put(now);
        list(now);
        if (tells) {
            told.tell(was, told.of(now));
        }
    }

    // Of a whole history that comes in, what is over is told to nobody.
    private boolean isToTell(Gathering gathering) {
        return !gathering.heldOn().isBefore(made.today()) && told.passesOn();
    }

    /// What everybody may see of a place that comes in, where the gathering is here already.
    Place.Shown allowed(Gathering there, Place.Shown read) {
        Precision most = there.shown().precision();
        return heldBack.place(there.id()).map(place -> place.shown(most)).orElseGet(() -> read.atMost(most));
    }

    /// Removes what is public and not among these; then counts all anew.
    @Transactional(propagation = Propagation.MANDATORY)
    void keepOnly(Set<UUID> wanted) {
        for (UUID id : store.keys().values()) {
            if (!wanted.contains(id)) {
                store.find(id).filter(this::isToTell).ifPresent(gone -> told.tell(told.of(gone), null));
                store.delete(id);
                kept.listings().remove(new Ref(Gathering.KIND, id));
            }
        }
        recountAll();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void recountAll() {
        store.recountAll();
    }

    /// One that everybody may see.
    public Optional<Gathering> find(int year, String slug) {
        return store.find(year, slug);
    }

    /// One, public or not: for who looks after it.
    Optional<Gathering> find(UUID id) {
        return store.find(id);
    }

    /// Those of these that everybody may see.
    public Map<UUID, Gathering> byId(Collection<UUID> ids) {
        return store.list(ids).stream()
                .filter(Gathering::published)
                .collect(Collectors.toMap(Gathering::id, each -> each));
    }

    /// The same gathering at other times: what it goes on from, and what goes on from it.
    List<Gathering> series(Gathering gathering) {
        return store.listSeries(gathering.id(), MOST_IN_SERIES);
    }

    /// A window of a list.
    List<Gathering> list(GatheringFilter filter, long skip, int most) {
        return store.list(filter, skip, most);
    }

    /// The same with the last to become public first.
    List<Gathering> newest(GatheringFilter filter, int most) {
        return store.listNewest(filter, most);
    }

    /// How many a list has: what is public from memory.
    long count(GatheringFilter filter) {
        Supplier<Long> count = () -> store.count(filter);
        return filter.part() == GatheringFilter.Part.PUBLIC ? kept.counts().of(filter, count) : count.get();
    }

    /// Of these the ones of which nobody has said whether they were held.
    List<Gathering> listOver(GatheringFilter filter, int most) {
        return store.listComing(filter, most);
    }

    /// How many wait that a group has entered.
    long countWaitingFromGroups() {
        return store.countWaitingFromGroups();
    }

    /// All that everybody may see of some days, both included, in order.
    public List<Gathering> between(LocalDate first, LocalDate last, long skip, int most) {
        return store.list(GatheringFilter.all(GatheringFilter.Part.PUBLIC).between(first, last), skip, most);
    }

    /// The countries of a year with how many are held in each, most first.
    List<Count> countries(int year) {
        return kept.counts().of("gatherings by country " + year, () -> store.counts(year));
    }

    /// How many there are in each year.
    List<Count> years() {
        return kept.counts().of("gatherings by year", store::years);
    }

    /// In which languages something is held in a year.
    List<String> languages(int year) {
        return kept.counts()
                .of(
                        "languages of gatherings " + year,
                        () -> store.languages(year).stream()
                                .flatMap(each -> Stream.of(each.strip().split(" ")))
                                .filter(tag -> !tag.isEmpty())
                                .distinct()
                                .sorted()
                                .toList());
    }

    /// For which days something is held in a year, and how often.
    List<GatheringStore.DayCount> days(int year) {
        return kept.counts().of("gatherings by day " + year, () -> store.days(year));
    }

    public long count() {
        return kept.counts().of("all gatherings", store::countPublished);
    }

    /// Whether what is public of gatherings is passed on to other servers.
    boolean arePassedOn() {
        return told.passesOn();
    }

    /// What it is called.
    Names names() {
        return names;
    }

    @Override
    public String kind() {
        return Gathering.KIND;
    }

    @Override
    public String heading(Language language) {
        return messages.text(language, "gatherings.title");
    }

    @Override
    public Map<UUID, Named> name(Collection<UUID> ids, Language language) {
        return byId(ids).values().stream()
                .collect(Collectors.toMap(
                        Gathering::id,
                        each -> new Named(
                                each.ref(), names.of(each).in(language).value(), each.path())));
    }

    @Override
    public List<String> paths() {
        return Stream.of(
                        Stream.of("/gatherings", "/register"),
                        store.years().stream().map(year -> "/gatherings/" + year.year()),
                        store.keys().keySet().stream().map(key -> "/gatherings/" + key))
                .flatMap(each -> each)
                .toList();
    }
}
