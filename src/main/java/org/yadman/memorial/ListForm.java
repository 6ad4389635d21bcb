package org.yadman.memorial;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yadman.memorial.MemorialList.Facts;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Localized;
import org.yadman.platform.web.Checked;
import org.yadman.platform.web.Mistake;

/// What is said of a list, as somebody typed it.
record ListForm(Map<String, String> typed) {

    static final ListForm EMPTY = new ListForm(Map.of());

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s\"<>]{3,500}");
    private static final int LONGEST = 500;
    private static final int MOST = 100_000_000;

    ListForm {
        typed = Map.copyOf(typed);
    }

    static ListForm of(MemorialList list) {
        Facts facts = list.facts();
        Map<String, String> typed = new HashMap<>();
        facts.title().texts().forEach((tag, text) -> typed.put("title_" + tag, text));
        typed.put("publisher", facts.publisher());
        typed.put("address", facts.address() == null ? "" : facts.address());
        typed.put("licence", facts.licence());
        typed.put("permission", facts.permission());
        typed.put("group", facts.group() == null ? "" : String.valueOf(facts.group()));
        typed.put("declared", facts.declaredTotal() == null ? "" : String.valueOf(facts.declaredTotal()));
        return new ListForm(typed);
    }

    String get(String field) {
        return typed.getOrDefault(field, "").strip();
    }

    /// What was typed, or what is wrong with it.
    ///
    /// @param groups whose lists there can be
    Checked<Facts> check(List<Language> languages, List<UUID> groups) {
        List<Mistake> mistakes = new ArrayList<>();
        Map<String, String> title = new HashMap<>();
        for (Language language : languages) {
            String text = get("title_" + language.tag());
            if (!text.isEmpty()) {
                title.put(language.tag(), text);
            }
        }
        if (title.isEmpty()) {
            mistakes.add(Mistake.at("title_" + languages.getFirst().tag(), "memorial.mistake.title"));
        }
        if (get("publisher").isEmpty()) {
            mistakes.add(Mistake.at("publisher", "memorial.mistake.publisher"));
        }
        for (String field : List.of("publisher", "licence", "permission")) {
            if (get(field).length() > LONGEST) {
                mistakes.add(Mistake.at(field, "memorial.mistake.long", "most", LONGEST));
            }
        }
        if (!get("address").isEmpty() && !ADDRESS.matcher(get("address")).matches()) {
            mistakes.add(Mistake.at("address", "memorial.mistake.address"));
        }
        Integer declared = declared();
        if (!get("declared").isEmpty() && declared == null) {
            mistakes.add(Mistake.at("declared", "memorial.mistake.declared"));
        }
        UUID group = groups.stream()
                .filter(each -> each.toString().equals(get("group")))
                .findFirst()
                .orElse(null);
        if (!mistakes.isEmpty()) {
            return new Checked.Invalid<>(mistakes);
        }
        return new Checked.Valid<>(new Facts(
                new Localized(title),
                get("publisher"),
                get("address").isEmpty() ? null : get("address"),
                get("licence"),
                get("permission"),
                group,
                declared));
    }

    private @Nullable Integer declared() {
        String digits = ListDates.digits(get("declared")).replaceAll("[ ,.٬]", "");
        return digits.matches("[0-9]{1,9}") && Integer.parseInt(digits) <= MOST ? Integer.valueOf(digits) : null;
    }
}
