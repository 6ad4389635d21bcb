package org.yadman.groups;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.yadman.platform.collect.Cells;
import org.yadman.platform.collect.FolderPart;
import org.yadman.platform.collect.FolderReader;
import org.yadman.platform.collect.FolderReader.Place;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.collect.FolderTable;
import org.yadman.platform.collect.Sheet;
import org.yadman.platform.collect.TableShape;
import org.yadman.platform.collect.TableShape.Column;
import org.yadman.platform.collect.TableShape.Form.Usual;
import org.yadman.platform.db.History;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Sentence;

/// `groups.csv` and `founders.csv`.
@Component
@Order(20)
class GroupsFolder implements FolderPart {

    private static final TableShape GROUPS = new TableShape(
                    "groups",
                    List.of(
                            Column.required("slug")
                                    .as(Usual.SLUG)
                                    .means("Its key: how addresses and other tables name it."),
                            Column.required("kind").oneOf(GroupKind.class).means("What sort of group it is."),
                            Column.optional("country")
                                    .as(Usual.COUNTRY)
                                    .means("Where it works from; empty where that is not known or should not be said."),
                            Column.requiredLocalized("name").means("Its names."),
                            Column.optional("site").as(Usual.ADDRESS).means("Its web address."),
                            Column.localized("about").means("What it is, in a sentence or two.")),
                    List.of("slug"),
                    true)
            .of(Group.KIND);

    private static final TableShape FOUNDERS = new TableShape(
                    "founders",
                    List.of(
                            Column.required("group").of(Group.KIND).means("A group that began the campaign."),
                            Column.required("since").as(Usual.DAY).means("The day since which it is named as such.")),
                    List.of("group"),
                    true)
            .of(Founder.KIND, Group.KIND, "group");

    private final Groups groups;
    private final StandingStore standings;
    private final Reckoning reckoning;
    private final History history;
    private final Clock clock;

    GroupsFolder(Groups groups, StandingStore standings, Reckoning reckoning, History history, Clock clock) {
        this.groups = groups;
        this.history = history;
        this.standings = standings;
        this.reckoning = reckoning;
        this.clock = clock;
    }

    @Override
    public List<FolderTable> tables() {
        return List.of(
                new FolderTable(
                        GROUPS,
                        groups::count,
                        (slice, keys) ->
                                groups.list(slice).stream().map(Groups::row).toList()),
                new FolderTable(
                        FOUNDERS,
                        () -> standings.listFounders().size(),
                        (slice, keys) -> slice.of(founderRows(standings.listFounders()))));
    }

    private List<Map<String, String>> founderRows(List<Founder> founders) {
        Map<UUID, String> slugs = slugs(founders);
        return founders.stream()
                .map(founder -> row(Objects.requireNonNull(slugs.get(founder.group())), founder.since()))
                .sorted(Comparator.comparing(row -> row.getOrDefault("group", "")))
                .toList();
    }

    private Map<UUID, String> slugs(List<Founder> founders) {
        return groups.byId(founders.stream().map(Founder::group).toList()).values().stream()
                .collect(Collectors.toMap(Group::id, Group::slug));
    }

    private static Map<String, String> row(String slug, LocalDate since) {
        return new Cells().with("group", slug).with("since", since.toString()).row();
    }

    @Override
    public Map<String, Map<String, UUID>> ids() {
        List<Founder> all = standings.listFounders();
        Map<UUID, String> slugs = slugs(all);
        Map<String, UUID> founders = all.stream()
                .collect(Collectors.toMap(founder -> Objects.requireNonNull(slugs.get(founder.group())), Founder::id));
        return Map.of(
                Group.KIND,
                groups.listAll().stream().collect(Collectors.toMap(Group::slug, Group::id)),
                Founder.KIND,
                founders);
    }

    @Override
    public Map<UUID, String> keys(String kind, Collection<UUID> ids) {
        if (kind.equals(Founder.KIND)) {
            List<Founder> asked = standings.listFounders().stream()
                    .filter(founder -> ids.contains(founder.id()))
                    .toList();
            Map<UUID, String> slugs = slugs(asked);
            return asked.stream()
                    .collect(Collectors.toMap(
                            Founder::id, founder -> Objects.requireNonNull(slugs.get(founder.group()))));
        }
        return kind.equals(Group.KIND)
                ? groups.byId(ids).values().stream().collect(Collectors.toMap(Group::id, Group::slug))
                : Map.of();
    }

