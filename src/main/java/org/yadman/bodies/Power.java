package org.yadman.bodies;

/// What a body can do for a day or for those whom it remembers.
public enum Power {
    /// Keep a day itself, with its members.
    KEEP_DAY,
    /// Declare a day for all for whom it speaks.
    DECLARE_DAY,
    /// Call on others to declare or keep a day.
    CALL_ON_OTHERS,
    /// Make it law.
    MAKE_LAW,
    /// Say what it holds to be true: recognise, condemn, demand.
    STATE_OPINION,
    /// Create a mandate or a mechanism, or renew one.
    CREATE_MANDATE,
    /// Look into what happened, and report.
    INVESTIGATE,
    /// Judge.
    JUDGE
}
