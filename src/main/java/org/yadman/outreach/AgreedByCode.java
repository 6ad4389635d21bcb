package org.yadman.outreach;

import java.util.Set;
import java.util.UUID;

/// Who has agreed by the code of a letter; implemented by the room where codes are typed in. Only for the
/// desk: what is public counts published agreements and nothing else.
public interface AgreedByCode {

    /// Those of these slips by which a group has agreed, with a condition or without, and has not taken it
    /// back.
    Set<UUID> among(Set<UUID> slips);
}
