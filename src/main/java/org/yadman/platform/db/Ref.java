package org.yadman.platform.db;

import java.util.UUID;

/// Names anything in the record from outside its room: a kind that one room owns, and an id.
///
/// @param kind one word, lower case, the same in addresses, files and tables (`group`, `day`, `source`)
public record Ref(String kind, UUID id) {}
