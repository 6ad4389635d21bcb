package org.yadman.pure.names;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yadman.pure.names.Spelling.Script;

/// Gathers spellings and makes a [NameIndex] of them. The same spellings give the same file, byte for
/// byte, in whatever order they come.
public final class IndexWriter {

    private record Row(String sounds, boolean persian, long id, int list, String name) {
        static final Comparator<Row> IN_ORDER = Comparator.comparing(Row::sounds)
                .thenComparing(Row::persian)
                .thenComparingInt(Row::list)
                .thenComparingLong(Row::id)
                .thenComparing(Row::name);

        boolean sameForm(Row other) {
            return persian == other.persian && sounds.equals(other.sounds);
        }
    }

    private final List<Row> rows = new ArrayList<>();

    /// Adds a spelling of an entry; an entry may have several. What has no word is left out: nobody can
    /// look for it.
    ///
    /// @param id the entry's
    /// @param list a number of the list's, given back with what is found
    public void add(long id, int list, String name) {
        Spelling spelling = Spelling.of(name);
        if (!spelling.sounds().isEmpty()) {
            rows.add(new Row(spelling.sounds(), spelling.script() == Script.PERSIAN, id, list, name));
        }
    }

    /// Writes the index beside its place and moves it there when it is whole.
    public void write(Path file) throws IOException {
        Tables tables = new Tables(rows);
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        IndexFile index = IndexFile.create(unfinished, tables.size());
        tables.fill(index);
        index.seal();
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// The index without a file, gone with whoever holds it.
    NameIndex inMemory() {
        Tables tables = new Tables(rows);
        IndexFile index = IndexFile.inMemory(tables.size());
        tables.fill(index);
        return new NameIndex(index);
    }

    /// How much a piece tells that so many of the forms have, in sixteenths of a bit.
    static int weight(int frequency, int forms) {
        return 1 + (int) (16 * Math.log((forms + 1.0) / frequency) / Math.log(2));
    }

    /// What goes into the file, in its order.
    private static final class Tables {
        private final List<Row> entries = new ArrayList<>();
        private final List<Row> forms = new ArrayList<>();
        private final int[] frequencies = new int[Grams.COUNT];
        private long letters;
        private long signs;
        private long postings;

        Tables(List<Row> rows) {
            rows.sort(Row.IN_ORDER);
            for (Row row : rows) {
                if (entries.isEmpty() || !entries.getLast().equals(row)) {
                    entries.add(row);
                    letters += row.name.getBytes(StandardCharsets.UTF_8).length;
                }
                if (forms.isEmpty() || !forms.getLast().sameForm(row)) {
                    addForm(row);
                }
            }
        }

        private void addForm(Row row) {
            forms.add(row);
            signs += row.sounds.length();
            for (int gram : Grams.of(row.sounds)) {
                frequencies[gram]++;
                postings++;
            }
        }

        IndexFile.Size size() {
            return new IndexFile.Size(
                    entries.size(),
                    forms.size(),
                    Math.toIntExact(postings),
                    Math.toIntExact(letters),
                    Math.toIntExact(signs));
        }

        void fill(IndexFile file) {
            fillEntries(file);
            fillPostings(file);
        }

        private void fillEntries(IndexFile file) {
            int form = -1;
            int lettersAt = 0;
            int signsAt = 0;
            for (int i = 0; i < entries.size(); i++) {
                Row entry = entries.get(i);
                if (i == 0 || !entries.get(i - 1).sameForm(entry)) {
                    form++;
                    byte[] bytes = entry.sounds.getBytes(StandardCharsets.ISO_8859_1);
                    file.setForm(form, i, signsAt, bytes);
                    signsAt += bytes.length;
                }
                byte[] text = entry.name.getBytes(StandardCharsets.UTF_8);
                file.setEntry(i, entry.id, entry.list, lettersAt, text);
                lettersAt += text.length;
            }
        }

        private void fillPostings(IndexFile file) {
            int[] next = new int[Grams.COUNT];
            int at = 0;
            for (int gram = 0; gram < Grams.COUNT; gram++) {
                file.setFirstPosting(gram, at);
                next[gram] = at;
                at += frequencies[gram];
            }
            file.setFirstPosting(Grams.COUNT, at);
            for (int form = 0; form < forms.size(); form++) {
                int mass = 0;
                for (int gram : Grams.of(forms.get(form).sounds)) {
                    file.setPosting(next[gram]++, form);
                    mass += weight(frequencies[gram], forms.size());
                }
                file.setMass(form, mass, forms.get(form).persian);
            }
        }
    }
}
