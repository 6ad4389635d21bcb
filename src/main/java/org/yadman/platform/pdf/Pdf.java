package org.yadman.platform.pdf;

import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.bidi.support.ICUBreakers;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import gg.jte.Content;
import gg.jte.output.StringOutput;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// Makes PDFs. A room gives a template of well-formed XHTML (`<br/>`, not `<br>`) that holds the body of
/// the document; paper, fonts, the foot of the page and its number come from here. Pictures only as `data:`
/// addresses.
///
/// One document at a time: pages take many times the memory of their words.
@Component
public class Pdf {

    private static final List<Face> FACES = List.of(
            new Face("serif.ttf", "Yadman Serif", 400),
            new Face("serif-semibold.ttf", "Yadman Serif", 600),
            new Face("vazirmatn.ttf", "Vazirmatn", 400),
            new Face("vazirmatn-semibold.ttf", "Vazirmatn", 600),
            new Face("persian-digits.ttf", "Persian Digits", 400));

    private final Templates templates;
    private final Semaphore turn = new Semaphore(1, true);

    Pdf(Templates templates) {
        this.templates = templates;
    }

    private record Face(String file, String family, int weight) {}

    /// The frame of every document.
    ///
    /// @param foot what stands at the foot of each page before and after its number
    public record Frame(Paper paper, String style, Content content, Foot foot) {}

    /// The sentence at the foot of a page, taken apart at its two numbers.
    public record Foot(String before, String between, String after) {

        /// In the visitor's language.
        public static Foot of(Visitor v) {
            String[] parts = v.t("platform.pdf.page", "page", "\u0001", "pages", "\u0001")
                    .split("\u0001", -1);
            return new Foot(parts[0], parts[1], parts[2]);
        }
    }

    /// A document for a visitor.
    ///
    /// @param template for instance `agreements/evidence`; gets `v` and `m` as a page does
    /// @param model finished: a template asks nothing
    public byte[] make(Visitor v, String template, Object model, Paper paper) {
        return make(v, templates.fragment(v, template, model), paper);
    }

    byte[] make(Visitor v, Content content, Paper paper) {
        Frame frame = new Frame(paper, text("paper.css"), content, Foot.of(v));
        return inTurn(v, paper, html(v, "platform/pdf/frame", frame), Sheets::make);
    }

    /// Letters in one file, each with page numbers of its own. What a letter shows stands in an element of
    /// the class `letter`, with its language and direction; what in it has the class `sink` and an id lies
    /// at the foot of the page on which it comes to stand.
    ///
    /// @param letters each for the one who reads it: languages may differ
    /// @param duplex whether each begins on a sheet of its own when both sides are printed
    public byte[] letters(Visitor v, List<Content> letters, Paper paper, PaperSize size, boolean duplex) {
        Content all = output -> letters.forEach(letter -> letter.writeTo(output));
        String style = text("paper.css") + text("letters.css") + text(size.style());
        Frame frame = new Frame(paper, style, all, Foot.of(v));
        return inTurn(
                v,
                paper,
                html(v, "platform/pdf/letters", frame),
                (html, locale, about) -> Sheets.letters(html, locale, about, duplex));
    }

    private interface Maker {
        byte[] make(String html, Locale locale, Paper paper) throws IOException;
    }

    private byte[] inTurn(Visitor v, Paper paper, String html, Maker maker) {
        turn.acquireUninterruptibly();
        try {
            return maker.make(html, v.language().javaLocale(), paper);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            turn.release();
        }
    }

    private String html(Visitor v, String template, Frame frame) {
        StringOutput output = new StringOutput();
        templates.fragment(v, template, frame).writeTo(output);
        return output.toString();
    }

    private static String text(String name) {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(Pdf.class.getResourceAsStream("/pdf/" + name), name);
    }

    /// What needs the library, apart, so that a server that makes no document never loads it.
    private static final class Sheets {

        private static final Joining JOINING = new Joining();

        static {
            // It would tell the log what stands in documents.
            XRLog.setLoggingEnabled(false);
        }

        private Sheets() {}

        private static boolean carriesItself(@Nullable String address) {
            return address != null && address.startsWith("data:image/png;base64,");
        }

        static byte[] make(String html, Locale locale, Paper paper) throws IOException {
            try (var renderer = builder(html, locale).buildPdfRenderer();
                    PDDocument document = renderer.createPDFKeepOpen()) {
                return new Finish(document, JOINING).save(paper);
            }
        }

        static byte[] letters(String html, Locale locale, Paper paper, boolean duplex) throws IOException {
            Sinking sinking = new Sinking();
            // Where things come to stand is known when all is laid out: once to measure, once to draw.
            try (var renderer = builder(html, locale).buildPdfRenderer()) {
                renderer.layout();
                sinking.measure(renderer);
            }
            try (var renderer =
                            builder(html, locale).addDOMMutator(sinking::sink).buildPdfRenderer();
                    PDDocument document = renderer.createPDFKeepOpen()) {
                if (duplex) {
                    sinking.fillSheets(document);
                }
                return new Finish(document, JOINING).save(paper);
            }
        }

        private static PdfRendererBuilder builder(String html, Locale locale) throws IOException {
            PdfRendererBuilder builder = new PdfRendererBuilder()
                    .useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory())
                    .useUnicodeBidiReorderer(JOINING)
                    .useUnicodeLineBreaker(new ICUBreakers.ICULineBreaker(locale))
                    .useUnicodeCharacterBreaker(new ICUBreakers.ICUCharacterBreaker(locale))
                    .useReplacementText("\u25A1")
                    .addDOMMutator(RightToLeftTables::turn)
                    .useUriResolver((base, address) -> Sheets.carriesItself(address) ? address : null)
                    .useExternalResourceAccessControl(
                            (address, type) -> Sheets.carriesItself(address),
                            ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
                    .usePdfAConformance(PdfAConformance.PDFA_3_A)
                    .usePdfUaAccessibility(true)
                    .useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData())
                    .withProducer("Yadman")
                    .useFastMode()
                    .withHtmlContent(html, "nowhere:/");
            FACES.forEach(face ->
                    builder.useFont(() -> open(face.file()), face.family(), face.weight(), FontStyle.NORMAL, true));
            return builder;
        }
    }
}
