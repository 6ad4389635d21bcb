package org.yadman.pure.conditions;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yadman.pure.Fault;
import org.yadman.pure.Refused;
import org.yadman.pure.TextFault;

/// Reads the notation of [Rule] by recursive descent. Every refusal says where, what was expected and what is there.
final class ConditionParser {
    // Nine digits are nearly a billion people, and still an int.
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private static final List<String> MILESTONES =
            Arrays.stream(Milestone.values()).map(ConditionText::word).toList();

    private final List<ConditionToken> tokens;
    private int next;

    ConditionParser(String text) {
        tokens = ConditionToken.split(text);
    }

    static Refused refusal(int position, Fault fault) {
        return new Refused(TextFault.at(position, fault));
    }

    Rule parse() {
        Rule rule = joined(0);
        if (!peek().isEnd()) {
            throw expected(Fault.of(ConditionFault.WANTED_END));
        }
        return rule;
    }

    private Rule joined(int depth) {
        int start = peek().position();
        List<Rule> rules = new ArrayList<>(List.of(part(depth)));
        if (!peek().is("and") && !peek().is("or")) {
            return rules.getFirst();
        }
        String word = peek().text();
        while (accept(word)) {
            rules.add(part(depth));
        }
        if (peek().is("and") || peek().is("or")) {
            throw refusal(peek().position(), Fault.of(ConditionFault.MIXED));
        }
        return made(start, () -> word.equals("and") ? new Rule.All(rules) : new Rule.Any(rules));
    }

    private Rule part(int depth) {
        int start = peek().position();
        if (!accept("(")) {
            return leaf(start);
        }
        if (depth == ConditionChecks.DEEPEST) {
            throw refusal(start, ConditionChecks.TOO_DEEP);
        }
        Rule inner = joined(depth + 1);
        if (!accept(")")) {
            throw expected(Fault.of(ConditionFault.WANTED_CLOSING));
        }
        return inner;
    }

    private Rule leaf(int start) {
        String word = oneOf(
                Fault.of(ConditionFault.WANTED_CONDITION),
                "at",
                "signatures",
                "groups",
                "track",
                "body",
                "from",
                "words");
        return switch (word) {
            case "at" -> atLeast(start);
            case "signatures" -> signatures(start);
            case "groups" -> named(start);
            case "track" -> trackReached(start);
            case "body" -> bodyFirst(start);
            case "from" -> from();
            default -> words();
        };
    }

    private Rule atLeast(int start) {
        require("least");
        Integer threshold = threshold();
        Set<String> kinds = kinds();
        Set<String> countries = accept("from") ? countries() : Set.of();
        int distinctCountries = accept("in") ? distinctCountries() : 0;
        Commitment commitment = commitment();
        int tier = accept("tier") ? number(Fault.of(ConditionFault.WANTED_TIER)) : 0;
        return made(
                start,
                () -> new Rule.AtLeast(threshold, new Who(kinds, countries, distinctCountries, tier, commitment)));
    }

    private Set<String> kinds() {
        boolean any = accept("groups") || ConditionChecks.NO_KINDS.stream().anyMatch(peek()::is);
        return any ? Set.of() : oneOrMore("|", Fault.of(ConditionFault.WANTED_KIND));
    }

    private Set<String> countries() {
        return oneOrMore("|", Fault.of(ConditionFault.WANTED_COUNTRY)).stream()
                .map(country -> country.toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private int distinctCountries() {
        int countries = number(Fault.of(ConditionFault.WANTED_COUNTRIES));
        require("countries");
        return countries;
    }

    private Rule signatures(int start) {
        Integer threshold = threshold();
        return made(start, () -> new Rule.Signatures(threshold));
    }

    private Rule named(int start) {
        Set<String> groups = oneOrMore(",", Fault.of(ConditionFault.WANTED_GROUP));
        Commitment commitment = commitment();
        return made(start, () -> new Rule.Named(groups, commitment));
    }

    private Rule trackReached(int start) {
        String track = word(Fault.of(ConditionFault.WANTED_TRACK));
        Milestone milestone = Arrays.stream(Milestone.values())
                .filter(candidate -> accept(ConditionText.word(candidate)))
                .findFirst()
                .orElseThrow(() -> expected(Fault.of(ConditionFault.WANTED_MILESTONE, "milestones", MILESTONES)));
        return made(start, () -> new Rule.TrackReached(track, milestone));
    }

    private Rule bodyFirst(int start) {
        String body = word(Fault.of(ConditionFault.WANTED_BODY));
        return made(start, () -> new Rule.BodyFirst(body));
    }

    private Rule from() {
        int start = peek().position();
        String date = word(Fault.of(ConditionFault.WANTED_DAY));
        return made(start, () -> new Rule.From(day(date)));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException _) {
            throw new Refused(ConditionFault.NO_DAY, "text", text);
        }
    }

    private Rule words() {
        if (!peek().isQuoted()) {
            throw expected(Fault.of(ConditionFault.WANTED_WORDS));
        }
        ConditionToken words = take();
        return made(words.position(), () -> new Rule.Words(words.text()));
    }

    private Commitment commitment() {
        return oneOf(Fault.of(ConditionFault.WANTED_COMMITMENT), "agree", "observe")
                        .equals("agree")
                ? Commitment.AGREES
                : Commitment.OBSERVES;
    }

    private @Nullable Integer threshold() {
        return accept("?") ? null : number(Fault.of(ConditionFault.WANTED_THRESHOLD));
    }

    private int number(Fault wanted) {
        if (peek().isQuoted() || !NUMBER.matcher(peek().text()).matches()) {
            throw expected(wanted);
        }
        return Integer.parseInt(take().text());
    }

    private Set<String> oneOrMore(String sign, Fault wanted) {
        Set<String> words = new TreeSet<>();
        do {
            words.add(word(wanted));
        } while (accept(sign));
        return words;
    }

    private String word(Fault wanted) {
        if (!peek().isWord()) {
            throw expected(wanted);
        }
        return take().text();
    }

    private String oneOf(Fault wanted, String... words) {
        if (Arrays.stream(words).noneMatch(peek()::is)) {
            throw expected(wanted);
        }
        return take().text();
    }

    private void require(String word) {
        if (!accept(word)) {
            throw expected(Fault.of(TextFault.WORD, "word", word));
        }
    }

    private boolean accept(String word) {
        boolean found = peek().is(word);
        if (found) {
            next++;
        }
        return found;
    }

    private ConditionToken take() {
        return tokens.get(next++);
    }

    private ConditionToken peek() {
        return tokens.get(next);
    }

    private Refused expected(Fault wanted) {
        return peek().insteadOf(wanted);
    }

    /// What a constructor refuses, the reader refuses at the place where it stands.
    private static <T> T made(int position, Supplier<T> constructor) {
        try {
            return constructor.get();
        } catch (Refused refused) {
            throw refusal(position, refused.fault());
        }
    }
}
