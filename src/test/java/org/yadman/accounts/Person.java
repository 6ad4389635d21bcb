package org.yadman.accounts;

import java.util.List;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.yadman.testing.Browser;
import org.yadman.testing.TestServer;

/// Somebody with a sign-in sheet, who types as a person would.
public record Person(String name, String passphrase, byte[] secret, List<String> recovery) {

    /// Enrols with a code in a browser, in English.
    public static Person enrol(TestServer server, Browser browser, String code, String name) {
        browser.open("/en/sign-in/enrol")
                .type("Code", code)
                .type("The name you want to have here", name)
                .press("Go on");
        Person person = readSheet(browser.page(), name);
        if (person.secret().length > 0) {
            browser.type("One-time number", person.number(server));
        }
        browser.press("I have printed it: go on");
        return person;
    }

    /// What a printed sheet says.
    public static Person readSheet(Document page, String name) {
        List<String> large = page.select(".sheet .large code").eachText();
        boolean totp = page.selectFirst(".sheet svg") != null;
        return new Person(
                name,
                Objects.requireNonNull(large.getFirst()),
                totp ? Totp.bytes(large.get(1).replace(" ", "")) : new byte[0],
                large.subList(totp ? 2 : 1, large.size()));
    }

    /// The secret as it stands on the sheet.
    public String base32() {
        return Totp.base32(secret);
    }

    /// What the app shows now.
    public String number(TestServer server) {
        return Totp.number(secret, Totp.step(server.clock().instant()));
    }

    /// Fills the sign-in page that is open.
    public Browser signIn(TestServer server, Browser browser) {
        browser.type("Your name here", name).type("Passphrase", passphrase);
        if (secret.length > 0) {
            browser.type("One-time number", number(server));
        }
        return browser.press("Sign in");
    }
}
