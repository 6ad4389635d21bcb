package org.yadman.platform.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.files.Cleaning.Cleaned;
import org.yadman.platform.files.Cleaning.Reason;
import org.yadman.platform.files.Cleaning.Removed;

/// Writes a PDF anew from its pages: of the catalogue, of the pages and of what they draw with only what drawing needs
/// is kept, and the writer takes only what can be reached from there. So nothing has to be known of what is left out.
final class PdfCleaning {

    private static final Set<COSName> CATALOGUE = names("Type", "Pages", "Version", "Lang", "OCProperties");
    private static final Set<COSName> TREE =
            names("Type", "Kids", "Count", "Parent", "Resources", "MediaBox", "CropBox", "Rotate");
    private static final Set<COSName> PAGE = names(
            "Type",
            "Parent",
            "Resources",
            "MediaBox",
            "CropBox",
            "BleedBox",
            "TrimBox",
            "ArtBox",
            "Rotate",
            "UserUnit",
            "Contents",
            "Group");
    /// What pages draw with is a world of its own; in it these say something about people and programs, or lead out.
    private static final Set<COSName> NOT_DRAWN = names(
            "Metadata", "PieceInfo", "LastModified", "AF", "OPI", "StructParent", "StructParents", "CreatorInfo", "JS");
    private static final Set<COSName> OUTSIDE = names("F", "FFilter", "FDecodeParms", "Ref");
    /// Their keys are names that the file chose.
    private static final Set<COSName> MAPS = names(
            "Font", "XObject", "ColorSpace", "Pattern", "Shading", "ExtGState", "Properties", "CharProcs", "Colorants");

    private final PDDocument document;
    private final EnumSet<Removed> removed = EnumSet.noneOf(Removed.class);

    private PdfCleaning(PDDocument document) {
        this.document = document;
    }

