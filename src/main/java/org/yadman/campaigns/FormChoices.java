package org.yadman.campaigns;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.yadman.campaigns.RecordForm.Row;
import org.yadman.platform.collect.FolderPart;
import org.yadman.platform.collect.Sheet;
import org.yadman.platform.collect.TableShape;
import org.yadman.platform.collect.TableShape.Column;
import org.yadman.platform.collect.TableShape.Form;
import org.yadman.platform.collect.TableShape.Form.Usual;
import org.yadman.platform.db.Listings;
import org.yadman.platform.web.Choice;
import org.yadman.platform.web.Visitor;

/// What can be chosen in a cell: what its room offers, the words of its column, or the things that it may name.
@Component
class FormChoices {

    /// Up to how many things are shown to choose from; of more, words are asked for.
    private static final int MOST_SHOWN = 200;

    private static final int MOST_FOUND = 50;

    private final List<FolderPart> parts;
    private final Tables tables;
    private final Listings listings;

    FormChoices(List<FolderPart> parts, Tables tables, Listings listings) {
        this.parts = parts;
        this.tables = tables;
        this.listings = listings;
    }

    /// The choices; none where something is to be typed.
    ///
    /// @param finding whether the words typed are to be found
    /// @param brought whether the form itself brings what the column must name
    List<Choice> list(Row row, Column column, Sheet around, boolean finding, boolean brought, Visitor v) {
        Map<String, String> labels = labels(row, column, around, finding, v);
        if (labels.isEmpty()) {
            return List.of();
        }
        String value = row.cells().getOrDefault(column.name(), "");
        if (!value.isEmpty()) {
            labels.putIfAbsent(value, value);
        }
        List<Choice> choices = new ArrayList<>();
        String none = brought ? "campaigns.edit.below" : "campaigns.edit.choose";
        choices.add(new Choice("", v.t(none), value.isEmpty()));
        labels.forEach((each, label) -> choices.add(new Choice(each, label, each.equals(value))));
        return choices;
    }

    private Map<String, String> labels(Row row, Column column, Sheet around, boolean finding, Visitor v) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (FolderPart part : parts) {
            part.options(row.table(), column.name(), row.cells(), around, v.language())
                    .forEach(option -> labels.put(option.value(), option.label()));
        }
        if (labels.isEmpty()) {
            switch (column.form()) {
                case Form.Words(var words) -> words.forEach(word -> labels.put(word, word(row, column, word, v)));
                case Form.Of(var kind) ->
                    labels.putAll(things(kind, row.cells().getOrDefault(column.name(), ""), finding, v));
                case Usual _ -> {}
            }
        }
        return labels;
    }

    private String word(Row row, Column column, String word, Visitor v) {
        return parts.stream()
                .flatMap(part -> Stream.ofNullable(part.words().get(row.table() + "/" + column.name())))
                .findFirst()
                .map(prefix -> v.t(prefix + word))
                .orElse(word);
    }

    // Few are shown all; of many, those that the words typed find.
    private Map<String, String> things(String kind, String value, boolean finding, Visitor v) {
        boolean few = listings.count(kind, v.language(), List.of()) <= MOST_SHOWN;
        if (!few && !finding) {
            return Map.of();
        }
        List<Listings.Line> lines = few
                ? listings.list(kind, v.language(), List.of(), 0, MOST_SHOWN)
                : listings.list(kind, v.language(), Listings.words(value), 0, MOST_FOUND);
        Map<UUID, String> keys =
                tables.keys().of(kind, lines.stream().map(Listings.Line::id).toList());
        Map<String, String> labels = new LinkedHashMap<>();
        lines.forEach(line -> labels.put(keys.getOrDefault(line.id(), ""), line.label()));
        return labels;
    }

    /// Whether a cell names a thing that can be found by words.
    boolean canBeFound(Column column) {
        return column.form() instanceof Form.Of(var kind)
                && tables.shapeOf(kind)
                        .map(TableShape::key)
                        .filter(key -> key.size() == 1)
                        .isPresent();
    }
}
