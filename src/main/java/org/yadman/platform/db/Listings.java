package org.yadman.platform.db;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Languages;
import org.yadman.platform.text.Localized;
import org.yadman.platform.text.SortKeys;
import org.yadman.pure.names.SearchText;

/// How everything public is listed and found: for each object and each of the server's languages the name shown,
/// its sort key in that language's alphabet, and the folded words by which it is found. A projection: written in
/// the same transaction as the object, and rebuildable from it.
@Component
public class Listings {

    private final ListingStore store;
    private final Languages languages;
    private final SortKeys sortKeys;

    Listings(ListingStore store, Languages languages, SortKeys sortKeys) {
        this.store = store;
        this.languages = languages;
        this.sortKeys = sortKeys;
    }

    /// One line of the projection.
    public record Line(String kind, UUID id, String language, String label, String sortKey, String words) {}

    /// Lists an object, replacing what stood there for it.
    ///
    /// @param words all by which it should be found, in any language, besides its names
    @Transactional(propagation = Propagation.MANDATORY)
    public void put(Ref ref, Localized names, List<String> words) {
        store.delete(ref);
        lines(ref, names, words).forEach(store::insert);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void remove(Ref ref) {
        store.delete(ref);
    }

    /// The lines that {@link #put} writes: also what a rebuild compares with.
    public List<Line> lines(Ref ref, Localized names, List<String> words) {
        StringBuilder all = new StringBuilder();
        names.texts().values().forEach(name -> all.append(name).append(' '));
        words.forEach(word -> all.append(word).append(' '));
        String folded = SearchText.fold(all.toString());
        List<Line> lines = new ArrayList<>();
        for (Language language : languages.all()) {
            String label = names.in(language).value();
            lines.add(new Line(ref.kind(), ref.id(), language.tag(), label, sortKeys.key(language, label), folded));
        }
        return lines;
    }

    /// All lines of a kind, for comparing with a rebuild.
    @Transactional(readOnly = true)
    public List<Line> all(String kind) {
        return store.all(kind);
    }

    /// What a person's words find, by kind, each kind's hits in the order of their names.
    ///
    /// @param most at most so many of each kind
    @Transactional(readOnly = true)
    public Map<String, List<Line>> search(Language language, String query, int most) {
        return store.search(language, words(query), most);
    }

    /// Some of the objects of a kind, in the order of their names.
    ///
    /// @param words every one of them must occur; none: all objects
    @Transactional(readOnly = true)
    public List<Line> list(String kind, Language language, List<String> words, long skip, int most) {
        return store.list(kind, language, words, skip, most);
    }

    /// How many objects of a kind there are, as {@link #list} would give them.
    @Transactional(readOnly = true)
    public int count(String kind, Language language, List<String> words) {
        return store.count(kind, language, words);
    }

    /// The folded words of a query, each of which must occur.
    public static List<String> words(String query) {
        String folded = SearchText.fold(query);
        return folded.isEmpty()
                ? List.of()
                : List.of(folded.split(" ")).stream().limit(8).toList();
    }

    /// "Every word occurs": a condition on `words` with one numbered parameter a word, filled by {@link #parameters}.
    public static String condition(List<String> words) {
        StringBuilder condition = new StringBuilder("1 = 1");
        for (int i = 0; i < words.size(); i++) {
            condition.append(" and listing.words like :word").append(i);
        }
        return condition.toString();
    }

    /// The parameters of {@link #condition}. Folded words hold letters and digits only, so no wildcard can come
    /// from outside.
    public static Map<String, Object> parameters(List<String> words) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (int i = 0; i < words.size(); i++) {
            parameters.put("word" + i, "%" + words.get(i) + "%");
        }
        return parameters;
    }
}
