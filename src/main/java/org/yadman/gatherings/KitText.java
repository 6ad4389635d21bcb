package org.yadman.gatherings;

/// The texts of a kit. Each is a frame with the facts filled in, to be changed by whoever says or sends it.
enum KitText {
    SPEECH(0),
    SILENCE(0),
    PRESS(0),
    SHORT(280),
    MIDDLE(500),
    LONG(1000),
    CHECKLIST(0),
    HOME(0);

    private final int most;

    KitText(int most) {
        this.most = most;
    }

    /// The characters that are allowed where it is meant to be sent; 0 where nobody counts them.
    int most() {
        return most;
    }

    /// As it stands in names of files and keys of messages.
    String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
