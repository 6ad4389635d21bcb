package org.yadman.pure.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yadman.pure.names.GeneratedNames.Latin;
import org.yadman.pure.names.NameIndex.Hit;

class NameIndexTest {

    @TempDir
    private Path folder;

    private record Written(long id, int list, String name) {}

    private Path write(String file, List<Written> names) throws IOException {
        IndexWriter writer = new IndexWriter();
        names.forEach(name -> writer.add(name.id, name.list, name.name));
        Path path = folder.resolve(file);
        writer.write(path);
        return path;
    }

    /// Three people who never lived, among three hundred others.
    private NameIndex index() throws IOException {
        List<Written> names = new ArrayList<>(generated(300));
        names.add(new Written(1, 1, "هوشنگ رضا کوهستانی"));
        names.add(new Written(2, 2, "Hushang Reza Kuhestani"));
        names.add(new Written(3, 1, "نسترن یگانه‌دوست"));
        names.add(new Written(4, 1, "ناشناس"));
        return NameIndex.open(write("names", names));
    }

    private static List<Written> generated(int count) {
        GeneratedNames names = new GeneratedNames(5);
        List<Written> written = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            var name = names.name(i % 5 == 0);
            String text = i % 2 == 0 ? names.persian(name) : names.latin(name, Latin.PRESS);
            written.add(new Written(1_000 + i, i % 3, text));
        }
        return written;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    another script            | Nastaran Yegane Doust    | 3
                    one word of two           | Yeganehdust              | 3
                    a given name alone        | نسترن                    | 3
                    surname first             | یگانه دوست نسترن         | 3
                    Arabic keyboard           | هوشنگ رضا كوهستاني       | 1
                    a slip                    | هوشنگ رصا کوهستانی       | 1
                    the word in the middle    | هوشنگ کوهستانی           | 1
                    vowels left out           | Hshng Rza Khstani        | 2
                    initial                   | H. Kuhestani             | 2
                    """)
    void a_name_is_found_as_people_type_it(String how, String query, long id) throws IOException {
        assertThat(index().find(query, 5)).as(how).extracting(Hit::id).contains(id);
    }

    @Test
    void the_querys_own_script_comes_first_and_each_entry_once() throws IOException {
        assertThat(index().find("Hushang Reza Kuhestani", 2))
                .extracting(Hit::id)
                .containsExactly(2L, 1L);
        assertThat(index().find("هوشنگ رضا کوهستانی", 2)).extracting(Hit::id).containsExactly(1L, 2L);

        List<Written> both = List.of(
                new Written(7, 1, "هوشنگ کوهستانی"),
                new Written(7, 1, "Hushang Kuhestani"),
                new Written(8, 1, "هوشنگ"));
        List<Hit> hits = NameIndex.open(write("both", both)).find("Hushang Kuhestani", 5);
        assertThat(hits).extracting(Hit::id).containsExactly(7L, 8L);
        assertThat(hits.getFirst()).isEqualTo(new Hit(7, 1, "Hushang Kuhestani", 1));
    }

    @Test
    void letters_that_sound_alike_stand_behind_those_that_were_typed() throws IOException {
        List<Written> names = List.of(new Written(1, 1, "رضا صابت"), new Written(2, 1, "رضا ثابت"));
        assertThat(NameIndex.open(write("alike", names)).find("رضا ثابت", 5))
                .extracting(Hit::id)
                .containsExactly(2L, 1L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "ناشناس", "unknown", "%", "١٢٣", "()"})
    void nobody_is_found_by_nothing(String query) throws IOException {
        assertThat(index().find(query, 5)).isEmpty();
        assertThat(index().find("Nastaran", 0)).isEmpty();
    }

    @Test
    void an_empty_index_finds_nothing() throws IOException {
        NameIndex empty = NameIndex.open(write("empty", List.of()));
        assertThat(empty.size()).isZero();
        assertThat(empty.find("Reza Moradi", 5)).isEmpty();
    }

    @Test
    void the_same_names_give_the_same_file_in_whatever_order_they_come() throws IOException {
        List<Written> names = new ArrayList<>(generated(500));
        byte[] bytes = Files.readAllBytes(write("once", names));
        Collections.shuffle(names, new Random(1));
        names.addAll(names.subList(0, 40));
        assertThat(Files.readAllBytes(write("again", names))).isEqualTo(bytes);
    }

    @Test
    void a_damaged_shortened_or_older_file_is_refused() throws IOException {
        Path whole = write("whole", generated(50));
        byte[] bytes = Files.readAllBytes(whole);
        Random random = new Random(2);
        for (int i = 0; i < 200; i++) {
            byte[] damaged = bytes.clone();
            int at = i < 36 ? i : random.nextInt(bytes.length);
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            assertRefused(damaged, "a flipped bit in byte " + at);
        }
        for (int length : new int[] {0, 1, 39, 40, 1_000, bytes.length - 1}) {
            assertRefused(Arrays.copyOf(bytes, length), "only " + length + " bytes");
        }
        assertRefused(Arrays.copyOf(bytes, bytes.length + 1), "a byte more");
    }

    private void assertRefused(byte[] bytes, String why) throws IOException {
        Path file = folder.resolve("damaged");
        Files.write(file, bytes);
        assertThatThrownBy(() -> NameIndex.open(file)).as(why).isInstanceOf(UnreadableIndex.class);
    }

    @Test
    void an_open_index_goes_on_when_a_newer_one_takes_its_place() throws IOException {
        Path file = write("names", List.of(new Written(1, 1, "Reza Moradi")));
        NameIndex older = NameIndex.open(file);
        write("names", List.of(new Written(2, 1, "Nastaran Rad")));
        assertThat(older.find("Reza Moradi", 1)).extracting(Hit::id).containsExactly(1L);
        assertThat(NameIndex.open(file).find("Nastaran Rad", 1))
                .extracting(Hit::id)
                .containsExactly(2L);
    }

    @Test
    void whatever_is_typed_takes_bounded_time() throws IOException {
        NameIndex index = index();
        List<String> hostile = List.of(
                "a".repeat(1_000_000),
                "علی ".repeat(100_000),
                "(".repeat(100_000),
                "a b c d e f g h i j k l m n o p q r s t u v w x y z ".repeat(1_000),
                "\ud800".repeat(1_000),
                "\u0650".repeat(100_000),
                "ﷺ".repeat(10_000));
        assertThat(Duration.ofSeconds(5)).isGreaterThan(time(() -> hostile.forEach(query -> index.find(query, 50))));
    }

    private static Duration time(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Test
    void many_may_search_at_once() throws IOException {
        NameIndex index = index();
        List<Hit> alone = index.find("Nastaran Yegane Doust", 5);
        assertThat(IntStream.range(0, 2_000)
                        .parallel()
                        .mapToObj(_ -> index.find("Nastaran Yegane Doust", 5))
                        .distinct())
                .containsExactly(alone);
    }
}
