package org.yadman.platform.collect;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Localized;
import org.yadman.pure.calendars.PartialDate;

/// Objects in the words of Popolo (popoloproject.com), which programs of parliaments and civic groups share. An id is
/// a kind, a colon and a natural key, as in claims: `body:un-ga`. What Popolo cannot say is left out: the tables have
/// it all.
public sealed interface Popolo {

    String id();

    /// The lists of objects.
    enum Kind {
        ORGANIZATIONS,
        MOTIONS,
        VOTE_EVENTS;

        /// As it stands in addresses.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Whoever can decide.
    ///
    /// @param otherNames the names in other languages
    record Organization(
            String id,
            String name,
            List<OtherName> otherNames,
            String classification,
            @Nullable String parentId,
            List<Link> links)
            implements Popolo {
        public Organization {
            otherNames = List.copyOf(otherNames);
            links = List.copyOf(links);
        }
    }

    /// A request before an organization.
    ///
    /// @param date on which it was proposed
    record Motion(
            String id,
            String organizationId,
            String text,
            String classification,
            @Nullable String date,
            @Nullable String requirement,
            @Nullable String result,
            List<Link> sources)
            implements Popolo {
        public Motion {
            sources = List.copyOf(sources);
        }
    }

    /// How an organization voted on a motion.
    ///
    /// @param classification how they voted; null while sources differ
    /// @param note what a reader of the numbers should know: Popolo has no such field, and allows more than its own
    record VoteEvent(
            String id,
            String organizationId,
            String motionId,
            @Nullable String classification,
            @Nullable String startDate,
            @Nullable String result,
            List<Count> counts,
            List<Vote> votes,
            @Nullable String note,
            List<Link> sources)
            implements Popolo {
        public VoteEvent {
            counts = List.copyOf(counts);
            votes = List.copyOf(votes);
            sources = List.copyOf(sources);
        }
    }

    /// A name in another language.
    ///
    /// @param note its language, BCP 47
    record OtherName(String name, String note) {}

    record Link(String url, @Nullable String note) {}

    record Count(String option, int value) {}

    /// What one voter did.
    ///
    /// @param voterId `country:DE` for a country; null for others, which have no object here
    record Vote(@Nullable String voterId, Voter voter, String option) {}

    record Voter(String name) {}

    /// A text as Popolo has it, which is in one language.
    static String text(Localized text) {
        return text.in(Language.SOURCE).value();
    }

    /// The names that {@link #text} does not give.
    static List<OtherName> otherNames(Localized name) {
        String language = name.in(Language.SOURCE).language();
        return name.texts().entrySet().stream()
                .filter(other -> !other.getKey().equals(language))
                .map(other -> new OtherName(other.getValue(), other.getKey()))
                .toList();
    }

    /// A date as Popolo has it: a year, a month or a day. Null for one that would say more in that form than it does:
    /// a doubtful one, or one that does not lie within one year.
    static @Nullable String date(PartialDate date) {
        boolean sure = switch (date) {
            case PartialDate.Point point -> isSure(point);
            case PartialDate.Interval(var start, var end) -> isSure(start) && isSure(end);
            case PartialDate.OpenInterval open -> false;
        };
        LocalDate first = date.earliest();
        LocalDate last = date.latest();
        if (!sure || first.getYear() != last.getYear()) {
            return null;
        }
        return first.getMonthValue() != last.getMonthValue()
                ? first.toString().substring(0, 4)
                : first.equals(last) ? first.toString() : first.toString().substring(0, 7);
    }

    /// A web address as Popolo has it: a URI, where people may have written other letters; nothing if it cannot be
    /// written so.
    static Optional<String> uri(String address) {
        try {
            return Optional.of(new URI(address).toASCIIString());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isSure(PartialDate.Point point) {
        return point.doubt() == PartialDate.Doubt.NONE;
    }
}
