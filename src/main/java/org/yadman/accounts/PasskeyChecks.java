package org.yadman.accounts;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestationObjectConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.AttestationObject;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.util.exception.WebAuthnException;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialParameters;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import org.yadman.accounts.PasskeyChallenges.Challenge;
import org.yadman.accounts.PasskeySites.Site;
import org.yadman.platform.vault.Vault;
import tools.jackson.core.JacksonException;

/// Whether a passkey really says what it seems to say: Spring Security's WebAuthn on a store of ours. It only looks;
/// what follows is written by {@link Passkeys}, in one transaction with the challenge that was spent.
@Component
class PasskeyChecks {

    /// In the order in which a device may choose: ECDSA on P-256, Ed25519, RSA.
    static final List<Integer> ALGORITHMS = List.of(-7, -8, -257);

    private static final List<PublicKeyCredentialParameters> PARAMETERS = List.of(
            PublicKeyCredentialParameters.ES256,
            PublicKeyCredentialParameters.EdDSA,
            PublicKeyCredentialParameters.RS256);
    private static final int LONGEST = 20_000;
    private static final int PLACE_OF_COUNT = 33;

    private final PasskeyStore store;
    private final Vault vault;
    private final AttestationObjectConverter attestations;
    private final WebAuthnManager manager;
    private final Map<Site, Webauthn4JRelyingPartyOperations> operations = new ConcurrentHashMap<>();

    PasskeyChecks(PasskeyStore store, Vault vault) {
        ObjectConverter converter = new ObjectConverter();
        this.store = store;
        this.vault = vault;
        this.attestations = new AttestationObjectConverter(converter);
        this.manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
    }

    /// What a browser hands over after a device has made a passkey, in Base64 for addresses.
    record Made(String clientData, String attestation) {}

    /// What a browser hands over when a passkey has signed, in Base64 for addresses.
    ///
    /// @param user whose passkey the device says it is
    record Shown(String credential, String clientData, String authenticatorData, String signature, String user) {}

    sealed interface Verdict {
        /// It has signed.
        ///
        /// @param count how often, as far as its device counts
        record Good(Passkey passkey, long count) implements Verdict {}

        /// It has signed, and counts less than it did when it was made.
        record WentBack(Passkey passkey) implements Verdict {}

        record Wrong() implements Verdict {}
    }

    /// A passkey that was made well.
    record Credential(byte[] id, byte[] attestation, long count) {}

    /// What is kept of what a device calls a passkey.
    String hash(byte[] credential) {
        return vault.blindIndex("passkey", Base64Url.of(credential));
    }

    static Vault.Place place(UUID passkey, String column) {
        return new Vault.Place(Passkey.TABLE, passkey.toString(), column);
    }

    /// What a device calls a passkey that it has made.
    byte[] idOf(Passkey passkey) {
        return attested(attestation(passkey)).orElseThrow().getCredentialId();
    }

    /// How an account is called on a device.
    static byte[] userOf(UUID account) {
        return ByteBuffer.allocate(16)
                .putLong(account.getMostSignificantBits())
                .putLong(account.getLeastSignificantBits())
                .array();
    }

