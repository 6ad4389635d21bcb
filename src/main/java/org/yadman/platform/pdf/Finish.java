package org.yadman.platform.pdf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;

/// What is done to a document when its pages are drawn: its day instead of the moment, attachments, room for a seal.
final class Finish {

    private final PDDocument document;
    private final PlainLetters letters;

    Finish(PDDocument document, Joining joining) {
        this.document = document;
        this.letters = new PlainLetters(joining);
    }

    byte[] save(Paper paper) throws IOException {
        Calendar day = GregorianCalendar.from(paper.day().atStartOfDay(ZoneOffset.UTC));
        PDDocumentInformation about = document.getDocumentInformation();
        about.setCreationDate(day);
        about.setModificationDate(day);
        if (paper.sealed()) {
            about.setCustomMetadataValue(PdfSeal.NAME, PdfSeal.BLANK);
        }
        setDayOfMetadata(paper);
        attach(paper, day);
        // The fonts are cut to what is used when a document is saved: once for that, and once for the file.
        document.setDocumentId((long) Arrays.hashCode(paper.title().getBytes(StandardCharsets.UTF_8)));
        document.save(OutputStream.nullOutputStream(), CompressParameters.NO_COMPRESSION);
        letters.restore(document);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes, CompressParameters.NO_COMPRESSION);
        return bytes.toByteArray();
    }

    // The library writes down the moment.
    private void setDayOfMetadata(Paper paper) throws IOException {
        PDMetadata metadata = document.getDocumentCatalog().getMetadata();
        String words = new String(metadata.toByteArray(), StandardCharsets.UTF_8)
                .replaceAll("<xmp:(Create|Modify)Date>[^<]*</xmp:", "<xmp:$1Date>" + paper.day() + "T00:00:00Z</xmp:");
        metadata.importXMPMetadata(words.getBytes(StandardCharsets.UTF_8));
    }

    private void attach(Paper paper, Calendar day) throws IOException {
        Map<String, PDComplexFileSpecification> files = new TreeMap<>();
        COSArray associated = new COSArray();
        for (Paper.Attachment each : paper.attached()) {
            PDEmbeddedFile content = new PDEmbeddedFile(document, new ByteArrayInputStream(each.content()));
            content.setSubtype(each.type());
            content.setSize(each.content().length);
            content.setModDate(day);
            PDComplexFileSpecification file = new PDComplexFileSpecification();
            file.setFile(each.name());
            file.setFileUnicode(each.name());
            file.setFileDescription(each.about());
            file.setEmbeddedFile(content);
            file.setEmbeddedFileUnicode(content);
            file.getCOSObject().setItem(COSName.getPDFName("AFRelationship"), COSName.getPDFName("Data"));
            files.put(each.name(), file);
            associated.add(file);
        }
        if (!files.isEmpty()) {
            PDDocumentCatalog catalog = document.getDocumentCatalog();
            PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
            tree.setNames(files);
            PDDocumentNameDictionary names = new PDDocumentNameDictionary(catalog);
            names.setEmbeddedFiles(tree);
            catalog.setNames(names);
            catalog.getCOSObject().setItem(COSName.getPDFName("AF"), associated);
        }
    }
}
