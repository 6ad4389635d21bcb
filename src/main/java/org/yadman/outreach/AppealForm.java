package org.yadman.outreach;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.yadman.outreach.Appeal.Content;
import org.yadman.outreach.Appeal.Kind;
import org.yadman.outreach.Appeal.Words;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.web.Checked;
import org.yadman.platform.web.Mistake;

/// An appeal as it was typed.
///
/// @param fields by name; of each language `subject-en`, `body-en`, `reminder-en`
record AppealForm(Map<String, String> fields) {

    static final int LONGEST_SUBJECT = 150;
    static final int LONGEST_BODY = 20_000;
    private static final int LONGEST_LINE = 200;

    AppealForm {
        Map<String, String> plain = new TreeMap<>();
        fields.forEach(
                (name, value) -> plain.put(name, value.replace("\r\n", "\n").strip()));
        fields = Map.copyOf(plain);
    }

    static AppealForm of(Appeal appeal) {
        Content content = appeal.content();
        Map<String, String> fields = new TreeMap<>();
        fields.put("kind", appeal.kind().word());
        fields.put("title", content.title());
        fields.put("sender", String.join("\n", content.sender()));
        fields.put("ring", content.ring());
        fields.put("reminders", String.valueOf(content.reminders()));
        fields.put("days", String.valueOf(content.days()));
        content.words().forEach((language, words) -> {
            fields.put("subject-" + language, words.subject());
            fields.put("body-" + language, words.body());
            fields.put("reminder-" + language, words.reminder());
        });
        return new AppealForm(fields);
    }

    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /// What it comes to.
    record Typed(Kind kind, Content content) {}

    /// What it comes to, or what is wrong with it.
    ///
    /// @param languages in which it can be written; one of them is enough
    Checked<Typed> check(List<String> languages) {
        List<Mistake> mistakes = new ArrayList<>();
        Kind kind = FolderRow.constant(Kind.class, field("kind"));
        if (kind == null) {
            mistakes.add(Mistake.at("kind", "outreach.mistake.kind"));
        }
        line("title", true, mistakes);
        line("ring", false, mistakes);
        if (field("sender").isEmpty() || field("sender").length() > LONGEST_LINE * 3) {
            mistakes.add(Mistake.at("sender", "outreach.mistake.sender"));
        }
        int reminders = number("reminders", 0, Appeal.MOST_REMINDERS, mistakes);
        int days = number("days", Appeal.FEWEST_DAYS, Appeal.MOST_DAYS, mistakes);
        Map<String, Words> words = new TreeMap<>();
        for (String language : languages) {
            words(language, reminders, words, mistakes);
        }
        if (words.isEmpty() && mistakes.isEmpty()) {
            mistakes.add(Mistake.at("body-" + languages.getFirst(), "outreach.mistake.words"));
        }
        if (kind == null || !mistakes.isEmpty()) {
            return new Checked.Invalid<>(mistakes);
        }
        return new Checked.Valid<>(new Typed(
                kind,
                new Content(
                        field("title"),
                        field("sender")
                                .lines()
                                .map(String::strip)
                                .filter(each -> !each.isEmpty())
                                .toList(),
                        field("ring"),
                        reminders,
                        days,
                        words)));
    }

    private void line(String name, boolean required, List<Mistake> mistakes) {
        if ((required && field(name).isEmpty()) || field(name).length() > LONGEST_LINE) {
            mistakes.add(Mistake.at(name, "outreach.mistake.line", "most", LONGEST_LINE));
        }
    }

    private int number(String name, int least, int most, List<Mistake> mistakes) {
        String typed = field(name);
        if (typed.matches("[0-9]{1,3}") && Integer.parseInt(typed) >= least && Integer.parseInt(typed) <= most) {
            return Integer.parseInt(typed);
        }
        mistakes.add(Mistake.at(name, "outreach.mistake.number", "least", least, "most", most));
        return least;
    }

    private void words(String language, int reminders, Map<String, Words> words, List<Mistake> mistakes) {
        String subject = field("subject-" + language);
        String body = field("body-" + language);
        String reminder = field("reminder-" + language);
        if (subject.isEmpty() && body.isEmpty() && reminder.isEmpty()) {
            return;
        }
        if (subject.isEmpty() || subject.length() > LONGEST_SUBJECT || subject.contains("\n")) {
            mistakes.add(Mistake.at("subject-" + language, "outreach.mistake.subject", "most", LONGEST_SUBJECT));
        }
        if (body.isEmpty() || body.length() > LONGEST_BODY) {
            mistakes.add(Mistake.at("body-" + language, "outreach.mistake.body", "most", LONGEST_BODY));
        }
        // Whoever is asked knows from the first letter how often it will be asked again (writetothem #157).
        if (reminders > 0 && !body.isEmpty() && !Merge.has(body, "reminders")) {
            mistakes.add(Mistake.at("body-" + language, "outreach.mistake.reminders-unsaid"));
        }
        if (reminders > 0 && (reminder.isEmpty() || reminder.length() > LONGEST_BODY)) {
            mistakes.add(Mistake.at("reminder-" + language, "outreach.mistake.reminder", "most", LONGEST_BODY));
        }
        for (String name : List.of("subject-" + language, "body-" + language, "reminder-" + language)) {
            Set<String> unknown = Merge.unknown(field(name));
            if (!unknown.isEmpty()) {
                mistakes.add(Mistake.at(
                        name,
                        "outreach.mistake.field",
                        "field",
                        "[" + unknown.iterator().next() + "]"));
            }
        }
        words.put(language, new Words(subject, body, reminder));
    }
}
