package org.yadman.platform.text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yadman.pure.Fault;
import org.yadman.pure.Refused;
import org.yadman.pure.TextFault;
import org.yadman.pure.calendars.CalendarFault;
import org.yadman.pure.conditions.ConditionFault;
import org.yadman.pure.tally.TallyFault;

/// Something to be told to a person, in no language yet.
///
/// @param key of the message
/// @param arguments name, value, name, value …; a value may be a sentence or a list of words itself
public record Sentence(String key, List<@Nullable Object> arguments) {

    private static final Pattern IN_QUOTES = Pattern.compile("«([^«»\u2068\u2069]*)»");

    public Sentence {
        arguments = Collections.unmodifiableList(new ArrayList<>(arguments));
    }

    public static Sentence of(String key, @Nullable Object... arguments) {
        return new Sentence(key, Arrays.asList(arguments));
    }

    /// The words for what the pure part of the program found wrong.
    public static Sentence of(Fault fault) {
        return new Sentence(
                key(fault.code()),
                fault.arguments().stream()
                        .<@Nullable Object>map(argument -> argument instanceof Fault inner ? of(inner) : argument)
                        .toList());
    }

    /// Why a parser could not read what it was given. An exception that says it in no sentence is a bug and thrown on.
    public static Sentence why(IllegalArgumentException refusal) {
        return switch (refusal) {
            case Refused refused -> of(refused.fault());
            case Misread misread -> misread.sentence();
            default -> throw refusal;
        };
    }

    private static String key(Enum<?> code) {
        String word = code.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return switch (code) {
            case TextFault _ -> "platform.fault.text." + word;
            case CalendarFault _ -> "platform.fault.calendar." + word;
            case ConditionFault _ -> "platform.fault.condition." + word;
            case TallyFault _ -> "platform.fault.tally." + word;
            default -> throw new IllegalArgumentException("There are no words for " + code);
        };
    }

    /// The words in a language.
    public String in(Messages messages, Language language) {
        String said = messages.text(
                language,
                key,
                arguments.stream()
                        .map(argument -> said(argument, messages, language))
                        .toArray());
        // What stands in quotation marks is in no language or in another one: it keeps its own direction.
        return language.rightToLeft() ? IN_QUOTES.matcher(said).replaceAll("«\u2068$1\u2069»") : said;
    }

    private static @Nullable Object said(@Nullable Object argument, Messages messages, Language language) {
        return switch (argument) {
            case Sentence sentence -> sentence.in(messages, language);
            case List<?> words ->
                words.stream()
                        .map(word -> language.rightToLeft() ? "\u2068" + word + "\u2069" : String.valueOf(word))
                        .collect(Collectors.joining(messages.text(language, "platform.rule.comma")));
            case LocalDate day -> day.toString();
            case null, default -> argument;
        };
    }
}
