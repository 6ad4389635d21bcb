package org.yadman.recognition;

/// Something that happens on a track and leaves it in its stage.
enum Incident implements Event {
    LETTER_SENT,
    PROTEST,
    REPLY_RECEIVED,
    ASKED,
    /// Somebody said what they would do; the step carries when it is due and what became of it.
    PROMISE,
    HEARD,
    /// A vote that decides nothing yet, such as a working party's.
    VOTED,
    REPORTED,
    STATEMENT,
    ELECTION,
    MET,
    /// The day was observed in that year: a fact of the year, no change of stage.
    OBSERVED,
    POSTPONED,
    /// A deadline passed.
    MISSED,
    NOTED;

    @Override
    public String word() {
        return Event.word(this);
    }

    @Override
    public String label() {
        return "recognition.event." + word();
    }
}
