package org.yadman.pure.names;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How rare names are in two lists together, in bits: two Mohammadis are two of thousands, two of a
/// rare surname are perhaps one. Words are counted by what both scripts write of them, so that they
/// count together.
///
/// **Method.** W. E. Winkler, "Frequency-based matching in Fellegi–Sunter model of record linkage",
/// 2000; words are taken as independent of each other.
final class Rarity {

    private final Map<String, Integer> counts = new HashMap<>();
    private int entries;

    void add(EntryFacts entry) {
        entries++;
        Set<String> words = new HashSet<>();
        entry.names().forEach(name -> words.addAll(words(name)));
        words.forEach(word -> counts.merge(word, 1, Integer::sum));
    }

    /// That of its commonest spelling.
    double of(Collection<Spelling> names) {
        return names.stream().mapToDouble(this::of).min().orElse(0);
    }

    private double of(Spelling name) {
        double bits = 0;
        for (String word : words(name)) {
            bits += Math.log((entries + 1.0) / counts.getOrDefault(word, 1)) / Math.log(2);
        }
        return bits;
    }

    private static List<String> words(Spelling name) {
        List<String> words = new ArrayList<>();
        for (String word : Alike.words(name)) {
            words.add(key(word));
        }
        return words;
    }

    private static String key(String word) {
        StringBuilder key = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char sign = word.charAt(i);
            switch (sign) {
                case 'i', 'y', 'Y' -> key.append('y');
                case 'u', 'v', 'w' -> key.append('w');
                default -> {
                    if (sign == 'h' || Sounds.isFirm(sign)) {
                        key.append(sign);
                    }
                }
            }
        }
        return key.toString();
    }
}
