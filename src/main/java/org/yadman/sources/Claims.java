package org.yadman.sources;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.platform.collect.FolderReader;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.collect.FolderTable.Slice;
import org.yadman.platform.db.Counts;
import org.yadman.platform.db.Ref;

/// What sources say about the fields of anything in the record, and which value stands.
@Component
public class Claims {

    private final ClaimStore store;
    private final Map<String, ClaimFields> fields;
    private final List<ClaimWatch> watches;
    private final Counts counts;

    // A watch may itself ask for claims, so it is fetched only when there is something to tell.
    Claims(ClaimStore store, List<ClaimFields> fields, @Lazy List<ClaimWatch> watches, Counts counts) {
        this.store = store;
        this.counts = counts;
        this.watches = watches;
        this.fields = fields.stream().collect(Collectors.toUnmodifiableMap(ClaimFields::kind, kind -> kind));
    }

    /// The field that a claim on this kind of object names, if there is such a field.
    public Optional<Field> field(String kind, String written) {
        ClaimFields ofKind = fields.get(kind);
        return ofKind == null ? Optional.empty() : ofKind.field(written);
    }

    /// The kinds of object that claims can be made about.
    public Collection<String> kinds() {
        return fields.keySet();
    }

    /// The fields of a kind.
    List<Field> fields(String kind) {
        ClaimFields ofKind = fields.get(kind);
        return ofKind == null ? List.of() : ofKind.fields();
    }

    /// The names of the fields of a kind, for a message that lists the choices.
    public List<String> fieldNames(String kind) {
        ClaimFields ofKind = fields.get(kind);
        return ofKind == null
                ? List.of()
                : ofKind.fields().stream()
                        .map(field -> field.yearly() ? field.name() + "/YYYY" : field.name())
                        .toList();
    }

    /// Adds a claim and weighs its field anew, in the same transaction; one that is there already stays as it is.
    @Transactional(propagation = Propagation.MANDATORY)
    public void enter(Claim claim) {
        if (store.insert(claim)) {
            project(claim.subject(), claim.field());
        }
    }

    /// Adds an editor's choice and weighs its field anew.
    @Transactional(propagation = Propagation.MANDATORY)
    public void prefer(Preference preference) {
        store.insert(preference);
        project(preference.subject(), preference.field());
    }

    private void project(Ref subject, String field) {
        store.replaceProjection(
                subject,
                weigh(field, store.listClaims(subject, field), store.listPreferences(subject, field), subject.kind()));
        watches.stream()
                .filter(watch -> watch.kind().equals(subject.kind()))
                .forEach(watch -> watch.claimed(subject.id()));
    }

    /// Kind → the fields on which every object of the kind must have a claim.
    Map<String, List<String>> required() {
        return fields.values().stream()
                .filter(kind -> !kind.required().isEmpty())
                .collect(Collectors.toMap(ClaimFields::kind, ClaimFields::required));
    }

    /// What the rows of a folder say of a field, for a room whose own rows must fit to it: natural key of the subject →
    /// the values that nobody denies and no later row corrects. Whether they can be read is told by this room.
    public static Map<String, List<String>> told(FolderReader folder, String kind, String field) {
        List<FolderRow> rows = folder.rows(ClaimsFolder.CLAIMS).stream()
                .filter(row -> field.equals(row.text("field"))
                        && row.textOrEmpty("subject").startsWith(kind + ":"))
                .toList();
        Set<List<String>> corrected = rows.stream()
                .filter(row -> row.text("corrects") != null)
                .map(row -> List.of(row.textOrEmpty("subject"), row.textOrEmpty("source"), row.textOrEmpty("corrects")))
                .collect(Collectors.toSet());
        return rows.stream()
                .filter(row -> !FolderRow.word(Stance.DENIES).equals(row.text("stance")))
                .filter(row -> !corrected.contains(
                        List.of(row.textOrEmpty("subject"), row.textOrEmpty("source"), row.textOrEmpty("value"))))
                .collect(Collectors.groupingBy(
                        row -> row.textOrEmpty("subject").substring(kind.length() + 1),
                        Collectors.mapping(row -> row.textOrEmpty("value"), Collectors.toList())));
    }

    /// All fields of an object on which anything is claimed, by name.
    @Transactional(readOnly = true)
    public Map<String, FieldValue> of(Ref subject) {
        return of(subject.kind(), List.of(subject.id())).getOrDefault(subject.id(), Map.of());
    }

    /// The same for several objects of one kind.
    @Transactional(readOnly = true)
    public Map<UUID, Map<String, FieldValue>> of(String kind, Collection<UUID> subjects) {
        Map<Ref, List<Preference>> preferences =
                store.listPreferences(kind, subjects).stream().collect(Collectors.groupingBy(Preference::subject));
        Map<UUID, Map<String, FieldValue>> values = new LinkedHashMap<>();
        store.listClaims(kind, subjects).stream()
                .collect(Collectors.groupingBy(
                        Claim::subject,
                        LinkedHashMap::new,
                        Collectors.groupingBy(Claim::field, TreeMap::new, Collectors.toList())))
                .forEach((subject, byField) -> values.put(
                        subject.id(), weighAll(byField, preferences.getOrDefault(subject, List.of()), kind)));
        return values;
    }

    private Map<String, FieldValue> weighAll(
            Map<String, List<Claim>> byField, List<Preference> preferences, String kind) {
        Map<String, FieldValue> weighed = new TreeMap<>();
        byField.forEach((field, claims) -> {
            List<Preference> ofField = preferences.stream()
                    .filter(preference -> preference.field().equals(field))
                    .toList();
            weighed.put(field, weigh(field, claims, ofField, kind));
        });
        return weighed;
    }

