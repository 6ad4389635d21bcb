package org.yadman.pure.tally;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yadman.pure.Fault;
import org.yadman.pure.Refused;

/// How a body voted, exactly as one source says it. What the source does not say is not known here: no number is
/// completed from the others.
///
/// **Notation**: how they voted; the votes for, against and abstaining; then what else is known, in any order.
///
/// | said | written |
/// |---|---|
/// | a recorded vote: 84 for, 19 against, 68 abstained, of 193 members | `recorded 84-19-68 of 193` |
/// | the numbers, but not how they voted | `counted 91-5` |
/// | 18 against, not how many for | `counted ?-18` |
/// | members who were absent, or there and did not vote | `recorded 25-7-14 absent 1 of 47` |
/// | votes needed to pass, members needed to decide | `roll-call 507-12-17 not-voting 3 needed 269 quorum 100 of 705` |
/// | nobody was counted | `consensus` `without-vote` `unanimous-consent` `acclamation` |
/// | only words | `qualitative "overwhelmingly"` |
///
/// @param method how they voted
/// @param numbers the numbers that the source gives; what is missing is not known
/// @param words the source's own, where it gives no numbers; else empty
public record Tally(Method method, Map<Count, Integer> numbers, String words) {

    private static final Set<Count> PRESENT =
            Collections.unmodifiableSet(EnumSet.of(Count.YES, Count.NO, Count.ABSTAIN, Count.NOT_VOTING));

    /// How a body comes to its decision.
    public enum Method {
        /// Who voted how is on record.
        RECORDED,
        /// The members were called by name.
        ROLL_CALL,
        SHOW_OF_HANDS,
        /// On voting papers.
        BALLOT,
        /// The numbers are known, not how they came about.
        COUNTED,
        CONSENSUS,
        /// Nobody asked for a vote.
        WITHOUT_VOTE,
        UNANIMOUS_CONSENT,
        ACCLAMATION,
        /// There are words instead of numbers: "overwhelmingly".
        QUALITATIVE;

        /// As it stands in the notation.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /// Whether votes are counted.
        public boolean counts() {
            return switch (this) {
                case RECORDED, ROLL_CALL, SHOW_OF_HANDS, BALLOT, COUNTED -> true;
                case CONSENSUS, WITHOUT_VOTE, UNANIMOUS_CONSENT, ACCLAMATION, QUALITATIVE -> false;
            };
        }

        // A vote by roll call is on record. Consensus, consent and acclamation are ways to do without a vote. Numbers
        // say more than words do.
        private boolean includes(Method other) {
            return this == other
                    || switch (other) {
                        case COUNTED, QUALITATIVE -> counts();
                        case RECORDED -> this == ROLL_CALL;
                        case WITHOUT_VOTE -> this == CONSENSUS || this == UNANIMOUS_CONSENT || this == ACCLAMATION;
                        case ROLL_CALL, SHOW_OF_HANDS, BALLOT, CONSENSUS, UNANIMOUS_CONSENT, ACCLAMATION -> false;
                    };
        }

        // Whether numbers are "overwhelming" only a person can judge.
        private boolean agreesWith(Method other) {
            return this == QUALITATIVE || other == QUALITATIVE || includes(other) || other.includes(this);
        }
    }

    /// What is counted, in the order of the notation.
    public enum Count {
        YES("yes"),
        NO("no"),
        ABSTAIN("abstain"),
        ABSENT("absent"),
        /// There, but took no part.
        NOT_VOTING("not-voting"),
        /// Votes that it took to pass.
        NEEDED("needed"),
        /// Members who have to be there.
        QUORUM("quorum"),
        /// All who belong to the body.
        MEMBERS("of");

        private final String word;

        Count(String word) {
            this.word = word;
        }

        /// As it stands in the notation; the first three stand there without a word.
        public String word() {
            return word;
        }

