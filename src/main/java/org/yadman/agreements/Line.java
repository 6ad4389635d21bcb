package org.yadman.agreements;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.text.Localized;
import org.yadman.pure.conditions.Consent;
import org.yadman.pure.conditions.Pledge;
import org.yadman.pure.conditions.Rule;

/// An agreement with what must be known beside it.
///
/// @param member what of its group counts
/// @param together the joint moment, where the group has confirmed it, or null
/// @param carried whether it was in force under the words of the version before: it is again as soon as those it
///     depends on agree to the new words, too
record Line(Agreement agreement, Member member, @Nullable Together together, boolean carried) {

    /// What of a group makes a difference.
    ///
    /// @param kind the word for it
    /// @param counts whether it is admitted and not suspended
    record Member(String slug, String kind, @Nullable String country, int tier, boolean counts) {}

    /// That a group has confirmed the joint moment.
    ///
    /// @param with the agreements of the circle as it was then
    record Together(LocalDate on, Set<UUID> with) {
        Together {
            with = Set.copyOf(with);
        }
    }

    Line(Agreement agreement, Member member) {
        this(agreement, member, null, false);
    }

    UUID id() {
        return agreement.id();
    }

    Pledge.Key key() {
        return new Pledge.Key(member.slug(), agreement.commitment());
    }

    Pledge pledge() {
        return new Pledge(
                new Consent(member.slug(), member.kind(), member.country(), member.tier(), agreement.commitment()),
                agreement.rule());
    }

    /// Whether it can be in force on a day: its group counts, and it was renewed.
    boolean good(LocalDate day) {
        return member.counts() && !agreement.renewBy().isBefore(day);
    }

    /// Whether everybody may see it.
    boolean visible() {
        return agreement.published() && member.counts();
    }

    Line with(Agreement changed) {
        return new Line(changed, member, together, carried);
    }

    Line with(Member changed) {
        return new Line(agreement, changed, together, carried);
    }

    Line with(@Nullable Together confirmed) {
        return new Line(agreement, member, confirmed, carried);
    }

    Line carried(boolean now) {
        return new Line(agreement, member, together, now);
    }

    /// With other terms; public and in force as before.
    Line onTerms(@Nullable Rule rule, Localized reservation, Visibility visibility, int after, LocalDate today) {
        Agreement was = agreement;
        boolean open = was.published();
        return with(new Agreement(
                was.id(),
                was.group(),
                was.text(),
                was.commitment(),
                rule,
                reservation,
                open ? Visibility.NOW : visibility,
                open ? 0 : after,
                today,
                today.plusYears(1),
                was.publishedOn(),
                was.inForceSince(),
                null,
                was.version()));
    }

    /// The same, on another condition.
    Line asking(@Nullable Rule rule) {
        Agreement was = agreement;
        return with(new Agreement(
                was.id(),
                was.group(),
                was.text(),
                was.commitment(),
                rule,
                was.reservation(),
                was.visibility(),
                was.after(),
                was.confirmedOn(),
                was.renewBy(),
                was.publishedOn(),
                was.inForceSince(),
                null,
                was.version()));
    }

    /// Public from a day. What it was hidden as is forgotten: its dates are those of its publication.
    Line published(LocalDate on) {
        Agreement was = agreement;
        return with(new Agreement(
                was.id(),
                was.group(),
                was.text(),
                was.commitment(),
                was.rule(),
                was.reservation(),
                Visibility.NOW,
                0,
                on,
                on.plusYears(1),
                on,
                null,
                null,
                was.version()));
    }

    Line inForce(@Nullable LocalDate since) {
        Agreement was = agreement;
        return with(new Agreement(
                was.id(),
                was.group(),
                was.text(),
                was.commitment(),
                was.rule(),
                was.reservation(),
                was.visibility(),
                was.after(),
                was.confirmedOn(),
                was.renewBy(),
                was.publishedOn(),
                since,
                null,
                was.version()));
    }

    Line renewed(LocalDate until) {
        Agreement was = agreement;
        return with(new Agreement(
                was.id(),
                was.group(),
                was.text(),
                was.commitment(),
                was.rule(),
                was.reservation(),
                was.visibility(),
                was.after(),
                was.confirmedOn(),
                until,
                was.publishedOn(),
                was.inForceSince(),
                null,
                was.version()));
    }
}