    private FieldValue weigh(String field, List<Claim> claims, List<Preference> preferences, String kind) {
        FieldType type = field(kind, field).map(Field::type).orElseThrow();
        return Weighing.weigh(field, type, claims, preferences.isEmpty() ? null : preferences.getLast());
    }

    /// The standing value of one field for many objects, read from the projection; undecided and unknown ones
    /// are missing.
    @Transactional(readOnly = true)
    public Map<UUID, String> values(String kind, String field) {
        return store.projectedValues(kind, field);
    }

    /// The same for these objects only.
    @Transactional(readOnly = true)
    public Map<UUID, String> values(String kind, String field, Collection<UUID> subjects) {
        return store.projectedValues(kind, field, subjects);
    }

    /// The claims whose values stand, of one field of these objects.
    @Transactional(readOnly = true)
    List<Claim> shown(String kind, String field, Collection<UUID> subjects) {
        return store.listShown(kind, field, subjects);
    }

    /// The claims that a source makes, with how the field they belong to was decided.
    @Transactional(readOnly = true)
    public List<Made> madeBy(UUID source) {
        return store.listMadeBy(source);
    }

    /// A claim as its source's page shows it.
    ///
    /// @param differing whether other claims on the same field contradict one another
    /// @param shown whether this claim's value is the one that stands
    public record Made(Claim claim, boolean differing, boolean shown) {}

    /// How much a source says, and how much of it others contradict.
    record Count(int claims, int differing) {
        static final Count NONE = new Count(0, 0);
    }

    /// The counts of these sources; one that says nothing is missing.
    @Transactional(readOnly = true)
    Map<UUID, Count> countBySource(Collection<UUID> sources) {
        return store.countBySource(sources);
    }

    /// The objects of a kind on whose field the claims differ.
    @Transactional(readOnly = true)
    public Set<UUID> differing(String kind, String field) {
        return store.differing(kind, field);
    }

    /// How many fields have claims that differ.
    @Transactional(readOnly = true)
    public int countDiffering() {
        return counts.of("fields that differ", store::countDiffering);
    }

    /// One line of the projection.
    record Projected(
            Ref subject,
            String field,
            FieldValue.State state,
            @Nullable String value,
            @Nullable UUID claim,
            int claims,
            boolean differing) {

        static Projected of(Ref subject, FieldValue value) {
            Claim shown = value.shown();
            return new Projected(
                    subject,
                    value.field(),
                    value.state(),
                    value.value(),
                    shown == null ? null : shown.id(),
                    value.claims().size(),
                    value.differing());
        }
    }

    /// Computes the whole projection from the claims and mends what differs.
    ///
    /// @return how many lines had to be mended; 0 means that every command kept it right
    @Transactional
    public int rebuild() {
        int mended = 0;
        Map<Ref, Map<String, Projected>> standing = new LinkedHashMap<>();
        store.projection()
                .forEach(line -> standing.computeIfAbsent(line.subject(), subject -> new TreeMap<>())
                        .put(line.field(), line));
        for (String kind : fields.keySet()) {
            for (var entry : of(kind, store.subjects(kind)).entrySet()) {
                Ref subject = new Ref(kind, entry.getKey());
                Map<String, Projected> lines = standing.getOrDefault(subject, new TreeMap<>());
                standing.remove(subject);
                for (FieldValue value : entry.getValue().values()) {
                    if (!Objects.equals(lines.remove(value.field()), Projected.of(subject, value))) {
                        store.replaceProjection(subject, value);
                        mended++;
                    }
                }
                mended += lines.size();
                lines.values().forEach(line -> store.deleteProjection(line.subject(), line.field()));
            }
        }
        for (Map<String, Projected> orphans : standing.values()) {
            mended += orphans.size();
            orphans.values().forEach(line -> store.deleteProjection(line.subject(), line.field()));
        }
        return mended;
    }

    /// Some of the objects of a kind on whose field anything is claimed, always in the same order.
    public List<UUID> subjects(String kind, String field, Slice slice) {
        return store.subjects(kind, field, slice);
    }

    /// The objects of a kind whose date, as it stands, begins in a span of their written form, the latest first.
    ///
    /// @param from the beginning of what is written, such as `2026-11` or `sh:1405-08`
    /// @param before what comes after all of them, such as `2026-12`
    @Transactional(readOnly = true)
    public Map<UUID, String> dated(String kind, String from, String before, int most) {
        return store.dated(kind, from, before, most);
    }

    /// The objects of a kind of which something was said for the first time within these days, the latest first, with
    /// that day.
    @Transactional(readOnly = true)
    public Map<UUID, LocalDate> entered(String kind, LocalDate from, LocalDate to, int most) {
        return store.entered(kind, from, to, most);
    }

    /// How many objects of a kind have a claim on the field.
    public int countSubjects(String kind, String field) {
        return store.countSubjects(kind, field);
    }

    /// Some of the claims, in the order of entry, for the campaign folder.
    List<Claim> list(Slice slice) {
        return store.listClaims(slice);
    }

    /// The claims with these ids.
    Map<UUID, Claim> byId(Collection<UUID> ids) {
        return store.listClaims(ids).stream().collect(Collectors.toMap(Claim::id, claim -> claim));
    }

    /// The claims on these objects, in the order of entry.
    List<Claim> about(String kind, Collection<UUID> subjects) {
        return store.listClaims(kind, subjects);
    }

    List<Preference> listPreferences(Slice slice) {
        return store.listPreferences(slice);
    }

    int count() {
        return store.countClaims();
    }

    int countPreferences() {
        return store.countPreferences();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void clear() {
        store.clear();
    }
}
