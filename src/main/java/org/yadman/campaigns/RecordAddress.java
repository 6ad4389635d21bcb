package org.yadman.campaigns;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.web.util.UriUtils;
import org.yadman.platform.collect.TableShape;

/// Where the desk has the rows of the record.
final class RecordAddress {

    static final String ROOT = "/desk/record";

    private RecordAddress() {}

    static String of(TableShape shape, String key) {
        return ROOT + "/" + shape.name() + "/" + UriUtils.encodePath(key, StandardCharsets.UTF_8);
    }

    /// Of what a row speaks; empty where that is nothing that has a form.
    static String ofSubject(Map<String, String> row, Tables tables) {
        return Subject.of(row)
                .flatMap(subject -> tables.shapeOf(subject.kind()).map(shape -> of(shape, subject.key())))
                .orElse("");
    }

    static String history(TableShape shape, String key) {
        return ROOT + "/history/" + shape.name() + "/" + UriUtils.encodePath(key, StandardCharsets.UTF_8);
    }

    /// A natural key as people read it.
    static String spoken(String key) {
        return key.replace("/", " · ");
    }
}
