package org.yadman.platform.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.charset.Charset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yadman.platform.files.MediaType;
import org.yadman.platform.mail.Received.Bounce;
import org.yadman.platform.mail.Received.Kind;
import org.yadman.platform.text.Sentence;

/// What is read out of mails, honest and hostile.
@Timeout(120)
class MailReadingTest {

    private static final ReplyAddress REPLIES = new ReplyAddress("desk+*@coalition.example");
    private static final String TOKEN = "k7qd2mzx4pwn3rta";
    private static final String TO = "desk+" + TOKEN + "@coalition.example";
    private static final UUID ID = UUID.fromString("0f0f0f0f-1111-4222-8333-444444444444");
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final String PNG = "\u0089PNG\r\n\u001a\n0000";
    private static final String PDF = "%PDF-1.7\n%\u00e2\u00e3\n1 0 obj";

    private static Received read(byte[] raw) {
        return new MailReading(raw, false, REPLIES, "mx.coalition.example").read(ID, NOW);
    }

    private static Received read(String raw) {
        return read(raw.getBytes(ISO_8859_1));
    }

    private static String bytes(String text, String charset) {
        return new String(text.getBytes(Charset.forName(charset)), ISO_8859_1);
    }

    private static String head(String more) {
        return "From: Mina <mina@group.example>\r\nTo: " + TO
                + "\r\nSubject: Re: a day\r\nMessage-ID: <a@group.example>\r\n"
                + "Date: Mon, 23 Nov 2026 15:30:00 +0330\r\n" + more;
    }

    private static String mixed(String... parts) {
        StringBuilder mail =
                new StringBuilder(head("MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"=_b\"\r\n\r\n"));
        for (String part : parts) {
            mail.append("--=_b\r\n").append(part).append("\r\n");
        }
        return mail.append("--=_b--\r\n").toString();
    }

    private static String file(String name, String type, String content) {
        return "Content-Type: " + type + "\r\nContent-Disposition: attachment; filename=\"" + name
                + "\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(content.getBytes(ISO_8859_1));
    }

    private static String text(String words) {
        return "Content-Type: text/plain; charset=utf-8\r\n\r\n" + bytes(words, "UTF-8");
    }

    private static List<String> notes(Received mail) {
        return mail.notes().stream()
                .map(Sentence::key)
                .map(key -> key.replace("platform.mail.note.", ""))
                .toList();
    }

    private static String report(String action, String status, String id) {
        return "Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.group.example\r\nTo: " + TO
                + "\r\nSubject: Undelivered Mail Returned to Sender\r\nAuto-Submitted: auto-replied\r\n"
                + "Content-Type: multipart/report; report-type=delivery-status; boundary=r\r\n\r\n--r\r\n\r\n"
                + "I'm sorry.\r\n--r\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\n"
                + "Final-Recipient: rfc822; mina@group.example\r\nAction: " + action + "\r\nStatus: " + status
                + "\r\n--r\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: <" + id
                + "@day.example>\r\nSubject: ours\r\n\r\nour own words\r\n--r--\r\n";
    }

