package org.yadman.platform.pdf;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.PageBox;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// Lets elements sink to the foot of the page on which they stand, and letters begin on odd pages: the
/// library can do neither. An element that sinks has an id that begins with `sink-`, and one that begins a
/// letter with `letter-`.
final class Sinking {

    /// Less than the thickness of a line: so that what was moved does not fall onto the next page.
    private static final float SLACK = 1f;

    private final Map<String, Float> ways = new HashMap<>();
    private final TreeSet<Integer> beginnings = new TreeSet<>();

    /// @param renderer with everything laid out and nothing moved
    void measure(PdfBoxRenderer renderer) {
        List<PageBox> pages = renderer.getRootBox().getLayer().getPages();
        renderer.getSharedContext().getIdMap().forEach((id, box) -> {
            int page = page(box, pages);
            if (id.startsWith("letter-")) {
                beginnings.add(page);
            } else if (id.startsWith("sink-")) {
                int way = pages.get(page).getBottom() - box.getAbsY() - box.getHeight();
                ways.put(id, Math.max(0f, way / renderer.getDotsPerPoint() - SLACK));
            }
        });
    }

    private static int page(Box box, List<PageBox> pages) {
        int page = 0;
        while (page < pages.size() - 1 && box.getAbsY() >= pages.get(page).getBottom()) {
            page++;
        }
        return page;
    }

    void sink(Document document) {
        NodeList all = document.getElementsByTagName("div");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            Float way = ways.get(element.getAttribute("id"));
            if (way != null) {
                // Not a margin: what is kept together must not leave its beginning on the page before.
                element.setAttribute("style", String.format(Locale.ROOT, "padding-top: %.2fpt", way));
            }
        }
    }

    /// Puts an empty page behind every letter that ends on the front of a sheet.
    void fillSheets(PDDocument document) {
        int added = 0;
        for (int beginning : beginnings) {
            int at = beginning + added;
            if (at % 2 == 1) {
                PDPage before = document.getPage(at - 1);
                PDPage empty = new PDPage(before.getMediaBox());
                empty.setResources(new PDResources());
                document.getPages().insertAfter(empty, before);
                added++;
            }
        }
    }
}