    Optional<Credential> made(Site site, Challenge challenge, Account account, Made made) {
        if (made.clientData().length() > LONGEST || made.attestation().length() > LONGEST) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64Url.bytes(made.attestation());
            // The name that the browser gives beside it is not signed; this one is what the device says.
            byte[] id =
                    attested(bytes).orElseThrow(IllegalArgumentException::new).getCredentialId();
            CredentialRecord checked = operations(site)
                    .registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                            creation(site, challenge, account.id()),
                            new RelyingPartyPublicKey(answer(id, made, bytes), "passkey")));
            return Optional.of(new Credential(id, bytes, checked.getSignatureCount()));
        } catch (WebAuthnException | JacksonException | IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    private static PublicKeyCredentialCreationOptions creation(Site site, Challenge challenge, UUID account) {
        return PublicKeyCredentialCreationOptions.builder()
                .rp(PublicKeyCredentialRpEntity.builder()
                        .id(site.id())
                        .name(site.id())
                        .build())
                .user(user(new Bytes(userOf(account))))
                .challenge(Bytes.fromBase64(challenge.value()))
                .pubKeyCredParams(PARAMETERS)
                .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build())
                .build();
    }

    private static PublicKeyCredential<AuthenticatorAttestationResponse> answer(byte[] id, Made made, byte[] bytes) {
        return credential(
                id,
                AuthenticatorAttestationResponse.builder()
                        .attestationObject(new Bytes(bytes))
                        .clientDataJSON(new Bytes(Base64Url.bytes(made.clientData())))
                        .build());
    }

    private static <R extends AuthenticatorResponse> PublicKeyCredential<R> credential(byte[] id, R response) {
        // Its methods forget the type of the response; a chain of them would, too.
        PublicKeyCredential.PublicKeyCredentialBuilder<R> credential = PublicKeyCredential.builder();
        credential.id(Base64Url.of(id));
        credential.rawId(new Bytes(id));
        credential.type(PublicKeyCredentialType.PUBLIC_KEY);
        credential.response(response);
        return credential.build();
    }

    Verdict shown(Site site, Challenge challenge, Shown shown) {
        int longest = Math.max(
                Math.max(shown.clientData().length(), shown.authenticatorData().length()),
                Math.max(shown.signature().length(), shown.credential().length()));
        if (longest > LONGEST) {
            return new Verdict.Wrong();
        }
        Passkey passkey = null;
        try {
            byte[] id = Base64Url.bytes(shown.credential());
            passkey = store.find(hash(id)).orElse(null);
            if (passkey == null
                    || !passkey.site().equals(site.id())
                    || !Secrets.same(shown.user(), Base64Url.of(userOf(passkey.account())))) {
                return new Verdict.Wrong();
            }
            operations(site)
                    .authenticate(new RelyingPartyAuthenticationRequest(request(site, challenge), answer(shown)));
            long count = Integer.toUnsignedLong(
                    ByteBuffer.wrap(Base64Url.bytes(shown.authenticatorData())).getInt(PLACE_OF_COUNT));
            return new Verdict.Good(passkey, count);
        } catch (MaliciousCounterValueException less) {
            return passkey == null ? new Verdict.Wrong() : new Verdict.WentBack(passkey);
        } catch (WebAuthnException | JacksonException | IllegalArgumentException wrong) {
            return new Verdict.Wrong();
        }
    }

    private static PublicKeyCredentialRequestOptions request(Site site, Challenge challenge) {
        return PublicKeyCredentialRequestOptions.builder()
                .challenge(Bytes.fromBase64(challenge.value()))
                .rpId(site.id())
                .timeout(Duration.ofMinutes(5))
                .allowCredentials(List.of())
                .userVerification(UserVerificationRequirement.REQUIRED)
                .build();
    }

    private static PublicKeyCredential<AuthenticatorAssertionResponse> answer(Shown shown) {
        return credential(
                Base64Url.bytes(shown.credential()),
                AuthenticatorAssertionResponse.builder()
                        .authenticatorData(new Bytes(Base64Url.bytes(shown.authenticatorData())))
                        .clientDataJSON(new Bytes(Base64Url.bytes(shown.clientData())))
                        .signature(new Bytes(Base64Url.bytes(shown.signature())))
                        .userHandle(new Bytes(Base64Url.bytes(shown.user())))
                        .build());
    }

    private byte[] attestation(Passkey passkey) {
        return Base64Url.bytes(vault.open(place(passkey.id(), "attestation"), passkey.attestation()));
    }

    private Optional<AttestedCredentialData> attested(byte[] attestation) {
        AttestationObject object = attestations.convert(attestation);
        return Optional.ofNullable(object)
                .map(each -> each.getAuthenticatorData().getAttestedCredentialData());
    }

    private Webauthn4JRelyingPartyOperations operations(Site site) {
        return operations.computeIfAbsent(site, each -> {
            Webauthn4JRelyingPartyOperations made = new Webauthn4JRelyingPartyOperations(
                    new Users(),
                    new Credentials(),
                    PublicKeyCredentialRpEntity.builder()
                            .id(each.id())
                            .name(each.id())
                            .build(),
                    Set.of(each.origin()));
            made.setWebAuthnManager(manager);
            return made;
        });
    }

    private static PublicKeyCredentialUserEntity user(Bytes id) {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(id)
                .name(id.toBase64UrlString())
                .displayName("")
                .build();
    }

    /// Whoever has a passkey has an account.
    private static final class Users implements PublicKeyCredentialUserEntityRepository {
        @Override
        public PublicKeyCredentialUserEntity findById(Bytes id) {
            return user(id);
        }

        @Override
        public @Nullable PublicKeyCredentialUserEntity findByUsername(String name) {
            return null;
        }

        @Override
        public void save(PublicKeyCredentialUserEntity user) {
            // Accounts are made elsewhere.
        }

        @Override
        public void delete(Bytes id) {
            throw new UnsupportedOperationException();
        }
    }

    /// Passkeys, to be read.
    private final class Credentials implements UserCredentialRepository {
        @Override
        public @Nullable CredentialRecord findByCredentialId(Bytes id) {
            return store.find(hash(id.getBytes()))
                    .map(passkey -> record(id, passkey))
                    .orElse(null);
        }

        private CredentialRecord record(Bytes id, Passkey passkey) {
            return ImmutableCredentialRecord.builder()
                    .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                    .credentialId(id)
                    .userEntityUserId(new Bytes(userOf(passkey.account())))
                    // The key that counts is the one in what the device said.
                    .publicKey(new ImmutablePublicKeyCose(new byte[0]))
                    .signatureCount(passkey.count())
                    .transports(Set.of())
                    .attestationObject(new Bytes(attestation(passkey)))
                    .created(Instant.EPOCH)
                    .lastUsed(Instant.EPOCH)
                    .label("passkey")
                    .build();
        }

        @Override
        public List<CredentialRecord> findByUserId(Bytes user) {
            return List.of();
        }

        @Override
        public void save(CredentialRecord checked) {
            // Passkeys writes it.
        }

        @Override
        public void delete(Bytes id) {
            throw new UnsupportedOperationException();
        }
    }
}
