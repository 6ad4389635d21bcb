package org.yadman.pure.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CanonicalBytesTest {

    @Test
    void what_is_not_the_same_has_not_the_same_bytes() {
        List<CanonicalBytes> all = List.of(
                CanonicalBytes.of("a"),
                CanonicalBytes.of("a").text(""),
                CanonicalBytes.of("a").text(null),
                CanonicalBytes.of("b"),
                CanonicalBytes.of("").text("a"),
                CanonicalBytes.of("a").text("bc"),
                CanonicalBytes.of("ab").text("c"),
                CanonicalBytes.of("a").text("b").text("c"),
                CanonicalBytes.of("a").number(0),
                CanonicalBytes.of("a").number(1),
                CanonicalBytes.of("a").text("1"),
                CanonicalBytes.of("a").map(Map.of()),
                CanonicalBytes.of("a").map(Map.of("b", "c")),
                CanonicalBytes.of("a").map(Map.of("c", "b")),
                CanonicalBytes.of("a").map(Map.of()).text("b").text("c"));
        Set<String> hashes = new HashSet<>();
        all.forEach(bytes -> hashes.add(bytes.sha256()));
        assertThat(hashes).hasSameSizeAs(all);
    }

    @Test
    void the_order_in_which_a_map_was_filled_does_not_matter() {
        Random random = new Random(7);
        for (int round = 0; round < 50; round++) {
            Map<String, String> one = new LinkedHashMap<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                one.put("k" + random.nextInt(10), "v" + random.nextInt(3));
            }
            Map<String, String> other = new LinkedHashMap<>();
            one.keySet().stream()
                    .sorted(java.util.Comparator.reverseOrder())
                    .forEach(key -> other.put(key, one.get(key)));
            assertThat(CanonicalBytes.of("x").map(other).sha256())
                    .isEqualTo(CanonicalBytes.of("x").map(one).sha256());
        }
    }

    /// What was hashed years ago must still be the same: the form is frozen.
    @Test
    void the_form_is_the_one_that_it_always_was() {
        ChainLine first = ChainLine.after(
                ChainLine.BEFORE_FIRST, 1, "2026-11-23", "audit.act.erased", "operator", "0".repeat(64));
        assertThat(first.link()).isEqualTo("3dab603a9ca09c252ea9cc0eadb99bb1514f91961e8fe365574c50d4ad9da305");
    }
}
