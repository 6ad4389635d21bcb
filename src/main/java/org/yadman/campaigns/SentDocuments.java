package org.yadman.campaigns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.multipart.MultipartFile;
import org.yadman.platform.files.Cleaning;
import org.yadman.platform.files.Cleaning.Cleaned;
import org.yadman.platform.files.Documents;
import org.yadman.platform.files.MediaType;
import org.yadman.platform.web.Mistake;

/// Documents that are sent along with a form. They are kept cleaned, and nobody sees them before a source names
/// them.
@Component
class SentDocuments {

    private final Cleaning cleaning;
    private final Documents documents;
    private final TransactionTemplate transactions;

    SentDocuments(Cleaning cleaning, Documents documents, PlatformTransactionManager transactions) {
        this.cleaning = cleaning;
        this.documents = documents;
        this.transactions = new TransactionTemplate(transactions);
    }

    /// Keeps the documents that were sent, each under the short name of its source.
    ///
    /// @param sent what was typed, to which their names and hashes are added
    /// @return the fields whose file is not taken
    List<Mistake> keep(Map<String, MultipartFile> files, Map<String, String> sent) {
        List<Mistake> refused = new ArrayList<>();
        files.forEach((field, file) -> {
            if (file.isEmpty() || !field.matches("\\d+\\.document_file")) {
                return;
            }
            String row = field.substring(0, field.indexOf('.'));
            // Cleaning takes seconds; no transaction waits for it.
            switch (cleaning.clean(bytes(file))) {
                case Cleaned.Refused no ->
                    refused.add(Mistake.at(row + ".document", no.reason().key()));
                case Cleaned.Clean clean -> {
                    String hash = keep(clean.content());
                    String slug = sent.getOrDefault(row + ".slug", "");
                    String name = slug.matches("[a-z0-9-]{1,60}") ? slug : hash.substring(0, 16);
                    sent.put(row + ".document", name + "." + extension(clean.type()));
                    sent.put(row + "_document", hash);
                }
            }
        });
        return refused;
    }

    private String keep(byte[] content) {
        return Objects.requireNonNull(
                transactions.execute(status -> documents.keep(content).sha256()));
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String extension(MediaType type) {
        return switch (type) {
            case PDF -> "pdf";
            case JPEG -> "jpg";
            case PNG -> "png";
            case WEBP -> "webp";
            case TEXT -> "txt";
        };
    }
}
