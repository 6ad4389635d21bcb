package org.yadman.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yadman.groups.Groups;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.text.Localized;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Permission;
import org.yadman.pure.conditions.Commitment;
import org.yadman.pure.conditions.Rule;
import org.yadman.testing.Browser;
import org.yadman.testing.Dump;
import org.yadman.testing.PageCheck;
import org.yadman.testing.TestCaller;
import org.yadman.testing.TestCaller.Person;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

/// The sceptical group's ten minutes, and what follows from them at the desk.
@Tag("database")
class AnswerStoryTest {

    private static final Person VOLUNTEER = TestCaller.volunteer(1);
    private static final Person OTHER = TestCaller.volunteer(2);
    private static final Person COORDINATOR = TestCaller.coordinator(1);
    private static final String CONTACT = "office +1 555 0100, mehr.example, page Contact";
    private static final String CHAIR = "دبیر گلنار";

    /// Lets a request speak for a group.
    static class Speaker implements Filter {

        static final String HEADER = "X-Test-Speaker";

        @Override
        public void doFilter(ServletRequest asked, ServletResponse answered, FilterChain chain)
                throws IOException, ServletException {
            HttpServletRequest request = (HttpServletRequest) asked;
            String group = request.getHeader(HEADER);
            if (group != null) {
                new Caller(
                                new UUID(4, 4),
                                "somebody",
                                Set.of(Permission.OWN_ACCOUNT, Permission.ACT_FOR_GROUP),
                                UUID.fromString(group),
                                "token")
                        .ask(request);
            }
            chain.doFilter(asked, answered);
        }
    }

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(TestDatabase.withCampaign(), TestCaller.class, Speaker.class);
        Localized body = new Localized(Map.of(
                "en", "We keep the common day beside our own.", "fa", "روز مشترک را در کنار روز خود گرامی می‌داریم."));
        Localized letter = new Localized(Map.of("en", "We agree with the date.", "fa", "ما با این تاریخ موافقیم."));
        server.inTransaction(() -> server.bean(Texts.class)
                .add(new Texts.Draft("common-day", false, body, letter, Localized.EMPTY), new ActorId("test")));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Browser as(Person person) {
        return server.browser().as(person);
    }

    private UUID group(String slug) {
        return server.bean(Groups.class).find(slug).orElseThrow().id();
    }

    /// Draws a code for a group and prints it.
    private String slip(Person by, String group) {
        Browser sheet = as(by).open("/en/desk/slips")
                .type("Group", group)
                .type("Published contact", CONTACT)
                .press("Draw the code");
        assertThat(sheet.status()).as(sheet.text()).isEqualTo(200);
        return code(sheet);
    }

    private static String code(Browser sheet) {
        return sheet.page().select("section.sheet code").stream()
                .map(each -> each.text())
                .filter(text -> text.matches("[0-9]{4} [0-9]{4}"))
                .findFirst()
                .orElseThrow();
    }

    private static String persian(String digits) {
        StringBuilder persian = new StringBuilder();
        digits.chars().forEach(digit -> persian.append(digit == ' ' ? ' ' : (char) (digit - '0' + '۰')));
        return persian.toString();
    }

    private Browser openWith(String code) {
        return server.browser().open("/fa/answer").type("کد", code).press("باز کردن");
    }

    private static final String MEHR = "Mission for Establishment of Human Rights in Iran (MEHR)";
    private static final String KANOON = "Kanoon Rahaward";

