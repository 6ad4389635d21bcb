package org.yadman.platform.mail;

import java.util.UUID;

/// Is told what became of a letter; implemented by rooms that wait for one.
public interface LetterWatch {

    /// How a letter ended.
    sealed interface Fate {
        /// The mail server has taken it.
        record Sent() implements Fate {}

        /// It has not left, and nobody tries again.
        ///
        /// @param code what the mail server answered last; 0 if nobody did, or the letter could not be opened
        record Failed(int code) implements Fate {}

        /// It was being handed over and no answer came. It is not sent again unless a person says so
        /// ({@link Mail#sendAgain}); a late answer of the mail server may still make it sent or failed.
        record Unclear() implements Fate {}
    }

    /// Called in the transaction in which the outbox notes it, for every letter, also of other rooms. What
    /// is thrown takes that note back; the letter is then unclear later on.
    void note(UUID letter, Fate fate);
}
