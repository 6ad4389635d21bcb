package org.yadman.recognition;

/// What is asked when a request is opened, so that it is not stopped later by what could have been known at the
/// beginning.
enum Question {
    /// Can this body do what is asked of it?
    COMPETENT,
    /// Who may bring it before the body, and who does?
    WHO_TABLES,
    /// Until when must it be handed in?
    DEADLINE,
    /// Who supports it there?
    SPONSOR,
    /// Is what is asked one sentence?
    ONE_SENTENCE,
    /// Does it speak of these dead only, or of all such victims?
    SCOPE,
    /// Which day exactly?
    WHICH_DAY,
    /// If they say "if others agree": how many, who counts, by when?
    IF_OTHERS,
    /// Who follows it up for two years, and who in their place?
    FOLLOW_UP,
    /// Which proof goes into the file?
    PROOF
}