        /// Whether it is one of the parts into which a vote divides the members.
        public boolean isPart() {
            return compareTo(NOT_VOTING) <= 0;
        }
    }

    public Tally {
        EnumMap<Count, Integer> copy = new EnumMap<>(Count.class);
        copy.putAll(numbers);
        numbers = Collections.unmodifiableMap(copy);
        words = words.strip();
        if (method != Method.QUALITATIVE && !words.isEmpty()) {
            throw new Refused(TallyFault.ONLY_QUALITATIVE);
        }
        if (method.counts()) {
            requireNumbers(method, numbers);
        } else {
            requireNoNumbers(method, numbers);
        }
        if (method == Method.QUALITATIVE) {
            requireWords(words);
        }
    }

    private static void requireNumbers(Method method, Map<Count, Integer> numbers) {
        if (!numbers.containsKey(Count.YES) && !numbers.containsKey(Count.NO)) {
            throw new Refused(TallyFault.NO_VOTES, "method", method.word());
        }
        Fault fault = fault(numbers);
        if (fault != null) {
            throw new Refused(fault);
        }
    }

    private static void requireNoNumbers(Method method, Map<Count, Integer> numbers) {
        if (!numbers.isEmpty()) {
            throw method == Method.QUALITATIVE
                    ? new Refused(TallyFault.NOT_IN_NUMBERS)
                    : new Refused(TallyFault.NOT_COUNTED, "method", method.word());
        }
    }

    private static void requireWords(String words) {
        if (words.isEmpty()) {
            throw new Refused(TallyFault.NO_WORDS);
        }
        if (words.chars().anyMatch(c -> Character.isISOControl(c) || c == '\u2028' || c == '\u2029')) {
            throw new Refused(TallyFault.WORDS_LINES);
        }
    }

    // Why these numbers cannot be true together, or null.
    private static @Nullable Fault fault(Map<Count, Integer> numbers) {
        for (var number : numbers.entrySet()) {
            if (number.getValue() < 0) {
                return Fault.of(TallyFault.NEGATIVE);
            }
            if (!number.getKey().isPart() && number.getValue() == 0) {
                return Fault.of(TallyFault.ZERO, "count", number.getKey().word());
            }
        }
        Integer members = numbers.get(Count.MEMBERS);
        if (members == null) {
            return null;
        }
        long parts = numbers.entrySet().stream()
                .filter(number -> number.getKey().isPart())
                .mapToLong(Map.Entry::getValue)
                .sum();

        if (parts > members) {
            return Fault.of(TallyFault.TOO_MANY_PARTS, "parts", parts, "members", members);
        }
        if (numbers.getOrDefault(Count.QUORUM, 0) > members) {
            return Fault.of(TallyFault.QUORUM, "quorum", numbers.getOrDefault(Count.QUORUM, 0), "members", members);
        }
        if (numbers.getOrDefault(Count.NEEDED, 0) > members) {
            return Fault.of(TallyFault.NEEDED, "needed", numbers.getOrDefault(Count.NEEDED, 0), "members", members);
        }
        return null;
    }

    /// Reads the notation.
    ///
    /// @throws Refused that says what was expected, or why it cannot be true
    public static Tally parse(String text) {
        return new TallyParser(text).parse();
    }

    /// The canonical form; [#parse] gives the same tally back.
    public String text() {
        List<String> parts = new ArrayList<>(List.of(method.word()));
        if (method.counts()) {
            String abstain = numbers.containsKey(Count.ABSTAIN) ? "-" + numbers.get(Count.ABSTAIN) : "";
            parts.add(orUnknown(Count.YES) + "-" + orUnknown(Count.NO) + abstain);
        }
        numbers.forEach((count, number) -> {
            if (count.compareTo(Count.ABSTAIN) > 0) {
                parts.add(count.word() + " " + number);
            }
        });
        if (!words.isEmpty()) {
            parts.add('"' + words.replace("\"", "\"\"") + '"');
        }
        return String.join(" ", parts);
    }

