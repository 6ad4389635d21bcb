package org.yadman.testing;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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

    /// One line for each fault.
    ///
    /// @param name of the page, for the lines
    public static List<String> faults(String name, String source) throws Exception {
        List<String> faults = new ArrayList<>();
        SimpleDocumentValidator validator = new SimpleDocumentValidator(true, false, false);
        Collected collected = new Collected(name, faults);
        validator.setUpMainSchema("http://s.validator.nu/html5-rdfalite.rnc", collected);
        validator.setUpValidatorAndParsers(collected, true, false);
        InputSource input = new InputSource(new ByteArrayInputStream(source.getBytes(StandardCharsets.UTF_8)));
        input.setEncoding("UTF-8");
        input.setSystemId("http://localhost/");
        validator.checkHtmlInputSource(input);
        Document page = Jsoup.parse(source);
        if (page.select("h1").size() != 1) {
            faults.add(name + ": headings " + page.select("h1").eachText());
        }
        page.select("input:not([type=hidden]), select, textarea").forEach(field -> {
            if (page.select("label[for=" + field.id() + "]").size() != 1) {
                faults.add(name + ": no label for " + field);
            }
        });
        page.select("script, iframe, object, embed, [style], [onclick]")
                .forEach(element -> faults.add(name + ": " + element));
        return faults;
    }

    private record Collected(String name, List<String> faults) implements ErrorHandler {
        @Override
        public void warning(SAXParseException warning) {
            // A warning is advice.
        }

        @Override
        public void error(SAXParseException error) {
            faults.add(name + " line " + error.getLineNumber() + ": " + error.getMessage());
        }

        @Override
        public void fatalError(SAXParseException error) {
            error(error);
        }
    }
}