    @Test
    void a_sceptical_group_answers_in_persian_on_a_condition_of_its_own() {
        String code = slip(VOLUNTEER, KANOON);
        Browser browser = server.browser().open("/fa/answer");
        browser.type("کد", persian(code)).press("باز کردن");
        assertThat(browser.status()).isEqualTo(200);
        assertThat(browser.heading()).isEqualTo("آیا گروه شما موافق است؟");
        assertThat(browser.text())
                .contains(
                        "کانون ره‌آورد",
                        "هنوز هیچ گروهی موافقت نکرده است",
                        "پول: نه اکنون و نه پس از این",
                        "روز مشترک را در کنار روز خود گرامی می‌داریم.",
                        "هیچ گروهی با موافقت خود، روز خویش را از دست نمی‌دهد");
        assertThat(browser.page().select("button[name=act]").eachAttr("value"))
                .containsExactly("agree", "agree_if", "another_day", "question", "no", "later");

        browser.press("موافقیم، به شرط آنکه …");
        browser.press("ادامه: یک بار دیگر بخوانیم");
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.mistakes().keySet()).containsExactlyInAnyOrder("count", "speaker", "visibility");
        assertThat(PageCheck.faults(browser)).isEmpty();

        browser.type("دست‌کم چند گروه دیگر؟", "۵")
                .type("از کدام نوع؟", "human-rights-organisation")
                .type("چه کسی از سوی گروه سخن می‌گوید", CHAIR)
                .press("این شمار را بیفزا");
        assertThat(browser.value("چه کسی از سوی گروه سخن می‌گوید")).isEqualTo(CHAIR);
        browser.type("کدام نهاد؟", "aiusa-agm").type("جای آن کجاست؟", "0").press("این نهاد را بیفزا");
        assertThat(browser.page().select("#rule [lang=en]").text())
                .contains("at least 5 human-rights organisations agree with the date, or")
                .contains("Annual General Meeting of AIUSA");
        assertThat(browser.page().select("#rule [lang=fa]").text()).contains("دست‌کم ۵ سازمان حقوق بشری");
        browser.type("از کدام روز؟", "دیروز").press("این روز را بیفزا");
        assertThat(browser.mistakes().keySet()).containsExactly("day");
        assertThat(browser.value("از کدام روز؟")).isEqualTo("دیروز");
        browser.type("از کدام روز؟", "۱۴۰۶-۶-۱۰").press("این روز را بیفزا");
        assertThat(browser.text()).contains("همهٔ این شرط‌ها باید برآورده شوند.");

        // The telephone rings; in the evening all of it is there again.
        browser = openWith(code);
        assertThat(browser.text()).contains("پاسخی را آغاز کرده و نفرستاده‌اید");
        browser.press("موافقیم، به شرط آنکه …");
        assertThat(browser.value("چه کسی از سوی گروه سخن می‌گوید")).isEqualTo(CHAIR);
        browser.type("همه، زمانی که شماری دیگر هم آشکارا موافق باشند", "on")
                .type("چند گروه دیگر؟", "۳")
                .press("ادامه: یک بار دیگر بخوانیم");
        assertThat(browser.heading()).isEqualTo("یک بار دیگر بخوانید");
        assertThat(browser.text()).contains("زمانی که ۳ گروه دیگر هم آشکارا موافق باشند", CHAIR);
        assertThat(server.bean(Answers.class).list(Answer.State.WAITING)).isEmpty();

