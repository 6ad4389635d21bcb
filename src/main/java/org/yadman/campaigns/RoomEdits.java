package org.yadman.campaigns;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.yadman.campaigns.Edit.Line;
import org.yadman.campaigns.Editing.Author;
import org.yadman.platform.collect.RecordEdits;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Messages;

/// Makes an edit of the record out of the rows that another room brings.
@Component
class RoomEdits implements RecordEdits {

    private final Editing editing;
    private final Tables tables;
    private final Messages messages;
    private final Clock clock;

    RoomEdits(Editing editing, Tables tables, Messages messages, Clock clock) {
        this.editing = editing;
        this.tables = tables;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public Outcome add(List<NewRow> rows, ActorId by, boolean keeps) {
        List<Line> lines = rows.stream().map(this::line).toList();
        return switch (editing.edit(new Edit(lines, Map.of()), new Author(by, keeps))) {
            case Edit.Outcome.Saved _, Edit.Outcome.Sound _ -> new Outcome.Saved();
            case Edit.Outcome.Asked(var request) -> new Outcome.Asked(request);
            case Edit.Outcome.Mistakes(var found) ->
                new Outcome.Refused(found.stream()
                        .map(each -> new Mistake(
                                each.line(),
                                each.problem().at().field(),
                                each.problem().expected()))
                        .toList());
            case Edit.Outcome.Moved _ -> throw new IllegalStateException("A new row has no version to be behind");
        };
    }

    private Line line(NewRow row) {
        Map<String, String> cells = new TreeMap<>(row.cells());
        cells.values().removeIf(String::isBlank);
        if (row.table().equals("claims")) {
            cells.put("entered_by", messages.text(Language.SOURCE, "campaigns.edit.role"));
            cells.put(
                    "entered_on",
                    LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString());
        }
        return new Line(tables.findByHand(row.table()).orElseThrow().shape(), "", 0, cells);
    }
}
