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

/// Reads the notation of [Rule] by recursive descent. Every refusal says where, what was expected and what is there.
final class ConditionParser {
    // Nine digits are nearly a billion people, and still an int.
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private static final String MILESTONES =
            Arrays.stream(Milestone.values()).map(ConditionText::word).collect(Collectors.joining(", "));

    private final List<ConditionToken> tokens;
    private int next;

    ConditionParser(String text) {
        tokens = ConditionToken.split(text);
    }

    static IllegalArgumentException refusal(int position, String sentence) {
        return new IllegalArgumentException("At character " + (position + 1) + ": " + sentence);
    }

    Rule parse() {
        Rule rule = joined(0);
        if (!peek().isEnd()) {
            throw expected("\"and\", \"or\" or the end of the condition");
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
            throw refusal(
                    peek().position(),
                    "\"and\" and \"or\" stand side by side: put parentheses around what belongs together.");
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
            throw expected("\"and\", \"or\" or \")\"");
        }
        return inner;
    }

    private Rule leaf(int start) {
        String word = oneOf(
                "a condition: at least, signatures, groups, track, body, from, words or \"(\"",
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
        int tier = accept("tier") ? number("a tier: 1, 2 or 3") : 0;
        return made(
                start,
                () -> new Rule.AtLeast(threshold, new Who(kinds, countries, distinctCountries, tier, commitment)));
    }

    private Set<String> kinds() {
        boolean any = accept("groups") || ConditionChecks.NO_KINDS.stream().anyMatch(peek()::is);
        return any ? Set.of() : oneOrMore("|", "a kind of group such as human-rights-organisation, or groups");
    }

    private Set<String> countries() {
        return oneOrMore("|", "a country such as DE").stream()
                .map(country -> country.toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private int distinctCountries() {
        int countries = number("a number of countries such as 5");
        require("countries");
        return countries;
    }

    private Rule signatures(int start) {
        Integer threshold = threshold();
        return made(start, () -> new Rule.Signatures(threshold));
    }

    private Rule named(int start) {
        Set<String> groups = oneOrMore(",", "the slug of a group");
        Commitment commitment = commitment();
        return made(start, () -> new Rule.Named(groups, commitment));
    }

    private Rule trackReached(int start) {
        String track = word("the slug of a track");
        Milestone milestone = Arrays.stream(Milestone.values())
                .filter(candidate -> accept(ConditionText.word(candidate)))
                .findFirst()
                .orElseThrow(() -> expected("how far the track has come: " + MILESTONES));
        return made(start, () -> new Rule.TrackReached(track, milestone));
    }

    private Rule bodyFirst(int start) {
        String body = word("the slug of a body");
        return made(start, () -> new Rule.BodyFirst(body));
    }

    private Rule from() {
        int start = peek().position();
        String date = word("a day such as 2027-09-01");
        return made(start, () -> new Rule.From(day(date)));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException notADay) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a day: expected year, month and day, like 2027-09-01.", notADay);
        }
    }

    private Rule words() {
        if (!peek().isQuoted()) {
            throw expected("the words in quotation marks, such as \"the board decides\"");
        }
        ConditionToken words = take();
        return made(words.position(), () -> new Rule.Words(words.text()));
    }

    private Commitment commitment() {
        return oneOf("agree or observe", "agree", "observe").equals("agree") ? Commitment.AGREES : Commitment.OBSERVES;
    }

    private @Nullable Integer threshold() {
        return accept("?") ? null : number("a number, or ? where the text names none");
    }

    private int number(String choices) {
        if (peek().isQuoted() || !NUMBER.matcher(peek().text()).matches()) {
            throw expected(choices);
        }
        return Integer.parseInt(take().text());
    }

    private Set<String> oneOrMore(String sign, String choices) {
        Set<String> words = new TreeSet<>();
        do {
            words.add(word(choices));
        } while (accept(sign));
        return words;
    }

    private String word(String choices) {
        if (!peek().isWord()) {
            throw expected(choices);
        }
        return take().text();
    }

    private String oneOf(String choices, String... words) {
        if (Arrays.stream(words).noneMatch(peek()::is)) {
            throw expected(choices);
        }
        return take().text();
    }

    private void require(String word) {
        if (!accept(word)) {
            throw expected("\"" + word + "\"");
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

    private IllegalArgumentException expected(String choices) {
        return refusal(peek().position(), "Expected " + choices + ", but found " + peek().shown() + ".");
    }

    /// What a constructor refuses, the reader refuses at the place where it stands.
    private static <T> T made(int position, Supplier<T> constructor) {
        try {
            return constructor.get();
        } catch (IllegalArgumentException refused) {
            throw refusal(position, String.valueOf(refused.getMessage()));
        }
    }
}