        browser.press("بله، پاسخ ما همین است");
        assertThat(browser.heading()).isEqualTo("سپاس. پاسخ شما رسید");
        assertThat(browser.text()).contains("هیچ‌چیز عمومی نیست", CONTACT, "۱۴۰۵", "دست‌کم ۵ سازمان حقوق بشری");
        Answer.Content content =
                server.bean(Answers.class).list(Answer.State.WAITING).getFirst().content();
        assertThat(content.condition())
                .isEqualTo(Rule.parse(
                        "(at least 5 human-rights-organisation agree or body aiusa-agm) and from 2027-09-01"));
        assertThat(content.commitment()).isEqualTo(Commitment.OBSERVES);
        assertThat(content.visibility()).isEqualTo(Visibility.AFTER);
        assertThat(content.after()).isEqualTo(3);
        // No agreement, before it was read back.
        assertThat(rows("agreement")).isEmpty();
    }

    private List<String> rows(String table) {
        return Objects.requireNonNullElse(Dump.of(server).get(table), List.of());
    }

    /// Answers "we agree" by a code.
    private Browser agree(String code) {
        return server.browser()
                .open("/en/answer")
                .type("Code", code)
                .press("Open")
                .press("We agree")
                .type("Who speaks for the group", CHAIR)
                .type("Everybody, as soon as it is confirmed", "on")
                .press("Go on: read it once more")
                .press("Yes, this is our answer");
    }

    private Browser open(Person person, String group) {
        return as(person).open("/en/desk/answers").follow(group);
    }

    private Agreement agreement(String group, Commitment commitment) {
        UUID text = server.bean(Texts.class).current().orElseThrow().id();
        return server.bean(Agreements.class)
                .ofGroup(group(group), text, commitment)
                .orElseThrow();
    }

    @Test
    void somebody_who_did_not_draw_the_code_reads_it_back_and_then_it_is_an_agreement() {
        String code = slip(VOLUNTEER, MEHR);
        agree(code);
        Browser self = open(VOLUNTEER, MEHR);
        assertThat(self.text()).contains(CONTACT, "Somebody else must read it back", CHAIR);
        assertThat(self.page().select("button[value=read-back]")).isEmpty();
        String answer = self.location().replaceAll(".*/", "");
        assertThat(self.sendTo("/en/desk/answers/" + answer, "act=read-back&note=x&version=1&_form=token")
                        .status())
                .isEqualTo(403);
        assertThat(rows("agreement")).isEmpty();

        Browser desk = open(OTHER, MEHR);
        desk.press("Reached: it is so");
        assertThat(desk.mistakes().keySet()).containsExactly("note");
        desk.type("How was the group reached?", "by telephone").press("Reached: it is so");
        assertThat(desk.status()).isEqualTo(200);
        Agreement agreement = agreement("mehr", Commitment.AGREES);
        assertThat(agreement.rule()).isNull();
        assertThat(agreement.visibility()).isEqualTo(Visibility.NOW);
        assertThat(desk.text()).contains("by telephone");
        assertThat(as(OTHER).open("/en/desk/answers").text()).contains("No answer waits for anybody.");
    }

    @Test
    void who_cannot_be_reached_is_tried_again_and_the_number_of_tries_stands_there() {
        agree(slip(VOLUNTEER, MEHR));
        Browser desk = open(OTHER, MEHR).type("Try again on", "2026-12-01").press("Could not be reached");
        assertThat(desk.status()).isEqualTo(200);
        assertThat(as(OTHER).open("/en/desk/answers").text()).contains("not reached once", "1 December 2026");
        assertThat(rows("agreement")).isEmpty();
    }

    @Test
    void an_old_page_decides_nothing() {
        agree(slip(VOLUNTEER, MEHR));
        Browser first = open(OTHER, MEHR);
        open(COORDINATOR, MEHR).press("Could not be reached");
        first.type("How was the group reached?", "by mail").press("Reached: it is so");
        assertThat(first.status()).isEqualTo(409);
        assertThat(first.value("How was the group reached?")).isEqualTo("by mail");
        assertThat(rows("agreement")).isEmpty();
    }

    @Test
    void what_is_confirmed_is_what_the_page_before_showed() {
        String code = slip(VOLUNTEER, MEHR);
        Browser one = server.browser()
                .open("/en/answer")
                .type("Code", code)
                .press("Open")
                .press("We agree")
                .type("Who speaks for the group", "secretary")
                .type("Nobody: we are counted without our name", "on")
                .press("Go on: read it once more");
        Browser two = server.browser().open("/en/answer").type("Code", code).press("Open");
        two.press("We agree")
                .type("Everybody, as soon as it is confirmed", "on")
                .press("Go on: read it once more");
        one.press("Yes, this is our answer");
        assertThat(one.status()).isEqualTo(409);
        assertThat(one.text()).contains("Something has changed", "Everybody, as soon as it is confirmed");
        assertThat(server.bean(Answers.class).list(Answer.State.WAITING)).isEmpty();
        one.press("Yes, this is our answer");
        assertThat(server.bean(Answers.class).list(Answer.State.WAITING)).hasSize(1);
    }

    @Test
    void nothing_that_a_group_typed_can_be_read_on_the_disk_and_the_code_neither() {
        String code = slip(VOLUNTEER, MEHR);
        agree(code);
        server.browser()
                .open("/en/answer")
                .type("Code", code)
                .press("Open")
                .press("We have a question")
                .type("Your question", "Who pays? asks zarafshan")
                .press("Go on: read it once more");
        String dump = Dump.of(server).toString();
        assertThat(dump)
                .doesNotContain(CHAIR)
                .doesNotContain("zarafshan")
                .doesNotContain("555 0100")
                .doesNotContain("AGREE")
                .doesNotContain(code)
                .doesNotContain(code.replace(" ", ""));
    }

    @Test
    void a_page_with_a_code_is_kept_by_no_cache_and_sets_no_cookie() {
        for (String path : List.of("/en/answer", "/fa/answer")) {
            var answer = server.browser().fetch(path);
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        }
        Browser opened = openWith(slip(VOLUNTEER, MEHR));
        assertThat(opened.location()).isEqualTo("/fa/answer");
        assertThat(opened.cookies()).isEmpty();
    }

    @Test
    void a_group_takes_its_agreement_back_by_its_code_at_once() {
        String code = slip(VOLUNTEER, MEHR);
        agree(code);
        open(OTHER, MEHR).type("How was the group reached?", "by mail").press("Reached: it is so");
        assertThat(rows("agreement")).hasSize(1);
        Browser browser = server.browser().open("/en/answer").type("Code", code).press("Open");
        browser.press("Take the answer back");
        assertThat(browser.status()).isEqualTo(200);
        assertThat(browser.text()).contains("It is taken back", "Taken back. What was said is erased.");
        // The group has not been admitted, so nothing was public that could stay as history.
        assertThat(rows("agreement")).isEmpty();
        assertThat(server.bean(Answers.class)
                        .list(Answer.State.WITHDRAWN)
                        .getFirst()
                        .content()
                        .speaker())
                .isEmpty();
    }

    @Test
    void before_the_read_back_a_new_answer_takes_the_place_of_the_old_one() {
        String code = slip(VOLUNTEER, MEHR);
        agree(code);
        server.browser()
                .open("/en/answer")
                .type("Code", code)
                .press("Open")
                .press("No")
                .type("Why? (may be left empty)", "We have our own day")
                .press("Go on: read it once more")
                .press("Yes, this is our answer");
        List<Answer> waiting = server.bean(Answers.class).list(Answer.State.WAITING);
        assertThat(waiting).hasSize(1);
        assertThat(waiting.getFirst().content().kind()).isEqualTo(AnswerKind.NO);
        assertThat(waiting.getFirst().content().quotable()).isFalse();
    }

    @Test
    void a_question_is_answered_where_it_was_asked() {
        String code = slip(VOLUNTEER, KANOON);
        openWith(code)
                .press("پرسشی داریم")
                .type("پرسش شما", "هزینه را چه کسی می‌دهد؟")
                .press("ادامه: یک بار دیگر بخوانیم")
                .press("بله، پاسخ ما همین است");
        assertThat(as(OTHER).open("/en/desk").text()).contains(KANOON + " has a question: write back");
        open(OTHER, KANOON).type("What was written back", "هیچ‌کس.").press("Write back");
        assertThat(openWith(code).text()).contains("پاسخ داده شد", "هیچ‌کس.");
    }

    @Test
    void who_asks_to_be_asked_later_is_left_in_peace_until_then() {
        String code = slip(VOLUNTEER, KANOON);
        Browser browser = openWith(code).press("بعداً دوباره از ما بپرسید");
        browser.type("کی دوباره از شما بپرسیم؟", "3")
                .press("ادامه: یک بار دیگر بخوانیم")
                .press("بله، پاسخ ما همین است");
        assertThat(browser.text()).contains("و نه زودتر");
        assertThat(as(OTHER).open("/en/desk").text()).doesNotContain(KANOON);
        server.clock().set(LocalDate.of(2027, 2, 23));
        assertThat(as(OTHER).open("/en/desk").text()).contains("Ask " + KANOON + " again");
    }

    @Test
    void what_was_written_down_on_behalf_is_unconfirmed_for_two_weeks_after_the_read_back() {
        String code = slip(COORDINATOR, MEHR);
        as(VOLUNTEER)
                .open("/en/desk/slips")
                .follow(MEHR)
                .follow("Write down an answer by telephone")
                .press("We agree")
                .type("Who speaks for the group", CHAIR)
                .type("Everybody, as soon as it is confirmed", "on")
                .press("Go on: read it once more")
                .press("Yes, this is our answer");
        assertThat(open(VOLUNTEER, MEHR).text()).contains("Somebody else must read it back", "Unconfirmed");
        open(OTHER, MEHR).type("How was the group reached?", "by mail").press("Reached: it is so");
        assertThat(rows("agreement")).isEmpty();
        assertThat(server.browser()
                        .open("/en/answer")
                        .type("Code", code)
                        .press("Open")
                        .text())
                .contains("Unconfirmed: read back to the group, which can correct it until");
        server.clock().advance(Duration.ofDays(Answer.DAYS_TO_CORRECT));
        server.bean(AnswerJob.class).run();
        assertThat(rows("agreement")).isEmpty();
        server.clock().advance(Duration.ofDays(1));
        server.bean(AnswerJob.class).run();
        assertThat(agreement("mehr", Commitment.AGREES).confirmedOn()).isEqualTo("2026-12-08");
    }

    @Test
    void a_group_that_is_not_in_the_record_is_added_before_its_answer_counts() {
        Browser sheet = as(VOLUNTEER)
                .open("/en/desk/slips")
                .type("Name of the group, as it stands on the letter", "انجمن سرو")
                .type("What kind of group is it?", "association")
                .type("Published contact", CONTACT)
                .press("Draw the code");
        agree(code(sheet));
        Browser desk = open(OTHER, "انجمن سرو");
        desk.type("How was the group reached?", "by mail").press("Reached: it is so");
        assertThat(desk.status()).isEqualTo(409);
        assertThat(rows("agreement")).isEmpty();
        as(COORDINATOR)
                .open("/en/desk/slips")
                .follow("انجمن سرو")
                .type("Group", KANOON)
                .press("This is the group");
        open(OTHER, KANOON).type("How was the group reached?", "by mail").press("Reached: it is so");
        assertThat(agreement("kanoon-rahaward", Commitment.OBSERVES).visibility())
                .isEqualTo(Visibility.NOW);
    }

    @Test
    void a_flood_of_wrong_codes_locks_nobody_out_and_loses_nothing() {
        String code = slip(VOLUNTEER, MEHR);
        Browser browser = server.browser()
                .open("/en/answer")
                .type("Code", code)
                .press("Open")
                .press("We agree");
        Slips slips = server.bean(Slips.class);
        for (int i = 0; i < SlipTide.MOST_QUIET; i++) {
            slips.open("nonsense", "");
        }
        browser.type("Who speaks for the group", CHAIR)
                .type("Everybody, as soon as it is confirmed", "on")
                .press("Go on: read it once more");
        assertThat(browser.status()).isEqualTo(429);
        browser.type("Name of your group", "Kanoon").press("Open");
        assertThat(browser.status()).isEqualTo(422);
        browser.type("Name of your group", "mission for establishment of human rights in iran MEHR")
                .press("Open");
        assertThat(browser.heading()).isEqualTo("Read it once more");
        assertThat(browser.text()).contains(CHAIR);
        for (int i = 0; i < 100; i++) {
            slips.open("00000000".equals(code.replace(" ", "")) ? "00000001" : "00000000", KANOON);
        }
        browser.press("Yes, this is our answer");
        assertThat(browser.heading()).isEqualTo("Thank you. Your answer has arrived");
    }

    @Test
    void a_new_code_ends_the_old_one_and_what_was_answered_stays() {
        String old = slip(VOLUNTEER, MEHR);
        agree(old);
        String fresh = code(as(COORDINATOR).open("/en/desk/slips").follow(MEHR).press("Draw a new code"));
        assertThat(server.browser()
                        .open("/en/answer")
                        .type("Code", old)
                        .press("Open")
                        .status())
                .isEqualTo(422);
        assertThat(server.browser()
                        .open("/en/answer")
                        .type("Code", fresh)
                        .press("Open")
                        .text())
                .contains("Nothing of it is public yet");
        server.clock().advance(Duration.ofDays(Slip.DAYS_GOOD + 1));
        assertThat(server.browser()
                        .open("/en/answer")
                        .type("Code", fresh)
                        .press("Open")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void a_representative_answers_from_the_desk_and_of_an_unchecked_group_it_waits() {
        Browser desk = server.browser()
                .with(Speaker.HEADER, group("mehr").toString())
                .open("/en/desk/answer")
                .press("We agree")
                .type("Who speaks for the group", CHAIR)
                .type("Everybody, as soon as it is confirmed", "on")
                .press("Go on: read it once more")
                .press("Yes, this is our answer");
        assertThat(desk.text()).contains("As soon as your group has been admitted");
        assertThat(rows("agreement")).isEmpty();
        open(OTHER, MEHR).type("How was the group reached?", "by mail").press("Reached: it is so");
        assertThat(agreement("mehr", Commitment.AGREES).visibility()).isEqualTo(Visibility.NOW);
    }

    /// Answers no in Persian.
    private void refuse(String code, String why, boolean quotable) {
        Browser browser = openWith(code).press("نه").type("words", why);
        if (quotable) {
            browser.type("quotable", "on");
        }
        browser.press("ادامه: یک بار دیگر بخوانیم").press("بله، پاسخ ما همین است");
        assertThat(browser.status()).as(browser.text()).isEqualTo(200);
    }

    private void readBack(String group) {
        Browser desk =
                open(OTHER, group).type("How was the group reached?", "by mail").press("Reached: it is so");
        assertThat(desk.status()).as(desk.text()).isEqualTo(200);
    }

    private void admit(String slug) {
        server.inTransaction(() -> server.bean(JdbcClient.class)
                .sql("insert into group_standing (group_id, checked, admitted_on, version)"
                        + " values (:group, 'BY_WEBSITE', '2026-11-20', 1)")
                .param("group", group(slug).toString())
                .update());
    }

    private String everythingPublic() {
        StringBuilder all = new StringBuilder();
        for (String path :
                List.of("/en/agreement", "/fa/agreement", "/en/agreement/words", "/en/news", "/en/groups/mehr")) {
            all.append(server.browser().open(path).source());
        }
        for (String path : List.of("/api/v1/agreements", "/api/v1/agreements.csv", "/en/news.atom")) {
            all.append(server.browser().fetch(path).body());
        }
        return all.toString();
    }

    private static final String WHY = "روز ما همان روز خانواده‌هاست";

    @Test
    void a_no_whose_words_may_be_shown_stands_among_the_minoritys_words_once_it_was_read_back() {
        admit("mehr");
        String code = slip(VOLUNTEER, MEHR);
        refuse(code, WHY, true);
        assertThat(everythingPublic()).doesNotContain(WHY);
        assertThat(open(VOLUNTEER, MEHR).page().select("button[value=read-back]"))
                .isEmpty();
        assertThat(Dump.of(server).toString()).doesNotContain(WHY);

        readBack(MEHR);
        Browser page = server.browser().open("/en/agreement");
        assertThat(page.page().select("blockquote[lang=fa][dir=rtl]").text()).isEqualTo(WHY);
        assertThat(page.text()).contains("The minority’s words", MEHR + " does not agree");
        assertThat(PageCheck.faults(page)).isEmpty();
        Browser words = server.browser().open("/fa/agreement/words");
        assertThat(words.page().select("blockquote").text()).isEqualTo(WHY);
        assertThat(PageCheck.faults(words)).isEmpty();
        assertThat(openWith(code).text()).contains("سخنش را همه می‌بینند");

        // That it agrees by now, hidden, moves nothing; that it does for everybody to see, takes its "no" away.
        server.clock().advance(Duration.ofDays(1));
        String before = everythingPublic();
        server.browser()
                .with(Speaker.HEADER, group("mehr").toString())
                .open("/en/desk/answer")
                .press("We agree")
                .type("Who speaks for the group", CHAIR)
                .type("Nobody: we are counted without our name", "on")
                .press("Go on: read it once more")
                .press("Yes, this is our answer");
        server.bean(AnswerJob.class).run();
        assertThat(everythingPublic()).isEqualTo(before).contains(WHY);
        Agreement hidden = agreement("mehr", Commitment.AGREES);
        assertThat(hidden.published()).isFalse();
        server.bean(Agreements.class)
                .enter(
                        new Agreements.Draft(
                                group("mehr"),
                                hidden.text(),
                                Commitment.AGREES,
                                null,
                                Localized.EMPTY,
                                Visibility.NOW,
                                0),
                        new ActorId("test"));
        assertThat(everythingPublic()).doesNotContain(WHY);
    }

    @Test
    void whoever_takes_a_no_back_leaves_nothing_of_its_words() {
        admit("mehr");
        String code = slip(VOLUNTEER, MEHR);
        refuse(code, WHY, true);
        readBack(MEHR);
        assertThat(everythingPublic()).contains(WHY);
        openWith(code).press("withdraw");
        assertThat(everythingPublic()).doesNotContain(WHY);
        assertThat(rows("answer_quote")).isEmpty();
        assertThat(Dump.of(server).toString()).doesNotContain(WHY);
    }

    @Test
    void a_no_whose_words_are_not_to_be_shown_or_whose_group_is_not_admitted_stands_nowhere() {
        admit("mehr");
        String code = slip(VOLUNTEER, MEHR);
        refuse(code, WHY, false);
        Browser desk = open(OTHER, MEHR);
        String answer = desk.location().replaceAll(".*/", "");
        assertThat(desk.page().select("button[value=read-back]")).isEmpty();
        assertThat(as(OTHER)
                        .sendTo("/en/desk/answers/" + answer, "act=read-back&note=x&version=1&_form=token")
                        .status())
                .isEqualTo(404);
        open(OTHER, MEHR).press("Done: nothing more is to be done");
        assertThat(everythingPublic()).doesNotContain(WHY);

        refuse(slip(VOLUNTEER, KANOON), WHY, true);
        readBack(KANOON);
        assertThat(rows("answer_quote")).hasSize(1);
        assertThat(everythingPublic()).doesNotContain(WHY);
    }

    @Test
    void a_new_no_takes_the_place_of_the_one_that_is_shown() {
        admit("mehr");
        String code = slip(VOLUNTEER, MEHR);
        refuse(code, WHY, true);
        readBack(MEHR);
        refuse(code, "دلیل دیگر", false);
        assertThat(everythingPublic()).contains(WHY);
        open(OTHER, MEHR).press("Done: nothing more is to be done");
        assertThat(everythingPublic()).doesNotContain(WHY, "دلیل دیگر");
    }

    @Test
    void the_form_to_print_has_the_text_and_the_six_answers() {
        Browser form = server.browser().open("/fa/agreement/form");
        assertThat(form.status()).isEqualTo(200);
        assertThat(form.text())
                .contains("ما با این تاریخ موافقیم.", "روز مشترک را در کنار روز خود", "موافقیم", "پرسشی داریم");
        assertThat(PageCheck.faults(form)).isEmpty();
    }

    @Test
    void without_a_text_there_is_no_form_and_the_page_says_so() {
        try (TestServer empty = TestServer.withCampaign()) {
            Browser form = empty.browser().open("/en/agreement/form");
            assertThat(form.text()).contains("There is no text in use yet");
            assertThat(form.page().select(".sheet, .box, .blank")).isEmpty();
            assertThat(PageCheck.faults(form)).isEmpty();
            assertThat(empty.browser().open("/en/agreement/form.pdf").status()).isEqualTo(404);
        }
    }
}
