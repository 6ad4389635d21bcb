package org.yadman.agreements;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.yadman.groups.Group;
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
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Misread;
import org.yadman.platform.text.Sentence;
import org.yadman.pure.conditions.Commitment;
import org.yadman.pure.conditions.Rule;

/// `texts.csv` and `agreements.csv`: the texts in all their versions, and the published agreements. What is hidden is
/// in
/// no folder, and a folder that replaces the record leaves it alone; neither is an example.
@Component
@Order(32)
class AgreementsFolder implements FolderPart {

    private static final TableShape TEXTS = new TableShape(
            "texts",
            List.of(
                    Column.required("slug").as(Usual.SLUG).means("The text; the same for all its versions."),
                    Column.required("number").as(Usual.NUMBER).means("Which version; 1 is the first."),
                    Column.requiredLocalized("body").means("What a group says that keeps the day."),
                    Column.requiredLocalized("letter")
                            .means("What a human-rights organisation says that agrees with the date."),
                    Column.localized("charter").means("Who hosts, who decides, who pays."),
                    Column.required("hash").means("SHA-256 over the version; whoever changes a letter gets another."),
                    Column.required("since").as(Usual.DAY).means("The day from which it was in use.")),
            List.of("slug", "number"),
            true);
    private static final TableShape AGREEMENTS = new TableShape(
            "agreements",
            List.of(
                    Column.required("group").of(Group.KIND).means("The group that agrees."),
                    Column.required("text").of(AgreementText.KIND).means("To which version, as SLUG/NUMBER."),
                    Column.required("commitment").oneOf(Commitment.class).means("To what of it."),
                    Column.optional("condition").means("On which condition; empty where on none."),
                    Column.localized("reservation").means("What it wants to have said beside it."),
                    Column.required("published").as(Usual.DAY).means("The day on which it became public."),
                    Column.optional("in_force_since")
                            .as(Usual.DAY)
                            .means("Since when it is in force; empty where it waits for others."),
                    Column.required("renew_by").as(Usual.DAY).means("The last day on which it is good.")),
            List.of("group", "text", "commitment"),
            true);

    private final Texts texts;
    private final Agreements agreements;

    AgreementsFolder(Texts texts, Agreements agreements) {
        this.texts = texts;
        this.agreements = agreements;
    }

    private List<AgreementText> real() {
        return texts.all().stream()
                .filter(text -> !text.example())
                .sorted(Comparator.comparing(AgreementsFolder::key))
                .toList();
    }

    private static String key(AgreementText text) {
        return text.slug() + "/" + text.number();
    }

    @Override
    public List<FolderTable> tables() {
        return List.of(
                new FolderTable(
                        TEXTS,
                        () -> real().size(),
                        (slice, keys) ->
                                slice.of(real()).stream().map(TextRows::row).toList()),
                new FolderTable(AGREEMENTS, () -> published().size(), this::rows));
    }

    private List<Agreement> published() {
        return real().stream()
                .flatMap(text -> agreements.record(text.id()).stream())
                .toList();
    }

    private List<Map<String, String>> rows(Slice slice, Keys keys) {
        return slice.of(allRows(keys));
    }

    // By natural key, and in no order that would tell when somebody agreed.
    private List<Map<String, String>> allRows(Keys keys) {
        List<Agreement> all = published();
        Map<UUID, String> groups =
                keys.of(Group.KIND, all.stream().map(Agreement::group).collect(Collectors.toSet()));
        Map<UUID, String> of = real().stream().collect(Collectors.toMap(AgreementText::id, AgreementsFolder::key));
        return all.stream()
                .filter(agreement -> groups.containsKey(agreement.group()))
                .map(agreement -> row(
                        agreement,
                        Objects.requireNonNull(groups.get(agreement.group())),
                        Objects.requireNonNull(of.get(agreement.text()))))
                .sorted(Comparator.comparing(AGREEMENTS::keyOf))
                .toList();
    }

    private static Map<String, String> row(Agreement agreement, String group, String text) {
        return new Cells()
                .with("group", group)
                .with("text", text)
                .with("commitment", agreement.commitment())
                .with(
                        "condition",
                        agreement.rule() == null ? null : agreement.rule().text())
                .with("reservation", agreement.reservation())
                .with("published", day(agreement.publishedOn()))
                .with("in_force_since", day(agreement.inForceSince()))
                .with("renew_by", day(agreement.renewBy()))
                .row();
    }

