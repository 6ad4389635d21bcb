package org.yadman.outreach;

import java.time.LocalDate;
import java.util.UUID;

/// That a group has taken an organisation to win it for the day: at most one, and nobody else has it.
///
/// @param organisation a group of the record or a contact
/// @param contact whether it is a contact, which is sealed
record Taken(UUID id, int version, UUID organisation, boolean contact, UUID group, LocalDate on) {

    static final String KIND = "taken";
}
