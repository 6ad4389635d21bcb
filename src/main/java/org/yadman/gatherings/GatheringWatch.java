package org.yadman.gatherings;

/// Passes on what everybody may know of gatherings; implemented by a room that does. Called in the transaction of
/// the command that changed something.
public interface GatheringWatch {

    /// Whether anything is passed on: hosts are told so before they register a gathering.
    boolean passesOn();

    /// Everybody may see it now, or its gist is another one than before.
    ///
    /// @param anew whether nobody could know of it until now
    void shown(Gist gist, boolean anew);

    /// Nobody may see it any more.
    ///
    /// @param last what could be known of it
    void hidden(Gist last);
}
