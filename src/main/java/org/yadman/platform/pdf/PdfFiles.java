package org.yadman.platform.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;

/// The files inside a PDF, which may be anybody's.
public final class PdfFiles {

    /// More than any list of ours.
    private static final int LARGEST = 32 * 1024 * 1024;

    private PdfFiles() {}

    /// The file of this name; empty where there is none, or none that can be read.
    public static Optional<byte[]> find(byte[] pdf, String name) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDDocumentNameDictionary names = document.getDocumentCatalog().getNames();
            PDEmbeddedFilesNameTreeNode tree = names == null ? null : names.getEmbeddedFiles();
            Map<String, PDComplexFileSpecification> files = tree == null ? null : tree.getNames();
            PDComplexFileSpecification file = files == null ? null : files.get(name);
            if (file == null || file.getEmbeddedFile() == null) {
                return Optional.empty();
            }
            try (InputStream content = file.getEmbeddedFile().createInputStream()) {
                byte[] bytes = content.readNBytes(LARGEST + 1);
                return bytes.length > LARGEST ? Optional.empty() : Optional.of(bytes);
            }
        } catch (IOException | RuntimeException broken) {
            return Optional.empty();
        }
    }
}
