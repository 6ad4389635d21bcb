package org.yadman.pure.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class MimeTest {

    private static final Charset ARABIC = Charset.forName("windows-1256");
    private static final String PERSIAN = "سلام دوستان، روز دهم شهريور روز خوبي است و گروه ما آن را مي پذيرد";

    private static MimePart read(String raw) {
        return MimePart.read(raw.getBytes(ISO_8859_1)).mail();
    }

    private static String repeated(String text, int bytes) {
        return text.repeat(bytes / text.length() + 1);
    }

    @Test
    void a_head_ends_at_an_empty_line_or_at_a_line_that_is_no_field() {
        MimePart mail = read("Subject: one\r\n two\r\n\tthree\r\nX-A : b\r\n\r\nbody");
        assertThat(mail.fields().first("subject")).contains("one two\tthree");
        assertThat(mail.fields().first("x-a")).contains("b");
        assertThat(mail.text(100)).isEqualTo("body");
        assertThat(read("Subject: one\nthis is no field\nmore").text(100)).isEqualTo("this is no field\nmore");
        assertThat(read("From a@b Mon\nSubject: one\n\nbody").fields().first("subject"))
                .contains("one");
        assertThat(read("no head at all").fields().list()).isEmpty();
    }

    @Test
    void only_a_line_feed_ends_a_line_of_a_head() {
        MimePart mail = read("Subject: a\rAuthentication-Results: mx; dmarc=pass\r\n\r\n");
        assertThat(mail.fields().first("authentication-results")).isEmpty();
    }

    @Test
    void a_head_without_end_is_cut() {
        Fields fields =
                read("Subject: " + "x".repeat(1 << 20) + "\nTo: a\n\nbody").fields();
        assertThat(fields.cut()).isTrue();
        assertThat(fields.first("subject").orElseThrow()).hasSize((1 << 19) - 1);
        assertThat(fields.first("to")).contains("a");
        assertThat(read(repeated("X-A: b\n", 1 << 20)).fields().list()).hasSize(2_000);
    }

    @ParameterizedTest
    @CsvSource({
        "=?utf-8?B?2LPZhNin2YU=?=,سلام",
        "=?UTF-8?Q?=D8=B3=D9=84=D8=A7=D9=85?=,سلام",
        "=?utf-8?B?2LPZ?= =?utf-8?B?hNin2YU=?=,سلام",
        "=?windows-1256?Q?=D3=E1=C7=E3?=,سلام",
        "=?utf-8*fa?Q?a_b?= c,a b c",
        "a =?utf-8?Q?b?= c,a b c",
        "=?no-such-charset?Q?abc?=,abc",
        "=?utf-8?B?!!!?=,''",
        "=?utf-8?X?abc?=,=?utf-8?X?abc?=",
        "=?utf-8?Q?abc,=?utf-8?Q?abc"
    })
    void encoded_words_are_read(String raw, String means) {
        assertThat(Words.decode(raw)).isEqualTo(means);
    }

    @Test
    void a_head_that_carries_its_letters_bare_is_read_too() {
        assertThat(Words.decode(new String("سلام".getBytes(UTF_8), ISO_8859_1))).isEqualTo("سلام");
        assertThat(Words.decode(new String(PERSIAN.getBytes(ARABIC), ISO_8859_1)))
                .isEqualTo(PERSIAN);
    }

    @Test
    void parameters_come_in_pieces_in_alphabets_and_in_quotation_marks() {
        assertThat(Parameters.of("text/plain; name=\"a;b\\\"c\"; x=y").values()).containsEntry("name", "a;b\"c");
        assertThat(Parameters.of("a/b; filename*=utf-8'fa'%D8%B3%20x.pdf").find("filename"))
                .contains("س x.pdf");
        assertThat(Parameters.of("a/b; filename*0*=utf-8''%D8%B3; filename*1=b; filename*2*=%41")
                        .find("filename"))
                .contains("سbA");
        assertThat(Parameters.of("a/b; name==?utf-8?B?2LM=?=").find("name")).contains("س");
        assertThat(Parameters.of("TEXT/Plain ; ; charset = \"utf-8").main()).isEqualTo("text/plain");
        assertThat(Parameters.of("").main()).isEmpty();
    }

    @Test
    void bytes_whose_alphabet_is_not_said_or_said_wrongly_are_read() {
        for (String said : new String[] {"windows-1256", "iso-8859-1", "us-ascii", "utf-8", "x-unknown", "", "utf-7"}) {
            assertThat(Charsets.decode(PERSIAN.getBytes(ARABIC), said)).as(said).isEqualTo(PERSIAN);
            if (!said.equals("windows-1256")) {
                assertThat(Charsets.decode(PERSIAN.getBytes(UTF_8), said))
                        .as(said)
                        .isEqualTo(PERSIAN);
            }
        }
        String french = "Réponse à votre proposition : nous étions déjà d’accord, même très tôt";
        for (String said : List.of("iso-8859-1", "us-ascii", "utf-8", "x-unknown")) {
            assertThat(Charsets.decode(french.getBytes(Charset.forName("windows-1252")), said))
                    .isEqualTo(french);
        }
        String russian = "Здравствуйте, мы согласны";
        assertThat(Charsets.decode(russian.getBytes(Charset.forName("koi8-r")), "koi8-r"))
                .isEqualTo(russian);
        assertThat(Charsets.decode(russian.getBytes(Charset.forName("utf-16le")), "utf-16le"))
                .isEqualTo(russian);
        assertThat(Charsets.decode("日本".getBytes(Charset.forName("iso-2022-jp")), "iso-2022-jp"))
                .isEqualTo("日本");
    }

    @Test
    void a_letter_cut_off_in_the_middle_of_a_sign_loses_only_that() {
        byte[] bytes = PERSIAN.getBytes(UTF_8);
        for (int length = 0; length <= bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThat(PERSIAN).startsWith(Charsets.decode(cut, "utf-8"));
        }
    }

    @Test
    void encodings_are_undone_as_far_as_they_go() {
        String body = "Content-Transfer-Encoding: base64\n\n";
        assertThat(read(body + "YWJj\nZGVm").text(100)).isEqualTo("abcdef");
        assertThat(read(body + "YW*Jj\u0000ZGVm=").text(100)).isEqualTo("abcdef");
        assertThat(read(body + "YQ==YQ==").text(100)).isEqualTo("aa");
        assertThat(read(body + "YWJ").text(100)).isEqualTo("ab");
        assertThat(read(body + repeated("AAAA", 1 << 20)).bytes(10)).hasSize(10);
        String quoted = "Content-Transfer-Encoding: Quoted-Printable\n\n";
        assertThat(read(quoted + "a=3Db=  \r\nc=\nd=zz=").text(100)).isEqualTo("a=bcd=zz");
        assertThat(read("Content-Transfer-Encoding: x-uuencode\n\nabc").text(100))
                .isEqualTo("abc");
    }

    @Test
    void parts_are_found_where_their_ends_are_missing_or_unannounced() {
        String parts = "\n\npreamble\n--x\nContent-Type: text/plain\n\none\r\n--x  \n\ntwo\n";
        MimePart whole = read("Content-Type: multipart/mixed; boundary=x" + parts + "--x--\nepilogue");
        assertThat(whole.parts()).extracting(part -> part.text(100)).containsExactly("one", "two");
        assertThat(read("Content-Type: multipart/mixed; boundary=x" + parts).parts())
                .extracting(part -> part.text(100))
                .containsExactly("one", "two\n");
        assertThat(read("Content-Type: multipart/mixed" + "\n\n--xyz\n\none\n--xyz--\n")
                        .parts())
                .extracting(part -> part.text(100))
                .containsExactly("one");
        MimePart none = read("Content-Type: multipart/mixed; boundary=y" + parts);
        assertThat(none.parts()).isEmpty();
        assertThat(none.type()).isEqualTo("text/plain");
        assertThat(none.text(1000)).contains("one", "two");
        assertThat(read("Content-Type: multipart/mixed; boundary=x\n\n--xx\n\none\n--x\n\ntwo\n")
                        .parts())
                .hasSize(1);
    }

    @Test
    void what_is_folded_without_end_is_not_unfolded() {
        StringBuilder deep = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            deep.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }
        assertThat(MimePart.read(deep.toString().getBytes(UTF_8)).folded()).isTrue();
        String many = "Content-Type: multipart/mixed; boundary=x\n\n" + repeated("--x\n\na\n", 1 << 20);
        MimePart.Whole wide = MimePart.read(many.getBytes(UTF_8));
        assertThat(wide.folded()).isTrue();
        assertThat(wide.mail().parts()).hasSizeBetween(100, 200);
        assertThat(MimePart.read(repeated("Content-Type: message/rfc822\n\n", 1 << 20)
                                .getBytes(UTF_8))
                        .folded())
                .isTrue();
        String inside = read("Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n"
                        + Base64.getEncoder().encodeToString("Subject: in\n\nbody".getBytes(UTF_8)))
                .parts()
                .getFirst()
                .fields()
                .first("subject")
                .orElseThrow();
        assertThat(inside).isEqualTo("in");
    }

    @ParameterizedTest
    @CsvSource({
        "<p>one</p><p>two</p>,one||two",
        "a<br>b<BR/>c,a|b|c",
        "<style>p{}</style><script>alert(1)</script>x,x",
        "a &amp; b &lt;c&gt; &#1587;&#x644; &zwnj; &nosuch; &,a & b <c> سل \u200c &nosuch; &",
        "<ul><li>one<li>two</ul>,• one|• two",
        "<a href='http://evil.example/'>here</a>,here",
        "a < b and c,a < b and c",
        "<!-- never closed <b>x</b>,never closed x",
        "<!-- closed -->x,x",
        "<a title=\"x>y\">z</a>,z",
        "<a title=\"never>z,z",
        "<script>never closed,never closed",
        "&#0;&#xFFFFFFFF;&#x110000;,&#0;&#xFFFFFFFF;&#x110000;",
        "<,<",
        "x<b,x"
    })
    void the_words_of_html_stay(String html, String text) {
        assertThat(HtmlText.of(html).replace("\n", "|")).isEqualTo(text);
    }

    @Test
    void html_made_to_be_read_for_ever_is_read_at_once() {
        for (String evil : List.of(
                "<script>",
                "<!--",
                "<a \"",
                "<a '\">",
                "&",
                "&#",
                "<",
                "<b><i>",
                "</",
                "<li>",
                "\"<p '",
                "<style><!--")) {
            assertThat(HtmlText.of(repeated(evil, 1 << 20))).isNotNull();
        }
    }

    @Test
    void nothing_stays_in_a_text_that_is_not_to_be_seen() {
        PlainText text = PlainText.of("a\u0000\u0007b\r\nc\rd\u2028e\u202Ef\u2067g\u200ch\ud800i\ufeff", 1_000);
        assertThat(text.text()).isEqualTo("ab\nc\nd\nef\u2067g\u200chi");
        assertThat(text.turned()).isTrue();
        PlainText line = PlainText.line("  a\r\nBcc: x\u2067\u202e  fdp.exe\u200c ", 1_000);
        assertThat(line.text()).isEqualTo("a Bcc: x fdp.exe\u200c");
        assertThat(line.turned()).isTrue();
        assertThat(PlainText.line("x".repeat(1 << 20), 10)).isEqualTo(new PlainText("x".repeat(10), false, true));
    }

    @Test
    void whatever_the_bytes_something_comes_out() {
        Random random = new Random(7);
        String[] bits = {
            "Content-Type: multipart/mixed; boundary=\"x\"\r\n",
            "\r\n",
            "--x\r\n",
            "--x--",
            "--",
            "=?utf-8?B?",
            "?=",
            "Content-Transfer-Encoding: base64\r\n",
            "Content-Type: message/rfc822\n",
            ";",
            "\"",
            "filename*0*=",
            "=",
            "\u00e1\u00ff",
            "\u0000",
            "<b>",
            "&#x",
            ":",
            " ",
            "Subject:",
            "abc"
        };
        for (int i = 0; i < 20_000; i++) {
            StringBuilder raw = new StringBuilder();
            for (int j = random.nextInt(25); j > 0; j--) {
                raw.append(bits[random.nextInt(bits.length)]);
            }
            MimePart mail = read(raw.toString());
            walk(mail);
            Words.decode(raw.toString());
            Parameters.of(raw.toString());
            HtmlText.of(raw.toString());
        }
    }

    private static void walk(MimePart part) {
        assertThat(part.text(1_000)).isNotNull();
        part.fileName();
        part.parts().forEach(MimeTest::walk);
    }
}
