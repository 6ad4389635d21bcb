package org.yadman.outreach;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One text for many.
///
/// @param owner the account that looks after it
/// @param begunOn when the first of it went out; after that its words stand
record Appeal(
        UUID id,
        int version,
        Kind kind,
        Content content,
        String owner,
        LocalDate madeOn,
        @Nullable LocalDate begunOn) {

    static final String KIND = "appeal";

    static final int MOST_REMINDERS = 3;
    static final int FEWEST_DAYS = 5;
    static final int MOST_DAYS = 60;

    /// What it is for.
    enum Kind {
        /// Says what is known of the days a group has kept, and asks whether that is right.
        HONOUR,
        /// Asks whether a group agrees.
        AGREEMENT,
        FREE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What it says.
    ///
    /// @param sender the lines of who writes
    /// @param ring an office number to ring back, or empty
    /// @param reminders how many will come, as the text says
    /// @param days working days after which an answer is hoped for
    /// @param words by language
    record Content(String title, List<String> sender, String ring, int reminders, int days, Map<String, Words> words) {

        Content {
            sender = List.copyOf(sender);
            words = Map.copyOf(new TreeMap<>(words));
            if (reminders < 0 || reminders > MOST_REMINDERS || days < FEWEST_DAYS || days > MOST_DAYS) {
                throw new IllegalArgumentException("So many reminders, or days, no one can announce");
            }
        }
    }

    /// The words in one language, with merge fields in brackets.
    ///
    /// @param reminder what is written when no answer has come; empty: nothing is prepared
    record Words(String subject, String body, String reminder) {}

    /// Whether its words can still be changed: nobody has received them.
    boolean open() {
        return begunOn == null;
    }
}
