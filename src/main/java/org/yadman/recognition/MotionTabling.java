package org.yadman.recognition;

import java.util.UUID;
import org.yadman.platform.text.Localized;

/// That a version of a motion was laid before a track's body: by it the same text is followed across bodies.
record MotionTabling(UUID id, UUID version, UUID track, Localized note) {

    static final String KIND = "tabling";
}
