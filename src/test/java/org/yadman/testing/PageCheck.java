package org.yadman.testing;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nu.validator.validation.SimpleDocumentValidator;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;

/// What is wrong with a page: by the Nu Html Checker, and by our own rules (one heading, a label for each field, no
/// script, no style of its own).
public final class PageCheck {

    private PageCheck() {}

    /// One line for each fault of the page that a browser shows.
    public static List<String> faults(Browser browser) {
        return faults(Map.of(browser.location(), browser.source()));
    }

    /// One line for each fault of some pages: name → source.
    public static List<String> faults(Map<String, String> pages) {
        List<String> faults = new ArrayList<>();
        Collected collected = new Collected(faults);
        try {
            SimpleDocumentValidator validator = new SimpleDocumentValidator(true, false, false);
            validator.setUpMainSchema("http://s.validator.nu/html5-rdfalite.rnc", collected);
            validator.setUpValidatorAndParsers(collected, true, false);
            for (Map.Entry<String, String> page : pages.entrySet()) {
                InputSource input =
                        new InputSource(new ByteArrayInputStream(page.getValue().getBytes(StandardCharsets.UTF_8)));
                input.setEncoding("UTF-8");
                input.setSystemId("http://localhost" + page.getKey());
                validator.checkHtmlInputSource(input);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        pages.forEach((name, source) -> checkRules(name, Jsoup.parse(source), faults));
        return faults;
    }

    private static void checkRules(String name, Document page, List<String> faults) {
        if (page.select("h1").size() != 1) {
            faults.add(name + ": headings " + page.select("h1").eachText());
        }
        page.select("input:not([type=hidden]), select, textarea").forEach(field -> {
            if (page.select("label[for=" + field.id() + "]").size() != 1) {
                faults.add(name + ": no label for " + field);
            }
        });
        // The one script that there is stands on the pages that work with passkeys.
        page.select("script:not([src$=/passkey.js]:empty), iframe, object, embed, [style], [onclick]")
                .forEach(element -> faults.add(name + ": " + element));
    }

    private record Collected(List<String> faults) implements ErrorHandler {
        @Override
        public void warning(SAXParseException warning) {
            // A warning is advice.
        }

        @Override
        public void error(SAXParseException error) {
            faults.add(error.getSystemId() + " line " + error.getLineNumber() + ": " + error.getMessage());
        }

        @Override
        public void fatalError(SAXParseException error) {
            error(error);
        }
    }
}
