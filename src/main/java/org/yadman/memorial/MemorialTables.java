package org.yadman.memorial;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yadman.groups.Group;
import org.yadman.groups.Groups;
import org.yadman.memorial.MemorialList.Facts;
import org.yadman.platform.collect.Cells;
import org.yadman.platform.collect.FolderTable;
import org.yadman.platform.collect.PublicTables;
import org.yadman.platform.collect.TableShape;
import org.yadman.platform.collect.TableShape.Column;
import org.yadman.platform.collect.TableShape.Form.Usual;

/// The lists and their entries for other programs.
@Component
class MemorialTables implements PublicTables {

    private static final String BETWEEN = " / ";

    private static final TableShape LISTS = TableShape.readOnly(
            "lists",
            List.of(
                    Column.required("slug").as(Usual.SLUG).means("The list’s name in addresses."),
                    Column.requiredLocalized("title").means("What the list is called."),
                    Column.required("publisher").means("Who published it."),
                    Column.optional("address").as(Usual.ADDRESS).means("Where it was published."),
                    Column.optional("licence").means("Under which others may use it."),
                    Column.optional("permission").means("By whose permission it is shown."),
                    Column.optional("group").of(Group.KIND).means("Which group of the record published it."),
                    Column.optional("declared").as(Usual.NUMBER).means("How many there are by the publisher’s own count."),
                    Column.required("edition").as(Usual.NUMBER).means("The number of the edition that stands."),
                    Column.required("sha256").means("The SHA-256 of its file."),
                    Column.required("imported").as(Usual.DAY).means("When it was brought in."),
                    Column.required("entries").as(Usual.NUMBER).means("How many entries stand in it."),
                    Column.required("gone").as(Usual.NUMBER).means("How many stood in an earlier edition and do not any more.")),
            List.of("slug"),
            true);

    private static final TableShape ENTRIES = TableShape.readOnly(
            "entries",
            List.of(
                    Column.required("list").as(Usual.SLUG).means("The list’s name in addresses."),
                    Column.required("key").means("By which the list knows the entry; the end of its address."),
                    Column.optional("number").means("The list’s own number of the entry."),
                    Column.required("first").as(Usual.NUMBER).means("The first edition in which it stood."),
                    Column.required("last").as(Usual.NUMBER).means("The last one; if it is not the list’s present edition, the entry is no longer listed."),
                    Column.optional("name").means("What this list says, as everything that follows; several spellings with a slash between them."),
                    Column.optional("given").means("Given name."),
                    Column.optional("surname").means("Surname."),
                    Column.optional("father").means("The father’s name."),
                    Column.optional("birth").means("A date as exactly as it was said (EDTF, Solar Hijri with sh: before it)."),
                    Column.optional("death").means("A date as exactly as it was said (EDTF, Solar Hijri with sh: before it)."),
                    Column.optional("age").means("In years, at death."),
                    Column.optional("place").means("Place."),
                    Column.optional("province").means("Province."),
                    Column.optional("prison").means("Prison."),
                    Column.optional("gender").means("As listed; female and male where the list says one of them."),
                    Column.optional("group").means("To which group the list counts the person: its own word, and nobody’s property."),
                    Column.optional("note").means("Note."),
                    Column.optional("link").means("Web address."),
                    Column.required("cells").means("The row exactly as published: a JSON object, column → cell.")),
            List.of("list", "key"),
            false);

    private final NameLists lists;
    private final EntryStore entries;
    private final Groups groups;

    MemorialTables(NameLists lists, EntryStore entries, Groups groups) {
        this.lists = lists;
        this.entries = entries;
        this.groups = groups;
    }

    @Override
    public List<FolderTable> publicTables() {
        return List.of(
                new FolderTable(LISTS, () -> shown().count(), (slice, keys) -> slice.of(
                                shown().toList())
                        .stream()
                        .map(this::row)
                        .toList()),
                new FolderTable(ENTRIES, entries::countAll, (slice, keys) -> rows(entries.list(slice))));
    }

    private Stream<MemorialList> shown() {
        return lists.list().stream().filter(MemorialList::isShown);
    }

    private Map<String, String> row(MemorialList list) {
        Facts facts = list.facts();
        UUID group = facts.group();
        ListEdition edition = lists.listEditions(list).getFirst();
        return new Cells()
                .with("slug", list.slug())
                .with("title", facts.title())
                .with("publisher", facts.publisher())
                .with("address", facts.address())
                .with("licence", facts.licence())
                .with("permission", facts.permission())
                .with("group", slug(group))
                .with("declared", facts.declaredTotal())
                .with("edition", list.edition())
                .with("sha256", edition.sha256())
                .with("imported", edition.importedOn())
                .with("entries", list.standing())
                .with("gone", list.gone())
                .row();
    }

    // A group that a campaign folder has left out is none any more.
    private @Nullable String slug(@Nullable UUID group) {
        Group found = group == null ? null : groups.byId(List.of(group)).get(group);
        return found == null ? null : found.slug();
    }

    private List<Map<String, String>> rows(List<Entry> some) {
        Map<UUID, String> slugs = lists.list().stream().collect(Collectors.toMap(MemorialList::id, MemorialList::slug));
        return some.stream().map(each -> row(each, slugs)).toList();
    }

    private static Map<String, String> row(Entry entry, Map<UUID, String> slugs) {
        Map<String, String> said = new LinkedHashMap<>();
        for (Statement each : entry.said().statements()) {
            String value = each.value();
            if (value != null) {
                said.merge(each.field().word(), value, (one, other) -> one + BETWEEN + other);
            }
        }
        Cells cells = new Cells()
                .with("list", slugs.get(entry.list()))
                .with("key", entry.key())
                .with("number", entry.number())
                .with("first", entry.firstEdition())
                .with("last", entry.lastEdition())
                .with("cells", ListJson.cells(entry.said().cells()));
        said.forEach(cells::with);
        return cells.row();
    }
}
