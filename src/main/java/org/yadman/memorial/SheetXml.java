package org.yadman.memorial;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.text.Misread;
import org.yadman.platform.text.Sentence;

/// A part of an XLSX file as XML: its elements, their attributes, and the text between them. Nothing outside
/// of it is ever asked for, and nothing in it can make more of itself.
final class SheetXml implements AutoCloseable {

    private static final XMLInputFactory FACTORY = factory();

    private final InputStream in;
    private final XMLStreamReader reader;
    private final Set<String> names = new HashSet<>();
    private int depth;

    SheetXml(InputStream in) {
        this.in = in;
        try {
            this.reader = FACTORY.createXMLStreamReader(in);
        } catch (XMLStreamException | RuntimeException e) {
            throw refusal(e);
        }
        String encoding = reader.getCharacterEncodingScheme();
        // The guard reads bytes as UTF-8 has them.
        if ((encoding != null && !encoding.equalsIgnoreCase("UTF-8"))
                || !"UTF-8".equalsIgnoreCase(String.valueOf(reader.getEncoding()))) {
            throw new Misread(Sentence.of("memorial.file.xml"));
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
        return factory;
    }

    // The guard under the parser says it by an exception of its own, which the parser may wrap.
    private static RuntimeException refusal(Exception broken) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof Misread misread) {
                return misread;
            }
        }
        return new Misread(Sentence.of("memorial.file.xml"));
    }

    /// Goes to the next element that begins or ends, or text.
    ///
    /// @return one of the constants of [XMLStreamConstants]; END_DOCUMENT at the end
    int next() {
        try {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                look();
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new Misread(Sentence.of("memorial.file.xml"));
            }
            return event;
        } catch (XMLStreamException | RuntimeException e) {
            throw refusal(e);
        }
    }

    private void look() {
        names.add(reader.getLocalName());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            names.add(reader.getAttributeLocalName(i));
        }
        if (++depth > ListLimits.DEPTH || names.size() > ListLimits.XML_NAMES) {
            throw new Misread(Sentence.of("memorial.file.xml"));
        }
    }

    /// The element's name, without its prefix.
    String name() {
        return reader.getLocalName();
    }

    /// An attribute of the element, by its name without prefix; null if it has none.
    @Nullable
    String attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    /// Adds the text that stands here.
    void addTo(StringBuilder text) {
        text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
        if (text.length() > ListLimits.CELL) {
            throw new Misread(Sentence.of("memorial.file.cell", "cell", ListLimits.CELL));
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
