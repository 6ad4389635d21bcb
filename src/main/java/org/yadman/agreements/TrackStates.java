package org.yadman.agreements;

import java.util.Map;
import java.util.Set;
import org.yadman.platform.text.Localized;
import org.yadman.pure.conditions.Milestone;

/// How far tracks and bodies have come, for conditions that name them; implemented by the room that knows tracks.
public interface TrackStates {

    /// By the slug of a track, how far it has come.
    Map<String, Milestone> reached();

    /// The slugs of the bodies that have adopted what is asked.
    Set<String> adoptedBy();

    /// What tracks are called, by their slugs.
    Map<String, Localized> names();
}
