package org.yadman.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.yadman.accounts.PasskeyChecks.Made;
import org.yadman.accounts.PasskeyChecks.Shown;
import org.yadman.accounts.PasskeySites.Site;
import org.yadman.platform.config.Options;
import org.yadman.testing.Browser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Passkeys, with a device of our own that answers what the pages ask, and that lies where it is told to.
@Tag("database")
class PasskeysTest {

    @SuppressWarnings("NullAway.Init")
    private static House house;

    private static int people;

    /// Somebody signed in at home, with a passkey on a device.
    private record Owner(String name, Person person, Browser home, Device device) {}

    @BeforeAll
    static void start() {
        house = new House();
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    private static Owner owner() {
        return owner(Role.VOLUNTEER);
    }

    private static Owner owner(Role role) {
        Browser home = house.server.browser();
        String name = "Owner" + ++people;
        Person person = house.comes(home, role, name);
        Device device = new Device(house.server);
        assertThat(device.addTo(home, "Blue key").heading()).isEqualTo("My passkeys");
        return new Owner(name, person, home, device);
    }

    private static UUID id(Owner owner) {
        return house.account(owner.name()).id();
    }

    private static Browser stranger() {
        return house.server.browser();
    }

    private static Passkeys passkeys() {
        return house.server.bean(Passkeys.class);
    }

    private static Site here() {
        return new Site("localhost", "http://localhost:" + house.server.port());
    }

    private static long rows(String table) {
        return house.server
                .bean(JdbcClient.class)
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    private static void later(Duration by) {
        house.server.clock().advance(by);
    }

    private static void signInAgain(Owner owner) {
        later(Duration.ofMinutes(1));
        owner.person().signIn(house.server, owner.home().open("/en/sign-in?go=/en/desk/account"));
        assertThat(owner.home().heading()).isEqualTo("My account");
    }

    @Test
    void a_passkey_alone_signs_in_where_the_browser_is_not_enrolled() {
        Owner owner = owner();
        assertThat(owner.home().text()).contains("Blue key", "Not used yet");
        Browser away = stranger();
        owner.device().count++;
        assertThat(owner.device().signIn(away).heading()).isEqualTo("My account");
        assertThat(away.cookies()).containsKey("yadman").doesNotContainKey("yadman-browser");
        assertThat(away.text()).contains(owner.name(), "A passkey was added to your account");
        // It counts as having proved who one is just now, as a passphrase does.
        away.press("Admit another browser");
        assertThat(away.page().select(".keep .large code").text()).isNotBlank();
        assertThat(away.open("/en/desk/account/passkeys").text()).contains("Last used on");
        // The browser at home stays the only one in which the passphrase is good.
        away.press("Sign out " + owner.name());
        later(Duration.ofMinutes(1));
        assertThat(owner.person().signIn(house.server, away.open("/en/sign-in")).status())
                .isEqualTo(422);
    }

    @Test
    void a_steward_and_a_representative_sign_in_by_it_too() {
        Device stewards = new Device(house.server);
        house.steward.signIn(house.server, house.browser.open("/en/sign-in?go=/en/desk/account"));
        stewards.addTo(house.browser, "At home");
        assertThat(stewards.count).isEqualTo(1);
        stewards.count++;
        assertThat(stewards.signIn(stranger()).heading()).isEqualTo("My account");
        Owner representative = owner(Role.REPRESENTATIVE);
        representative.device().count++;
        assertThat(representative.device().signIn(stranger()).heading()).isEqualTo("My account");
    }

    // whatever is wrong, the page is byte for byte the one for a passkey that nobody has.
    @Test
    void whatever_is_wrong_with_what_it_signs_it_is_refused_alike() {
        Owner owner = owner();
        Device unknown = new Device(house.server);
        unknown.user = owner.device().user;
        Browser browser = stranger();
        assertThat(unknown.signIn(browser).status()).isEqualTo(422);
        String refusal = browser.source();
        assertThat(browser.text()).contains("This passkey did not let you in");

        Map<String, Consumer<Device>> lies = new LinkedHashMap<>();
        String good = owner.device().origin;
        lies.put("another origin", device -> device.origin = "https://campaign.example.evil.example");
        lies.put("the same name over https", device -> device.origin = good.replace("http:", "https:"));
        lies.put("another program of this machine", device -> device.origin = "http://localhost:1");
        lies.put("another site", device -> device.site = "evil.example");
        lies.put("not unlocked", Device::unverified);
        lies.put("not touched", device -> device.flags = 4);
        lies.put("somebody else's", device -> device.user = Base64Url.of(PasskeyChecks.userOf(UUID.randomUUID())));
        lies.put("nobody's", device -> device.user = "");
        lies.forEach((lie, tell) -> {
            Device device = owner.device();
            device.count++;
            String user = device.user;
            tell.accept(device);
            assertThat(device.signIn(browser).status()).as(lie).isEqualTo(422);
            assertThat(browser.source()).as(lie).isEqualTo(refusal);
            device.origin = good;
            device.site = "";
            device.flags = 5;
            device.user = user;
        });
        assertThat(browser.cookies()).doesNotContainKey("yadman");
        // Nothing of it has spoilt the passkey.
        assertThat(owner.device().signIn(browser).heading()).isEqualTo("My account");
        assertThat(browser.text()).doesNotContain("there may be a copy");
    }

    @Test
    void a_challenge_is_answered_once_within_five_minutes_and_for_what_it_was_made() {
        Owner owner = owner();
        Browser browser = stranger();
        owner.device().count++;
        browser.open("/en/sign-in?go=/en/desk/account");
        Map<String, String> answer = owner.device().sign(Device.ask(browser));
        assertThat(Device.show(browser, answer).heading()).isEqualTo("My account");
        Browser thief = stranger().open("/en/sign-in");
        assertThat(Device.show(thief, answer).status()).isEqualTo(422);
        // It is no sign of a copy either.
        assertThat(browser.open("/en/desk/account").text()).doesNotContain("there may be a copy");

        owner.device().count++;
        Map<String, String> late = owner.device().sign(Device.ask(browser));
        later(Duration.ofMinutes(5));
        assertThat(Device.show(thief.open("/en/sign-in"), late).status()).isEqualTo(422);

        Map<String, String> mixed = new LinkedHashMap<>(owner.device().sign(Device.ask(browser)));
        mixed.put("sealed", Device.ask(browser).get("sealed").asString());
        assertThat(Device.show(thief.open("/en/sign-in"), mixed).status()).isEqualTo(422);

        signInAgain(owner);
        JsonNode toMake = Device.options(Device.begin(owner.home(), "Second"));
        Map<String, String> crossed = owner.device().sign(toMake.get("asked"));
        assertThat(Device.show(thief.open("/en/sign-in"), crossed).status()).isEqualTo(422);
    }

    @Test
    void asking_writes_nothing_and_what_was_answered_is_forgotten() {
        long before = rows("account_passkey_spent");
        Browser browser = stranger();
        for (int i = 0; i < 20; i++) {
            assertThat(browser.fetch("/en/sign-in/passkey").headers().firstValue("Cache-Control"))
                    .hasValue("no-store");
        }
        assertThat(browser.cookies()).isEmpty();
        assertThat(rows("account_passkey_spent")).isEqualTo(before);
        Owner owner = owner();
        owner.device().count++;
        owner.device().signIn(browser);
        assertThat(rows("account_passkey_spent")).isEqualTo(before + 2);
        house.server.bean(Retention.class).run();
        assertThat(rows("account_passkey_spent")).isPositive();
        later(Duration.ofMinutes(6));
        house.server.bean(Retention.class).run();
        assertThat(rows("account_passkey_spent")).isZero();
    }

    @Test
    void a_count_that_goes_back_is_refused_and_its_owner_told_once_a_day() {
        Owner owner = owner();
        Browser browser = stranger();
        owner.device().count = 7;
        assertThat(owner.device().signIn(browser).heading()).isEqualTo("My account");
        // More than on the day it was made, and less than the last time: what Spring's own check lets through.
        for (int count : new int[] {7, 5, 1, 0}) {
            owner.device().count = count;
            assertThat(owner.device().signIn(stranger()).status())
                    .as("" + count)
                    .isEqualTo(422);
        }
        browser.open("/en/desk/account");
        assertThat(browser.page().select("li:contains(there may be a copy)")).hasSize(1);
        owner.device().count = 8;
        assertThat(owner.device().signIn(stranger()).heading()).isEqualTo("My account");
    }

    @Test
    void a_device_that_does_not_count_is_taken_as_it_is() {
        Browser home = stranger();
        house.comes(home, Role.VOLUNTEER, "Uncounted");
        Device device = new Device(house.server);
        device.count = 0;
        device.addTo(home, "Telephone");
        assertThat(device.signIn(stranger()).heading()).isEqualTo("My account");
        assertThat(device.signIn(stranger()).heading()).isEqualTo("My account");
    }

    @Test
    void whatever_is_wrong_with_how_it_was_made_it_is_not_kept() {
        Browser home = stranger();
        house.comes(home, Role.VOLUNTEER, "Careful");
        UUID account = house.account("Careful").id();
        String good = new Device(house.server).origin;
        Map<String, Consumer<Device>> lies = new LinkedHashMap<>();
        lies.put("another origin", device -> device.origin = "https://evil.example");
        lies.put("another site", device -> device.site = "evil.example");
        lies.put("not unlocked", Device::unverified);
        lies.forEach((lie, tell) -> {
            Device device = new Device(house.server);
            tell.accept(device);
            assertThat(device.addTo(home, "Lie").text()).as(lie).contains("The passkey was not added");
            assertThat(home.status()).isEqualTo(422);
            assertThat(passkeys().list(account)).as(lie).isEmpty();
        });
        Device device = new Device(house.server);
        assertThat(device.origin).isEqualTo(good);
        Device.begin(home, "Late");
        Map<String, String> made = device.make(Device.options(home));
        later(Duration.ofMinutes(5));
        String sealed = home.value("sealed");
        assertThat(passkeys().add(house.account("Careful"), here(), sealed, made(made)))
                .isFalse();
        assertThat(passkeys().list(account)).isEmpty();
    }

    private static Made made(Map<String, String> answer) {
        return new Made(said(answer, "clientData"), said(answer, "attestation"));
    }

    private static Shown shown(Map<String, String> answer) {
        return new Shown(
                said(answer, "credential"),
                said(answer, "clientData"),
                said(answer, "authenticatorData"),
                said(answer, "signature"),
                said(answer, "user"));
    }

    private static String said(Map<String, String> answer, String name) {
        return Objects.requireNonNull(answer.get(name));
    }

    @Test
    void what_was_made_is_kept_once_and_for_whom_it_was_asked() {
        Owner owner = owner();
        Browser other = stranger();
        house.comes(other, Role.VOLUNTEER, "Envious");
        Account envious = house.account("Envious");
        // The page of one, answered in the session of another.
        Device fresh = new Device(house.server);
        Device.begin(owner.home(), "Stolen");
        String sealed = owner.home().value("sealed");
        Map<String, String> made = fresh.make(Device.options(owner.home()));
        assertThat(passkeys().add(envious, here(), sealed, made(made))).isFalse();
        assertThat(passkeys().add(house.account(owner.name()), here(), sealed, made(made)))
                .isTrue();
        assertThat(passkeys().add(house.account(owner.name()), here(), sealed, made(made)))
                .isFalse();
        // A passkey that somebody has cannot be made one's own.
        assertThat(owner.device().addTo(other, "Mine now").text()).contains("The passkey was not added");
        assertThat(passkeys().list(envious.id())).isEmpty();
        assertThat(passkeys().list(id(owner))).hasSize(2);
    }

    @Test
    void a_passkey_that_was_removed_is_good_for_nothing_and_only_its_owner_removes_it() {
        Owner owner = owner();
        Browser other = stranger();
        house.comes(other, Role.VOLUNTEER, "Meddler" + people);
        String address = "/en/desk/account/passkeys/"
                + passkeys().list(id(owner)).getFirst().id() + "/removal";
        String token = Objects.requireNonNull(
                        other.open("/en/desk/account").page().selectFirst("input[name=_form]"))
                .val();
        assertThat(other.sendTo(address, "_form=" + token).status()).isEqualTo(404);
        owner.home().open("/en/desk/account/passkeys").press("Remove it");
        assertThat(owner.home().text()).contains("None yet");
        assertThat(owner.home().open("/en/desk/account").text()).contains("A passkey was removed from your account");
        owner.device().count++;
        assertThat(owner.device().signIn(stranger()).status()).isEqualTo(422);
    }

    //
    @Test
    void adding_and_removing_are_grave_steps_and_a_passkey_is_proof_enough_for_them() {
        Owner owner = owner();
        later(Duration.ofMinutes(6));
        Device.begin(owner.home(), "Second key");
        assertThat(owner.home().status()).isEqualTo(401);
        assertThat(owner.home().text()).contains("Please type your passphrase once more");
        owner.device().count++;
        Device.show(owner.home(), owner.device().sign(Device.ask(owner.home())));
        assertThat(owner.home().heading()).isEqualTo("Send it now");
        assertThat(owner.home().press("Send it now").heading()).isEqualTo("Now your device");
        assertThat(owner.home().text()).contains("Second key");
        later(Duration.ofMinutes(6));
        assertThat(owner.home()
                        .open("/en/desk/account/passkeys")
                        .press("Remove it")
                        .status())
                .isEqualTo(401);
        assertThat(passkeys().list(id(owner))).hasSize(1);
    }

    @Test
    void a_form_that_one_person_wrote_is_not_sent_by_the_passkey_of_another() {
        Owner owner = owner();
        Owner other = owner();
        later(Duration.ofMinutes(6));
        Device.begin(owner.home(), "Second key");
        other.device().count++;
        Device.show(owner.home(), other.device().sign(Device.ask(owner.home())));
        assertThat(owner.home().heading()).isEqualTo("My account");
        assertThat(passkeys().list(id(other))).hasSize(1);
    }

    @Test
    void a_name_is_needed_and_there_is_an_end_to_them() {
        Owner owner = owner();
        assertThat(Device.begin(owner.home(), " ").status()).isEqualTo(422);
        assertThat(owner.home().text()).contains("Give the passkey a name");
        assertThat(Device.begin(owner.home(), "x".repeat(41)).status()).isEqualTo(422);
        for (int i = 1; i < Passkeys.MOST; i++) {
            new Device(house.server).addTo(owner.home(), "Key " + i);
        }
        assertThat(passkeys().list(id(owner))).hasSize(Passkeys.MOST);
        assertThat(Device.begin(owner.home(), "One more").text()).contains("more are not kept");
    }

    @Test
    void no_device_is_asked_to_make_a_second_one() {
        Owner owner = owner();
        JsonNode toMake = Device.options(Device.begin(owner.home(), "Again"));
        JsonNode known = toMake.get("known");
        assertThat(known).hasSize(1);
        String credential =
                Objects.requireNonNull(owner.device().sign(toMake.get("asked")).get("credential"));
        assertThat(known.get(0).asString()).isEqualTo(credential);
    }

    @Test
    void what_is_held_is_told_and_of_the_device_nothing_can_be_read() {
        Owner owner = owner();
        JsonNode held = JsonMapper.builder()
                .build()
                .readTree(owner.home().fetch("/en/desk/account/data").body());
        assertThat(held.get("passkeys").toString())
                .contains("\"name\":\"Blue key\"", "\"site\":\"localhost\"", "\"last_used_on\":\"\"");
        Passkey kept = house.server.bean(PasskeyStore.class).list(id(owner)).getFirst();
        byte[] credential = house.server.bean(PasskeyChecks.class).idOf(kept);
        assertThat(kept.toString())
                .doesNotContain("Blue key")
                .doesNotContain(Base64Url.of(credential))
                .doesNotContain(Secrets.hash(Base64Url.of(credential)));
    }

    //
    @Test
    void who_recovers_an_account_ends_its_passkeys_and_a_new_sheet_alone_does_not() {
        Owner owner = owner();
        owner.home().open("/en/desk/account/sheet").press("Make it");
        Person renewed = Person.readSheet(owner.home().page(), owner.name());
        owner.home().type("One-time number", renewed.number(house.server)).press("I have printed it: go on");
        assertThat(owner.home().heading()).isEqualTo("My account");
        owner.device().count++;
        assertThat(owner.device().signIn(stranger()).heading()).isEqualTo("My account");

        Browser home = owner.home();
        home.open("/en/sign-in/enrol")
                .type("Code", renewed.recovery().getFirst())
                .type("The name you want to have here", owner.name())
                .press("Go on");
        Person recovered = Person.readSheet(home.page(), owner.name());
        later(Duration.ofMinutes(1));
        home.type("One-time number", recovered.number(house.server)).press("I have printed it: go on");
        assertThat(home.heading()).isEqualTo("My account");
        assertThat(passkeys().list(id(owner))).isEmpty();
        owner.device().count++;
        assertThat(owner.device().signIn(stranger()).status()).isEqualTo(422);
    }

    @Test
    void who_leaves_takes_the_passkeys_along() {
        Owner owner = owner();
        UUID account = id(owner);
        owner.home().open("/en/desk/account/deletion");
        owner.home().press("Delete my account");
        assertThat(house.server.bean(PasskeyStore.class).list(account)).isEmpty();
        owner.device().count++;
        assertThat(owner.device().signIn(stranger()).status()).isEqualTo(422);
    }

    @Test
    void what_is_no_answer_at_all_is_refused_and_breaks_nothing() {
        Owner owner = owner();
        Random random = new Random(14);
        Browser browser = stranger();
        for (int i = 0; i < 400; i++) {
            owner.device().count++;
            Map<String, String> answer = spoilt(owner.device().sign(Device.ask(browser)), random);
            Shown shown = shown(answer);
            assertThat(passkeys().enter(here(), said(answer, "sealed"), shown, null))
                    .isInstanceOf(SignIn.Answer.Refused.class);
        }
        Account account = house.account(owner.name());
        for (int i = 0; i < 400; i++) {
            Passkeys.ToMake toMake = passkeys().askToMake(account, here(), "x");
            JsonNode asked = JsonMapper.builder().build().valueToTree(toMake);
            Map<String, String> answer = new LinkedHashMap<>(new Device(house.server).make(asked));
            answer.put("sealed", toMake.asked().sealed());
            Map<String, String> bad = spoilt(answer, random);
            // A byte of the number of its make may be any.
            if (passkeys().add(account, here(), said(bad, "sealed"), made(bad))) {
                passkeys().remove(passkeys().list(account.id()).getLast().id(), account.id());
            }
        }
        assertThat(browser.open("/en/sign-in")
                        .sendTo("/en/sign-in/passkey", "sealed=x&credential=%00&user=%FF%FE")
                        .status())
                .isIn(400, 422);
        assertThat(browser.sendTo("/en/sign-in/passkey", "").status()).isEqualTo(422);
    }

    private static Map<String, String> spoilt(Map<String, String> good, Random random) {
        Map<String, String> bad = new LinkedHashMap<>(good);
        List<String> names = new ArrayList<>(good.keySet());
        String name = names.get(random.nextInt(names.size()));
        byte[] value = Objects.requireNonNull(good.get(name)).getBytes(StandardCharsets.US_ASCII);
        switch (random.nextInt(3)) {
            case 0 -> bad.put(name, new String(value, 0, random.nextInt(value.length), StandardCharsets.US_ASCII));
            case 1 -> bad.put(name, "\u06f1" + random.nextLong());
            default -> {
                int place = random.nextInt(value.length - 1);
                value[place] = (byte) (value[place] == 'A' ? 'B' : 'A');
                bad.put(name, new String(value, StandardCharsets.US_ASCII));
            }
        }
        return bad;
    }

    @Test
    void it_is_good_on_the_site_on_which_it_was_made_and_on_no_other() {
        Owner owner = owner();
        Site onion = new Site("a".repeat(56) + ".onion", "http://" + "a".repeat(56) + ".onion");
        JsonNode asked = JsonMapper.builder().build().valueToTree(passkeys().ask(onion));
        Device device = owner.device();
        device.count++;
        device.origin = onion.origin();
        Map<String, String> answer = device.sign(asked);
        Shown shown = shown(answer);
        assertThat(passkeys().enter(onion, said(answer, "sealed"), shown, null))
                .isInstanceOf(SignIn.Answer.Refused.class);
        // And the challenge of one site opens on no other.
        assertThat(passkeys().enter(here(), said(answer, "sealed"), shown, null))
                .isInstanceOf(SignIn.Answer.Refused.class);
    }

    @Test
    void the_operator_says_what_the_sites_are() {
        String onion = "a".repeat(56) + ".onion";
        PasskeySites both = sites("https://Campaign.example", onion);
        assertThat(both.of(asking("campaign.example", 443)))
                .hasValue(new Site("campaign.example", "https://campaign.example"));
        assertThat(both.of(asking(onion, 80))).hasValue(new Site(onion, "http://" + onion));
        // The port that is asked for is not believed.
        assertThat(both.of(asking("localhost", 1234))).hasValue(new Site("localhost", "http://localhost:8080"));
        assertThat(both.of(asking("127.0.0.1", 8080))).isEmpty();
        assertThat(both.of(asking("[::1]", 8080))).isEmpty();
        assertThat(sites("https://campaign.example:8443/", null).of(asking("campaign.example", 8443)))
                .hasValue(new Site("campaign.example", "https://campaign.example:8443"));
        assertThat(sites("https://192.0.2.7", null).of(asking("192.0.2.7", 443)))
                .isEmpty();
    }

    private static PasskeySites sites(String origin, @org.jspecify.annotations.Nullable String onion) {
        return new PasskeySites(new Options("127.0.0.1", 8080, URI.create(origin), onion, true, Path.of("x"), null));
    }

    private static MockHttpServletRequest asking(String name, int port) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setServerName(name);
        request.setServerPort(port);
        request.setLocalPort(8080);
        return request;
    }

    //
    @Test
    void a_script_and_passkeys_are_allowed_on_their_pages_and_nowhere_else() {
        Owner owner = owner();
        for (String path : List.of("/en/sign-in", "/fa/sign-in", "/en/desk/account/passkeys")) {
            assertThat(header(owner.home(), path, "Permissions-Policy"))
                    .as(path)
                    .contains("publickey-credentials-get=(self)", "publickey-credentials-create=(self)", "camera=()");
            assertThat(header(owner.home(), path, "Content-Security-Policy"))
                    .as(path)
                    .contains("default-src 'none'", "script-src 'self'", "connect-src 'self'", "form-action 'self'")
                    .doesNotContain("unsafe");
        }
        for (String path : List.of(
                "/en/about", "/en/desk", "/en/desk/account", "/en/sign-in/enrol", "/en/sign-in/passkey", "/en/none")) {
            assertThat(header(owner.home(), path, "Permissions-Policy"))
                    .as(path)
                    .contains("publickey-credentials-get=()", "publickey-credentials-create=()");
            assertThat(header(owner.home(), path, "Content-Security-Policy"))
                    .as(path)
                    .doesNotContain("script-src", "connect-src");
        }
        // Without the script these parts are not there to be seen.
        owner.home().open("/en/desk/account/passkeys");
        assertThat(owner.home().page().select("form[data-passkey]:not([hidden])"))
                .isEmpty();
        assertThat(owner.home().page().select("noscript").text()).contains("the sign-in sheet is enough");
        assertThat(stranger().open("/en/sign-in").page().select("form[data-passkey]:not([hidden])"))
                .isEmpty();
    }

    private static String header(Browser browser, String path, String name) {
        return browser.fetch(path).headers().firstValue(name).orElseThrow();
    }
}
