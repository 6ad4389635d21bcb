package org.yadman.sources;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.yadman.platform.collect.Cells;
import org.yadman.platform.collect.FolderPart;
import org.yadman.platform.collect.FolderReader;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.collect.FolderTable;
import org.yadman.platform.collect.FolderTable.Keys;
import org.yadman.platform.collect.FolderTable.Slice;
import org.yadman.platform.collect.Sheet;
import org.yadman.platform.collect.TableShape;
import org.yadman.platform.collect.TableShape.Column;
import org.yadman.platform.collect.TableShape.Form.Usual;
import org.yadman.platform.db.Ids;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Localized;
import org.yadman.platform.text.Messages;
import org.yadman.platform.text.Sentence;

/// `claims.csv` and `preferences.csv`. Last of all parts, because a claim can be about anything.
@Component
@Order(1000)
class ClaimsFolder implements FolderPart {

    static final TableShape CLAIMS = new TableShape(
            "claims",
            List.of(
                    Column.required("subject").as(Usual.SUBJECT).means("What the claim is about."),
                    Column.required("field").means("Which of the subject's fields it says something of."),
                    Column.required("value").means("What the source says, in the form of the field."),
                    Column.optional("language").as(Usual.LANGUAGE).means("The language of a value that is a text."),
                    Column.required("source").of(Source.KIND).means("The slug of the source that says so."),
                    Column.required("stance")
                            .oneOf(Stance.class)
                            .means("Whether the source says so itself, passes on what another says, concludes it, or"
                                    + " says that it is not so."),
                    Column.optional("claimed_by").means("Who says so, where that is not the author of the source."),
                    Column.optional("locator").means("Where in the source it stands."),
                    Column.optional("quote").means("The words themselves."),
                    Column.optional("quote_language").as(Usual.LANGUAGE).means("The language of the quotation."),
                    Column.localized("translation").means("A value that is a text, in other languages."),
                    Column.localized("note").means("What a reader should know about this claim."),
                    Column.optional("corrects")
                            .means("The earlier value of the same subject, field and source that it corrects."),
                    Column.required("entered_by").means("Who entered it: a name or a role."),
                    Column.required("entered_on").as(Usual.DAY).means("When it was entered.")),
            List.of("subject", "field", "source", "value", "stance"),
            false);

    // A choice may be made, taken back and made again: only its place in the file tells one from another.
    private static final TableShape PREFERENCES = new TableShape(
            "preferences",
            List.of(
                    Column.required("subject").as(Usual.SUBJECT).means("Whose field was decided."),
                    Column.required("field").means("Which field was decided."),
                    Column.optional("source")
                            .of(Source.KIND)
                            .means("The source of the claim preferred; empty where the field is undecided again."),
                    Column.optional("value")
                            .means("The value of the claim preferred; empty where the field is undecided again."),
                    Column.requiredLocalized("editor").means("Who chose."),
                    Column.requiredLocalized("reason").means("Why."),
                    Column.required("decided_on").as(Usual.DAY).means("When it was decided.")),
            List.of(),
            false);

    // The value is part of a key, and PostgreSQL takes about 2,700 bytes for a key.
    private static final int LONGEST_VALUE = 600;

    private final Claims claims;
    private final Ids ids;
    private final ValueWords words;
    private final Messages messages;

    ClaimsFolder(Claims claims, Ids ids, ValueWords words, Messages messages) {
        this.claims = claims;
        this.ids = ids;
        this.words = words;
        this.messages = messages;
    }

    @Override
    public List<FolderTable> tables() {
        return List.of(
                new FolderTable(CLAIMS, claims::count, this::claimRows),
                new FolderTable(PREFERENCES, claims::countPreferences, this::preferenceRows));
    }

    @Override
    public Map<String, Map<String, UUID>> ids() {
        return Map.of();
    }

    @Override
    public Map<UUID, String> keys(String kind, Collection<UUID> ids) {
        return Map.of();
    }

    @Override
    public boolean isEmpty() {
        return claims.count() == 0;
    }

