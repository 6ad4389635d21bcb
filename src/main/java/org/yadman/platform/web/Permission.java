package org.yadman.platform.web;

/// What somebody who has signed in may do. Which role holds which stands in `accounts.Role`.
public enum Permission {
    /// See one's own account and end one's own sessions: everybody who has signed in.
    OWN_ACCOUNT,
    /// Suggest a change of the record, which waits until somebody who keeps the record approves it.
    PROPOSE,
    /// Act for the group that the account carries.
    ACT_FOR_GROUP,
    /// Write to groups, note what they answer and read it back to them.
    REACH_GROUPS,
    /// Keep sources, claims, days, groups, bodies and tracks.
    KEEP_RECORD,
    /// Decide on what came without an account.
    MODERATE,
    /// Invite people, end their access, approve grave acts, change the campaign's settings.
    STEWARD
}
