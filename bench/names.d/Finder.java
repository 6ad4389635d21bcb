package org.yadman.pure.names;

import com.ibm.icu.text.Transliterator;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.FSDirectory;

/// One way to find names, ours or another.
interface Finder extends AutoCloseable {

    String name();

    /// The numbers of the nearest names, nearest first.
    List<Integer> find(String query, int limit) throws Exception;

    /// What it keeps on disk or mapped, in bytes.
    long bytes() throws IOException;

    @Override
    default void close() throws Exception {}

    /// Makes it for these names.
    interface Maker {
        Finder make(List<String> names, Path folder) throws Exception;
    }

    /// Our own.
    record Yadman(NameIndex index, long bytes) implements Finder {
        static Finder make(List<String> names, Path folder) throws IOException {
            IndexWriter writer = new IndexWriter();
            for (int i = 0; i < names.size(); i++) {
                writer.add(i, 0, names.get(i));
            }
            Path file = folder.resolve("names.index");
            writer.write(file);
            return new Yadman(NameIndex.open(file), Files.size(file));
        }

        @Override
        public String name() {
            return "Yadman";
        }

        @Override
        public List<Integer> find(String query, int limit) {
            return index.find(query, limit).stream().map(hit -> (int) hit.id()).toList();
        }
    }

    /// Both scripts in the Latin letters of ICU, for whoever compares letters only. Its Persian rules leave alef as it
    /// is; it is read as "a", which is to the advantage of the methods that use it.
    final class IcuLatin {
        private static final Transliterator LATIN =
                Transliterator.getInstance("Persian-Latin/BGN; Any-Latin; NFD; [:Mn:] Remove; Latin-ASCII; Lower");

        private IcuLatin() {}

        static String of(String name) {
            String plain = String.join(" ", Spelling.of(name).words());
            return LATIN.transliterate(plain).replace('ا', 'a').replaceAll("[^a-z ]", "");
        }
    }

    /// PostgreSQL's trigrams on ICU's Latin letters, by a GiST index that yields the nearest first.
    record Trigrams(EmbeddedPostgres server, Connection connection, PreparedStatement query, long bytes)
            implements Finder {
        static Finder make(List<String> names, Path folder) throws IOException, SQLException {
            EmbeddedPostgres server = EmbeddedPostgres.builder().start();
            Connection connection = server.getPostgresDatabase().getConnection();
            try (var statement = connection.createStatement()) {
                statement.execute("create extension pg_trgm");
                statement.execute("create table name (id integer, latin text)");
                connection.setAutoCommit(false);
                try (var insert = connection.prepareStatement("insert into name values (?, ?)")) {
                    for (int i = 0; i < names.size(); i++) {
                        insert.setInt(1, i);
                        insert.setString(2, IcuLatin.of(names.get(i)));
                        insert.addBatch();
                        if (i % 1000 == 999) {
                            insert.executeBatch();
                        }
                    }
                    insert.executeBatch();
                }
                connection.commit();
                connection.setAutoCommit(true);
                statement.execute("create index on name using gist (latin gist_trgm_ops)");
                statement.execute("analyze name");
                ResultSet size = statement.executeQuery("select pg_total_relation_size('name')");
                size.next();
                long bytes = size.getLong(1);
                return new Trigrams(
                        server,
                        connection,
                        connection.prepareStatement("select id from name order by latin <-> ?, id limit ?"),
                        bytes);
            }
        }

        @Override
        public String name() {
            return "pg_trgm on ICU Latin";
        }

        @Override
        public List<Integer> find(String text, int limit) throws SQLException {
            query.setString(1, IcuLatin.of(text));
            query.setInt(2, limit);
            List<Integer> found = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getInt(1));
                }
            }
            return found;
        }

        @Override
        public void close() throws Exception {
            connection.close();
            server.close();
        }
    }

    /// Lucene, each word with two letters wrong, on ICU's Latin letters.
    record Lucene(DirectoryReader reader, IndexSearcher searcher, long bytes) implements Finder {
        static Finder make(List<String> names, Path folder) throws IOException {
            FSDirectory directory = FSDirectory.open(folder.resolve("lucene"));
            var config = new IndexWriterConfig(new StandardAnalyzer()).setOpenMode(IndexWriterConfig.OpenMode.CREATE);
            try (var writer = new org.apache.lucene.index.IndexWriter(directory, config)) {
                for (int i = 0; i < names.size(); i++) {
                    Document document = new Document();
                    document.add(new TextField("name", IcuLatin.of(names.get(i)), Store.NO));
                    document.add(new StoredField("id", i));
                    writer.addDocument(document);
                }
                writer.forceMerge(1);
            }
            long bytes = 0;
            for (String file : directory.listAll()) {
                bytes += directory.fileLength(file);
            }
            DirectoryReader reader = DirectoryReader.open(directory);
            return new Lucene(reader, new IndexSearcher(reader), bytes);
        }

        @Override
        public String name() {
            return "Lucene fuzzy on ICU Latin";
        }

        @Override
        public List<Integer> find(String text, int limit) throws IOException {
            BooleanQuery.Builder words = new BooleanQuery.Builder();
            for (String word : IcuLatin.of(text).split(" ")) {
                if (!word.isEmpty()) {
                    words.add(new FuzzyQuery(new Term("name", word), 2), Occur.SHOULD);
                }
            }
            List<Integer> found = new ArrayList<>();
            for (ScoreDoc hit : searcher.search(words.build(), limit).scoreDocs) {
                found.add(searcher.storedFields()
                        .document(hit.doc)
                        .getField("id")
                        .numericValue()
                        .intValue());
            }
            return found;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }

    /// Every name is compared, by a measure of likeness of letters.
    record Each(String name, List<String> names, ToDoubleBiFunction<String, String> likeness) implements Finder {
        static Finder levenshtein(List<String> names, Path folder) {
            return new Each("Levenshtein on ICU Latin", latin(names), Each::levenshtein);
        }

        static Finder jaroWinkler(List<String> names, Path folder) {
            JaroWinklerSimilarity similarity = new JaroWinklerSimilarity();
            return new Each("Jaro–Winkler on ICU Latin", latin(names), similarity::apply);
        }

        static double levenshtein(String one, String other) {
            int most = Math.max(1, Math.max(one.length(), other.length()));
            int distance = new LevenshteinDistance(most / 2 + 1).apply(one, other);
            return distance < 0 ? 0 : 1 - distance / (double) most;
        }

        private static List<String> latin(List<String> names) {
            return names.stream().map(IcuLatin::of).toList();
        }

        @Override
        public List<Integer> find(String query, int limit) {
            String latin = IcuLatin.of(query);
            double[] scores = names.stream()
                    .mapToDouble(other -> likeness.applyAsDouble(latin, other))
                    .toArray();
            return IntStream.range(0, scores.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> -scores[i]))
                    .limit(limit)
                    .toList();
        }

        @Override
        public long bytes() {
            return names.stream().mapToLong(latin -> 24L + latin.length()).sum();
        }
    }
}
