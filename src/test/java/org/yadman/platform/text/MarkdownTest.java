package org.yadman.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// what people write becomes a small, safe HTML.
class MarkdownTest {

    private final Markdown markdown = new Markdown();

    private Document html(String text) {
        return Jsoup.parseBodyFragment(markdown.html(text, "/en"));
    }

    @Test
    void paragraphs_headings_lists_quotes_emphasis_and_links_are_what_there_is() {
        assertThat(markdown.html("# A\n\nB *c* **d**\n\n- e\n- f\n\n1. g\n\n> h\n\n[i](https://example.org/)\n", "/en"))
                .isEqualTo("""
                        <h1>A</h1>
                        <p>B <em>c</em> <strong>d</strong></p>
                        <ul>
                        <li>e</li>
                        <li>f</li>
                        </ul>
                        <ol>
                        <li>g</li>
                        </ol>
                        <blockquote>
                        <p>h</p>
                        </blockquote>
                        <p><a href="https://example.org/">i</a></p>
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "a <img src=x onerror=alert(1)> b",
                "<div onclick=alert(1)>\n\n*a*\n\n</div>",
                "> <iframe src=//example.org></iframe>",
                "- <svg/onload=alert(1)>",
                "# <style>*{display:none}</style>",
                "<!-- a --> <?php ?> <![CDATA[x]]>",
                "    <form action=https://example.org>",
                "```\n<script>alert(1)</script>\n```",
                "`<b>`"
            })
    void html_is_shown_as_text(String text) {
        Document page = html(text);
        assertThat(page.body().getAllElements())
                .extracting(Element::tagName)
                .isSubsetOf("body", "p", "h1", "ul", "li", "blockquote", "em", "code", "pre");
        assertThat(page.body().text()).contains("<");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a](javascript:alert(1))",
                "[a](JavaScript:alert(1))",
                "[a](&#106;avascript:alert(1))",
                "[a](<java\tscript:alert(1)>)",
                "[a](data:text/html,<script>alert(1)</script>)",
                "[a](vbscript:x)",
                "[a](file:///etc/passwd)",
                "[a](http://example.org/)",
                "[a](//example.org/)",
                "[a](/\\example.org/)",
                "[a](relative)",
                "[a](../up)",
                "[a](#part)",
                "[a](mailto:somebody@example.org)",
                "[a]()",
                "[a](/search?q=%0d%0aSet-Cookie:x)",
                "[a][1]\n\n[1]: javascript:alert(1)",
                "**[a](javascript:alert(1))**",
                "> - [a *b*](javascript:alert(1))",
                "[![p](https://example.org/p.png) a](javascript:alert(1))"
            })
    void a_link_elsewhere_than_to_https_or_a_page_of_this_site_becomes_its_words(String text) {
        Document page = html(text);
        assertThat(page.select("a, img, [href], [src]")).isEmpty();
        assertThat(page.body().text()).contains("a");
    }

    @Test
    void an_address_in_angle_brackets_follows_the_same_rule() {
        assertThat(html("<https://example.org/>").select("a").attr("href")).isEqualTo("https://example.org/");
        assertThat(html("<javascript:alert(1)>").select("a")).isEmpty();
        assertThat(html("<somebody@example.org>").select("a")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/groups, /en/groups",
        "/groups/mehr#known, /en/groups/mehr#known",
        "/days?year=2027, /en/days?year=2027",
        "/, /en/"
    })
    void a_page_of_this_site_stays_in_the_readers_language(String written, String expected) {
        assertThat(html("[a](" + written + ")").select("a").attr("href")).isEqualTo(expected);
    }

    @Test
    void what_stands_in_a_link_cannot_leave_its_attribute() {
        Document page = html("[a](https://example.org/\"onmouseover=\"alert(1) \"ti\\\"tle><script>\")");
        assertThat(page.select("script")).isEmpty();
        assertThat(page.getAllElements()).noneMatch(each -> each.hasAttr("onmouseover"));
    }

    @Test
    void pictures_are_dropped_with_all_that_is_in_them() {
        assertThat(html("a ![b](https://example.org/b.png) c").body().text()).isEqualTo("a c");
        assertThat(html("a ![b](https://example.org/b.png) c").select("img")).isEmpty();
        assertThat(html("![b [c](https://example.org/)](/p.png)").select("img, a"))
                .isEmpty();
        assertThat(html("[![b](/p.png)](https://example.org/)").select("img")).isEmpty();
    }

    @Test
    void a_safe_link_beside_an_unsafe_one_stays() {
        Document page = html("[a](javascript:x) [b](https://example.org/) [c](data:x) [d](/groups)");
        assertThat(page.select("a").eachText()).containsExactly("b", "d");
        assertThat(page.body().text()).isEqualTo("a b c d");
    }
}
