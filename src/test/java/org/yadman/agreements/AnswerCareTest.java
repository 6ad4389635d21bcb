package org.yadman.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yadman.agreements.Answering.CHAIR;
import static org.yadman.agreements.Answering.KANOON;
import static org.yadman.agreements.Answering.MEHR;
import static org.yadman.agreements.Answering.OTHER;
import static org.yadman.agreements.Answering.VOLUNTEER;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.text.Localized;
import org.yadman.pure.conditions.Commitment;
import org.yadman.testing.Browser;
import org.yadman.testing.Dump;
import org.yadman.testing.PageCheck;
import org.yadman.testing.TestCaller;
import org.yadman.testing.TestCaller.Person;
import org.yadman.testing.TestServer;

/// What is around an answer: the letter that asks for it, the proof of one that was written down, its group's last
/// word on that, how long it is kept, who decided it, and its year.
@Tag("database")
class AnswerCareTest {

    private Answering answering;
    private TestServer server;

    @BeforeEach
    void start() {
        answering = new Answering();
        server = answering.server;
    }

    @AfterEach
    void close() {
        answering.close();
    }

    private HttpResponse<byte[]> letter(Person who, String lang, Browser sheet, String code) throws Exception {
        String path = Objects.requireNonNull(sheet.page().selectFirst("form[action$=/letter]"))
                .attr("action");
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(server.address(path.replaceFirst("^/en", "/" + lang)))
                            .header(TestCaller.HEADER, who.header())
                            .header("Sec-Fetch-Site", "same-origin")
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString("_form=token&code=" + code.replace(" ", "+")))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    @Test
    void the_letter_has_the_code_in_digits_and_the_bare_address_as_a_picture() throws Exception {
        Browser sheet = answering.sheet(VOLUNTEER, MEHR);
        String code = Answering.code(sheet);
        assertThat(sheet.page().select("svg.qr path")).hasSize(2);
        assertThat(PageCheck.faults(sheet)).isEmpty();
        for (String lang : new String[] {"en", "fa"}) {
            HttpResponse<byte[]> letter = letter(VOLUNTEER, lang, sheet, code);
            assertThat(letter.statusCode()).isEqualTo(200);
            assertThat(letter.headers().firstValue("Cache-Control")).hasValue("no-store");
            Files.write(Path.of("target/letter-" + lang + ".pdf"), letter.body());
            try (PDDocument pages = Loader.loadPDF(letter.body())) {
                assertThat(pages.getNumberOfPages()).isEqualTo(1);
                String text = new PDFTextStripper().getText(pages);
                assertThat(text).contains(code, "/" + lang + "/answer");
                BufferedImage page = new PDFRenderer(pages).renderImageWithDPI(0, 300);
                int[] dots = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
                BinaryBitmap bitmap = new BinaryBitmap(
                        new HybridBinarizer(new RGBLuminanceSource(page.getWidth(), page.getHeight(), dots)));
                assertThat(new QRCodeReader()
                                .decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true))
                                .getText())
                        .isEqualTo(server.address("/" + lang + "/answer").toString());
            }
        }
        // Neither another code, nor the right one in the hands of somebody who did not draw it.
        String wrong = code.startsWith("0") ? "1" + code.substring(1) : "0" + code.substring(1);
        assertThat(letter(VOLUNTEER, "en", sheet, wrong).statusCode()).isEqualTo(404);
        assertThat(letter(OTHER, "en", sheet, code).statusCode()).isEqualTo(404);
    }

    /// An answer on paper, written down by a volunteer; drawn by another.
    private String recorded() {
        String code = Answering.code(answering.sheet(TestCaller.coordinator(1), MEHR));
        Browser desk = answering
                .as(VOLUNTEER)
                .open("/en/desk/slips")
                .follow(MEHR)
                .follow("Write down an answer on paper")
                .press("We agree");
        Answering.finish(desk);
        return code;
    }

    @Test
    void the_proof_of_what_was_written_down_is_cleaned_sealed_and_for_whoever_reads_it_back() throws Exception {
        recorded();
        Browser desk = answering.as(VOLUNTEER).open("/en/desk/answers").follow(MEHR);
        String path = desk.location();
        desk.press("Add the file");
        assertThat(desk.mistakes().keySet()).containsExactly("proof");
        desk.upload("proof", "paper.png", "no picture".getBytes(StandardCharsets.UTF_8));
        assertThat(desk.status()).isEqualTo(422);
        assertThat(desk.mistakes().keySet()).containsExactly("proof");
        assertThat(PageCheck.faults(desk)).isEmpty();
        byte[] paper = Files.readAllBytes(Path.of("docs/front.png"));
        desk.upload("proof", "paper.png", paper);
        assertThat(desk.location()).isEqualTo(path);
        assertThat(desk.text()).contains("Fetch the proof");

        // On the disk there is nothing of the picture.
        byte[] shown = bytes(path + "/proof", VOLUNTEER);
        BufferedImage seen = ImageIO.read(new ByteArrayInputStream(shown));
        assertThat(seen.getWidth())
                .isEqualTo(ImageIO.read(new ByteArrayInputStream(paper)).getWidth());
        String kept = Dump.of(server).toString();
        assertThat(kept)
                .doesNotContain(Base64.getEncoder().encodeToString(shown).substring(0, 60));
        // Who did not write it down fetches it and brings none.
        HttpResponse<String> fetched = answering.as(OTHER).fetch(path + "/proof");
        assertThat(fetched.statusCode()).isEqualTo(200);
        assertThat(fetched.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(fetched.headers().firstValue("Content-Disposition")).hasValue("attachment");
        assertThat(fetched.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("sandbox");
        Browser other = answering.as(OTHER).open(path);
        assertThat(other.page().select("input[type=file]")).isEmpty();
        other.sendTo(path + "/proof", "_form=token&act=prove");
        assertThat(other.status()).isEqualTo(404);
        assertThat(answering
                        .as(answering.speaker("mehr"))
                        .fetch(path + "/proof")
                        .statusCode())
                .isEqualTo(403);
    }

    private byte[] bytes(String path, Person who) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(server.address(path))
                                    .header(TestCaller.HEADER, who.header())
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        }
    }

    @Test
    void the_group_says_by_its_own_code_that_what_was_written_down_is_right() {
        String code = recorded();
        assertThat(answering.with(code).page().select("button[value=right]")).isEmpty();
        answering.readBack(MEHR);
        assertThat(answering.find("mehr", Commitment.AGREES)).isEmpty();
        Browser group = answering.with(code);
        assertThat(group.text()).contains("which can correct it until 7 December 2026", CHAIR);
        group.press("It is right");
        assertThat(group.text()).contains("Confirmed. Thank you.");
        assertThat(answering.agreement("mehr", Commitment.AGREES).visibility()).isEqualTo(Visibility.NOW);
    }

    @Test
    void the_group_corrects_within_two_weeks_what_was_written_down() throws Exception {
        String code = recorded();
        answering
                .as(VOLUNTEER)
                .open("/en/desk/answers")
                .follow(MEHR)
                .upload("proof", "paper.png", Files.readAllBytes(Path.of("docs/front.png")));
        answering.readBack(MEHR);
        server.clock().advance(Duration.ofDays(Answer.DAYS_TO_CORRECT));
        answering
                .with(code)
                .press("No")
                .type("Why? (may be left empty)", "We never said so")
                .press("Go on: read it once more")
                .press("Yes, this is our answer");
        // With what was wrong its proof has gone.
        assertThat(answering.rows("answer_proof")).isEmpty();
        server.clock().advance(Duration.ofDays(30));
        server.bean(AnswerJob.class).run();
        assertThat(answering.rows("agreement")).isEmpty();
        assertThat(answering.with(code).text()).contains("We never said so", "It has arrived");
    }

    @Test
    void what_is_done_is_erased_in_time() {
        String refused = Answering.code(answering.sheet(VOLUNTEER, MEHR));
        answering.with(refused).press("No").press("Go on: read it once more").press("Yes, this is our answer");
        answering.as(OTHER).open("/en/desk/answers").follow(MEHR).press("Done: nothing more is to be done");
        String begun = Answering.code(answering.sheet(VOLUNTEER, KANOON));
        answering.with(begun).press("We agree");
        assertThat(answering.rows("answer_draft")).hasSize(1);

        rest(Answers.DAYS_DRAFTED - 1);
        assertThat(answering.rows("answer_draft")).hasSize(1);
        rest(1);
        assertThat(answering.rows("answer_draft")).isEmpty();
        // The code of a letter that nobody answered goes when it works no longer; that of an answer with it.
        rest(Slip.DAYS_GOOD - Answers.DAYS_DRAFTED);
        assertThat(answering.rows("slip")).hasSize(2);
        rest(1);
        assertThat(answering.rows("slip")).hasSize(1);
        rest(Answers.DAYS_KEPT - Slip.DAYS_GOOD - 2);
        assertThat(answering.rows("group_answer")).hasSize(1);
        rest(1);
        assertThat(answering.rows("group_answer")).isEmpty();
        assertThat(answering.rows("slip")).isEmpty();
    }

    private void rest(int days) {
        server.clock().advance(Duration.ofDays(days));
        server.bean(AnswerJob.class).run();
    }

    /// Agrees by a code, in public, read back.
    private String agreed(String slug, String name) {
        answering.admit(slug);
        String code = Answering.code(answering.sheet(VOLUNTEER, name));
        Answering.finish(answering.with(code).press("We agree"));
        answering.readBack(name);
        assertThat(answering.agreement(slug, Commitment.AGREES).inForce()).isTrue();
        return code;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void who_says_no_agrees_no_longer(boolean shown) {
        String code = agreed("mehr", MEHR);
        Browser group = answering.with(code).press("No").type("words", "We keep another day");
        if (shown) {
            group.type("quotable", "on");
        }
        group.press("Go on: read it once more").press("Yes, this is our answer");
        // Anybody who saw the letter could have written it.
        assertThat(answering.agreement("mehr", Commitment.AGREES).inForce()).isTrue();
        if (shown) {
            answering.readBack(MEHR);
        } else {
            answering.as(OTHER).open("/en/desk/answers").follow(MEHR).press("Done: nothing more is to be done");
        }
        assertThat(answering.find("mehr", Commitment.AGREES)).isEmpty();
        server.bean(AnswerJob.class).run();
        String page = server.browser().open("/en/agreement").text();
        assertThat(page.contains("We keep another day")).isEqualTo(shown);
    }

    @Test
    void of_what_was_ended_at_the_desk_nothing_that_was_said_stays() {
        agreed("mehr", MEHR);
        answering.as(answering.speaker("mehr")).open("/en/desk/agreement").press("Withdraw our agreement");
        Answers answers = server.bean(Answers.class);
        assertThat(answers.list(Answer.State.CONFIRMED).getFirst().content().speaker())
                .isEqualTo(CHAIR);
        rest(1);
        assertThat(answers.list(Answer.State.CONFIRMED)).isEmpty();
        assertThat(answers.list(Answer.State.WITHDRAWN).getFirst().content().speaker())
                .isEmpty();
    }

    @Test
    void who_has_agreed_to_new_words_at_the_desk_can_still_take_it_back_by_the_code() {
        String code = agreed("mehr", MEHR);
        Localized words = new Localized(Map.of("en", "Other words.", "fa", "سخنی دیگر."));
        server.inTransaction(() -> server.bean(Texts.class)
                .add(new Texts.Draft("common-day", false, words, words, Localized.EMPTY), new ActorId("test")));
        answering.as(answering.speaker("mehr")).open("/en/desk/agreement").press("We agree to the new words, too");
        Browser group = answering.with(code);
        assertThat(group.text()).contains("Public and in force.");
        group.press("Take the answer back");
        assertThat(answering.find("mehr", Commitment.AGREES)).isEmpty();
        assertThat(server.browser().open("/en/agreement").text()).doesNotContain("MEHR");
    }

    @Test
    void what_one_person_decided_for_a_group_is_public_in_these_words() {
        agreed("mehr", MEHR);
        Browser reader = server.browser();
        assertThat(reader.open("/en/agreement").text()).contains("On the word of whoever answered");
        assertThat(reader.open("/fa/agreement").text()).contains("به گفتهٔ کسی که پاسخ داده");
        Browser desk = answering
                .as(answering.speaker("mehr"))
                .open("/en/desk/mandates")
                .type("level", "spokesperson")
                .type("since", "2026-11-01")
                .type("said", "zarafshan")
                .press("bring");
        assertThat(desk.text()).contains("Counts");
        assertThat(reader.open("/en/agreement").text())
                .contains("Its spokesperson said so")
                .doesNotContain("zarafshan");
        assertThat(reader.open("/fa/agreement").text()).contains("به گفتهٔ سخنگویش");
        assertThat(reader.open("/en/groups/mehr").text())
                .contains("Whoever speaks for it said so")
                .doesNotContain("zarafshan");
        assertThat(Dump.of(server).toString()).doesNotContain("zarafshan");
        // After its year it is on the word of whoever answered again.
        server.clock().set(LocalDate.of(2027, 11, 24));
        assertThat(reader.open("/en/agreement").text()).contains("On the word of whoever answered");
    }

    @Test
    void an_agreement_is_renewed_within_its_year_or_counts_no_more() {
        String code = agreed("mehr", MEHR);
        answering.admit("kanoon-rahaward");
        Person kanoon = answering.speaker("kanoon-rahaward");
        Browser leans = answering.as(kanoon).open("/en/desk/answer").press("We agree if …");
        Answering.finish(leans.type("Which group?", MEHR).press("Add this group"));
        assertThat(answering.agreement("kanoon-rahaward", Commitment.OBSERVES).inForce())
                .isTrue();
        Person mehr = answering.speaker("mehr");
        String ask = "Ask " + MEHR + " whether it renews its agreement for another year";
        assertThat(answering.as(mehr).open("/en/desk").text()).doesNotContain("Renew your agreement");
        assertThat(answering.as(OTHER).open("/en/desk").text()).doesNotContain(ask);
        assertThat(answering.with(code).page().select("button[value=renew]")).isEmpty();

        server.clock().set(LocalDate.of(2027, 10, 24));
        assertThat(answering.as(mehr).open("/en/desk").text()).contains("Renew your agreement for another year.");
        assertThat(answering.as(OTHER).open("/en/desk").text()).contains(ask);
        assertThat(answering.as(OTHER).open("/fa/desk").text()).contains("تمدید می‌کند");
        server.clock().set(LocalDate.of(2027, 11, 23));
        server.bean(AgreementJob.class).run();
        assertThat(answering.agreement("mehr", Commitment.AGREES).inForce()).isTrue();

        // The day after: both are out, the one because of the other, and are told.
        answering.as(kanoon).open("/en/desk/agreement").press("Renew for a year");
        server.clock().set(LocalDate.of(2027, 11, 24));
        server.bean(AgreementJob.class).run();
        assertThat(answering.agreement("mehr", Commitment.AGREES).inForce()).isFalse();
        assertThat(answering.agreement("kanoon-rahaward", Commitment.OBSERVES).inForce())
                .isFalse();
        assertThat(server.browser().open("/en/agreement").text())
                .contains("Not renewed since 23 November 2027", "One more waits for others");
        assertThat(answering.as(kanoon).open("/en/desk").text()).contains("Your agreement waits again");

        // Renewed by the code on the letter, both are back.
        Browser group = answering.with(code);
        assertThat(group.text()).contains("Your agreement is good for a year, until 23 November 2027");
        group.press("Renew for a year");
        assertThat(group.text()).contains("Taken in. We reach you at your published contact");
        answering.readBack(MEHR);
        assertThat(answering.with(code).page().select("button[value=renew]")).isEmpty();
        assertThat(answering.agreement("mehr", Commitment.AGREES).renewBy()).isEqualTo("2028-11-24");
        assertThat(answering.agreement("kanoon-rahaward", Commitment.OBSERVES).inForce())
                .isTrue();
        assertThat(answering.as(OTHER).open("/en/desk").text()).doesNotContain(ask);
    }
}