    @Override
    public boolean isEmpty() {
        return groups.count() == 0;
    }

    @Override
    public Staged read(FolderReader folder) {
        List<Group> read = new ArrayList<>();
        for (FolderRow row : folder.rows(GROUPS)) {
            readGroup(folder, row).ifPresent(read::add);
        }
        Map<Founder, Map<String, String>> founders = new LinkedHashMap<>();
        for (FolderRow row : folder.rows(FOUNDERS)) {
            UUID group = row.refer("group", Group.KIND);
            LocalDate since = row.day("since");
            if (group != null && since != null) {
                UUID id = folder.declare(Founder.KIND, row.textOrEmpty("group"));
                founders.put(new Founder(id, group, since), row(row.textOrEmpty("group"), since));
            }
        }
        refuseToForget(folder);
        Map<UUID, Standing> before = reckoning.standings();
        return actor -> {
            read.forEach(group -> groups.add(group, actor));
            founders.forEach((founder, row) -> {
                standings.putFounder(founder);
                history.recordReplacing(founder.ref(), row, actor);
            });
            reckoning.after(before, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        };
    }

    // What somebody has made sure of is not in the folder; it must not be lost because a row is.
    private void refuseToForget(FolderReader folder) {
        if (!folder.whole()) {
            return;
        }
        Set<String> declared = folder.declared(Group.KIND).keySet();
        groups.byId(standings.listKept()).values().stream()
                .filter(group -> !group.example() && !declared.contains(group.slug()))
                .forEach(group -> folder.problem(
                        new Place(GROUPS.file(), 0, "slug"), Sentence.of("groups.mistake.kept", "slug", group.slug())));
    }

    private static Optional<Group> readGroup(FolderReader folder, FolderRow row) {
        String slug = row.slug("slug");
        GroupKind kind = row.choice("kind", GroupKind.class);
        String country = row.country("country");
        String site = row.address("site");
        if (slug == null) {
            return Optional.empty();
        }
        UUID id = folder.declare(Group.KIND, slug);
        if (kind == null || row.localized("name").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Group(id, slug, kind, country, row.localized("name"), site, row.localized("about")));
    }

    @Override
    public Optional<UUID> find(String kind, String key) {
        return switch (kind) {
            case Group.KIND -> groups.find(key).map(Group::id);
            case Founder.KIND ->
                groups.find(key)
                        .flatMap(group -> standings.listFounders().stream()
                                .filter(founder -> founder.group().equals(group.id()))
                                .findFirst())
                        .map(Founder::id);
            default -> Optional.empty();
        };
    }

    @Override
    public Sheet rowsOf(Collection<Ref> things, FolderTable.Keys keys) {
        Set<UUID> ids = new LinkedHashSet<>(Ref.ids(things, Group.KIND));
        Set<UUID> founding = new LinkedHashSet<>(Ref.ids(things, Founder.KIND));
        List<Founder> founders = standings.listFounders().stream()
                .filter(founder -> ids.contains(founder.group()) || founding.contains(founder.id()))
                .toList();
        return new Sheet(Map.of(
                GROUPS.name(),
                groups.byId(ids).values().stream().map(Groups::row).toList(),
                FOUNDERS.name(),
                founderRows(founders)));
    }

    @Override
    public void remove(Ref thing) {
        if (thing.kind().equals(Group.KIND)) {
            groups.remove(thing.id());
        } else if (thing.kind().equals(Founder.KIND)) {
            Map<UUID, Standing> before = reckoning.standings();
            standings.deleteFounder(thing.id());
            reckoning.after(before, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        }
    }

    /// A founder may vouch for others, so nobody names one alone.
    @Override
    public boolean isGrave(Sheet before, Sheet after, Sheet around) {
        return !before.rows(FOUNDERS.name()).equals(after.rows(FOUNDERS.name()));
    }

    @Override
    public Map<String, String> words() {
        return Map.of("groups/kind", "groups.kind.");
    }

    @Override
    public void clear() {
        standings.clearFounders();
        groups.clear();
    }
}
