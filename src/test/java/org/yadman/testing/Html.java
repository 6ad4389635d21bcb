package org.yadman.testing;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nu.validator.validation.SimpleDocumentValidator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;

/// What the Nu HTML checker finds wrong with a page.
public final class Html {

    private Html() {}

    /// One sentence an error; nothing for a page that is right.
    public static List<String> errors(String source) {
        List<String> errors = new ArrayList<>();
        Collected collected = new Collected(errors);
        try {
            SimpleDocumentValidator validator = new SimpleDocumentValidator(true, false, false);
            validator.setUpMainSchema("http://s.validator.nu/html5-rdfalite.rnc", collected);
            validator.setUpValidatorAndParsers(collected, true, false);
            InputSource input = new InputSource(new ByteArrayInputStream(source.getBytes(StandardCharsets.UTF_8)));
            input.setEncoding("UTF-8");
            validator.checkHtmlInputSource(input);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return errors;
    }

    private record Collected(List<String> errors) implements ErrorHandler {
        @Override
        public void warning(SAXParseException warning) {
            // A warning is advice.
        }

        @Override
        public void error(SAXParseException error) {
            errors.add("line " + error.getLineNumber() + ": " + error.getMessage());
        }

        @Override
        public void fatalError(SAXParseException error) {
            error(error);
        }
    }
}
