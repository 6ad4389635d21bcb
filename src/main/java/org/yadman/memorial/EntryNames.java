package org.yadman.memorial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.SortKeys;
import org.yadman.pure.names.SearchText;

/// What somebody in a list is called, and by which words an entry is found.
@Component
class EntryNames {

    /// In its alphabet both scripts have a place: Persian names before Latin ones.
    private static final Language ALPHABET = new Language("fa");

    /// Behind every key of a name.
    private static final String LAST = "ff";

    private static final int LONGEST = 300;

    private static final Set<ListField> FOUND_BY = Set.of(
            ListField.NAME,
            ListField.GIVEN,
            ListField.SURNAME,
            ListField.FATHER,
            ListField.PLACE,
            ListField.PROVINCE,
            ListField.PRISON);

    private final SortKeys keys;

    EntryNames(SortKeys keys) {
        this.keys = keys;
    }

    /// Who has no name comes last.
    String sortKey(String name) {
        return name.isEmpty() ? LAST : keys.key(ALPHABET, name);
    }

    /// The names, each with its script, in the order of the list: whole ones, or else given name and surname of the
    /// same script.
    static List<Statement> all(List<Statement> statements) {
        List<Statement> whole = statements.stream()
                .filter(each -> each.field() == ListField.NAME && each.value() != null)
                .toList();
        if (!whole.isEmpty()) {
            return whole;
        }
        Map<String, List<String>> parts = new LinkedHashMap<>();
        Stream.of(ListField.GIVEN, ListField.SURNAME)
                .flatMap(field -> statements.stream().filter(each -> each.field() == field))
                .forEach(each -> {
                    String value = each.value();
                    if (value != null) {
                        parts.computeIfAbsent(each.script(), script -> new ArrayList<>())
                                .add(value);
                    }
                });
        List<Statement> made = new ArrayList<>();
        parts.forEach((script, words) -> {
            String name = String.join(" ", words);
            made.add(new Statement(ListField.NAME, name, name, script));
        });
        return made;
    }

    /// The first of them; empty where there is none.
    static String first(List<Statement> statements) {
        return all(statements).stream()
                .map(each -> shortened(each.text()))
                .findFirst()
                .orElse("");
    }

    private static String shortened(String name) {
        return name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    }

    /// All by which an entry is found, folded.
    static String words(EntryReader.Read read) {
        Stream<String> said = read.statements().stream()
                .filter(each -> FOUND_BY.contains(each.field()))
                .map(Statement::text);
        return Stream.concat(said, Stream.of(read.number()))
                .map(SearchText::fold)
                .filter(each -> !each.isEmpty())
                .distinct()
                .collect(Collectors.joining(" "));
    }
}
