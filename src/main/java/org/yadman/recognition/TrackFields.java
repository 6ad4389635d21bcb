package org.yadman.recognition;

import java.util.List;
import org.springframework.stereotype.Component;
import org.yadman.sources.ClaimFields;
import org.yadman.sources.Field;
import org.yadman.sources.FieldType;

/// The fields on which sources can differ about a track as a whole.
@Component
class TrackFields implements ClaimFields {

    static final String TITLE = "title";

    @Override
    public String kind() {
        return Track.KIND;
    }

    @Override
    public List<Field> fields() {
        return List.of(
                new Field(TITLE, FieldType.TEXT, false, "recognition.field.title"),
                new Field("code", FieldType.TEXT, false, "recognition.field.code"),
                new Field("body-named", FieldType.TEXT, false, "recognition.field.body-named"),
                new Field("passed", FieldType.TEXT, false, "recognition.field.passed"),
                new Field("effect", FieldType.TEXT, false, "recognition.field.effect"));
    }
}
