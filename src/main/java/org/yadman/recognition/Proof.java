package org.yadman.recognition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yadman.sources.Claim;
import org.yadman.sources.Held;
import org.yadman.sources.Source;
import org.yadman.sources.SourceKind;
import org.yadman.sources.Stance;

/// How well it is shown that something happened: a decision is believed with the document itself or with two
/// sources that are independent of each other; else it reads "reported".
enum Proof {
    REPORTED,
    TWO_SOURCES,
    DOCUMENT;

    private static final Set<SourceKind> DOCUMENTS =
            EnumSet.of(SourceKind.RESOLUTION, SourceKind.MOTION, SourceKind.COURT_RECORD);

    /// The proof that claims on one step give together.
    ///
    /// @param claims standing ones: none that its own source has corrected
    /// @param sources all that are cited, and those through which they are known
    static Proof of(Collection<Claim> claims, Map<UUID, Source> sources) {
        List<Source> speaking = new ArrayList<>();
        for (Claim claim : claims) {
            Source source = sources.get(claim.source());
            boolean says = claim.stance() == Stance.ASSERTS || claim.stance() == Stance.REPORTS;
            if (source != null && says) {
                if (isDocument(source)) {
                    return DOCUMENT;
                }
                speaking.add(root(source, sources));
            }
        }
        return speaking.stream().anyMatch(one -> speaking.stream().anyMatch(other -> independent(one, other)))
                ? TWO_SOURCES
                : REPORTED;
    }

    private static boolean isDocument(Source source) {
        return DOCUMENTS.contains(source.kind()) && (source.held() == Held.DOCUMENT || source.held() == Held.PAGE);
    }

    // A source that is known only because another cites it says no more than that other does.
    private static Source root(Source source, Map<UUID, Source> sources) {
        Source root = source;
        for (@Nullable UUID via = root.via(); via != null && sources.containsKey(via); via = root.via()) {
            root = sources.get(via);
        }
        return root;
    }

    // The same author in two papers, or two authors of one organisation, are one voice. Of whose voice nothing is known
    // it cannot be said that it is another's.
    private static boolean independent(Source one, Source other) {
        return !one.id().equals(other.id())
                && hasVoice(one)
                && hasVoice(other)
                && !same(one.author(), other.author())
                && !same(one.publisher(), other.publisher())
                && !same(one.author(), other.publisher())
                && !same(one.publisher(), other.author());
    }

    private static boolean hasVoice(Source source) {
        return source.author() != null || source.publisher() != null;
    }

    private static boolean same(@Nullable String one, @Nullable String other) {
        return one != null && one.equals(other);
    }
}
