package org.yadman.memorial;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// One line of a list, for ever.
///
/// @param key by which its list knows it; stands in its address
/// @param number as the list writes it; empty where it has none
/// @param said what stands in it now
/// @param name what it is shown as; empty for somebody whose name the list does not know
record Entry(UUID id, UUID list, String key, String number, Said said, String name, int firstEdition, int lastEdition) {

    /// What a line says.
    ///
    /// @param cells header → cell exactly as published
    record Said(Map<String, String> cells, List<Statement> statements) {
        Said {
            cells = Map.copyOf(cells);
            statements = List.copyOf(statements);
        }
    }

    /// What a line said in earlier editions.
    ///
    /// @param until the last edition in which it stood so
    record Before(int until, Said said) {}
}