    private static Set<COSName> names(String... names) {
        return Set.of(names).stream().map(COSName::getPDFName).collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    static Cleaned clean(byte[] file) {
        if (PdfStreams.inflateTooFar(file)) {
            return new Cleaned.Refused(Reason.PDF_BOMB);
        }
        Bounded out = new Bounded(Math.min(Documents.LARGEST, file.length + 64 * 1024));
        List<Removed> removed;
        try (PDDocument document = Loader.loadPDF(file)) {
            if (document.isEncrypted()) {
                return new Cleaned.Refused(Reason.PDF_ENCRYPTED);
            }
            if (document.getNumberOfPages() == 0) {
                return new Cleaned.Refused(Reason.PDF_BROKEN);
            }
            PdfCleaning cleaning = new PdfCleaning(document);
            cleaning.strip();
            removed = List.copyOf(cleaning.removed);
            // Without it the time would go into the file's id, and the same upload would give another document each
            // time.
            document.setDocumentId(1L);
            document.save(out);
        } catch (InvalidPasswordException e) {
            return new Cleaned.Refused(Reason.PDF_ENCRYPTED);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // The parser throws anything at a file that is not what it says.
            return new Cleaned.Refused(Reason.PDF_BROKEN);
        }
        // Only now, when the document has given its memory back, is there room for another copy.
        return out.tooLarge
                ? new Cleaned.Refused(Reason.TOO_LARGE)
                : new Cleaned.Clean(out.toByteArray(), MediaType.PDF, removed);
    }

    private void strip() throws IOException {
        COSDictionary trailer = document.getDocument().getTrailer();
        COSDictionary info = trailer.getCOSDictionary(COSName.INFO);
        if (info != null && info.size() > 0) {
            removed.add(Removed.METADATA);
        }
        keepOnly(trailer, names("Root", "Size"));
        for (PDPage page : document.getPages()) {
            PdfMarks.draw(document, page, removed);
        }
        stripCatalogue(document.getDocumentCatalog().getCOSObject());
        Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (PDPage page : document.getPages()) {
            COSDictionary dictionary = page.getCOSObject();
            if (dictionary.containsKey(COSName.AA)) {
                removed.add(Removed.SCRIPTS);
            }
            if (dictionary.containsKey(COSName.METADATA)) {
                removed.add(Removed.METADATA);
            }
            keepOnly(dictionary, PAGE);
            stripTree(dictionary, seen);
            walk(dictionary.getDictionaryObject(COSName.CONTENTS), seen);
            walk(dictionary.getDictionaryObject(COSName.GROUP), seen);
            PDResources resources = page.getResources();
            walk(resources == null ? null : resources.getCOSObject(), seen);
        }
        walk(document.getDocumentCatalog().getCOSObject().getDictionaryObject(COSName.OCPROPERTIES), seen);
    }

    private void stripCatalogue(COSDictionary catalogue) {
        COSDictionary names = catalogue.getCOSDictionary(COSName.NAMES);
        note(catalogue, Removed.METADATA, "Metadata", "PieceInfo", "StructTreeRoot", "Perms", "Legal");
        note(catalogue, Removed.SCRIPTS, "OpenAction", "AA", "URI", "Requirements", "Extensions");
        note(catalogue, Removed.ATTACHMENTS, "AF", "Collection");
        note(catalogue, Removed.FORMS, "AcroForm", "NeedsRendering");
        note(catalogue, Removed.OUTLINES, "Outlines", "Threads", "Dests", "PageLabels");
        if (names != null) {
            note(names, Removed.ATTACHMENTS, "EmbeddedFiles", "AlternatePresentations", "Renditions");
            note(names, Removed.SCRIPTS, "JavaScript");
            note(names, Removed.OUTLINES, "Dests");
        }
        keepOnly(catalogue, CATALOGUE);
    }

    private void note(COSDictionary dictionary, Removed what, String... keys) {
        for (String key : keys) {
            if (dictionary.containsKey(COSName.getPDFName(key))) {
                removed.add(what);
            }
        }
    }

    // The nodes above a page.
    private static void stripTree(COSDictionary page, Set<COSBase> seen) {
        COSDictionary above = page.getCOSDictionary(COSName.PARENT);
        while (above != null && seen.add(above)) {
            keepOnly(above, TREE);
            above = above.getCOSDictionary(COSName.PARENT);
        }
    }

    private static void keepOnly(COSDictionary dictionary, Set<COSName> kept) {
        for (COSName key : List.copyOf(dictionary.keySet())) {
            if (!kept.contains(key)) {
                dictionary.removeItem(key);
            }
        }
    }

    private record Open(COSBase base, boolean map) {}

    private void walk(@Nullable COSBase from, Set<COSBase> seen) throws IOException {
        Deque<Open> open = new ArrayDeque<>();
        push(open, from, false);
        while (!open.isEmpty()) {
            Open next = open.pop();
            if (!seen.add(next.base())) {
                continue;
            }
            if (next.base() instanceof COSArray array) {
                for (int i = 0; i < array.size(); i++) {
                    push(open, array.get(i), false);
                }
            } else if (next.base() instanceof COSDictionary dictionary) {
                if (!next.map()) {
                    strip(dictionary);
                }
                for (COSName key : dictionary.keySet()) {
                    push(open, dictionary.getItem(key), !next.map() && MAPS.contains(key));
                }
            }
        }
    }

    private static void push(Deque<Open> open, @Nullable COSBase base, boolean map) {
        COSBase whole = base instanceof COSObject reference ? reference.getObject() : base;
        if (whole instanceof COSArray || whole instanceof COSDictionary) {
            open.push(new Open(whole, map));
        }
    }

    private void strip(COSDictionary dictionary) throws IOException {
        for (COSName key : NOT_DRAWN) {
            if (dictionary.containsKey(key)) {
                dictionary.removeItem(key);
                removed.add(Removed.METADATA);
            }
        }
        if (dictionary instanceof COSStream stream) {
            OUTSIDE.forEach(stream::removeItem);
            if (COSName.DCT_DECODE.equals(onlyFilter(stream))) {
                stripPicture(stream);
            }
        }
    }

    private static @Nullable COSBase onlyFilter(COSStream stream) {
        COSBase filters = stream.getFilters();
        return filters instanceof COSArray array && array.size() == 1 ? array.getObject(0) : filters;
    }

    // A photo in a PDF still says where it was taken.
    private void stripPicture(COSStream stream) throws IOException {
        try (InputStream whole = stream.createRawInputStream()) {
            if (!ImageParts.copyBare(whole, OutputStream.nullOutputStream())) {
                return;
            }
        }
        ByteArrayOutputStream bare = new ByteArrayOutputStream();
        try (InputStream whole = stream.createRawInputStream()) {
            ImageParts.copyBare(whole, bare);
        }
        try (OutputStream out = stream.createRawOutputStream()) {
            bare.writeTo(out);
        }
        removed.add(Removed.METADATA);
    }

    /// Memory for one result, without the copies that growing makes.
    private static final class Bounded extends ByteArrayOutputStream {
        private boolean tooLarge;

        Bounded(int size) {
            super(size);
        }

        @Override
        public synchronized void write(int b) {
            if (count >= Documents.LARGEST) {
                tooLarge = true;
            } else {
                super.write(b);
            }
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            if (length > Documents.LARGEST - count) {
                tooLarge = true;
            } else {
                super.write(bytes, from, length);
            }
        }
    }
}
