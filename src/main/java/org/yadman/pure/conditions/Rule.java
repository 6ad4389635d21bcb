package org.yadman.pure.conditions;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yadman.pure.Refused;

/// A condition: what must have come before something takes effect. A value, monotone (see the package) and valid by
/// construction: constructors refuse nonsense with [Refused].
///
/// # Notation
///
/// [#text()] writes one line, [#parse(String)] reads it; case and extra spaces do not matter when reading.
///
/// ```
/// rule       = part { "and" part } | part { "or" part }
/// part       = leaf | "(" rule ")"
/// leaf       = "at least" number who                        at least 20 human-rights-organisation agree
///            | "signatures" number                          signatures 50000
///            | "groups" slug { "," slug } commitment        groups group-a, group-b agree
///            | "track" slug milestone                       track p-5 adopted
///            | "body" slug                                  body aiusa-agm
///            | "from" YYYY-MM-DD                            from 2027-09-01
///            | "words" quoted                               words "the board decides"
/// who        = [ kind { "|" kind } | "groups" ] [ "from" country { "|" country } ]
///                  [ "in" number "countries" ] commitment [ "tier" number ]
/// commitment = "agree" | "observe"
/// milestone  = "submitted" | "adopted" | "in-force"
/// number     = digits, or "?" for a threshold where the text names none
/// ```
///
/// `at least 3 committee|families from DE|FR in 2 countries observe tier 1` means: at least three committees or
/// families, some from Germany and some from France, that keep the day and have been checked at least by telephone
/// or mail. A country is ISO 3166. A quotation mark inside words is doubled.
public sealed interface Rule {

    /// A condition that is not put together from others.
    sealed interface Leaf extends Rule {}

    /// So many groups consent.
    ///
    /// @param threshold 1 or more; null where the text that sets the condition names no number
    record AtLeast(@Nullable Integer threshold, Who who) implements Leaf {
        public AtLeast {
            ConditionChecks.requireThreshold(threshold);
            if (threshold != null && threshold < who.distinctCountries()) {
                throw new Refused(
                        ConditionFault.FEWER_THAN_COUNTRIES,
                        "countries",
                        who.distinctCountries(),
                        "threshold",
                        threshold);
            }
        }
    }

    /// So many people have signed.
    ///
    /// @param threshold as in [AtLeast]
    record Signatures(@Nullable Integer threshold) implements Leaf {
        public Signatures {
            ConditionChecks.requireThreshold(threshold);
        }
    }

    /// Each of these groups consents.
    ///
    /// @param groups their slugs, in alphabetical order
    record Named(Set<String> groups, Commitment commitment) implements Leaf {
        public Named {
            groups = ConditionChecks.slugs(groups);
        }
    }

    /// A track has come at least so far.
    record TrackReached(String track, Milestone milestone) implements Leaf {
        public TrackReached {
            ConditionChecks.requireSlug(track);
        }
    }

    /// Another body has adopted what is asked.
    record BodyFirst(String body) implements Leaf {
        public BodyFirst {
            ConditionChecks.requireSlug(body);
        }
    }

    /// The day has come.
    record From(LocalDate date) implements Leaf {
        public From {
            if (date.getYear() < 1 || date.getYear() > 9999) {
                throw new Refused(ConditionFault.YEAR);
            }
        }
    }

    /// What only a person can judge, in the words of whoever set it. It never holds by itself: whoever set it says that
    /// it has come true, and from then on asks for the rest ([#without(Leaf)]).
    ///
    /// @param words one line, not empty
    record Words(String words) implements Leaf {
        public Words {
            words = ConditionChecks.words(words);
        }
    }

    /// All of them hold.
    ///
    /// @param rules two or more, none twice; an `All` among them gives its own
    record All(List<Rule> rules) implements Rule {
        public All {
            rules = ConditionChecks.joined(rules.stream()
                    .flatMap(rule -> rule instanceof All(List<Rule> inner) ? inner.stream() : Stream.of(rule)));
        }
    }

