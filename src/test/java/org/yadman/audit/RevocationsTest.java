package org.yadman.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.yadman.platform.config.OptionsException;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

@Tag("database")
class RevocationsTest {

    private static final String TEXT = "something that was signed";
    private static final String DAY = "2026-11-23";

    private static String list(TestServer server) {
        return server.browser().fetch("/api/v1/revocations").body();
    }

    @Test
    void a_stolen_key_counts_no_more_and_the_server_goes_on_with_another() {
        try (TestServer server = TestServer.start(TestDatabase.blank())) {
            SigningKeys keys = server.bean(SigningKeys.class);
            String paper = keys.takeCampaignKey().orElseThrow();
            Seal stolen = keys.seal(TEXT);
            assertThat(list(server)).isEqualTo("{\"revocations\":[]}");
            assertThat(stolen.doubts(DAY, Trust.of(null, list(server)))).isEmpty();

            Revocation done = server.bean(Revocations.class).revoke(paper, null);
            assertThat(done.key()).isEqualTo(stolen.publicKey());
            Trust trust = Trust.of(null, list(server));
            assertThat(stolen.fits(TEXT)).isTrue();
            // Whoever has the key can write any day: one before the revocation does not help.
            assertThat(stolen.doubts(DAY, trust)).singleElement().asString().contains("counts no more");
            Seal next = keys.seal(TEXT);
            assertThat(next.publicKey()).isNotEqualTo(stolen.publicKey());
            assertThat(next.fits(TEXT)).isTrue();
            assertThat(next.doubts(DAY, trust)).isEmpty();
            assertThat(next.certificate().campaignKey())
                    .isEqualTo(stolen.certificate().campaignKey());
            // The next head is signed with the new key, and the check of the record accepts both.
            assertThat(server.bean(AuditCheck.class).check(null).faults()).isEmpty();
        }
    }

    @Test
    void only_the_campaigns_own_paper_revokes() {
        try (TestServer server = TestServer.start(TestDatabase.blank())) {
            SigningKeys keys = server.bean(SigningKeys.class);
            String paper = keys.takeCampaignKey().orElseThrow();
            Seal before = keys.seal(TEXT);
            Revocations revocations = server.bean(Revocations.class);
            String wrong = paper.charAt(0) == '0' ? "1" + paper.substring(1) : "0" + paper.substring(1);
            assertThatThrownBy(() -> revocations.revoke(wrong, null))
                    .isInstanceOf(OptionsException.class)
                    .hasMessageContaining("not the key of this campaign");
            assertThatThrownBy(() -> revocations.revoke(paper, "nonsense")).isInstanceOf(OptionsException.class);
            assertThat(keys.seal(TEXT)).isEqualTo(before);
            assertThat(list(server)).isEqualTo("{\"revocations\":[]}");
            // An earlier key can be revoked; the present one stays.
            revocations.revoke(paper, before.certificate().campaignKey());
            assertThat(keys.seal(TEXT)).isEqualTo(before);
            assertThat(before.doubts(DAY, Trust.of(null, list(server)))).isEmpty();
        }
    }

    @Test
    void a_list_that_was_changed_or_is_another_campaigns_does_no_harm_and_no_good() {
        try (TestServer server = TestServer.start(TestDatabase.blank());
                TestServer other = TestServer.start(TestDatabase.blank())) {
            SigningKeys keys = server.bean(SigningKeys.class);
            Seal seal = keys.seal(TEXT);
            // Somebody with a campaign key of their own declares our key invalid.
            other.bean(Revocations.class)
                    .revoke(other.bean(SigningKeys.class).takeCampaignKey().orElseThrow(), seal.publicKey());
            assertThat(seal.doubts(DAY, Trust.of(null, list(other)))).isEmpty();
            String changed = list(other).replace(DAY, "2026-11-22");
            assertThatThrownBy(() -> Trust.of(null, changed))
                    .isInstanceOf(OptionsException.class)
                    .hasMessageContaining("was changed");
            assertThatThrownBy(() -> Trust.of(null, "[]")).isInstanceOf(OptionsException.class);
        }
    }

    @Test
    void a_fingerprint_is_not_as_long_as_the_secret_key_and_is_taken_however_it_is_typed() {
        try (TestServer server = TestServer.start(TestDatabase.blank())) {
            SigningKeys keys = server.bean(SigningKeys.class);
            String paper = keys.takeCampaignKey().orElseThrow();
            Seal seal = keys.seal(TEXT);
            String fingerprint = Trust.fingerprint(keys.findCampaignKey().orElseThrow());
            assertThat(fingerprint).matches("([0-9a-f]{4} ){9}[0-9a-f]{4}");
            String typed = fingerprint.replace(" ", "").toUpperCase(java.util.Locale.ROOT);
            assertThat(seal.doubts(DAY, Trust.of(typed, null))).isEmpty();
            assertThatThrownBy(() -> Trust.of(paper, null)).isInstanceOf(OptionsException.class);
            assertThat(seal.doubts("2026-11-22", Trust.of(null, null)))
                    .singleElement()
                    .asString()
                    .contains("No campaign key vouches");
        }
    }

    @Test
    void a_character_that_means_the_same_bytes_is_a_changed_one() {
        try (TestServer server = TestServer.start(TestDatabase.blank())) {
            Seal seal = server.bean(SigningKeys.class).seal(TEXT);
            String signature = seal.signature();
            String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
            int last = signature.length() - 3;
            char twin = alphabet.charAt(alphabet.indexOf(signature.charAt(last)) ^ 1);
            String other = signature.substring(0, last) + twin + signature.substring(last + 1);
            assertThat(java.util.Base64.getDecoder().decode(other))
                    .isEqualTo(java.util.Base64.getDecoder().decode(signature));
            assertThat(new Seal(seal.publicKey(), seal.certificate(), other).fits(TEXT))
                    .isFalse();
        }
    }

    @Test
    void a_head_is_checked_without_its_record() {
        try (TestServer server = TestServer.start(TestDatabase.blank())) {
            String head = server.browser().fetch("/api/v1/audit-head").body();
            AuditCheck.Report report =
                    HeadCheck.check(head, Trust.of(null, null)).orElseThrow();
            assertThat(report.faults()).isEmpty();
            assertThat(report.words()).anyMatch(word -> word.contains("ended on 2026-11-23"));
            String changed = head.replace("\"number\":0", "\"number\":1");
            assertThat(HeadCheck.check(changed, Trust.of(null, null))
                            .orElseThrow()
                            .faults())
                    .singleElement()
                    .asString()
                    .contains("signature");
            assertThat(HeadCheck.check("{}", Trust.of(null, null))).isEmpty();
        }
    }
}
