package org.yadman.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.yadman.testing.Browser;

/// People come in and go out, without JavaScript.
@Tag("database")
class SignInTest {

    private House house;

    @BeforeEach
    void start() {
        house = new House();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void later(Duration by) {
        house.server.clock().advance(by);
    }

    @Test
    void two_first_stewards_enrol_with_their_codes_and_sign_in_again() {
        Browser nima = house.browser;
        assertThat(nima.heading()).isEqualTo("What needs me today");
        nima.press("Sign out Nima");
        assertThat(nima.heading()).isEqualTo("Sign in");
        later(Duration.ofMinutes(1));
        nima.open("/en/desk/account");
        assertThat(nima.status()).isEqualTo(401);
        assertThat(house.steward.signIn(house.server, nima).heading()).isEqualTo("My account");
        assertThat(house.server.bean(Accounts.class).firstCodes()).isEmpty();
    }

    @Test
    void the_second_first_code_works_and_neither_works_twice() {
        Browser sara = house.server.browser();
        List<String> none = house.server.bean(Accounts.class).firstCodes();
        assertThat(none).isEmpty();
        sara.open("/fa/sign-in/enrol")
                .type("کد", "1234-5678-9012-3456-7890")
                .type("نامی که می‌خواهید اینجا داشته باشید", "سارا");
        assertThat(sara.press("ادامه").status()).isEqualTo(422);
        assertThat(sara.text()).contains("این کد، یا این کد با این نام، کار نمی‌کند");
    }

    // the answer to an unknown name is byte for byte that to a wrong passphrase.
    @Test
    void a_wrong_passphrase_and_an_unknown_name_are_answered_alike() {
        Browser stranger = house.server.browser();
        Person guess = new Person("Sohrab", "1111 2222", house.steward.secret(), List.of());
        guess.signIn(house.server, stranger.open("/en/sign-in"));
        String unknown = stranger.source();
        assertThat(stranger.status()).isEqualTo(422);
        assertThat(stranger.text()).contains("This did not fit together");
        house.comes(house.server.browser(), Role.COORDINATOR, "Sohrab");
        guess.signIn(house.server, stranger.open("/en/sign-in"));
        assertThat(stranger.source()).isEqualTo(unknown);
        assertThat(stranger.cookies()).doesNotContainKey("yadman");
    }

    @Test
    void the_hash_for_unknown_names_is_one_of_the_same_kind_that_nothing_opens() {
        PasswordEncoder encoder = house.server.bean(PasswordEncoder.class);
        String nothing = house.server.bean(Secrets.class).hashOfNothing();
        String real = encoder.encode("x");
        assertThat(shape(nothing)).isEqualTo(shape(real)).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(encoder.matches("", nothing)).isFalse();
        assertThat(encoder.matches("x", real)).isTrue();
    }

    // Salt and hash by their lengths only.
    private static String shape(String hash) {
        return hash.substring(0, hash.indexOf("p=1$") + 4)
                + hash.substring(hash.indexOf("p=1$") + 4).replaceAll("[^$]", "x");
    }

    @Test
    void digits_and_letters_may_be_typed_in_any_script_and_case() {
        Browser rep = house.server.browser();
        Person words = house.comes(rep, Role.VOLUNTEER, "Babak");
        String shouted = words.passphrase().toUpperCase(java.util.Locale.ROOT).replace(' ', '-');
        later(Duration.ofMinutes(2));
        String number = words.number(house.server);
        StringBuilder persian = new StringBuilder();
        number.chars().forEach(digit -> persian.append((char) (digit - '0' + '۰')));
        rep.open("/en/sign-in")
                .type("Your name here", " babak ")
                .type("Passphrase", shouted)
                .type("One-time number", persian.toString())
                .press("Sign in");
        assertThat(rep.cookies()).containsKey("yadman");
        assertThat(rep.open("/en/desk/account").heading()).isEqualTo("My account");
    }

    @Test
    void a_number_works_once() {
        later(Duration.ofMinutes(2));
        Browser nima = house.browser;
        house.steward.signIn(house.server, nima.open("/en/sign-in?go=/en/desk/account"));
        assertThat(nima.heading()).isEqualTo("My account");
        house.steward.signIn(house.server, nima.open("/en/sign-in?go=/en/desk/account"));
        assertThat(nima.status()).isEqualTo(422);
        later(Duration.ofSeconds(30));
        house.steward.signIn(house.server, nima.open("/en/sign-in?go=/en/desk/account"));
        assertThat(nima.heading()).isEqualTo("My account");
    }

    // Security (i): a phisher who relays name, passphrase and number comes from a browser of their own.
    @Test
    void a_browser_that_is_not_enrolled_is_refused_and_does_not_use_the_number_up() {
        later(Duration.ofMinutes(2));
        Browser phisher = house.server.browser();
        house.steward.signIn(house.server, phisher.open("/en/sign-in?go=/en/desk/account"));
        assertThat(phisher.status()).isEqualTo(422);
        house.steward.signIn(house.server, house.browser.open("/en/sign-in?go=/en/desk/account"));
        assertThat(house.browser.heading()).isEqualTo("My account");
    }

    @Test
    void a_code_from_an_open_session_admits_another_browser_once_and_for_a_quarter_of_an_hour() {
        house.browser.open("/en/desk/account").press("Admit another browser");
        String code = house.browser.page().select(".keep .large code").text();
        later(Duration.ofMinutes(1));
        Browser second = house.server.browser();
        second.open("/en/sign-in?go=/en/desk/account").type("Code for a new browser", code);
        assertThat(house.steward.signIn(house.server, second).heading()).isEqualTo("My account");
        assertThat(second.text()).contains("A new browser may sign in for you");
        assertThat(second.cookies()).containsKey("yadman-browser");
        later(Duration.ofMinutes(1));
        Browser third = house.server.browser();
        third.open("/en/sign-in").type("Code for a new browser", code);
        assertThat(house.steward.signIn(house.server, third).status()).isEqualTo(422);

        house.steward.signIn(house.server, house.browser.open("/en/sign-in?go=/en/desk/account"));
        house.browser.press("Admit another browser");
        String late = house.browser.page().select(".keep .large code").text();
        later(Duration.ofMinutes(15));
        third.open("/en/sign-in").type("Code for a new browser", late);
        assertThat(house.steward.signIn(house.server, third).status()).isEqualTo(422);
    }

    @Test
    void a_recovery_code_admits_another_browser_after_a_day_unless_the_owner_stops_it() {
        later(Duration.ofMinutes(2));
        String code = house.steward.recovery().getFirst();
        Browser second = house.server.browser();
        second.open("/en/sign-in?go=/en/desk/account").type("Code for a new browser", code);
        house.steward.signIn(house.server, second);
        assertThat(second.text()).contains("lets this browser in on 24 November 2026");
        assertThat(second.cookies()).doesNotContainKey("yadman");
        assertThat(house.browser.open("/en/desk/account").text())
                .contains("Somebody has begun to recover your account");
        later(Duration.ofHours(25));
        second.open("/en/sign-in?go=/en/desk/account").type("Code for a new browser", code);
        assertThat(house.steward.signIn(house.server, second).heading()).isEqualTo("My account");

        String other = house.steward.recovery().getLast();
        later(Duration.ofMinutes(1));
        Browser third = house.server.browser();
        third.open("/en/sign-in?go=/en/desk/account").type("Code for a new browser", other);
        house.steward.signIn(house.server, third);
        second.open("/en/desk/account").press("Stop it");
        later(Duration.ofHours(25));
        third.open("/en/sign-in?go=/en/desk/account").type("Code for a new browser", other);
        assertThat(house.steward.signIn(house.server, third).status()).isEqualTo(422);
    }

    //
    @Test
    void a_recovery_code_gives_a_steward_new_secrets_after_a_day_and_ends_all_that_was_good() {
        Browser home = house.server.browser();
        String code = house.steward.recovery().get(3);
        enrolWith(home, code, "Sara");
        assertThat(home.text()).contains("This code does not work, or not together with this name");
        enrolWith(home, code, "nima");
        assertThat(home.text()).contains("will work on 24 November 2026");
        later(Duration.ofHours(24));
        enrolWith(home, code, "nima");
        Person renewed = Person.readSheet(home.page(), "Nima");
        home.type("One-time number", renewed.number(house.server)).press("I have printed it: go on");
        assertThat(home.heading()).isEqualTo("My account");
        assertThat(home.text())
                .contains("Your passphrase, your one-time numbers and your recovery codes were replaced");
        assertThat(house.browser.open("/en/desk/account").status()).isEqualTo(401);
        later(Duration.ofMinutes(1));
        assertThat(house.steward.signIn(house.server, house.browser).status()).isEqualTo(422);
        enrolWith(house.browser, house.steward.recovery().get(5), "Nima");
        assertThat(house.browser.text()).contains("This code does not work");
    }

    private static void enrolWith(Browser browser, String code, String name) {
        browser.open("/en/sign-in/enrol")
                .type("Code", code)
                .type("The name you want to have here", name)
                .press("Go on");
    }

    // no address is told from another, so whoever floods stands in the same queue as everybody else.
    @Test
    void whoever_is_not_enrolled_waits_in_a_queue_and_an_enrolled_browser_does_not() throws Exception {
        Browser rep = house.server.browser();
        Person person = house.comes(rep, Role.REPRESENTATIVE, "Shirin");
        later(Duration.ofMinutes(2));
        Lanes lanes = house.server.bean(Lanes.class);
        CountDownLatch held = new CountDownLatch(1);
        Future<?> flood = lanes.occupy(() -> await(held));
        Browser elsewhere = house.server.browser();
        person.signIn(house.server, elsewhere.open("/en/sign-in?go=/en/desk/account"));
        assertThat(elsewhere.heading()).isEqualTo("You have a place in the queue");
        assertThat(elsewhere.text()).contains("One sign-in comes before yours");
        assertThat(elsewhere.fetch("/en/sign-in/wait").headers().firstValue("Refresh"))
                .contains("3");
        house.steward.signIn(house.server, house.browser.open("/en/sign-in?go=/en/desk/account"));
        assertThat(house.browser.heading()).isEqualTo("My account");

        held.countDown();
        flood.get();
        lanes.occupy(() -> {}).get();
        assertThat(elsewhere.open("/en/sign-in/wait?go=/en/desk/account").text())
                .contains("It is your turn");
        assertThat(elsewhere.cookies()).doesNotContainKey("yadman");
        assertThat(elsewhere.press("Go on").heading()).isEqualTo("My account");
        assertThat(elsewhere.open("/en/sign-in/wait").heading()).isEqualTo("Sign in");
    }

    @Test
    void the_queue_has_an_end() throws Exception {
        Lanes lanes = house.server.bean(Lanes.class);
        CountDownLatch held = new CountDownLatch(1);
        for (int i = 0; i <= Lanes.MOST_WAITING; i++) {
            var _ = lanes.occupy(() -> await(held));
        }
        Browser stranger = house.server.browser();
        house.steward.signIn(house.server, stranger.open("/en/sign-in"));
        assertThat(stranger.status()).isEqualTo(503);
        assertThat(stranger.text()).contains("Too many people are signing in just now");
        held.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
