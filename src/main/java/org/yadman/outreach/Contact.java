package org.yadman.outreach;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yadman.groups.GroupKind;

/// Somebody whom we ask, and how they can be reached.
///
/// @param owner the account that looks after it; with the deputy, and those who keep the record, the only
///     one to see it
/// @param usedOn when it was last written to or changed: 18 months after that it is erased
record Contact(
        UUID id,
        int version,
        Details details,
        String owner,
        @Nullable String deputy,
        LocalDate usedOn) {

    static final String KIND = "contact";

    /// So long a contact is kept after it was last used.
    static final int MONTHS_KEPT = 18;

    /// What is known; all of it sealed.
    ///
    /// @param group the group of the record that it is, or null
    /// @param kind null where nobody has said
    /// @param country ISO 3166, or null
    /// @param language in which it is written to
    /// @param zone IANA, for calls; null: the country's
    /// @param note what the next volunteer should know
    record Details(
            String name,
            @Nullable UUID group,
            @Nullable GroupKind kind,
            @Nullable String country,
            String language,
            @Nullable String zone,
            List<Point> points,
            Set<Safety> safety,
            String note) {

        Details {
            points = List.copyOf(points);
            safety = safety.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(safety));
            if (name.isBlank()) {
                throw new IllegalArgumentException("A contact has a name");
            }
        }

        /// The first way of this kind that leads there, unless it must not be used.
        Optional<Point> point(Way way) {
            return way == Way.POST && safety.contains(Safety.NEVER_BY_POST)
                    ? Optional.empty()
                    : points.stream()
                            .filter(point -> point.way() == way && !point.dead())
                            .findFirst();
        }

        /// By what it can be reached, in the order in which the ways are tried.
        List<Way> ways() {
            return Stream.of(Way.values()).filter(way -> point(way).isPresent()).toList();
        }

        /// With those ways of another version that its form does not show: a second one of a kind, and
        /// those that lead nowhere any more.
        Details beside(Details before) {
            List<Point> all = new ArrayList<>(points);
            Set<Way> shown = EnumSet.noneOf(Way.class);
            for (Point point : before.points()) {
                boolean other = point.dead() || !shown.add(point.way());
                if (other && all.stream().noneMatch(each -> each.value().equals(point.value()))) {
                    all.add(point);
                }
            }
            return new Details(name, group, kind, country, language, zone, all, safety, note);
        }

        /// The same with a way that leads nowhere any more.
        Details without(String value) {
            return new Details(
                    name,
                    group,
                    kind,
                    country,
                    language,
                    zone,
                    points.stream()
                            .map(point -> point.value().equals(value)
                                    ? new Point(point.way(), value, point.who(), true)
                                    : point)
                            .toList(),
                    safety,
                    note);
        }
    }

    /// One way to reach it.
    ///
    /// @param value an address, a number, lines of a postal address; only what the organisation itself
    ///     publishes
    /// @param who the role of whoever is reached there ("press office"), or empty
    /// @param dead that it leads nowhere any more
    record Point(Way way, String value, String who, boolean dead) {}

    /// How it can be reached.
    enum Way {
        EMAIL,
        POST,
        TELEPHONE,
        FORM;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Way> find(String word) {
            return Stream.of(values()).filter(way -> way.word().equals(word)).findFirst();
        }
    }

    /// What must not happen, for the safety of people.
    enum Safety {
        NEVER_BY_POST,
        /// The subject of a mail and the outside of a letter say nothing of the campaign.
        NEVER_NAMED,
        DO_NOT_PUBLISH;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// Whether somebody may see it: it is theirs, or they keep the record.
    boolean isFor(String account, boolean keepsRecord) {
        return keepsRecord || account.equals(owner) || account.equals(deputy);
    }
}