    /// At least one of them holds.
    ///
    /// @param rules two or more, none twice; an `Any` among them gives its own
    record Any(List<Rule> rules) implements Rule {
        public Any {
            rules = ConditionChecks.joined(rules.stream()
                    .flatMap(rule -> rule instanceof Any(List<Rule> inner) ? inner.stream() : Stream.of(rule)));
        }
    }

    /// Reads the notation above. Throws [Refused] with the place.
    static Rule parse(String text) {
        return new ConditionParser(text).parse();
    }

    /// The canonical notation, one line: `parse(rule.text())` equals the rule.
    default String text() {
        return ConditionText.of(this);
    }

    /// What is asked for, from left to right.
    default List<Leaf> leaves() {
        return switch (this) {
            case Leaf leaf -> List.of(leaf);
            case All(List<Rule> rules) ->
                rules.stream().flatMap(rule -> rule.leaves().stream()).toList();
            case Any(List<Rule> rules) ->
                rules.stream().flatMap(rule -> rule.leaves().stream()).toList();
        };
    }

    /// Whether every number is known. One that is not cannot be reached, so its part of the rule never holds.
    default boolean measurable() {
        return leaves().stream().allMatch(leaf -> switch (leaf) {
            case AtLeast atLeast -> atLeast.threshold() != null;
            case Signatures signatures -> signatures.threshold() != null;
            case Named _, TrackReached _, BodyFirst _, From _, Words _ -> true;
        });
    }

    /// Whether the condition is met. Once it is, it stays so while facts only grow.
    default boolean holds(Facts facts) {
        return switch (this) {
            case AtLeast atLeast -> Progress.of(atLeast, facts).complete();
            case Signatures signatures -> {
                Integer threshold = signatures.threshold();
                yield threshold != null && facts.signatures() >= threshold;
            }
            case Named(Set<String> groups, Commitment commitment) ->
                groups.stream().allMatch(group -> facts.consents(group, commitment));
            case TrackReached(String track, Milestone milestone) -> facts.hasReached(track, milestone);
            case BodyFirst(String body) -> facts.adoptedBy().contains(body);
            case From(LocalDate date) -> !facts.today().isBefore(date);
            case Words _ -> false;
            case All(List<Rule> rules) -> rules.stream().allMatch(rule -> rule.holds(facts));
            case Any(List<Rule> rules) -> rules.stream().anyMatch(rule -> rule.holds(facts));
        };
    }

    /// What is still asked for when one part of it is known to have come true, wherever it stands.
    ///
    /// @return null where nothing is
    default @Nullable Rule without(Leaf come) {
        return switch (this) {
            case Leaf leaf -> leaf.equals(come) ? null : leaf;
            case All(List<Rule> rules) -> {
                Set<Rule> left = new LinkedHashSet<>();
                for (Rule rule : rules) {
                    Rule rest = rule.without(come);
                    if (rest != null) {
                        left.addAll(rest instanceof All(List<Rule> inner) ? inner : List.of(rest));
                    }
                }
                yield left.isEmpty() ? null : left.size() == 1 ? left.iterator().next() : new All(List.copyOf(left));
            }
            case Any(List<Rule> rules) -> {
                Set<Rule> left = new LinkedHashSet<>();
                for (Rule rule : rules) {
                    Rule rest = rule.without(come);
                    if (rest == null) {
                        yield null;
                    }
                    left.addAll(rest instanceof Any(List<Rule> inner) ? inner : List.of(rest));
                }
                yield left.size() == 1 ? left.iterator().next() : new Any(List.copyOf(left));
            }
        };
    }

    /// How far the groups have come towards each [AtLeast], from left to right.
    default List<Progress> progress(Facts facts) {
        return leaves().stream()
                .filter(AtLeast.class::isInstance)
                .map(AtLeast.class::cast)
                .map(atLeast -> Progress.of(atLeast, facts))
                .toList();
    }
}
