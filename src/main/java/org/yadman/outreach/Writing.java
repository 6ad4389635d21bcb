package org.yadman.outreach;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yadman.outreach.Appeal.Words;
import org.yadman.outreach.Contact.Safety;
import org.yadman.platform.text.Dates;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Messages;

/// Writes what one addressee receives, in its own language.
@Component
class Writing {

    private final List<KeptDays> kept;
    private final Messages messages;
    private final Dates dates;

    Writing(List<KeptDays> kept, Messages messages, Dates dates) {
        this.kept = List.copyOf(kept);
        this.messages = messages;
        this.dates = dates;
    }

    /// What is written to one addressee.
    record Written(Language language, String subject, String text) {}

    /// In the place of a code for whoever need not see it.
    static final String HIDDEN = "••••••••";

    private static final int LONGEST_SUBJECT = 200;

    /// What the next ask of a thread says; nothing where the appeal has no words in its language.
    ///
    /// @param code its eight digits, or {@link #HIDDEN}
    /// @param base of the site's address
    Optional<Written> next(
            AppealThread thread,
            Appeal appeal,
            Contact contact,
            LocalDate answerBy,
            LocalDate today,
            String code,
            String base) {
        Words words = appeal.content().words().get(thread.language());
        if (words == null) {
            return Optional.empty();
        }
        Language language = new Language(thread.language());
        boolean reminder = thread.asked() > 0;
        Map<String, String> values = values(thread, appeal, contact, language, answerBy, today, code, base);
        String subject = contact.details().safety().contains(Safety.NEVER_NAMED)
                ? messages.text(language, "outreach.subject.neutral")
                : Merge.fill(words.subject(), values);
        return Optional.of(new Written(
                language, oneLine(subject), plain(Merge.fill(reminder ? words.reminder() : words.body(), values))));
    }

    // A name can be long, or hold what no header may.
    static String oneLine(String subject) {
        String line = subject.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ").strip();
        return line.length() > LONGEST_SUBJECT ? line.substring(0, LONGEST_SUBJECT) : line;
    }

    static String plain(String text) {
        return text.replaceAll("[\\p{Cc}&&[^\\n\\t]]", "");
    }

    /// The same with the code of a thread hidden, in digits of any script.
    static String masked(String text, AppealThread thread) {
        String code = thread.code();
        if (code == null) {
            return text;
        }
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < code.length(); i++) {
            char digit = code.charAt(i);
            int value = digit - '0';
            digits.append(digits.isEmpty() ? "" : "[\\s\\u200e-]?")
                    .append('[')
                    .append(digit)
                    .append((char) ('۰' + value))
                    .append((char) ('٠' + value))
                    .append(']');
        }
        return text.replaceAll(digits.toString(), HIDDEN);
    }

    private Map<String, String> values(
            AppealThread thread,
            Appeal appeal,
            Contact contact,
            Language language,
            LocalDate answerBy,
            LocalDate today,
            String code,
            String base) {
        Map<String, String> values = new HashMap<>();
        int left = Math.max(0, appeal.content().reminders() - thread.asked());
        values.put("name", contact.details().name());
        values.put("days", days(contact, language));
        values.put(
                "is-right",
                messages.text(
                        language,
                        "outreach.letter.is-right",
                        "known",
                        !known(group(contact), language).isEmpty()));
        values.put("address", bare(base) + "/" + language.tag() + "/answer");
        values.put("code", dates.digits(language, halves(code)));
        values.put("reminders", messages.text(language, "outreach.letter.reminders", "count", left));
        values.put("answer-by", dates.both(language, answerBy));
        values.put("sender", String.join("\n", appeal.content().sender()));
        String ring = appeal.content().ring();
        values.put("ring", ring);
        values.put("or-ring", ring.isBlank() ? "" : messages.text(language, "outreach.letter.or-ring", "number", ring));
        values.put("doubts", ring.isBlank() ? "" : messages.text(language, "outreach.letter.doubts", "number", ring));
        values.put("date", dates.both(language, today));
        return values;
    }

    // In two halves, as it is read over the telephone.
    static String halves(String code) {
        return code.substring(0, 4) + " " + code.substring(4);
    }

    // Typed in by hand: without the scheme it is shorter, and no mail program makes a link of it that hides another.
    static String bare(String base) {
        return base.replaceFirst("^https?://", "");
    }

    private String days(Contact contact, Language language) {
        List<String> known = known(group(contact), language);
        return known.isEmpty()
                ? messages.text(language, "outreach.letter.no-days")
                : known.stream().map(each -> "– " + each).collect(Collectors.joining("\n"));
    }

    private static @Nullable UUID group(Contact contact) {
        return contact.details().group();
    }

    /// What is known of the days that a group keeps.
    ///
    /// @param group in the record, or null
    List<String> known(@Nullable UUID group, Language language) {
        return group == null
                ? List.of()
                : kept.stream()
                        .flatMap(each -> each.of(group, language).stream())
                        .toList();
    }
}
