package org.yadman.agreements;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yadman.groups.Checked;
import org.yadman.groups.Group;
import org.yadman.groups.GroupKind;
import org.yadman.groups.Mandate;
import org.yadman.groups.Mandates;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.db.Counts;
import org.yadman.platform.db.Listings;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.SortKeys;
import org.yadman.platform.web.Listing;
import org.yadman.platform.web.Visitor;
import org.yadman.pure.conditions.Commitment;
import org.yadman.pure.conditions.Rule;
import org.yadman.pure.names.SearchText;

/// Who agrees, as a list that can be searched, filtered, sorted and paged. What everybody may see follows from all
/// published agreements together; so it is worked out once for each edition of the record and each day, and kept as
/// rows that are small. Only those of the page that is asked for are read again with all their words.
@Component
class AgreementList {

    private final Agreements agreements;
    private final Texts texts;
    private final Circumstances circumstances;
    private final Mandates mandates;
    private final Counts counts;
    private final SortKeys keys;

    AgreementList(
            Agreements agreements,
            Texts texts,
            Circumstances circumstances,
            Mandates mandates,
            Counts counts,
            SortKeys keys) {
        this.agreements = agreements;
        this.texts = texts;
        this.circumstances = circumstances;
        this.mandates = mandates;
        this.counts = counts;
        this.keys = keys;
    }

    /// How an agreement stands.
    enum State {
        AGREES,
        WAITS,
        /// Not renewed, or to words before these.
        EARLIER;

        /// As it stands in addresses and at the end of message keys.
        String word() {
            return FolderRow.word(this);
        }
    }

    /// A published agreement, without its words.
    ///
    /// @param version of the text, where it is not the one in use; else 0
    /// @param words the group's names, folded
    /// @param languages in which the group has a name
    /// @param open what of its condition has not come true
    /// @param reserved whether it says "yes, but"
    record Row(
            UUID id,
            State state,
            int version,
            UUID group,
            String words,
            GroupKind kind,
            @Nullable String country,
            Set<String> languages,
            Checked checked,
            Commitment commitment,
            LocalDate publishedOn,
            @Nullable LocalDate inForceSince,
            LocalDate renewBy,
            List<Rule.Leaf> open,
            boolean circle,
            boolean reserved) {

        static Row of(Shown shown, int version, LocalDate today) {
            Group group = shown.group();
            State state = version > 0 || (!shown.inForce() && !shown.waits(today))
                    ? State.EARLIER
                    : shown.inForce() ? State.AGREES : State.WAITS;
            return new Row(
                    shown.id(),
                    state,
                    version,
                    group.id(),
                    SearchText.fold(String.join(" ", group.name().texts().values())),
                    group.kind(),
                    group.country(),
                    Set.copyOf(group.name().texts().keySet()),
                    shown.checked(),
                    shown.commitment(),
                    shown.publishedOn(),
                    shown.inForceSince(),
                    shown.renewBy(),
                    shown.open(),
                    shown.circle(),
                    !shown.reservation().isEmpty());
        }

        boolean families() {
            return kind == GroupKind.FAMILIES;
        }

        /// The day of the last that is public of it.
        LocalDate on() {
            return inForceSince == null ? publishedOn : inForceSince;
        }
    }

    /// All that is public of a text, in no order.
    record All(List<Row> rows, Totals totals) {}

    private record AllOf(UUID text, LocalDate day) {}

    private record SortedOf(AllOf all, Language language) {}

    All all(AgreementText text, LocalDate today) {
        return counts.of(new AllOf(text.id(), today), () -> {
            Agreements.Published now = agreements.view(text.id());
            Stream<Row> earlier = texts.versions(text.slug()).stream()
                    .filter(each -> each.number() < text.number())
                    .flatMap(each ->
                            agreements.published(each.id()).stream().map(shown -> Row.of(shown, each.number(), today)));
            return new All(
                    Stream.concat(now.lines().stream().map(shown -> Row.of(shown, 0, today)), earlier)
                            .toList(),
                    now.totals());
        });
    }

