package org.yadman.pure.tally;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yadman.pure.Fault;
import org.yadman.pure.Refused;
import org.yadman.pure.tally.Tally.Count;
import org.yadman.pure.tally.Tally.Method;

/// Reads the notation of [Tally]. What is well written and still impossible, the tally itself refuses.
final class TallyParser {
    private static final String NUMBER = "[0-9]{1,9}";
    private static final Pattern VOTES =
            Pattern.compile("(?<yes>N)-(?<no>N)(?:-(?<abstain>N))?".replace("N", "\\?|" + NUMBER));
    private static final Pattern BEGINS_NUMBERS = Pattern.compile("[0-9?-].*");

    private static final List<String> METHODS =
            Arrays.stream(Method.values()).map(Method::word).toList();

    private final String[] tokens;
    private final String words;
    private int next;

    TallyParser(String text) {
        int quote = text.indexOf('"');
        String plain = quote < 0 ? text : text.substring(0, quote);
        // Sources print 84–19–68 with dashes, and what is copied from them should be read.
        tokens = plain.strip().toLowerCase(Locale.ROOT).replace('–', '-').split("\\s+", -1);
        words = quote < 0 ? "" : unquoted(text.substring(quote).strip());
    }

    // The words stand last; a doubled mark inside is one mark.
    private static String unquoted(String quoted) {
        String inside = quoted.length() < 2 ? "\"" : quoted.substring(1, quoted.length() - 1);
        if (!quoted.endsWith("\"") || inside.replace("\"\"", "").contains("\"")) {
            throw new Refused(TallyFault.NOT_QUOTED);
        }
        return inside.replace("\"\"", "\"");
    }

    Tally parse() {
        Method method = method();
        Map<Count, Integer> numbers = new EnumMap<>(Count.class);
        if (BEGINS_NUMBERS.matcher(peek()).matches()) {
            votes(numbers);
        }
        while (!peek().isEmpty()) {
            Count count = count();
            if (numbers.put(count, number(count)) != null) {
                throw new Refused(TallyFault.TWICE, "count", count.word());
            }
        }
        return new Tally(method, numbers, words);
    }

    private Method method() {
        if (BEGINS_NUMBERS.matcher(peek()).matches()) {
            throw new Refused(TallyFault.NO_METHOD, "methods", METHODS, "numbers", peek());
        }
        Optional<Method> method = Arrays.stream(Method.values())
                .filter(candidate -> candidate.word().equals(peek()))
                .findFirst();
        if (method.isEmpty()) {
            throw expected(Fault.of(TallyFault.WANTED_METHOD, "methods", METHODS));
        }
        next++;
        return method.get();
    }

    private void votes(Map<Count, Integer> numbers) {
        Matcher votes = VOTES.matcher(peek());
        if (!votes.matches()) {
            throw expected(Fault.of(TallyFault.WANTED_VOTES));
        }
        next++;
        for (Count count : List.of(Count.YES, Count.NO, Count.ABSTAIN)) {
            String number = votes.group(count.word());
            if (number != null && !number.equals("?")) {
                numbers.put(count, Integer.parseInt(number));
            }
        }
    }

    private Count count() {
        Optional<Count> count = Arrays.stream(Count.values())
                .filter(candidate -> candidate.compareTo(Count.ABSTAIN) > 0
                        && candidate.word().equals(peek()))
                .findFirst();
        if (count.isEmpty()) {
            throw expected(Fault.of(TallyFault.WANTED_COUNT));
        }
        next++;
        return count.get();
    }

    private int number(Count count) {
        if (!peek().matches(NUMBER)) {
            throw expected(Fault.of(TallyFault.WANTED_NUMBER, "count", count.word()));
        }
        return Integer.parseInt(tokens[next++]);
    }

    /// The next word, or an empty one at the end.
    private String peek() {
        return next < tokens.length ? tokens[next] : "";
    }

    private Refused expected(Fault wanted) {
        return new Refused(TallyFault.EXPECTED, "wanted", wanted, "found", peek(), "end", peek().isEmpty());
    }
}
