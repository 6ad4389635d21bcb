package org.yadman.outreach;

import java.util.UUID;

/// Whether a group has said anything to us elsewhere, also in confidence; implemented by rooms in which
/// groups answer. Whoever has is never written down in public as one that has not.
public interface HasAnswered {

    boolean hasAnswered(UUID group);
}