    @Test
    void a_bounce_says_whom_it_did_not_reach_and_which_letter() {
        Received mail = read(report("failed", "5.1.1", ID.toString()));
        assertThat(mail.kind()).isEqualTo(Kind.BOUNCE);
        assertThat(mail.bounce()).isEqualTo(new Bounce(true, "5.1.1", "mina@group.example"));
        Received passedOn = read(report("failed", "5.1.1", ID.toString())
                .replace("mina@group.example", "gone@else.example\r\nOriginal-Recipient: rfc822;mina@group.example"));
        assertThat(passedOn.bounce())
                .as("the address that we know, and not the one to which it was passed on")
                .isEqualTo(new Bounce(true, "5.1.1", "mina@group.example"));
        assertThat(mail.tokens()).containsExactly(TOKEN);
        assertThat(mail.letters()).containsExactly(ID);
        assertThat(mail.text()).contains("I'm sorry.").doesNotContain("our own words");
        assertThat(read(report("delayed", "4.4.1", ID.toString())).bounce())
                .isEqualTo(new Bounce(false, "4.4.1", "mina@group.example"));
        assertThat(read(report("delivered", "2.0.0", ID.toString())).kind()).isEqualTo(Kind.AUTO_REPLY);
        // Sent back to the bare address: the letter in it knows its thread.
        Received bare = read(report("failed", "5.1.1", ID.toString()).replace("desk+" + TOKEN, "desk"));
        assertThat(bare.letters()).containsExactly(ID);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Return-Path: <>|MAILER-DAEMON@mx.example|failure notice|<mina@group.example>:~550 no such user|true|mina@group.example",
                "X-Failed-Recipients: mina@group.example|Mailer-Daemon@mx.example|Mail delivery failed|550 5.1.1 unknown|true|mina@group.example",
                "Return-Path: <>|postmaster@mx.example|Undeliverable: a day|mina@group.example 5.2.2 mailbox full|true|mina@group.example",
                "Return-Path: <>|mailer-daemon@mx.example|Warning: message delayed|mina@group.example 451 later|false|mina@group.example",
                "Return-Path: <>|x@mx.example|Undelivered Mail Returned to Sender|it is 4.2.2 full|false|",
                "X-A: b|Mail-Daemon@mx.example|Unzustellbar: Ein Tag|gibt es nicht|true|"
            })
    void a_bounce_without_form_is_known_as_well(
            String head, String from, String subject, String text, boolean permanent, @Nullable String recipient) {
        Received mail =
                read(head + "\r\nFrom: <" + from + ">\r\nSubject: " + subject + "\r\n\r\n" + text.replace("~", "\r\n"));
        assertThat(mail.kind()).isEqualTo(Kind.BOUNCE);
        assertThat(mail.bounce()).satisfies(bounce -> {
            assertThat(bounce).isNotNull();
            assertThat(Objects.requireNonNull(bounce).permanent()).isEqualTo(permanent);
            assertThat(bounce.recipient()).isEqualTo(recipient);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-replied",
                "Auto-Submitted: auto-generated (vacation)",
                "Precedence: auto_reply",
                "X-Autoreply: yes",
                "X-Autorespond: x",
                "Subject: Out of Office: a day",
                "Subject: Automatic reply: a day",
                "Subject: Re: Abwesenheitsnotiz: Ein Tag",
                "Subject: =?utf-8?Q?R=C3=A9ponse_automatique?=",
                "Subject: =?utf-8?Q?Fr=C3=A5nvaro:_x?=",
                "Subject: Autosvar: x",
                "Subject: =?utf-8?B?2b7Yp9iz2K4g2K7ZiNiv2qnYp9ix?=",
                "Content-Type: multipart/report; report-type=disposition-notification; boundary=x"
            })
    void machines_that_answer_are_told_from_people(String field) {
        assertThat(read(field + "\r\nTo: " + TO + "\r\nFrom: mina@group.example\r\n\r\ntext")
                        .kind())
                .isEqualTo(Kind.AUTO_REPLY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: no",
                "X-Auto-Response-Suppress: All",
                "Subject: Re: our answer is automatic",
                "Subject: Our office in Paris",
                "Return-Path: <>"
            })
    void and_people_from_machines(String field) {
        assertThat(read(field + "\r\nTo: " + TO + "\r\nFrom: mina@group.example\r\n\r\ntext")
                        .kind())
                .isEqualTo(Kind.ANSWER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "To: Desk <DESK+K7QD2MZX4PWN3RTA@COALITION.EXAMPLE>",
                "Cc: a@b.example, desk+k7qd2mzx4pwn3rta@coalition.example, c@d.example",
                "Delivered-To: desk+k7qd2mzx4pwn3rta@coalition.example",
                "X-Original-To: desk+k7qd2mzx4pwn3rta@coalition.example",
                "Received: from x by y for <desk+k7qd2mzx4pwn3rta@coalition.example>; Mon"
            })
    void the_thread_is_known_by_where_the_mail_went(String field) {
        assertThat(read("From: a@b.example\r\n" + field + "\r\n\r\nx").tokens()).containsExactly(TOKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "To: xdesk+k7qd2mzx4pwn3rta@coalition.example",
                "To: desk+k7qd2mzx4pwn3rta@coalition.example.evil.example",
                "To: desk+short@coalition.example",
                "To: desk@coalition.example",
                "Subject: desk+k7qd2mzx4pwn3rta@coalition.example"
            })
    void and_by_nothing_that_only_looks_like_it(String field) {
        Received mail = read("From: a@b.example\r\n" + field + "\r\n\r\nx");
        assertThat(mail.tokens()).isEmpty();
        assertThat(mail.kind()).isEqualTo(Kind.OTHER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Authentication-Results: mx.coalition.example; dmarc=pass header.from=group.example|true",
                "Authentication-Results: mx.coalition.example;~ dkim=pass (2048-bit key) header.d=group.example|true",
                "Authentication-Results: mx.coalition.example 1; spf=pass smtp.mailfrom=x@group.example|true",
                "Authentication-Results: MX.coalition.example; dkim=pass header.i=@group.example|true",
                "Received: from a by b~Authentication-Results: mx.coalition.example; dmarc=pass header.from=group.example|true",
                "Authentication-Results: mx.coalition.example; dmarc=fail header.from=group.example|false",
                "Authentication-Results: mx.coalition.example; dmarc=pass header.from=other.example|false",
                "Authentication-Results: mx.coalition.example; dkim=pass header.d=p.example|false",
                "Authentication-Results: mx.coalition.example; spf=pass smtp.mailfrom=evil.example|false",
                "Authentication-Results: mx.coalition.example; dmarc=none (dmarc=pass header.from=group.example)|false",
                "Authentication-Results: evil.example; dmarc=pass header.from=group.example|false",
                "Authentication-Results: mx.coalition.example; dmarc=fail header.from=group.example~Received: from a by b~Authentication-Results: mx.coalition.example; dmarc=pass header.from=group.example|false",
                "Received: 1~Received: 2~Received: 3~Received: 4~Authentication-Results: mx.coalition.example; dmarc=pass header.from=group.example|false",
                "From: other@evil.example~Authentication-Results: mx.coalition.example; dmarc=pass header.from=group.example|false"
            })
    void only_our_own_servers_topmost_word_on_the_one_sender_counts(String fields, boolean authenticated) {
        Received mail = read(fields.replace("~ ", "\r\n ").replace("~", "\r\n") + "\r\n" + head("\r\nx"));
        assertThat(mail.authenticated()).isEqualTo(authenticated);
        byte[] raw = (fields.replace("~", "\r\n") + "\r\n" + head("\r\nx")).getBytes(ISO_8859_1);
        assertThat(new MailReading(raw, false, REPLIES, null).read(ID, NOW).authenticated())
                .as("nobody's word is asked")
                .isFalse();
    }

    @Test
    void two_senders_or_a_name_that_looks_like_one_are_no_checked_sender() {
        String checked = "Authentication-Results: mx.coalition.example; dmarc=pass header.from=group.example\r\n";
        assertThat(read(checked + "From: a@group.example, b@evil.example\r\n\r\n")
                        .authenticated())
                .isFalse();
        Received named = read(checked + "From: \"boss@group.example\" <b@evil.example>\r\n\r\n");
        assertThat(named.from()).isEqualTo("b@evil.example");
        assertThat(named.authenticated()).isFalse();
        assertThat(read("X-A: b\r" + checked + "From: a@group.example\r\n\r\n").authenticated())
                .isFalse();
        assertThat(read("From: (a@b.example) c@d.example\r\n\r\n").from()).isEqualTo("c@d.example");
        assertThat(read("From: nobody\r\n\r\n").from()).isNull();
        assertThat(read("From: =?utf-8?B?2YXbjNmG2Kc=?= <c@d.example>\r\n\r\n").fromName())
                .isEqualTo("مینا");
    }

    @Test
    void of_several_ways_to_say_it_the_plain_one_is_taken_and_html_becomes_words() {
        String both = "Content-Type: multipart/alternative; boundary=a\r\n\r\n--a\r\n" + text("سلام، می‌پذیریم.")
                + "\r\n--a\r\nContent-Type: multipart/related; boundary=c\r\n\r\n--c\r\n"
                + "Content-Type: text/html\r\n\r\n<b>other</b>\r\n--c--\r\n--a--\r\n";
        assertThat(read(mixed(both)).text()).isEqualTo("سلام، می‌پذیریم.");
        assertThat(notes(read(mixed(both)))).isEmpty();
        Received html = read(head("Content-Type: text/html; charset=utf-8\r\n\r\n"
                + bytes("<p>سلام</p><script>x</script><p>&laquo;بله&raquo;", "UTF-8")));
        assertThat(html.text()).isEqualTo("سلام\n\n«بله»");
        assertThat(notes(html)).containsExactly("html");
    }

    @Test
    void persian_in_windows_1256_without_a_word_about_it_is_read() {
        String words = "با سلام، گروه ما روز دهم شهريور را مي پذيرد";
        for (String said :
                List.of("", "Content-Type: text/plain\r\n", "Content-Type: text/plain; charset=iso-8859-1\r\n")) {
            Received mail = read("From: a@b.example\r\nSubject: " + bytes(words, "windows-1256") + "\r\n" + said
                    + "\r\n" + bytes(words, "windows-1256"));
            assertThat(mail.text()).isEqualTo(words);
            assertThat(mail.subject()).isEqualTo(words);
        }
    }

    @Test
    void files_are_taken_by_what_they_are_and_named_by_it() {
        String turned = "=?utf-8?B?" + Base64.getEncoder().encodeToString("photo\u202egnp.exe".getBytes(UTF_8)) + "?=";
        Received mail = read(mixed(
                text("attached"),
                file("../../etc/passwd", "image/png", PNG),
                file("C:\\\\temp\\\\letter.pdf.exe", "application/octet-stream", PDF),
                file("=?utf-8?B?2YbYp9mF2YcucGRm?=", "application/pdf", PDF),
                file("invoice.pdf", "application/pdf", "MZ\u0000\u0003program"),
                file("winmail.dat", "application/ms-tnef", "x"),
                file(turned, "image/png", PNG),
                file(".htaccess", "text/plain", "deny from all"),
                file("page.html", "text/html", "<script>alert(1)</script>"),
                file("bomb.zip", "application/zip", "PK\u0003\u0004\u0000")));
        assertThat(mail.attachments())
                .extracting(Received.Attachment::name, Received.Attachment::type)
                .containsExactly(
                        tuple("passwd.png", MediaType.PNG),
                        tuple("letter.pdf", MediaType.PDF),
                        tuple("نامه.pdf", MediaType.PDF),
                        tuple("photognp.png", MediaType.PNG),
                        tuple("htaccess.txt", MediaType.TEXT));
        assertThat(notes(mail)).containsExactly("left-out", "winmail", "left-out", "left-out", "turned");
        assertThat(mail.notes().getFirst().arguments()).contains("invoice.pdf");
        assertThat(mail.attachments().getFirst().content()).isEqualTo(PNG.getBytes(ISO_8859_1));
    }

    @Test
    void what_turns_the_direction_of_writing_is_taken_out_and_told() {
        Received mail = read("From: a@b.example\r\nSubject: =?utf-8?B?"
                + Base64.getEncoder().encodeToString("a\u202eb\r\nBcc: x\u0000".getBytes(UTF_8)) + "?=\r\n\r\nx");
        assertThat(mail.subject()).isEqualTo("ab Bcc: x");
        assertThat(notes(mail)).containsExactly("turned");
    }

    @Test
    void an_enclosed_mail_and_an_encrypted_one_are_told() {
        Received forwarded = read(
                mixed(text("see below"), "Content-Type: message/rfc822\r\n\r\nSubject: their answer\r\n\r\nwe agree"));
        assertThat(forwarded.text()).isEqualTo("see below\n\n-----\ntheir answer\n\nwe agree");
        assertThat(notes(read(head("Content-Type: multipart/encrypted; boundary=x\r\n\r\n--x\r\n\r\na\r\n--x--"))))
                .containsExactly("encrypted");
        assertThat(notes(read(head("\r\n-----BEGIN PGP MESSAGE-----\r\n")))).containsExactly("encrypted");
    }

    @Test
    void too_much_of_anything_is_cut_and_told() {
        String many = "From: a@b.example\r\nTo: " + "x@y.example,\r\n ".repeat(10_000) + TO + "\r\nSubject: "
                + "s".repeat(1 << 20) + "\r\n\r\n" + "word ".repeat(100_000);
        Received mail = read(many);
        assertThat(mail.tokens()).containsExactly(TOKEN);
        assertThat(mail.subject()).hasSize(500);
        assertThat(mail.text().length()).isLessThanOrEqualTo(100_000);
        assertThat(notes(mail)).containsExactly("long", "head");
        String[] files = new String[60];
        Arrays.setAll(files, i -> file("n" + i + ".png", "image/png", PNG));
        Received full = read(mixed(files));
        assertThat(full.attachments()).hasSize(20);
        assertThat(notes(full)).containsExactly("too-many");
        Received large = read(mixed(text("x"), file("big.pdf", "application/pdf", PDF + " ".repeat(11 << 20))));
        assertThat(large.attachments()).isEmpty();
        assertThat(notes(large)).containsExactly("too-large");
        assertThat(notes(new MailReading(head("\r\nx").getBytes(UTF_8), true, REPLIES, null).read(ID, NOW)))
                .containsExactly("large");
    }

    @Test
    void a_mail_built_like_a_bomb_is_read_at_once() {
        StringBuilder deep = new StringBuilder(head(""));
        for (int i = 0; i < 5_000; i++) {
            deep.append("Content-Type: multipart/alternative; boundary=b")
                    .append(i)
                    .append("\r\n\r\n--b")
                    .append(i)
                    .append("\r\n");
        }
        assertThat(notes(read(deep.toString()))).contains("folded");
        String[] parts = new String[5_000];
        Arrays.setAll(parts, i -> text("part " + i));
        assertThat(notes(read(mixed(parts)))).contains("folded");
        for (String evil :
                List.of("\"", "\\", "(", "<", "@", "a@", "<a@b", "=?", "=?a?q?", ";", "a=", "\t", ",", "'")) {
            String lasting = evil.repeat((1 << 18) / evil.length());
            for (String field : List.of(
                    "From",
                    "To",
                    "Subject",
                    "Date",
                    "Message-ID",
                    "References",
                    "In-Reply-To",
                    "Received",
                    "Content-Type",
                    "Content-Disposition",
                    "Authentication-Results",
                    "Auto-Submitted")) {
                assertThat(read("X: y\r\n" + field + ": " + lasting + "\r\n\r\n" + lasting))
                        .isNotNull();
            }
        }
    }

    static List<byte[]> samples() {
        List<String> samples = new ArrayList<>();
        samples.add(head("Content-Type: text/plain; charset=utf-8\r\n\r\n" + bytes("سلام، می‌پذیریم.", "UTF-8")));
        samples.add(head("\r\n" + bytes("با سلام، مي پذيريم", "windows-1256")));
        samples.add(mixed(text("one"), file("a.png", "image/png", PNG), text("two")));
        samples.add(report("failed", "5.1.1", ID.toString()));
        samples.add(
                head("Content-Type: text/html\r\n\r\n<p title=\"x\">one &amp; <script>two</script><!-- c --> &#x20;"));
        samples.add(mixed(
                "Content-Type: message/rfc822\r\n\r\n" + mixed(text("in"), file("b.pdf", "application/pdf", PDF))));
        samples.add(head("Content-Transfer-Encoding: quoted-printable\r\nContent-Type: text/plain;\r\n charset*0=ut;"
                + " charset*1=\"f-8\"\r\n\r\n=D8=B3=D9=84=D8=A7=\r\n=D9=85"));
        samples.add("Auto-Submitted: auto-replied\r\nReferences: <" + ID + "@day.example>\r\n\r\naway");
        samples.add("From: =?utf-8?B?2YXbjNmG2Kc=?= =?utf-8?Q?_x?= <c@d.example>\r\nAuthentication-Results:"
                + " mx.coalition.example; dmarc=pass (p=none) header.from=d.example\r\n\r\nx");
        samples.add(mixed(
                "Content-Type: multipart/alternative; boundary=\"a b\"\r\n\r\n--a b\r\n" + text("p")
                        + "\r\n--a b\r\nContent-Type: text/html\r\n\r\n<b>h</b>\r\n--a b--",
                file("winmail.dat", "application/ms-tnef", "x")));
        return samples.stream().map(raw -> raw.getBytes(ISO_8859_1)).toList();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_mail_cut_at_any_byte_or_with_any_byte_changed_is_read(byte[] whole) {
        for (int length = 0; length <= whole.length; length++) {
            MailReading reading = new MailReading(Arrays.copyOf(whole, length), false, REPLIES, "mx.coalition.example");
            assertThat(reading.read(ID, NOW).arrived()).isEqualTo(NOW);
            assertThat(reading.identity()).isNotEmpty();
        }
        for (int at = 0; at < whole.length; at++) {
            for (byte other : new byte[] {0, '\n', '"', '=', ';', '-', (byte) 0xff}) {
                byte[] changed = whole.clone();
                changed[at] = other;
                assertThat(read(changed).id()).isEqualTo(ID);
            }
        }
    }

    @Test
    void the_same_mail_by_another_way_is_the_same_and_any_other_is_another() {
        byte[] one = head("\r\nwords\r\n").getBytes(UTF_8);
        String same = identity(one);
        assertThat(identity(("Received: x\n" + head("\r\nwords\r\n").replace("\r", "") + "\n\n").getBytes(UTF_8)))
                .isEqualTo(same);
        for (String other : List.of(
                head("\r\nwords!\r\n"),
                head("\r\nwords\r\n").replace("<a@", "<b@"),
                head("\r\nwords\r\n").replace("day", "night"),
                "Delivered-To: desk+anotherthread2@coalition.example\r\n" + head("\r\nwords\r\n"))) {
            assertThat(identity(other.getBytes(UTF_8))).isNotEqualTo(same);
        }
    }

    private static String identity(byte[] raw) {
        return new MailReading(raw, false, REPLIES, null).identity();
    }

    @Test
    void a_pattern_for_a_whole_domain_finds_its_threads() {
        ReplyAddress catchAll = new ReplyAddress("*@replies.example.org");
        assertThat(catchAll.of(TOKEN)).isEqualTo(TOKEN + "@replies.example.org");
        assertThat(catchAll.find("a <" + TOKEN + "@Replies.example.org>, other@replies.example.org, x." + TOKEN
                        + "@replies.example.org"))
                .containsExactly(TOKEN);
    }
}
