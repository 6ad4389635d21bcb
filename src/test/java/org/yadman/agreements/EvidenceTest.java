package org.yadman.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yadman.agreements.EvidenceCheck.Report;
import org.yadman.agreements.EvidenceFile.Reading;
import org.yadman.audit.SigningKeys;
import org.yadman.audit.Trust;
import org.yadman.groups.Groups;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.text.Localized;
import org.yadman.pure.conditions.Commitment;
import org.yadman.testing.TestServer;

/// Evidence as a body gets it, and as somebody changes it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvidenceTest {

    private static final ActorId SOMEBODY = new ActorId("import");
    private static final Trust NOTHING_KNOWN = new Trust(null, null);
    private static final List<String> GROUPS = List.of("khavaran-families", "iran-tribunal", "fedefam");

    @SuppressWarnings("NullAway.Init") // set before the first test
    private TestServer server;

    @BeforeAll
    void three_groups_agree() {
        server = TestServer.withCampaign();
        server.inTransaction(() -> server.bean(Texts.class)
                .add(
                        new Texts.Draft(
                                "common-day",
                                false,
                                words(
                                        "We keep the day, beside our own.",
                                        "ما این روز را در کنار روز خود گرامی می‌داریم."),
                                words("We agree with the date.", "ما با این تاریخ موافقیم."),
                                words("Each year another group hosts.", "هر سال گروهی دیگر میزبان است.")),
                        SOMEBODY));
        for (String slug : GROUPS) {
            admit(slug);
            server.bean(Agreements.class)
                    .enter(
                            new Agreements.Draft(
                                    server.bean(Groups.class)
                                            .find(slug)
                                            .orElseThrow()
                                            .id(),
                                    text().id(),
                                    Commitment.OBSERVES,
                                    null,
                                    slug.equals("fedefam")
                                            ? words("But not in August.", "ولی نه در ماه اوت.")
                                            : Localized.EMPTY,
                                    Visibility.NOW,
                                    0),
                            SOMEBODY);
        }
    }

    @AfterAll
    void close() {
        server.close();
    }

    private static Localized words(String english, String persian) {
        return new Localized(Map.of("en", english, "fa", persian));
    }

    private AgreementText text() {
        return server.bean(Texts.class).current().orElseThrow();
    }

    private void admit(String slug) {
        server.inTransaction(() -> server.bean(JdbcClient.class)
                .sql("""
                        insert into group_standing (group_id, checked, admitted_on, version)
                        values (:group, 'BY_WEBSITE', '2026-11-20', 1)
                        on conflict (group_id) do update
                          set checked = excluded.checked, admitted_on = excluded.admitted_on
                        """)
                .param(
                        "group",
                        server.bean(Groups.class).find(slug).orElseThrow().id().toString())
                .update());
    }

    private HttpResponse<byte[]> answer(String path) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(server.address(path)).build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] fetch(String path) {
        return answer(path).body();
    }

    private static Report check(byte[] file, Trust trust) {
        return EvidenceCheck.check(file, trust).orElseThrow();
    }

    private String fingerprint() {
        return Trust.fingerprint(
                server.bean(SigningKeys.class).findCampaignKey().orElseThrow());
    }

    @Test
    void a_body_reads_by_name_who_agrees_and_can_check_it_without_us() throws IOException {
        HttpResponse<byte[]> answer = answer("/en/agreement/evidence.pdf");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("attachment", "agreement-2026-11-23-en.pdf");
        try (PDDocument pages = Loader.loadPDF(answer.body())) {
            PDFTextStripper reader = new PDFTextStripper();
            reader.setSortByPosition(true);
            assertThat(reader.getText(pages).replaceAll("\\s+", " "))
                    .contains("Iran Tribunal", "3 groups: 3 keep the day", "keep the day", "But not in August.")
                    .contains(text().hash(), fingerprint());
        }
        Report report = check(answer.body(), Trust.of(fingerprint().toUpperCase(java.util.Locale.ROOT), null));
        assertThat(report.faults()).isEmpty();
        assertThat(String.join("\n", report.words()))
                .contains("evidence of 2026-11-23", "3 groups", "3 keep the day, 0 agree", "that you gave")
                .contains("It does not prove");
    }

    @Test
    void both_languages_carry_the_same_list_and_it_is_made_once_a_day() {
        byte[] list = fetch("/en/agreement/evidence.json");
        assertThat(fetch("/fa/agreement/evidence.json")).isEqualTo(list);
        assertThat(org.yadman.platform.pdf.PdfFiles.find(fetch("/fa/agreement/evidence.pdf"), "evidence.json"))
                .hasValue(list);
        assertThat(fetch("/fa/agreement/evidence.pdf?again=1")).isEqualTo(fetch("/fa/agreement/evidence.pdf"));
        assertThat(check(list, NOTHING_KNOWN).words())
                .anyMatch(word -> word.contains("nobody has checked"))
                .anyMatch(word -> word.contains("declared stolen"));
    }

    @Test
    void whatever_byte_of_the_list_is_changed_is_found_and_its_line_named() {
        byte[] list = fetch("/en/agreement/evidence.json");
        String file = new String(list, StandardCharsets.ISO_8859_1);
        int lines = file.indexOf('[', file.indexOf("\"lines\""));
        int signed = file.indexOf("\"signed\"");
        Random random = new Random(5);
        for (int i = 0; i < list.length; i++) {
            byte[] changed = list.clone();
            changed[i] ^= (byte) (1 << random.nextInt(7));
            Report report = EvidenceCheck.check(changed, NOTHING_KNOWN).orElse(null);
            if (i > file.indexOf("evidence 1") + 10) {
                assertThat(report).as("byte %d: %s", i, file.charAt(i)).isNotNull();
            }
            if (report == null) {
                continue;
            }
            assertThat(report.faults()).as("byte %d: %s", i, file.charAt(i)).isNotEmpty();
            assertThat(report.words()).isEmpty();
            if (i > lines && i < signed && Character.isLetterOrDigit(file.charAt(i))) {
                assertThat(String.join(" ", report.faults()))
                        .as("byte %d: %s", i, file.substring(i - 20, i + 10))
                        .contains("line " + lineAt(file, i));
            }
        }
    }

    // A byte of a key before the number belongs to the line that begins there.
    private static int lineAt(String file, int at) {
        int line = 0;
        for (int i = file.indexOf("\"number\""); i >= 0 && i <= at; i = file.indexOf("\"number\"", i + 1)) {
            line++;
        }
        return Math.max(1, line);
    }

    @Test
    void a_line_left_out_moved_or_put_in_is_named() {
        EvidenceFile file = ((Reading.Whole) EvidenceFile.read(fetch("/en/agreement/evidence.json"))).file();
        List<EvidenceFile.Line> fewer = file.lines().subList(0, 2);
        assertThat(faults(with(file, fewer))).anyMatch(fault -> fault.equals("Line 3 is missing."));
        List<EvidenceFile.Line> more = new ArrayList<>(file.lines());
        more.add(file.lines().getFirst());
        assertThat(faults(with(file, more))).anyMatch(fault -> fault.contains("does not have line 4"));
        assertThat(faults(with(file, file.lines().reversed()))).anyMatch(fault -> fault.contains("line 1 ("));
        EvidenceFile anew = new EvidenceFile(
                file.format(), file.head(), fewer, EvidenceFile.Signed.of(file.head(), fewer), file.seal());
        assertThat(faults(anew))
                .containsExactly(
                        "The signature does not belong to this list: it was changed, or is" + " somebody else's.");
    }

    private static EvidenceFile with(EvidenceFile file, List<EvidenceFile.Line> lines) {
        return new EvidenceFile(file.format(), file.head(), lines, file.signed(), file.seal());
    }

    private static List<String> faults(EvidenceFile file) {
        return check(file.json(), NOTHING_KNOWN).faults();
    }

    @Test
    void something_put_in_beside_what_is_signed_is_refused() {
        String list = new String(fetch("/en/agreement/evidence.json"), StandardCharsets.UTF_8);
        assertThat(check(
                                list.replaceFirst("\\{", "{ \"note\" : \"x\",").getBytes(StandardCharsets.UTF_8),
                                NOTHING_KNOWN)
                        .faults())
                .isNotEmpty();
        assertThat(check(list.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8), NOTHING_KNOWN)
                        .faults())
                .containsExactly("Its words are those that were signed, but the file was written anew or something was"
                        + " put in that the signature does not cover.");
    }

    @Test
    void whatever_byte_of_the_pages_is_changed_is_found() {
        byte[] pages = fetch("/fa/agreement/evidence.pdf");
        Random random = new Random(6);
        for (int i = 0; i < 400; i++) {
            byte[] changed = pages.clone();
            int at = random.nextInt(pages.length);
            changed[at] ^= (byte) (1 << random.nextInt(7));
            Report report = EvidenceCheck.check(changed, NOTHING_KNOWN).orElse(null);
            assertThat(report == null || !report.faults().isEmpty())
                    .as("byte %d", at)
                    .isTrue();
        }
        String file = new String(pages, StandardCharsets.ISO_8859_1);
        byte[] renamed = file.replace("\"en\" : \"Iran Tribunal\"", "\"en\" : \"Iran Tribuna1\"")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(check(renamed, NOTHING_KNOWN).faults())
                .anyMatch(fault ->
                        fault.matches("What stands in line \\d \\(Iran Tribuna1\\) is not what was signed\\."));
        byte[] longer = (file + "\n% more").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(check(longer, NOTHING_KNOWN).faults())
                .singleElement()
                .asString()
                .contains("The pages were changed", "Iran Tribunal");
    }

    @Test
    void another_campaigns_evidence_does_not_pass_for_ours() {
        Trust ours = Trust.of("0123 4567 89ab cdef 0123 4567 89ab cdef 0123 4567", null);
        assertThat(check(fetch("/en/agreement/evidence.json"), ours).faults())
                .singleElement()
                .asString()
                .contains(fingerprint(), "is not the one that you gave");
    }

    @Test
    void other_files_are_not_taken_for_evidence() {
        assertThat(EvidenceCheck.check("{}".getBytes(StandardCharsets.UTF_8), NOTHING_KNOWN))
                .isEmpty();
        assertThat(EvidenceCheck.check("%PDF-1.7 nonsense".getBytes(StandardCharsets.UTF_8), NOTHING_KNOWN))
                .isEmpty();
        assertThat(EvidenceCheck.check(new byte[0], NOTHING_KNOWN)).isEmpty();
    }

    @Test
    void the_badge_can_stand_on_any_site_and_carries_no_script() {
        HttpResponse<String> badge = server.browser().fetch("/en/agreement/badge.svg");
        assertThat(badge.headers().firstValue("Content-Type").orElseThrow()).startsWith("image/svg+xml");
        assertThat(badge.headers().allValues("Cross-Origin-Resource-Policy")).containsExactly("cross-origin");
        assertThat(badge.body()).contains("3 groups agree").doesNotContain("<script", "href", "style");
        assertThat(server.browser().fetch("/fa/agreement/badge.svg").body())
                .contains("۳ گروه موافق‌اند", "direction=\"rtl\"");
        // A page beside it stays with us; a second answer, from memory, is the same as the first.
        assertThat(server.browser().fetch("/en/").headers().allValues("Cross-Origin-Resource-Policy"))
                .containsExactly("same-origin");
        assertThat(server.browser()
                        .fetch("/en/agreement/badge.svg")
                        .headers()
                        .allValues("Cross-Origin-Resource-Policy"))
                .containsExactly("cross-origin");
    }

    @Test
    void the_form_holds_the_words_and_an_address_on_one_page() throws IOException {
        try (PDDocument pages = Loader.loadPDF(fetch("/en/agreement/form.pdf"))) {
            assertThat(pages.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(pages).replaceAll("\\s+", " "))
                    .contains("We keep the day, beside our own.", "/en/answer", "You need the eight digits");
        }
    }
}
