package org.yadman.memorial;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yadman.groups.Group;
import org.yadman.groups.Groups;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.web.Visitor;
import org.yadman.pure.calendars.PartialDate;

/// Lists and entries in a reader's language.
@Component
class MemorialViews {

    private final Groups groups;

    MemorialViews(Groups groups) {
        this.groups = groups;
    }

    /// Which of our groups published a list, or null.
    Visitor.@Nullable Link group(MemorialList list, Visitor v) {
        var id = list.facts().group();
        if (id == null) {
            return null;
        }
        Group group = groups.byId(List.of(id)).get(id);
        return group == null
                ? null
                : new Visitor.Link(v.in(group.name()).value(), v.to("/groups/" + group.slug()), false, v.language());
    }

    /// The name of an entry in the script of the reader, and its other spellings.
    record Names(Text shown, List<Text> others) {}

    static Names names(Entry entry, Visitor v) {
        List<Text> all = new ArrayList<>();
        for (Statement each : EntryNames.all(entry.said().statements())) {
            Text text = new Text(each.text(), language(each.script()));
            if (all.stream().noneMatch(known -> known.value().equals(text.value()))) {
                all.add(text);
            }
        }
        if (all.isEmpty()) {
            return new Names(new Text(v.t("memorial.unnamed"), v.language().tag()), List.of());
        }
        Text shown = all.stream()
                .filter(each -> each.direction().equals(v.language().direction()))
                .findFirst()
                .orElse(all.getFirst());
        return new Names(shown, all.stream().filter(each -> !each.equals(shown)).toList());
    }

    // The script says how a name is to be read aloud and set, though not of which language it is.
    private static String language(String script) {
        return switch (script) {
            case "Arab" -> "fa";
            case "Latn" -> Language.SOURCE.tag();
            default -> "";
        };
    }

    /// What a statement says.
    ///
    /// @param plain whether nobody could tell what it means
    record Line(String label, Text value, boolean plain) {}

    static List<Line> lines(List<Statement> statements, Visitor v) {
        return statements.stream().map(each -> line(each, v)).toList();
    }

    static Line line(Statement statement, Visitor v) {
        String label = v.t("memorial.field." + statement.field().word());
        String value = statement.value();
        if (value == null) {
            return new Line(label, new Text(statement.text(), language(statement.script())), true);
        }
        PartialDate date = statement.date();
        if (date != null) {
            return new Line(label, new Text(v.date(date), v.language().tag()), false);
        }
        return switch (statement.field()) {
            case AGE -> new Line(label, new Text(v.digits(value), v.language().tag()), false);
            case GENDER ->
                value.equals("female") || value.equals("male")
                        ? new Line(
                                label,
                                new Text(
                                        v.t("memorial.gender", "gender", value),
                                        v.language().tag()),
                                false)
                        : new Line(label, new Text(value, language(statement.script())), false);
            default -> new Line(label, new Text(value, language(statement.script())), false);
        };
    }

    /// What a list says of somebody in a field, in a few words; empty where it says nothing.
    static Text brief(Entry entry, ListField field, Visitor v) {
        List<Text> all = entry.said().statements().stream()
                .filter(each -> each.field() == field)
                .map(each -> line(each, v).value())
                .toList();
        return all.stream()
                .filter(each -> each.direction().equals(v.language().direction()))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .orElse(new Text("", ""));
    }
}