    private static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    @Override
    public Map<String, Map<String, UUID>> ids() {
        Map<String, UUID> ids = new LinkedHashMap<>();
        real().forEach(text -> ids.put(key(text), text.id()));
        return Map.of(AgreementText.KIND, ids);
    }

    @Override
    public Map<UUID, String> keys(String kind, Collection<UUID> ids) {
        return kind.equals(AgreementText.KIND)
                ? real().stream()
                        .filter(text -> ids.contains(text.id()))
                        .collect(Collectors.toMap(AgreementText::id, AgreementsFolder::key))
                : Map.of();
    }

    @Override
    public boolean isEmpty() {
        return real().isEmpty();
    }

    @Override
    public Staged read(FolderReader folder) {
        List<AgreementText> readTexts = new ArrayList<>();
        for (FolderRow row : folder.rows(TEXTS)) {
            readText(folder, row).ifPresent(readTexts::add);
        }
        List<Agreement> read = new ArrayList<>();
        for (FolderRow row : folder.rows(AGREEMENTS)) {
            readAgreement(row).ifPresent(read::add);
        }
        return actor -> {
            readTexts.forEach(text -> texts.put(text, actor));
            read.forEach(agreements::bringIn);
        };
    }

    private static Optional<AgreementText> readText(FolderReader folder, FolderRow row) {
        String slug = row.slug("slug");
        Integer number = row.parsed("number", AgreementsFolder::number);
        LocalDate since = row.day("since");
        String hash = row.text("hash");
        if (slug == null || number == null) {
            return Optional.empty();
        }
        UUID id = folder.declare(AgreementText.KIND, slug + "/" + number);
        if (since == null || hash == null || row.localized("body").isEmpty()) {
            return Optional.empty();
        }
        if (!row.localized("body")
                .texts()
                .keySet()
                .equals(row.localized("letter").texts().keySet())) {
            row.problem("letter", Sentence.of("agreements.mistake.languages"));
            return Optional.empty();
        }
        String right = AgreementText.hash(
                slug, number, row.localized("body"), row.localized("letter"), row.localized("charter"));
        if (!right.equals(hash)) {
            row.problem("hash", Sentence.of("agreements.mistake.hash"));
            return Optional.empty();
        }
        return Optional.of(new AgreementText(
                id,
                slug,
                number,
                false,
                row.localized("body"),
                row.localized("letter"),
                row.localized("charter"),
                hash,
                since));
    }

    private static int number(String text) {
        if (text.matches("[1-9][0-9]{0,3}")) {
            return Integer.parseInt(text);
        }
        throw new Misread(Sentence.of("agreements.mistake.number"));
    }

    private static Optional<Agreement> readAgreement(FolderRow row) {
        UUID group = row.refer("group", Group.KIND);
        UUID text = row.refer("text", AgreementText.KIND);
        Commitment commitment = row.choice("commitment", Commitment.class);
        Rule rule = row.parsed("condition", Rule::parse);
        LocalDate published = row.day("published");
        LocalDate since = row.day("in_force_since");
        LocalDate renewBy = row.day("renew_by");
        if (group == null || text == null || commitment == null || published == null || renewBy == null) {
            return Optional.empty();
        }
        return Optional.of(new Agreement(
                new UUID(0, 0),
                group,
                text,
                commitment,
                rule,
                row.localized("reservation"),
                Visibility.NOW,
                0,
                published,
                renewBy,
                published,
                since,
                null,
                1));
    }

    @Override
    public Optional<UUID> find(String kind, String key) {
        return kind.equals(AgreementText.KIND)
                ? real().stream()
                        .filter(text -> key(text).equals(key))
                        .map(AgreementText::id)
                        .findFirst()
                : Optional.empty();
    }

    @Override
    public Sheet rowsOf(Collection<Ref> things, Keys keys) {
        return Sheet.EMPTY;
    }

    @Override
    public void remove(Ref thing) {
        // Neither a version nor an agreement is removed at the desk: a group withdraws.
    }

    @Override
    public Map<String, String> words() {
        return Map.of("agreements/commitment", "agreements.commitment.");
    }

    /// A version needs a second person, an agreement the group itself.
    @Override
    public boolean byHand(String table) {
        return false;
    }

    @Override
    public void clear() {
        for (AgreementText text : real()) {
            agreements.clear(text.id());
            texts.remove(text.id());
        }
    }
}
