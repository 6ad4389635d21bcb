package org.yadman.campaigns;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.yadman.approvals.Approvals;
import org.yadman.campaigns.Editing.Author;
import org.yadman.platform.collect.RecordEdits;
import org.yadman.platform.collect.TableShape;
import org.yadman.platform.collect.TableShape.Column;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Messages;

/// What the forms of other rooms change in the record: edits like any other.
@Component
class RoomEdits implements RecordEdits {

    private final Editing editing;
    private final Approvals approvals;
    private final Tables tables;
    private final Things things;
    private final Drafts drafts;
    private final Typed typed;
    private final Messages messages;
    private final Clock clock;

    RoomEdits(
            Editing editing,
            Approvals approvals,
            Tables tables,
            Things things,
            Drafts drafts,
            Typed typed,
            Messages messages,
            Clock clock) {
        this.editing = editing;
        this.approvals = approvals;
        this.tables = tables;
        this.things = things;
        this.drafts = drafts;
        this.typed = typed;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public Outcome edit(List<Line> lines, ActorId author, boolean keeps) {
        Edit edit = new Edit(lines.stream().map(this::line).toList(), Map.of());
        return switch (editing.edit(edit, new Author(author, keeps))) {
            case Edit.Outcome.Saved _, Edit.Outcome.Sound _ -> new Outcome.Saved();
            case Edit.Outcome.Asked(var request) -> new Outcome.Asked(request);
            case Edit.Outcome.Moved _ -> new Outcome.Moved();
            case Edit.Outcome.Mistakes(var found) ->
                new Outcome.Mistakes(found.stream()
                        .map(each -> new Found(
                                each.line(),
                                each.problem().at().field(),
                                each.problem().expected()))
                        .toList());
        };
    }

    @Override
    public Optional<String> begin(List<Line> lines, UUID account) {
        Map<String, String> form = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            form.put(i + "_table", line.table());
            if (i > 0) {
                form.put(i + "_of", "0");
            }
            String prefix = i + ".";
            Objects.requireNonNull(line.cells()).forEach((column, text) -> form.put(prefix + column, text));
        }
        return drafts.save(Optional.empty(), lines.getFirst().table(), form, account)
                .map(draft -> RecordAddress.ROOT + "/drafts/" + draft);
    }

    private Edit.Line line(Line line) {
        TableShape shape = shape(line.table());
        Map<String, String> cells = line.cells();
        return new Edit.Line(shape, line.key(), line.opened(), cells == null ? null : normal(shape, cells));
    }

    // Either calendar and either digits, as in the record's own form.
    private Map<String, String> normal(TableShape shape, Map<String, String> cells) {
        Map<String, String> normal = new TreeMap<>(cells);
        shape.columns().stream()
                .filter(column -> !column.localized())
                .forEach((Column column) ->
                        normal.computeIfPresent(column.name(), (name, text) -> typed.cell(text, column.form())));
        normal.values().removeIf(String::isBlank);
        if (shape.name().equals("claims")) {
            normal.putIfAbsent("entered_by", messages.text(Language.SOURCE, "campaigns.edit.role"));
            normal.putIfAbsent(
                    "entered_on",
                    LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString());
        }
        return normal;
    }

    @Override
    public List<Map<String, String>> listWaiting(String table) {
        TableShape shape = shape(table);
        return approvals.listWaiting(List.of(Editing.CHANGE, Editing.DECISION)).stream()
                .flatMap(content -> Edit.of(content, tables).lines().stream())
                .filter(line -> line.isNew() && line.shape().equals(shape))
                .map(Edit.Line::texts)
                .toList();
    }

    private TableShape shape(String table) {
        return tables.findByHand(table).orElseThrow().shape();
    }

    @Override
    public Optional<Standing> find(String table, String key) {
        return things.standing(shape(table), key).map(found -> new Standing(found.row(), found.version()));
    }
}
