package org.yadman.outreach;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Merge fields: what stands in brackets in the words of an appeal, and is another thing for everybody who
/// receives it.
final class Merge {

    /// Those that there are: the name of whoever is asked; the days it keeps as far as we know; whether
    /// that is right, or, where nothing is known, which they are; the address where it answers and its
    /// code; how many reminders will come; by when we hope for an answer; who writes, and where to ring
    /// back: the bare number, or a whole clause that is empty where there is no number.
    static final Set<String> FIELDS = Set.of(
            "name",
            "days",
            "is-right",
            "address",
            "code",
            "reminders",
            "answer-by",
            "sender",
            "ring",
            "or-ring",
            "doubts",
            "date");

    private static final Pattern FIELD = Pattern.compile("\\[([a-z-]{1,20})]");

    private Merge() {}

    /// Fields that stand in a text and are none.
    static Set<String> unknown(String text) {
        Set<String> unknown = new TreeSet<>();
        Matcher found = FIELD.matcher(text);
        while (found.find()) {
            if (!FIELDS.contains(found.group(1))) {
                unknown.add(found.group(1));
            }
        }
        return unknown;
    }

    static boolean has(String text, String field) {
        return text.contains("[" + field + "]");
    }

    /// The text with its fields filled in. What is filled in is never read for fields again.
    static String fill(String text, Map<String, String> values) {
        return FIELD.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }
}
