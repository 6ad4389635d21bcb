package org.yadman.pure.names;

import java.io.IOException;
import java.io.Serial;

/// A file is no index of names, is of another version, or has been damaged. It is made anew from the
/// entries.
public final class UnreadableIndex extends IOException {

    @Serial
    private static final long serialVersionUID = 1;

    UnreadableIndex(String why) {
        super(why);
    }
}