    private String orUnknown(Count count) {
        Integer number = numbers.get(count);
        return number == null ? "?" : number.toString();
    }

    /// Whether both can be true as stated.
    public boolean agreesWith(Tally other) {
        if (!method.agreesWith(other.method)
                || (method == Method.QUALITATIVE && other.method == Method.QUALITATIVE && !sameWords(other))) {
            return false;
        }
        EnumMap<Count, Integer> together = new EnumMap<>(Count.class);
        together.putAll(numbers);
        for (var number : other.numbers.entrySet()) {
            Integer ours = together.putIfAbsent(number.getKey(), number.getValue());
            if (ours != null && !ours.equals(number.getValue())) {
                return false;
            }
        }
        return fault(together) == null;
    }

    /// Whether this says all that the other says, and more. Numbers say more than words.
    public boolean saysMore(Tally other) {
        return includes(other) && !other.includes(this);
    }

    private boolean includes(Tally other) {
        return method.includes(other.method)
                && numbers.entrySet().containsAll(other.numbers.entrySet())
                && (method.counts() || sameWords(other));
    }

    private boolean sameWords(Tally other) {
        return words.equalsIgnoreCase(other.words);
    }

    /// The votes for less the votes against.
    public OptionalInt margin() {
        Integer yes = numbers.get(Count.YES);
        Integer no = numbers.get(Count.NO);
        return yes == null || no == null ? OptionalInt.empty() : OptionalInt.of(yes - no);
    }

    /// How many per cent of those who voted for or against were for it, to one decimal.
    public Optional<BigDecimal> shareOfVotes() {
        Integer no = numbers.get(Count.NO);
        return no == null ? Optional.empty() : share(numbers.getOrDefault(Count.YES, 0) + (long) no);
    }

    /// How many per cent of all members were for it, to one decimal.
    public Optional<BigDecimal> shareOfMembers() {
        return share(numbers.getOrDefault(Count.MEMBERS, 0));
    }

    /// Whether it got the votes that it took to pass; nothing where the source does not give both.
    public Optional<Boolean> enough() {
        Integer yes = numbers.get(Count.YES);
        Integer needed = numbers.get(Count.NEEDED);
        return yes == null || needed == null ? Optional.empty() : Optional.of(yes >= needed);
    }

    /// Whether as many were there as had to be; nothing where the numbers leave it open. Who voted was there, and so
    /// was who took no part in the vote.
    public Optional<Boolean> quorate() {
        Integer quorum = numbers.get(Count.QUORUM);
        if (quorum == null) {
            return Optional.empty();
        }
        long there = PRESENT.stream()
                .mapToLong(count -> numbers.getOrDefault(count, 0))
                .sum();
        if (there >= quorum) {
            return Optional.of(true);
        }
        Integer members = numbers.get(Count.MEMBERS);
        Integer absent = numbers.get(Count.ABSENT);
        boolean tooFew = numbers.keySet().containsAll(PRESENT)
                || (members != null && absent != null && (long) members - absent < quorum);
        return tooFew ? Optional.of(false) : Optional.empty();
    }

    /// The same vote in a body of so many members, where the source of the vote does not say of how many; nothing
    /// where it says so itself, or where so few members cannot have voted so.
    public Optional<Tally> among(int members) {
        if (!method.counts() || members < 1 || numbers.containsKey(Count.MEMBERS)) {
            return Optional.empty();
        }
        EnumMap<Count, Integer> with = new EnumMap<>(Count.class);
        with.putAll(numbers);
        with.put(Count.MEMBERS, members);
        return fault(with) == null ? Optional.of(new Tally(method, with, words)) : Optional.empty();
    }

    private Optional<BigDecimal> share(long whole) {
        Integer yes = numbers.get(Count.YES);
        return yes == null || whole == 0
                ? Optional.empty()
                : Optional.of(
                        BigDecimal.valueOf(100L * yes).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP));
    }
}
