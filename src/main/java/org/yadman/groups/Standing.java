package org.yadman.groups;

/// How a group stands with this coalition.
///
/// @param admitted whether two people who know it have let it in
/// @param suspended whether two people have suspended it; what it did before stays
/// @param founder whether it is one of the groups that began the campaign
public record Standing(Checked checked, boolean admitted, boolean suspended, boolean founder) {

    /// Of a group of which nobody has said anything.
    static final Standing NONE = new Standing(Checked.NOT_YET, false, false, false);

    /// Whether what it agrees to is public and counts.
    public boolean counts() {
        return admitted && !suspended;
    }

    /// What a condition compares: 0 to 3.
    public int tier() {
        return checked.tier();
    }
}
