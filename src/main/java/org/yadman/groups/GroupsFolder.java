package org.yadman.groups;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.yadman.platform.collect.FolderPart;
import org.yadman.platform.collect.FolderReader;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.collect.FolderTable;
import org.yadman.platform.collect.Sheet;
import org.yadman.platform.collect.TableShape;
import org.yadman.platform.collect.TableShape.Column;
import org.yadman.platform.collect.TableShape.Form.Usual;
import org.yadman.platform.db.Ref;

/// `groups.csv`.
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

    private final Groups groups;

    GroupsFolder(Groups groups) {
        this.groups = groups;
    }

    @Override
    public List<FolderTable> tables() {
        return List.of(new FolderTable(
                GROUPS,
                groups::count,
                (slice, keys) -> groups.list(slice).stream().map(Groups::row).toList()));
    }

    @Override
    public Map<String, Map<String, UUID>> ids() {
        return Map.of(Group.KIND, groups.listAll().stream().collect(Collectors.toMap(Group::slug, Group::id)));
    }

    @Override
    public Map<UUID, String> keys(String kind, Collection<UUID> ids) {
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
        return actor -> read.forEach(group -> groups.add(group, actor));
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
        return kind.equals(Group.KIND) ? groups.find(key).map(Group::id) : Optional.empty();
    }

    @Override
    public Sheet rowsOf(Collection<Ref> things, FolderTable.Keys keys) {
        return new Sheet(Map.of(
                GROUPS.name(),
                groups.byId(Ref.ids(things, Group.KIND)).values().stream()
                        .map(Groups::row)
                        .toList()));
    }

    @Override
    public void remove(Ref thing) {
        if (thing.kind().equals(Group.KIND)) {
            groups.remove(thing.id());
        }
    }

    @Override
    public Map<String, String> words() {
        return Map.of("groups/kind", "groups.kind.");
    }

    @Override
    public void clear() {
        groups.clear();
    }
}
