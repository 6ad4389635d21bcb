package org.yadman.campaigns;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.collect.FolderTable;
import org.yadman.platform.collect.Popolo;
import org.yadman.platform.collect.TableShape;
import org.yadman.platform.collect.TableShape.Column;
import org.yadman.platform.collect.TableShape.Form;
import org.yadman.platform.collect.TableShape.Form.Usual;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Messages;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The description of everything under `/api/v1/` in OpenAPI 3.1, in English, for programmers: what is the same for
/// every table stands in the resource `api/openapi.json`, the tables are added from their shapes.
@Component
class ApiDocument {

    private static final String FRAME = "/api/openapi.json";
    private static final String LANGUAGE_TAG = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*";
    private static final String SLUG = "[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?";

    /// The lists of Popolo objects, whose schemas stand in the frame.
    private static final Map<Popolo.Kind, String> POPOLO = new TreeMap<>(Map.of(
            Popolo.Kind.ORGANIZATIONS, "Organization",
            Popolo.Kind.MOTIONS, "Motion",
            Popolo.Kind.VOTE_EVENTS, "VoteEvent"));

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String JSON_OPERATION = """
            {
              "operationId": "$operation",
              "summary": "$title",
              "tags": ["$tag"],
              "parameters": [{ "$ref": "#/components/parameters/page" }],
              "responses": {
                "200": {
                  "description": "One page of the list.",
                  "headers": {
                    "ETag": { "$ref": "#/components/headers/ETag" },
                    "Link": { "$ref": "#/components/headers/Link" }
                  },
                  "content": { "application/json": { "schema": { "$ref": "#/components/schemas/$objectPage" } } }
                },
                "304": { "$ref": "#/components/responses/NotModified" },
                "404": { "$ref": "#/components/responses/NotFound" },
                "421": { "$ref": "#/components/responses/WrongHost" },
                "default": { "$ref": "#/components/responses/Problem" }
              }
            }
            """;

    private static final String CSV_OPERATION = """
            {
              "operationId": "$listCsv",
              "summary": "$title: the whole table",
              "tags": ["csv"],
              "responses": {
                "200": {
                  "description": "CSV (RFC 4180) in UTF-8 with a byte order mark, CRLF and a header row. A text that stands in several languages has a column for each, like name.en and name.fa. A cell that a spreadsheet would take for a formula has an apostrophe before it.",
                  "headers": {
                    "ETag": { "$ref": "#/components/headers/ETag" },
                    "Content-Disposition": { "$ref": "#/components/headers/Content-Disposition" }
                  },
                  "content": { "text/csv": { "schema": { "type": "string" } } }
                },
                "304": { "$ref": "#/components/responses/NotModified" },
                "421": { "$ref": "#/components/responses/WrongHost" },
                "default": { "$ref": "#/components/responses/Problem" }
              }
            }
            """;

    private static final String PAGE = """
            {
              "type": "object",
              "properties": {
                "total": { "type": "integer", "minimum": 0, "description": "How many objects all pages have together." },
                "page": { "type": "integer", "minimum": 1, "description": "The number of this page." },
                "pages": { "type": "integer", "minimum": 1, "description": "How many pages there are." },
                "change": { "$ref": "#/components/schemas/Change" },
                "prev": { "type": ["string", "null"], "format": "uri-reference", "description": "The page before." },
                "next": { "type": ["string", "null"], "format": "uri-reference", "description": "The page after." },
                "$list": { "type": "array", "maxItems": $size, "items": { "$ref": "#/components/schemas/$object" } }
              },
              "required": ["total", "page", "pages", "change", "prev", "next", "$list"],
              "additionalProperties": false
            }
            """;

    private final Messages messages;
    private final byte[] bytes;

    ApiDocument(Tables tables, Messages messages) {
        this.messages = messages;
        ObjectNode document = frame();
        tables.shown().stream().map(FolderTable::shape).forEach(shape -> add(shape, document));
        POPOLO.forEach((kind, object) -> add(kind, object, document));
        this.bytes = JSON.writeValueAsBytes(document);
    }

    byte[] bytes() {
        return bytes;
    }

