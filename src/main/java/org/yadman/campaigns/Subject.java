package org.yadman.campaigns;

import java.util.Map;
import java.util.Optional;

/// What a row that is no thing itself speaks of, as its column `subject` names it: `group:mehr`.
record Subject(String kind, String key) {

    /// What a row names; empty where it names nothing, or not in this form.
    static Optional<Subject> of(Map<String, String> row) {
        String[] parts = row.getOrDefault("subject", "").split(":", 2);
        return parts.length < 2 ? Optional.empty() : Optional.of(new Subject(parts[0], parts[1]));
    }
}
