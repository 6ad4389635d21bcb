package org.yadman.memorial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.text.Sentence;
import org.yadman.pure.calendars.CalendarSystem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What the tables of lists keep as JSON: cells, statements, mappings, sentences. The same content is always
/// written in the same way, so that two texts are equal where their contents are.
final class ListJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ListJson() {}

    static String cells(Map<String, String> cells) {
        return JSON.writeValueAsString(new TreeMap<>(cells));
    }

    static Map<String, String> cells(String json) {
        Map<String, String> cells = new LinkedHashMap<>();
        JSON.readTree(json)
                .properties()
                .forEach(each -> cells.put(each.getKey(), each.getValue().asString()));
        return cells;
    }

    // A value that is the text, and a script that is none, are left out: there are a dozen statements a line.
    static String statements(List<Statement> statements) {
        ArrayNode all = JSON.createArrayNode();
        for (Statement each : statements) {
            ObjectNode one = all.addObject();
            one.put("field", each.field().word());
            one.put("text", each.text());
            if (!each.text().equals(each.value())) {
                one.put("value", each.value());
            }
            if (!each.script().equals("Zyyy")) {
                one.put("script", each.script());
            }
        }
        return JSON.writeValueAsString(all);
    }

    static List<Statement> statements(String json) {
        List<Statement> statements = new ArrayList<>();
        for (JsonNode each : JSON.readTree(json)) {
            ListField field = ListField.find(each.path("field").asString());
            if (field == null) {
                throw new IllegalStateException("No field is called so: " + each.path("field"));
            }
            String text = each.path("text").asString();
            JsonNode value = each.get("value");
            statements.add(new Statement(
                    field,
                    value == null ? text : value.isNull() ? null : value.asString(),
                    text,
                    each.has("script") ? each.path("script").asString() : "Zyyy"));
        }
        return statements;
    }

    static String texts(List<String> texts) {
        return JSON.writeValueAsString(texts);
    }

    static List<String> texts(String json) {
        List<String> texts = new ArrayList<>();
        JSON.readTree(json).forEach(each -> texts.add(each.asString()));
        return texts;
    }

    static String mapping(ListMapping mapping) {
        ObjectNode all = JSON.createObjectNode();
        ObjectNode columns = all.putObject("columns");
        mapping.columns().forEach((column, field) -> columns.put(column, field.word()));
        ObjectNode calendars = all.putObject("calendars");
        mapping.calendars().forEach((column, calendar) -> calendars.put(column, calendar.word()));
        ListDates.Order order = mapping.order();
        if (order != null) {
            all.put("order", FolderRow.word(order));
        }
        all.put("encoding", mapping.encoding());
        ArrayNode keys = all.putArray("keys");
        mapping.keys().forEach(keys::add);
        return JSON.writeValueAsString(all);
    }

    static ListMapping mapping(String json) {
        JsonNode all = JSON.readTree(json);
        Map<String, ListField> columns = new LinkedHashMap<>();
        all.path("columns").properties().forEach(each -> {
            ListField field = ListField.find(each.getValue().asString());
            if (field != null) {
                columns.put(each.getKey(), field);
            }
        });
        Map<String, CalendarSystem> calendars = new LinkedHashMap<>();
        all.path("calendars")
                .properties()
                .forEach(each -> CalendarSystem.find(each.getValue().asString())
                        .ifPresent(calendar -> calendars.put(each.getKey(), calendar)));
        List<String> keys = new ArrayList<>();
        all.path("keys").forEach(each -> keys.add(each.asString()));
        return new ListMapping(
                columns,
                calendars,
                FolderRow.constant(ListDates.Order.class, all.path("order").asString("")),
                all.path("encoding").asString(""),
                keys);
    }

    static String sentence(Sentence sentence) {
        ObjectNode one = JSON.createObjectNode().put("key", sentence.key());
        ArrayNode arguments = one.putArray("arguments");
        for (Object argument : sentence.arguments()) {
            switch (argument) {
                case Number number -> arguments.add(number.longValue());
                case null, default -> arguments.add(String.valueOf(argument));
            }
        }
        return JSON.writeValueAsString(one);
    }

    static Sentence sentence(String json) {
        return sentence(JSON.readTree(json));
    }

    private static Sentence sentence(JsonNode node) {
        List<@Nullable Object> arguments = new ArrayList<>();
        for (JsonNode each : node.path("arguments")) {
            arguments.add(each.isNumber() ? (Object) each.asLong() : each.asString());
        }
        return new Sentence(node.path("key").asString(), arguments);
    }

    static String sentences(List<Sentence> sentences) {
        return JSON.writeValueAsString(
                sentences.stream().map(ListJson::sentence).toList());
    }

    static List<Sentence> sentences(String json) {
        return texts(json).stream().map(ListJson::sentence).toList();
    }
}
