package org.yadman.outreach;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.web.Caller;

/// A room into which an answer can go with one press; implemented by the rooms below.
public interface AnswerTarget {

    /// One word, stable, unique: it stands in forms, and at the end of `outreach.target.`.
    String word();

    /// Whether such an answer belongs there.
    boolean takes(Came answer);

    /// Takes it in. Whatever follows from it there, follows by that room's own rules: nothing takes
    /// effect before the group has been reached.
    ///
    /// @return the address on the desk, behind the language, where it goes on; nothing where it cannot be
    ///     taken now
    Optional<String> take(Came answer, Caller by);

    /// An answer that has come.
    ///
    /// @param slip by whose code the group could have answered, or null
    /// @param group the group of the record that it is from, or null
    /// @param words word for word, in their own language
    record Came(
            @Nullable UUID slip,
            @Nullable UUID group,
            Meaning meaning,
            Channel way,
            String words,
            String language,
            LocalDate on) {}
}