    private static ObjectNode frame() {
        try (InputStream frame = Objects.requireNonNull(ApiDocument.class.getResourceAsStream(FRAME))) {
            return (ObjectNode) JSON.readTree(frame);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(TableShape shape, ObjectNode document) {
        if (!shape.name().matches("[a-z]+") || ApiPage.FIELDS.contains(shape.name())) {
            throw new IllegalStateException("A table cannot be called " + shape.name());
        }
        ListOf list = new ListOf(
                shape.name(),
                shape.name() + "Row",
                "tables",
                messages.text(Language.SOURCE, "campaigns.table." + shape.name()));
        ObjectNode paths = (ObjectNode) document.get("paths");
        paths.putObject("/" + shape.name()).set("get", list.fill(JSON_OPERATION));
        paths.putObject("/" + shape.file()).set("get", list.fill(CSV_OPERATION));
        ObjectNode schemas = (ObjectNode) document.at("/components/schemas");
        schemas.set(list.object() + "Page", list.fill(PAGE));
        schemas.set(list.object(), row(shape));
    }

    private void add(Popolo.Kind kind, String object, ObjectNode document) {
        ListOf list = new ListOf(
                kind.word(),
                object,
                "popolo",
                messages.text(Language.SOURCE, "campaigns.popolo." + FolderRow.word(kind)));
        ObjectNode paths = (ObjectNode) document.get("paths");
        paths.putObject("/popolo/" + kind.word()).set("get", list.fill(JSON_OPERATION));
        ((ObjectNode) document.at("/components/schemas")).set(object + "Page", list.fill(PAGE));
    }

    /// What differs between lists.
    ///
    /// @param object the schema of what is in it
    private record ListOf(String name, String object, String tag, String title) {

        // A table and a list of Popolo can have the same name.
        private String operation() {
            return tag.equals("popolo") ? "popolo" + object : name;
        }

        JsonNode fill(String template) {
            String quoted = JSON.writeValueAsString(title);
            return JSON.readTree(template.replace("$title", quoted.substring(1, quoted.length() - 1))
                    .replace("$tag", tag)
                    .replace("$operation", operation())
                    .replace("$list", name)
                    .replace("$object", object)
                    .replace("$size", String.valueOf(ApiPage.SIZE)));
        }
    }

    private static ObjectNode row(TableShape shape) {
        ObjectNode row = JSON.createObjectNode().put("type", "object");
        ObjectNode properties = row.putObject("properties");
        ArrayNode required = row.putArray("required");
        ObjectNode example =
                row.put("additionalProperties", false).putArray("examples").addObject();
        for (Column column : shape.columns()) {
            required.add(column.name());
            ObjectNode property = properties.putObject(column.name());
            if (column.localized()) {
                texts(column, property);
                example.putObject(column.name()).put(Language.SOURCE.tag(), "…");
            } else {
                cell(column, property);
                example.set(column.name(), sample(column.form()));
            }
        }
        return row;
    }

    private static void texts(Column column, ObjectNode property) {
        property.put("type", "object").put("description", column.meaning() + " Language (BCP 47) → text.");
        property.putObject("propertyNames").put("pattern", whole(LANGUAGE_TAG));
        property.putObject("additionalProperties").put("type", "string").put("minLength", 1);
        if (column.required()) {
            property.put("minProperties", 1);
        }
    }

    // Every column is a field of every row, so that a program need not ask whether it is there.
    private static void cell(Column column, ObjectNode property) {
        String type = column.form() == Usual.NUMBER ? "integer" : "string";
        if (column.required()) {
            property.put("type", type);
        } else {
            property.putArray("type").add(type).add("null");
        }
        String form = "";
        switch (column.form()) {
            case Form.Words(var words) -> {
                ArrayNode choices = property.putArray("enum");
                words.forEach(choices::add);
                if (!column.required()) {
                    choices.addNull();
                }
            }
            case Usual.TEXT -> property.put("minLength", 1);
            case Usual.SLUG -> property.put("pattern", whole(SLUG));
            case Form.Of _ -> property.put("pattern", whole(SLUG));
            case Usual.SUBJECT -> {
                property.put("pattern", "^[a-z]+:.+$");
                form = " A kind, a colon and a key, like day:SLUG or observance:GROUP/DAY.";
            }
            case Usual.DATE -> {
                property.put("minLength", 4);
                form = " As exactly as the source says it (EDTF): 2002, 2002-10, 1988-22 (summer), 2021?, 2002-10~,"
                        + " 1988-07/1988-09; with sh: before it in the Solar Hijri calendar.";
            }
            case Usual.DAY -> property.put("format", "date");
            case Usual.ADDRESS -> property.put("format", "iri");
            case Usual.LANGUAGE -> property.put("pattern", whole(LANGUAGE_TAG));
            case Usual.COUNTRY -> property.put("pattern", "^[A-Z]{2}$");
            case Usual.NUMBER -> property.put("minimum", 0);
        }
        property.put("description", column.meaning() + form);
    }

    private static String whole(String pattern) {
        return "^" + pattern + "$";
    }

    private static JsonNode sample(Form form) {
        return switch (form) {
            case Form.Words(var words) -> JSON.valueToTree(words.getFirst());
            case Usual.TEXT -> JSON.valueToTree("…");
            case Usual.SLUG -> JSON.valueToTree("first-of-september");
            case Form.Of _ -> JSON.valueToTree("first-of-september");
            case Usual.SUBJECT -> JSON.valueToTree("day:first-of-september");
            case Usual.DATE -> JSON.valueToTree("2002-10");
            case Usual.DAY -> JSON.valueToTree("2026-11-23");
            case Usual.ADDRESS -> JSON.valueToTree("https://example.org/");
            case Usual.LANGUAGE -> JSON.valueToTree("en");
            case Usual.COUNTRY -> JSON.valueToTree("DE");
            case Usual.NUMBER -> JSON.valueToTree(1);
        };
    }
}
