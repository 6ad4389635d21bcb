package org.yadman.platform.web;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.springframework.http.ResponseEntity;

/// Writes an Atom feed (RFC 4287) of entries that carry a day and no hour: the day stands at its midnight, UTC.
///
/// @param id the same for the same feed for ever
/// @param about what the feed follows, named as its author: Atom asks for one, and nobody's name is shown
/// @param path the address behind the language of the page that the feed belongs to
/// @param base scheme and host, as the visitor names the server
public record AtomFeed(UUID id, String title, String about, String path, String base, List<FeedSource.Entry> entries) {

    private static final String NAMESPACE = "http://www.w3.org/2005/Atom";
    // Of a feed in which nothing has happened yet: Atom asks for some moment.
    private static final LocalDate BEGINNING = LocalDate.EPOCH;

    public AtomFeed {
        entries = List.copyOf(entries);
    }

    /// The feed as an answer.
    public ResponseEntity<byte[]> answer(Visitor v) {
        return ResponseEntity.ok()
                .header("Content-Type", "application/atom+xml;charset=utf-8")
                .body(text(v).getBytes(StandardCharsets.UTF_8));
    }

    String text(Visitor v) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            write(xml, v);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    private void write(XMLStreamWriter xml, Visitor v) throws XMLStreamException {
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace(NAMESPACE);
        xml.writeAttribute("xml:lang", v.language().tag());
        element(xml, "id", "urn:uuid:" + id);
        element(xml, "title", title);
        element(
                xml,
                "updated",
                instant(entries.stream()
                        .map(FeedSource.Entry::on)
                        .max(Comparator.naturalOrder())
                        .orElse(BEGINNING)));
        xml.writeStartElement("author");
        element(xml, "name", about);
        xml.writeEndElement();
        link(xml, "alternate", base + v.to(path));
        link(xml, "self", base + v.to(v.path()));
        for (FeedSource.Entry entry : entries) {
            write(xml, entry, v);
        }
        xml.writeEndElement();
    }

    private void write(XMLStreamWriter xml, FeedSource.Entry entry, Visitor v) throws XMLStreamException {
        xml.writeStartElement("entry");
        element(xml, "id", "urn:uuid:" + entry.id());
        element(xml, "title", entry.title());
        element(xml, "updated", instant(entry.on()));
        link(xml, "alternate", base + v.to(entry.path().isEmpty() ? path : entry.path()));
        element(xml, "summary", entry.summary());
        xml.writeEndElement();
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(plain(text));
        xml.writeEndElement();
    }

    // What XML 1.0 cannot carry at all, in whatever form, is left out.
    private static String plain(String text) {
        return text.codePoints()
                .filter(c -> c == '\t'
                        || c == '\n'
                        || c == '\r'
                        || (c >= 0x20 && c <= 0xD7FF)
                        || (c >= 0xE000 && c <= 0xFFFD)
                        || c >= 0x10000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static void link(XMLStreamWriter xml, String rel, String href) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", rel);
        xml.writeAttribute("href", href);
    }

    private static String instant(LocalDate day) {
        return day + "T00:00:00Z";
    }
}