    @Override
    public Staged read(FolderReader folder) {
        List<Claim> read = new ArrayList<>();
        Map<List<Object>, String> written = new HashMap<>();
        List<FolderRow> rows = folder.rows(CLAIMS);
        for (FolderRow row : rows) {
            readClaim(row, read).ifPresent(claim -> {
                refuseSameValue(row, claim, written);
                read.add(claim);
            });
        }
        refuseWithoutClaim(folder, rows);
        List<Preference> preferences = new ArrayList<>();
        for (FolderRow row : folder.rows(PREFERENCES)) {
            readPreference(row, read).ifPresent(preferences::add);
        }
        return actor -> {
            read.forEach(claims::enter);
            preferences.forEach(claims::prefer);
        };
    }

    // A table that could not be read at all is one mistake and not one for everything that it would have said.
    private void refuseWithoutClaim(FolderReader folder, List<FolderRow> rows) {
        if (rows.isEmpty() && folder.file(CLAIMS.file()).isPresent()) {
            return;
        }
        Set<String> said = rows.stream()
                .map(row -> row.textOrEmpty("subject") + " " + row.textOrEmpty("field"))
                .collect(Collectors.toSet());
        claims.required()
                .forEach((kind, fields) -> folder.declared(kind).keySet().forEach(key -> {
                    String subject = kind + ":" + key;
                    fields.stream()
                            .filter(field -> !said.contains(subject + " " + field))
                            .forEach(field -> folder.problem(
                                    new FolderReader.Place(CLAIMS.file(), 0, "subject"),
                                    Sentence.of(
                                            "sources.mistake.unsaid",
                                            "field",
                                            field,
                                            "subject",
                                            subject,
                                            "kind",
                                            kind)));
                }));
    }

    /// What a row says it is about.
    private record About(Ref subject, String field, FieldType type) {}

    private Optional<About> readAbout(FolderRow row) {
        if (row.text("subject") == null || row.text("field") == null) {
            return Optional.empty();
        }
        String[] subject = row.textOrEmpty("subject").split(":", 2);
        String kind = subject[0];
        if (subject.length < 2 || !claims.kinds().contains(kind)) {
            row.problem(
                    "subject",
                    Sentence.of(
                            "sources.mistake.subject",
                            "kinds",
                            claims.kinds().stream().sorted().toList()));
            return Optional.empty();
        }
        UUID id = row.folder().refer(kind, subject[1], row.at("subject"));
        String field = row.textOrEmpty("field");
        Optional<FieldType> type = claims.field(kind, field).map(Field::type);
        if (type.isEmpty()) {
            row.problem(
                    "field",
                    Sentence.of(
                            "sources.mistake.field", "kind", kind, "field", field, "fields", claims.fieldNames(kind)));
        }
        return type.map(known -> new About(new Ref(kind, id), field, known));
    }

    private Optional<Claim> readClaim(FolderRow row, List<Claim> earlier) {
        Optional<About> about = readAbout(row);
        UUID source = row.refer("source", Source.KIND);
        Stance stance = row.choice("stance", Stance.class);
        String language = row.language("language");
        String quoteLanguage = row.language("quote_language");
        LocalDate enteredOn = row.day("entered_on");
        if (about.isEmpty()) {
            return Optional.empty();
        }
        FieldType type = about.get().type();
        String value = row.parsed("value", type::canonical);
        if (value != null && value.length() > LONGEST_VALUE) {
            row.problem("value", Sentence.of("sources.mistake.value-long", "most", LONGEST_VALUE));
        }
        if (type == FieldType.TEXT && row.text("language") == null) {
            row.problem("language", Sentence.of("sources.mistake.text-language"));
        }
        if (row.text("quote") != null && row.text("quote_language") == null) {
            row.problem("quote_language", Sentence.of("sources.mistake.quote-language"));
        }
        if (value == null || source == null || stance == null || enteredOn == null) {
            return Optional.empty();
        }
        String corrects = row.parsed("corrects", type::canonical);
        if (corrects != null && find(earlier, about.get(), source, corrects).isEmpty()) {
            row.problem("corrects", Sentence.of("sources.mistake.corrects", "value", corrects));
        }
        return Optional.of(new Claim(
                id(about.get(), source, stance, value),
                about.get().subject(),
                about.get().field(),
                value,
                language,
                source,
                stance,
                row.text("claimed_by"),
                row.text("locator"),
                row.text("quote"),
                quoteLanguage,
                row.localized("translation"),
                row.localized("note"),
                corrects,
                row.textOrEmpty("entered_by"),
                enteredOn));
    }

