package org.yadman.platform.files;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Keeps documents: each once, under the SHA-256 of its bytes, at most 20 MB.
@Component
public class Documents {

    /// The most bytes that a document may have.
    public static final int LARGEST = 20 * 1024 * 1024;

    private final DocumentStore store;

    Documents(DocumentStore store) {
        this.store = store;
    }

    /// A document as it is kept.
    ///
    /// @param sha256 64 hexadecimal digits, lower case
    public record Document(String sha256, MediaType type, byte[] content) {}

    /// Keeps a document; the same bytes are kept once.
    ///
    /// @throws IllegalArgumentException when it is empty, larger than {@link #LARGEST} or of a kind that is not
    ///     taken: a caller checks that first and says so to the person
    @Transactional(propagation = Propagation.MANDATORY)
    public Document keep(byte[] content) {
        MediaType type = MediaType.of(content)
                .filter(known -> content.length > 0 && content.length <= LARGEST)
                .orElseThrow(() -> new IllegalArgumentException("Not a document that is taken"));
        Document document = new Document(sha256(content), type, content);
        store.insertIfNew(document);
        return document;
    }

    public Optional<Document> find(String sha256) {
        return store.find(sha256);
    }

    /// Removes the documents that nothing names any more.
    ///
    /// @param named the hashes that are still in use
    @Transactional(propagation = Propagation.MANDATORY)
    public void removeAllBut(java.util.Set<String> named) {
        store.hashes().stream().filter(hash -> !named.contains(hash)).forEach(store::delete);
    }

    /// The SHA-256 of bytes as 64 hexadecimal digits.
    public static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}

@Component
@Transactional(readOnly = true)
class DocumentStore {

    private final JdbcClient jdbc;

    DocumentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Documents.Document> find(String sha256) {
        return jdbc.sql("select sha256, media_type, content from document where sha256 = :sha256")
                .param("sha256", sha256)
                .query((row, i) -> new Documents.Document(
                        row.getString("sha256"),
                        MediaType.valueOf(row.getString("media_type")),
                        row.getBytes("content")))
                .optional();
    }

    java.util.List<String> hashes() {
        return jdbc.sql("select sha256 from document")
                .query((row, i) -> row.getString(1))
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insertIfNew(Documents.Document document) {
        jdbc.sql("""
                insert into document (sha256, media_type, size, content) values (:sha256, :type, :size, :content)
                on conflict (sha256) do nothing
                """)
                .param("sha256", document.sha256())
                .param("type", document.type().name())
                .param("size", document.content().length)
                .param("content", document.content())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void delete(String sha256) {
        jdbc.sql("delete from document where sha256 = :sha256")
                .param("sha256", sha256)
                .update();
    }
}
