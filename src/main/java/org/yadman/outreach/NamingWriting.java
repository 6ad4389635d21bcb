package org.yadman.outreach;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.yadman.outreach.NamingStore.Made;
import org.yadman.outreach.Threads.Open;
import org.yadman.outreach.Writing.Written;
import org.yadman.platform.text.Dates;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Messages;
import org.yadman.platform.web.Mistake;

/// Writes the letter by which somebody is told that it will be named, and how it answers that.
@Component
class NamingWriting {

    private static final Set<String> FIELDS =
            Set.of("name", "asks", "stands", "address", "code", "sender", "ring", "date");

    /// Without these it would tell nobody anything: when, what will be written, and how to answer.
    private static final List<String> NEEDED = List.of("asks", "stands", "address", "code");

    private static final Pattern FIELD = Pattern.compile("\\[([a-z-]{1,20})]");

    private final Messages messages;
    private final Dates dates;

    NamingWriting(Messages messages, Dates dates) {
        this.messages = messages;
        this.dates = dates;
    }

    /// A letter with merge fields, as it can be changed before it goes.
    record Draft(String subject, String text) {}

    Draft draft(Language language) {
        return new Draft(
                messages.text(language, "silence.notice.subject"), messages.text(language, "silence.notice.text"));
    }

    /// What is wrong with a letter.
    static List<Mistake> check(Draft draft) {
        List<Mistake> mistakes = new ArrayList<>();
        if (draft.subject().isEmpty()
                || draft.subject().length() > AppealForm.LONGEST_SUBJECT
                || draft.subject().contains("\n")) {
            mistakes.add(Mistake.at("subject", "outreach.mistake.subject", "most", AppealForm.LONGEST_SUBJECT));
        }
        if (draft.text().isEmpty() || draft.text().length() > AppealForm.LONGEST_BODY) {
            mistakes.add(Mistake.at("text", "outreach.mistake.body", "most", AppealForm.LONGEST_BODY));
            return mistakes;
        }
        NEEDED.stream()
                .filter(field -> !Merge.has(draft.text(), field))
                .findFirst()
                .ifPresent(field ->
                        mistakes.add(Mistake.at("text", "silence.mistake.needed", "field", "[" + field + "]")));
        for (String unknown : unknown(draft.text())) {
            mistakes.add(Mistake.at("text", "silence.mistake.field", "field", "[" + unknown + "]"));
        }
        return mistakes;
    }

    private static Set<String> unknown(String text) {
        Set<String> unknown = new TreeSet<>();
        Matcher found = FIELD.matcher(text);
        while (found.find()) {
            if (!FIELDS.contains(found.group(1))) {
                unknown.add(found.group(1));
            }
        }
        return unknown;
    }

    /// The letter as it is read.
    ///
    /// @param standsOn when it would be named
    /// @param code its eight digits, or {@link Writing#HIDDEN}
    Written write(
            Draft draft, Open open, NamingCase found, LocalDate standsOn, LocalDate today, String code, String base) {
        Language language = new Language(open.thread().language());
        Map<String, String> values = Map.of(
                "name", open.contact() == null ? "" : open.contact().details().name(),
                "asks",
                        found.made().stream()
                                .map(ask -> "– "
                                        + line(new Made(ask.on(), ask.way(), ask.state() == Ask.State.SENT), language))
                                .collect(Collectors.joining("\n")),
                "stands", dates.both(language, standsOn),
                "address", Writing.bare(base) + "/" + language.tag() + "/answer",
                "code", dates.digits(language, Writing.halves(code)),
                "sender", String.join("\n", open.appeal().content().sender()),
                "ring", open.appeal().content().ring(),
                "date", dates.both(language, today));
        return new Written(language, Writing.oneLine(draft.subject()), Writing.plain(Merge.fill(draft.text(), values)));
    }

    /// An ask in a few words: when, how, and whether it arrived.
    String line(Made ask, Language language) {
        return messages.text(
                language,
                "silence.ask",
                "date",
                dates.both(language, ask.on()),
                "way",
                messages.text(language, "outreach.channel." + ask.way().word()),
                "arrived",
                ask.arrived() ? "YES" : "NO");
    }
}
