package org.yadman.accounts;

import java.util.List;
import java.util.UUID;
import org.yadman.platform.text.Language;

/// The groups for which somebody can speak; implemented by the room that knows groups.
public interface GroupChoices {

    record Group(UUID id, String name) {}

    /// All of them, sorted for the language.
    List<Group> choices(Language language);
}