    /// All by the names of the groups, in the order of a language's alphabet.
    List<Row> byName(AgreementText text, Visitor v) {
        LocalDate today = v.today();
        return counts.of(new SortedOf(new AllOf(text.id(), today), v.language()), () -> {
            List<Row> rows = all(text, today).rows();
            Map<UUID, String> names =
                    circumstances.groups(rows.stream().map(Row::group).collect(Collectors.toSet())).values().stream()
                            .collect(Collectors.toMap(
                                    Group::id,
                                    group -> keys.key(
                                            v.language(), v.in(group.name()).value())));
            return rows.stream()
                    .sorted(Comparator.comparing((Row row) -> names.getOrDefault(row.group(), ""))
                            .thenComparing(Row::id))
                    .toList();
        });
    }

    /// One page of those that match.
    Listing<Row> find(AgreementText text, Listing.Query query, Visitor v) {
        Predicate<Row> wanted = wanted(query);
        List<Row> found = byName(text, v).stream()
                .filter(wanted)
                .sorted(order(query.get("sort")))
                .toList();
        List<Row> shown = Listing.slice(found, query);
        return Listing.of(shown, found.size(), query.page(), query);
    }

    private static Predicate<Row> wanted(Listing.Query query) {
        List<String> words = Listings.words(query.get("q"));
        Predicate<Row> wanted = row -> words.stream().allMatch(row.words()::contains);
        return wanted.and(is(query.get("state"), row -> row.state().word()))
                .and(is(query.get("commitment"), row -> FolderRow.word(row.commitment())))
                .and(is(query.get("kind"), row -> FolderRow.word(row.kind())))
                .and(is(query.get("country"), Row::country))
                .and(is(query.get("checked"), row -> row.checked().word()))
                .and(
                        query.get("language").isEmpty()
                                ? row -> true
                                : row -> row.languages().contains(query.get("language")));
    }

    private static Predicate<Row> is(String asked, Function<Row, @Nullable String> field) {
        return asked.isEmpty() ? row -> true : row -> asked.equals(field.apply(row));
    }

    // Within each of these by name: sorting keeps the order of equals.
    private static Comparator<Row> order(String sort) {
        return switch (sort) {
            case "name" -> (_, _) -> 0;
            case "country" -> Comparator.comparing(Row::country, Comparator.nullsLast(Comparator.naturalOrder()));
            case "date" -> Comparator.comparing(Row::on).reversed();
            default ->
                Comparator.comparing(Row::state)
                        .thenComparing(row -> row.state() != State.AGREES || !row.families())
                        .thenComparing(row -> row.state() == State.AGREES ? row.commitment() : Commitment.OBSERVES);
        };
    }

    /// What occurs in a list, for its filters.
    <T extends Comparable<T>> Set<T> occurring(AgreementText text, Visitor v, Function<Row, Stream<T>> field) {
        return all(text, v.today()).rows().stream().flatMap(field).collect(Collectors.toCollection(TreeSet::new));
    }

    /// These with all their words. One that has been taken back meanwhile is left out.
    List<Listed> listed(Collection<Row> rows) {
        Map<UUID, Agreement> found =
                agreements.published(rows.stream().map(Row::id).toList());
        Set<UUID> ids = rows.stream().map(Row::group).collect(Collectors.toSet());
        Map<UUID, Group> groups = circumstances.groups(ids);
        Map<UUID, Mandate> proofs = mandates.current(ids);
        return rows.stream()
                .flatMap(row -> Stream.ofNullable(found.get(row.id()))
                        .flatMap(agreement -> Stream.ofNullable(groups.get(row.group()))
                                .map(group -> new Listed(row, shown(row, agreement, group, proofs.get(row.group()))))))
                .toList();
    }

    /// A row with its words.
    record Listed(Row row, Shown shown) {}

    private static Shown shown(Row row, Agreement agreement, Group group, @Nullable Mandate proof) {
        return new Shown(
                row.id(),
                group,
                row.checked(),
                proof,
                row.commitment(),
                row.publishedOn(),
                row.inForceSince(),
                agreement.rule(),
                row.open(),
                row.circle(),
                agreement.reservation(),
                row.renewBy());
    }
}
