package org.yadman.sources;

import java.util.List;
import java.util.Optional;

/// The fields of one kind of object that claims can be made about; implemented by the room that owns the kind.
public interface ClaimFields {

    /// The kind of {@link org.yadman.platform.db.Ref}.
    String kind();

    List<Field> fields();

    /// The names of the fields on which there must be at least one claim for every object of this kind; so nothing of
    /// the kind can stand in the record without a source.
    default List<String> required() {
        return List.of();
    }

    /// The field behind a name as it stands in a claim.
    default Optional<Field> field(String written) {
        return fields().stream().filter(field -> field.matches(written)).findFirst();
    }
}
