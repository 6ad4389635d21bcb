package org.yadman.audit;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.DependsOn;
import org.springframework.stereotype.Component;
import org.springframework.web.context.WebApplicationContext;
import org.yadman.platform.config.OptionsException;
import org.yadman.platform.vault.KeyFolder;
import org.yadman.pure.seal.SigningKey;

/// The server's signing key, and the campaign's key, which vouches for it and which no machine keeps (security (p)).
/// Both are made when a server first starts, not by a command, and after the vault has opened: a start that is refused
/// makes no key that would then have been shown to nobody.
@Component
@DependsOn("vault")
public class SigningKeys {

    private static final String KEY = "signing.key";
    private static final String CERTIFICATE = "certificate";
    private static final int GROUP = 4;

    private final KeyFolder folder;
    private final Clock clock;
    private final Random random;
    private @Nullable String campaignKey;

    SigningKeys(KeyFolder folder, Clock clock, Random random, ApplicationContext rooms) {
        this.folder = folder;
        this.clock = clock;
        this.random = random;
        if (rooms instanceof WebApplicationContext) {
            begin();
        }
    }

    private void begin() {
        if (folder.read(KEY).isEmpty()) {
            byte[] seed = seed();
            folder.create(KEY, keyLines(seed));
            Arrays.fill(seed, (byte) 0);
        }
        if (folder.read(CERTIFICATE).isEmpty()) {
            byte[] seed = seed();
            if (folder.create(CERTIFICATE, certificate(SigningKey.of(seed)).lines())) {
                campaignKey = onPaper(seed);
            }
            Arrays.fill(seed, (byte) 0);
        }
    }

    private static List<String> keyLines(byte[] seed) {
        return List.of(
                "# The server signs with this what it publishes.",
                Base64.getEncoder().encodeToString(seed));
    }

    private byte[] seed() {
        byte[] seed = new byte[SigningKey.SEED];
        random.nextBytes(seed);
        return seed;
    }

    private Certificate certificate(SigningKey campaign) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return Certificate.of(
                campaign,
                server().publicKey(),
                today.toString(),
                today.plusYears(1).toString());
    }

    private static String onPaper(byte[] seed) {
        String digits = HexFormat.of().formatHex(seed);
        StringBuilder groups = new StringBuilder();
        for (int i = 0; i < digits.length(); i += GROUP) {
            groups.append(i == 0 ? "" : " ").append(digits, i, i + GROUP);
        }
        return groups.toString();
    }

    /// The campaign's key, if this start has made it: once, to be printed, and never again.
    public Optional<String> takeCampaignKey() {
        Optional<String> taken = Optional.ofNullable(campaignKey);
        campaignKey = null;
        return taken;
    }

    /// Lets the campaign's key vouch for the server's for another year.
    ///
    /// @param paper the key as it was printed
    /// @return the day on which the certificate ends
    public String certify(String paper) {
        Certificate renewed = certificate(ownCampaign(paper));
        folder.replace(CERTIFICATE, renewed.lines());
        return renewed.until();
    }

    private SigningKey ownCampaign(String paper) {
        Certificate old = findCertificate()
                .orElseThrow(() -> new OptionsException(
                        "There is no certificate to renew: it is made when the server first starts."));
        SigningKey campaign = read(paper);
        if (!campaign.publicKey().equals(old.campaignKey())) {
            throw new OptionsException(
                    "This is not the key of this campaign, or a digit of it is wrong; nothing was" + " changed.");
        }
        return campaign;
    }

    /// Makes a key of the server count no more, and, if it is the one that it signs with, another in its place.
    ///
    /// @param paper the campaign's key as it was printed
    /// @param key the public key that is to count no more, or null for the present one
    /// @param noted writes the revocation down before the new key takes over
    Revocation revoke(String paper, @Nullable String key, java.util.function.Consumer<Revocation> noted) {
        SigningKey campaign = ownCampaign(paper);
        String present = server().publicKey();
        String today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
        Revocation revocation = Revocation.of(campaign, key == null ? present : key, today);
        noted.accept(revocation);
        if (revocation.key().equals(present)) {
            byte[] seed = seed();
            folder.replace(KEY, keyLines(seed));
            Arrays.fill(seed, (byte) 0);
            folder.replace(CERTIFICATE, certificate(campaign).lines());
        }
        return revocation;
    }

    /// The campaign's public key, by which its own statements are known; empty before the first start.
    public Optional<String> findCampaignKey() {
        return findCertificate().map(Certificate::campaignKey);
    }

    /// Signs for the campaign.
    public Seal seal(String text) {
        SigningKey server = server();
        return new Seal(server.publicKey(), findCertificate().orElseThrow(), server.sign(text));
    }

    private static SigningKey read(String paper) {
        try {
            return SigningKey.of(
                    HexFormat.of().parseHex(paper.replaceAll("\\s", "").toLowerCase(java.util.Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            throw new OptionsException("The campaign's key has 64 digits 0-9 and a-f; this is something else.");
        }
    }

    boolean areThere() {
        return folder.read(KEY).isPresent() && folder.read(CERTIFICATE).isPresent();
    }

    SigningKey server() {
        try {
            return SigningKey.of(
                    Base64.getDecoder().decode(folder.read(KEY).orElseThrow().getFirst()));
        } catch (RuntimeException e) {
            if (e instanceof OptionsException sentence) {
                throw sentence;
            }
            throw damaged(KEY);
        }
    }

    Optional<Certificate> findCertificate() {
        return folder.read(CERTIFICATE).map(lines -> {
            if (lines.size() != 4) {
                throw damaged(CERTIFICATE);
            }
            return Certificate.parse(lines);
        });
    }

    private OptionsException damaged(String file) {
        return new OptionsException("The file " + folder.path(file)
                + " is damaged. Put the copy in its place that was kept apart; nothing was changed.");
    }
}