    // The same statement is the same claim in every import: its address stays, and no feed tells it as new again.
    private static UUID id(About about, UUID source, Stance stance, String value) {
        String name = String.join(
                "\u001f",
                about.subject().kind(),
                about.subject().id().toString(),
                about.field(),
                source.toString(),
                stance.name(),
                value);
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    // One value can be written in two ways ("5000" and "05000"); two rows alike to the letter are told of already.
    private static void refuseSameValue(FolderRow row, Claim claim, Map<List<Object>, String> written) {
        String now = row.textOrEmpty("value");
        String before = written.putIfAbsent(
                List.of(claim.subject(), claim.field(), claim.source(), claim.stance(), claim.value()), now);
        if (before != null && !before.equals(now)) {
            row.problem("value", Sentence.of("sources.mistake.same-value", "value", before));
        }
    }

    private static Optional<Claim> find(List<Claim> claims, About about, UUID source, String value) {
        return claims.stream()
                .filter(claim -> claim.subject().equals(about.subject())
                        && claim.field().equals(about.field())
                        && claim.source().equals(source)
                        && claim.value().equals(value)
                        && claim.stance() != Stance.DENIES)
                .findFirst();
    }

    private Optional<Preference> readPreference(FolderRow row, List<Claim> read) {
        Optional<About> about = readAbout(row);
        UUID source = row.refer("source", Source.KIND);
        LocalDate decidedOn = row.day("decided_on");
        if (about.isEmpty() || decidedOn == null) {
            return Optional.empty();
        }
        String value = row.parsed("value", about.get().type()::canonical);
        Optional<UUID> claim = chosen(row, read, about.get(), source, value);
        if (claim.isEmpty() && (source != null || value != null)) {
            return Optional.empty();
        }
        return Optional.of(new Preference(
                ids.random(),
                about.get().subject(),
                about.get().field(),
                claim.orElse(null),
                row.localized("editor"),
                row.localized("reason"),
                decidedOn));
    }

    private static Optional<UUID> chosen(
            FolderRow row, List<Claim> read, About about, @Nullable UUID source, @Nullable String value) {
        if (source == null && value == null) {
            return Optional.empty();
        }
        if (source == null || value == null) {
            row.problem(source == null ? "source" : "value", Sentence.of("sources.mistake.half-a-claim"));
            return Optional.empty();
        }
        Optional<UUID> claim = find(read, about, source, value).map(Claim::id);
        if (claim.isEmpty()) {
            row.problem("value", Sentence.of("sources.mistake.no-claim"));
        }
        return claim;
    }

    // What a source said has no name of its own: it is added and never changed.
    @Override
    public Optional<UUID> find(String kind, String key) {
        return Optional.empty();
    }

    /// The claims on these things. Preferences need none beside them.
    @Override
    public Sheet rowsOf(Collection<Ref> things, Keys keys) {
        List<Map<String, String>> rows = new ArrayList<>();
        things.stream()
                .collect(
                        Collectors.groupingBy(Ref::kind, TreeMap::new, Collectors.mapping(Ref::id, Collectors.toSet())))
                .forEach((kind, ids) -> rows.addAll(claimRows(claims.about(kind, ids), keys)));
        return new Sheet(Map.of(CLAIMS.name(), rows));
    }

    /// A choice takes the place of the value that stands now, whether it was chosen or nobody has contradicted it.
    @Override
    public Map<String, String> replaced(Ref thing, String table, Map<String, String> row, Keys keys) {
        FieldValue now = table.equals(PREFERENCES.name()) ? claims.of(thing).get(row.getOrDefault("field", "")) : null;
        Claim shown = now == null ? null : now.shown();
        if (now == null || shown == null) {
            return Map.of();
        }
        Preference chosen = now.preference();
        return new Cells()
                .with("source", keys.of(Source.KIND, List.of(shown.source())).get(shown.source()))
                .with("value", shown.value())
                .with("reason", chosen == null ? Localized.EMPTY : chosen.reason())
                .row();
    }

    @Override
    public void remove(Ref thing) {}

    @Override
    public Map<String, String> words() {
        return Map.of("claims/stance", "sources.stance.");
    }

    @Override
    public List<Option> options(String table, String column, Map<String, String> row, Sheet around, Language language) {
        if (!column.equals("field")) {
            return List.of();
        }
        String kind = row.getOrDefault("subject", "").split(":", 2)[0];
        return claims.fields(kind).stream()
                .filter(field -> !field.yearly())
                .map(field -> new Option(field.name(), messages.text(language, field.label())))
                .toList();
    }

    @Override
    public Optional<TableShape.Form> form(String table, String column, Map<String, String> row) {
        String kind = row.getOrDefault("subject", "").split(":", 2)[0];
        return column.equals("value") || column.equals("corrects")
                ? claims.field(kind, row.getOrDefault("field", "")).map(field -> switch (field.type()) {
                    case DATE -> Usual.DATE;
                    case RULE, RULE_TO_MEETING, FIGURE -> Usual.SLUG;
                    case TALLY, TEXT -> Usual.TEXT;
                })
                : Optional.empty();
    }

    @Override
    public List<String> understood(
            String table, String column, Map<String, String> row, LocalDate today, Language language) {
        String kind = row.getOrDefault("subject", "").split(":", 2)[0];
        String value = row.get(column);
        Optional<FieldType> type =
                claims.field(kind, row.getOrDefault("field", "")).map(Field::type);
        if (value == null || type.isEmpty() || !column.equals("value")) {
            return List.of();
        }
        try {
            return words.of(type.get(), value, today, language);
        } catch (IllegalArgumentException | DateTimeException unread) {
            return List.of();
        }
    }

    @Override
    public void clear() {
        claims.clear();
    }

    private List<Map<String, String>> claimRows(Slice slice, Keys keys) {
        return claimRows(claims.list(slice), keys);
    }

    private static List<Map<String, String>> claimRows(List<Claim> read, Keys keys) {
        Map<UUID, String> sources =
                keys.of(Source.KIND, read.stream().map(Claim::source).toList());
        Map<Ref, String> subjects = subjects(read.stream().map(Claim::subject).toList(), keys);
        return read.stream()
                .map(claim -> new Cells()
                        .with("subject", subjects.get(claim.subject()))
                        .with("field", claim.field())
                        .with("value", claim.value())
                        .with("language", claim.language())
                        .with("source", sources.get(claim.source()))
                        .with("stance", claim.stance())
                        .with("claimed_by", claim.claimedBy())
                        .with("locator", claim.locator())
                        .with("quote", claim.quote())
                        .with("quote_language", claim.quoteLanguage())
                        .with("translation", claim.translation())
                        .with("note", claim.note())
                        .with("corrects", claim.corrects())
                        .with("entered_by", claim.enteredBy())
                        .with("entered_on", claim.enteredOn())
                        .row())
                .toList();
    }

    private List<Map<String, String>> preferenceRows(Slice slice, Keys keys) {
        List<Preference> read = claims.listPreferences(slice);
        Map<UUID, Claim> chosen = claims.byId(read.stream()
                .map(Preference::claim)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        Map<UUID, String> sources =
                keys.of(Source.KIND, chosen.values().stream().map(Claim::source).toList());
        Map<Ref, String> subjects =
                subjects(read.stream().map(Preference::subject).toList(), keys);
        return read.stream()
                .map(preference -> {
                    Claim claim = preference.claim() == null ? null : chosen.get(preference.claim());
                    return new Cells()
                            .with("subject", subjects.get(preference.subject()))
                            .with("field", preference.field())
                            .with("source", claim == null ? null : sources.get(claim.source()))
                            .with("value", claim == null ? null : claim.value())
                            .with("editor", preference.editor())
                            .with("reason", preference.reason())
                            .with("decided_on", preference.decidedOn())
                            .row();
                })
                .toList();
    }

    private static Map<Ref, String> subjects(List<Ref> refs, Keys keys) {
        Map<Ref, String> subjects = new HashMap<>();
        refs.stream()
                .collect(Collectors.groupingBy(Ref::kind, Collectors.mapping(Ref::id, Collectors.toSet())))
                .forEach((kind, ids) ->
                        keys.of(kind, ids).forEach((id, key) -> subjects.put(new Ref(kind, id), kind + ":" + key)));
        return subjects;
    }
}
