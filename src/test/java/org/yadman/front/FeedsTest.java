package org.yadman.front;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.yadman.campaigns.FolderFiles;
import org.yadman.platform.db.Changes;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Localized;
import org.yadman.sources.Claim;
import org.yadman.sources.Claims;
import org.yadman.sources.Sources;
import org.yadman.sources.Stance;
import org.yadman.testing.TestServer;

/// Our feeds read by somebody else's reader of Atom, and by a parser that knows XML only.
@Tag("database")
class FeedsTest {

    private static final String ATOM = "http://www.w3.org/2005/Atom";

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.withCampaign();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String fetch(TestServer server, String path) {
        HttpResponse<String> answer = server.browser().fetch(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .as(path)
                .isEqualToIgnoringCase("application/atom+xml;charset=utf-8");
        return answer.body();
    }

    private static Feed feed(TestServer server, String path) throws FeedException {
        Feed feed = (Feed) new WireFeedInput().build(new StringReader(fetch(server, path)));
        assertThat(feed.getFeedType()).as(path).isEqualTo("atom_1.0");
        return feed;
    }

    private static Element xml(String text) throws ParserConfigurationException, SAXException, IOException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(UTF_8)))
                .getDocumentElement();
    }

    private static List<Element> children(Element of, String name) {
        List<Element> children = new ArrayList<>();
        for (Node node = of.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && name.equals(element.getLocalName())) {
                assertThat(element.getNamespaceURI()).isEqualTo(ATOM);
                children.add(element);
            }
        }
        return children;
    }

    private static Element one(Element of, String name) {
        assertThat(children(of, name)).as(name).hasSize(1);
        return children(of, name).getFirst();
    }

    private static String linked(Collection<Link> links) {
        assertThat(links).extracting(Link::getRel).containsExactly("alternate");
        return links.iterator().next().getHref();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/en/news",
                "/fa/news",
                "/en/recognition/p-5",
                "/fa/recognition/p-5",
                "/en/recognition/canada-2013",
                "/en/recognition/noury",
                "/en/bodies/hrc",
                "/fa/bodies/us-house",
                // Nothing has been before it.
                "/en/bodies/ai"
            })
    void a_feed_has_all_that_atom_asks_for(String page) throws Exception {
        String text = fetch(server, page + ".atom");
        Element feed = xml(text);
        assertThat(feed.getLocalName()).isEqualTo("feed");
        assertThat(feed.getNamespaceURI()).isEqualTo(ATOM);
        assertThat(feed.getAttributeNS(XMLConstants.XML_NS_URI, "lang")).isEqualTo(page.substring(1, 3));
        assertThat(one(feed, "id").getTextContent()).startsWith("urn:uuid:");
        assertThat(one(feed, "title").getTextContent()).isNotBlank();
        assertThat(one(one(feed, "author"), "name").getTextContent()).isNotBlank();
        List<Instant> days = new ArrayList<>();
        for (Element entry : children(feed, "entry")) {
            assertThat(URI.create(one(entry, "id").getTextContent()).getScheme())
                    .isEqualTo("urn");
            assertThat(one(entry, "title").getTextContent()).isNotBlank();
            assertThat(one(entry, "summary").getTextContent()).isNotBlank();
            assertThat(one(entry, "link").getAttribute("rel")).isEqualTo("alternate");
            days.add(Instant.parse(one(entry, "updated").getTextContent()));
        }
        assertThat(days).isSortedAccordingTo((one, other) -> other.compareTo(one));
        Instant updated = Instant.parse(one(feed, "updated").getTextContent());
        assertThat(updated).isEqualTo(days.isEmpty() ? Instant.EPOCH : days.getFirst());

        Feed read = feed(server, page + ".atom");
        assertThat(read.getId()).isEqualTo(one(feed, "id").getTextContent());
        assertThat(read.getTitle()).isEqualTo(one(feed, "title").getTextContent());
        assertThat(read.getUpdated().toInstant()).isEqualTo(updated);
        assertThat(read.getAuthors()).extracting(SyndPerson::getName).hasSize(1);
        assertThat(read.getOtherLinks())
                .extracting(Link::getRel, Link::getHref)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "self", server.address(page + ".atom").toString()));
        assertThat(linked(read.getAlternateLinks()))
                .isEqualTo(server.address(page).toString());
        assertThat(read.getEntries()).hasSameSizeAs(days);
        assertThat(read.getEntries()).extracting(Entry::getId).doesNotHaveDuplicates();
        assertThat(read.getEntries()).extracting(Entry::getId).doesNotContain(read.getId());
    }

    @Test
    void a_feed_is_named_by_the_page_that_it_follows() {
        for (String page : List.of("/en/news", "/fa/news", "/en/recognition/p-5", "/fa/bodies/hrc")) {
            assertThat(server.browser().open(page).page().select("main a[href=" + page + ".atom]"))
                    .as(page)
                    .hasSize(1);
        }
    }

    private static Map<String, Instant> entries(TestServer server, String path) throws FeedException {
        Map<String, Instant> entries = new TreeMap<>();
        feed(server, path)
                .getEntries()
                .forEach(entry -> entries.put(entry.getId(), entry.getUpdated().toInstant()));
        return entries;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/en/news.atom", "/fa/recognition/p-5.atom", "/en/bodies/hrc.atom"})
    void entries_keep_their_ids_from_one_look_to_the_next_and_through_an_import(String path) throws FeedException {
        try (TestServer again = TestServer.withCampaign()) {
            String id = feed(again, path).getId();
            Map<String, Instant> before = entries(again, path);
            assertThat(entries(again, path)).isEqualTo(before);
            again.clock().set(LocalDate.of(2027, 3, 20));
            again.bringIn(TestServer.CAMPAIGN);
            assertThat(entries(again, path)).isEqualTo(before);
            assertThat(feed(again, path).getId()).isEqualTo(id);
        }
    }

    @Test
    void both_languages_tell_the_same_entries() throws FeedException {
        for (String path : List.of("/news.atom", "/recognition/p-5.atom", "/bodies/hrc.atom")) {
            assertThat(entries(server, "/fa" + path)).isEqualTo(entries(server, "/en" + path));
        }
    }

    private static UUID step(TestServer server, String track, String step) {
        return UUID.fromString(server.bean(JdbcClient.class)
                .sql(
                        "select step.id from step join track on track.id = track_id where track.slug = :track and step.slug = :step")
                .param("track", track)
                .param("step", step)
                .query(String.class)
                .single());
    }

    @Test
    void an_entry_is_renewed_when_something_is_said_about_its_step() throws FeedException {
        try (TestServer later = TestServer.withCampaign()) {
            UUID adopted = step(later, "p-5", "adopted");
            Map<String, Instant> before = entries(later, "/en/recognition/p-5.atom");
            assertThat(before.values()).containsOnly(Instant.parse("2026-11-25T00:00:00Z"));
            Claim claim = new Claim(
                    UUID.randomUUID(),
                    new Ref("step", adopted),
                    "place",
                    "Pittsburgh, Pennsylvania",
                    "en",
                    later.bean(Sources.class).find("mehr-essay").orElseThrow().id(),
                    Stance.ASSERTS,
                    null,
                    null,
                    null,
                    null,
                    Localized.EMPTY,
                    Localized.EMPTY,
                    null,
                    "test",
                    LocalDate.of(2026, 12, 24));
            later.inTransaction(() -> {
                later.bean(Changes.class).raise();
                later.bean(Claims.class).enter(claim);
            });
            Instant christmasEve = Instant.parse("2026-12-24T00:00:00Z");
            Map<String, Instant> expected = new HashMap<>(before);
            expected.put("urn:uuid:" + adopted, christmasEve);
            assertThat(entries(later, "/en/recognition/p-5.atom")).isEqualTo(expected);
            Feed feed = feed(later, "/en/recognition/p-5.atom");
            assertThat(feed.getUpdated().toInstant()).isEqualTo(christmasEve);
            assertThat(feed.getEntries().getFirst().getId()).isEqualTo("urn:uuid:" + adopted);
            assertThat(feed(later, "/en/bodies/aiusa-agm.atom")
                            .getEntries()
                            .getFirst()
                            .getId())
                    .isEqualTo("urn:uuid:" + adopted);
            Entry news = feed(later, "/en/news.atom").getEntries().getFirst();
            assertThat(news.getId()).isEqualTo("urn:uuid:" + claim.id());
            assertThat(news.getUpdated().toInstant()).isEqualTo(christmasEve);
            assertThat(news.getSummary().getValue()).contains("Pittsburgh, Pennsylvania");
        }
    }

    @Test
    void an_entry_is_renewed_when_its_step_is_written_anew(@TempDir Path folder) throws IOException, FeedException {
        try (TestServer later = TestServer.start()) {
            later.bringIn(FolderFiles.withTracks().writeTo(folder.resolve("before")));
            LocalDate day = LocalDate.of(2027, 1, 5);
            later.clock().set(day);
            later.bringIn(FolderFiles.withTracks()
                    .replace("steps.csv", "It was judged.", "It was judged at last.")
                    .writeTo(folder.resolve("after")));
            Entry first = feed(later, "/en/recognition/case.atom").getEntries().getFirst();
            assertThat(first.getUpdated().toInstant())
                    .isEqualTo(day.atStartOfDay(ZoneOffset.UTC).toInstant());
            assertThat(first.getSummary().getValue()).endsWith("It was judged at last.");
            assertThat(feed(later, "/en/news.atom").getEntries())
                    .extracting(entry -> entry.getSummary().getValue())
                    .first()
                    .isEqualTo("Steps of recognition: changed (text.en)");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/en/news.atom",
                "/fa/news.atom",
                "/en/recognition/canada-2013.atom",
                "/fa/recognition/noury.atom",
                "/en/bodies/hrc.atom"
            })
    void every_link_opens_and_that_of_a_step_leads_to_its_place(String path) throws FeedException {
        Map<String, Document> opened = new HashMap<>();
        for (Entry entry : feed(server, path).getEntries()) {
            URI link = URI.create(linked(entry.getAlternateLinks()));
            assertThat(link.getRawAuthority()).isEqualTo("localhost:" + server.port());
            Document page = opened.computeIfAbsent(link.getRawPath(), address -> {
                var browser = server.browser().open(address);
                assertThat(browser.status()).as(address).isEqualTo(200);
                return browser.page();
            });
            // A statement on which sources agree has no place of its own; its page is near enough.
            String place = link.getFragment();
            if (place != null && place.startsWith("s-")) {
                assertThat(page.getElementById(place)).as(link.toString()).isNotNull();
            }
        }
    }

    @Test
    void persian_comes_through_as_it_was_written() throws FeedException {
        Feed feed = feed(server, "/fa/recognition/p-5.atom");
        assertThat(feed.getTitle()).isEqualTo("قطعنامهٔ P-5 عفو بین‌الملل ایالات متحده، ۲۰۰۳");
        assertThat(feed.getEntries())
                .extracting(Entry::getTitle)
                .contains("تصویب مشروط؛ قطعنامهٔ P-5 عفو بین‌الملل ایالات متحده، ۲۰۰۳");
        assertThat(feed.getEntries())
                .extracting(entry -> entry.getSummary().getValue())
                .anyMatch(summary -> summary.startsWith("۱۵ فروردین ۱۳۸۲ · ۴ آوریل ۲۰۰۳؛ مجمع عمومی سالانه"));
        assertThat(feed(server, "/fa/bodies/hrc.atom").getTitle()).contains("شورای حقوق بشر سازمان ملل");
    }

    // What people write, and what of it XML 1.0 can carry.
    @Test
    void awkward_characters_are_carried_or_left_out_as_xml_allows(@TempDir Path folder) throws Exception {
        String awkward =
                "]]> & <b>x</b> &amp; <!-- \" ' \u202Bدرون\u202C \u2067جدا\u2069 \u200Fر\u200E 🕯 \u2028 \uFFFD";
        String impossible = "\u0001\u0008\u000B\u001F\uFFFE\uFFFF";
        FolderFiles files = FolderFiles.withTracks()
                .replace("tracks.csv", "A case", cell("T " + impossible + awkward + " t"))
                .replace("steps.csv", "It was judged.", cell("S " + awkward + impossible + "\nnext\tline."))
                .replace("bodies.csv", "A court", cell("B " + awkward + impossible + " b"));
        try (TestServer other = TestServer.start()) {
            other.bringIn(files.writeTo(folder));
            for (String path : List.of("/en/recognition/case.atom", "/en/bodies/court.atom", "/en/news.atom")) {
                String text = fetch(other, path);
                assertThat(text).as(path).doesNotContain("\u0001", "\u000B", "\uFFFE", "\uFFFF");
                xml(text);
            }
            Feed feed = feed(other, "/en/recognition/case.atom");
            assertThat(feed.getTitle()).isEqualTo("T " + awkward + " t");
            assertThat(feed.getEntries()).extracting(Entry::getTitle).contains("judgment: T " + awkward + " t");
            assertThat(feed.getEntries())
                    .extracting(entry -> entry.getSummary().getValue())
                    .anyMatch(summary -> summary.endsWith("S " + awkward + "\nnext\tline."));
            assertThat(feed(other, "/en/bodies/court.atom").getTitle()).isEqualTo("Recognition: B " + awkward + " b");
            Element read = xml(fetch(other, "/en/recognition/case.atom"));
            assertThat(one(read, "title").getTextContent()).isEqualTo("T " + awkward + " t");
        }
    }

    private static String cell(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    @Test
    void what_is_gone_stays_in_the_news_and_leads_to_the_news(@TempDir Path folder) throws IOException, FeedException {
        try (TestServer later = TestServer.start()) {
            later.bringIn(FolderFiles.withTracks().writeTo(folder.resolve("before")));
            later.clock().set(LocalDate.of(2027, 1, 5));
            later.bringIn(FolderFiles.sound().writeTo(folder.resolve("after")));
            List<Entry> entries = feed(later, "/en/news.atom").getEntries();
            assertThat(entries).extracting(Entry::getTitle).contains("Recognition: taken out", "Bodies: taken out");
            for (Entry entry : entries) {
                String address = URI.create(linked(entry.getAlternateLinks())).getRawPath();
                assertThat(later.browser().open(Objects.requireNonNull(address)).status())
                        .as(address)
                        .isEqualTo(200);
            }
            assertThat(later.browser().open("/en/recognition/case.atom").status())
                    .isEqualTo(404);
        }
    }

    @Test
    void a_record_without_anything_has_a_feed_all_the_same() throws Exception {
        try (TestServer empty = TestServer.start()) {
            Element feed = xml(fetch(empty, "/en/news.atom"));
            assertThat(one(feed, "id").getTextContent()).startsWith("urn:uuid:");
            assertThat(one(feed, "title").getTextContent()).isNotBlank();
            assertThat(one(one(feed, "author"), "name").getTextContent()).isNotBlank();
            assertThat(feed(empty, "/en/news.atom").getEntries()).isEmpty();
        }
    }
}
