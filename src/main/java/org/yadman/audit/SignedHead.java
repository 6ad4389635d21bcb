package org.yadman.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import org.yadman.pure.seal.SigningKey;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Where the chain ended on a day, signed. Whoever keeps one can later prove that nothing before it was changed or cut.
record SignedHead(
        @JsonProperty(value = "number", required = true) long number,
        @JsonProperty(value = "hash", required = true) String hash,
        @JsonProperty(value = "day", required = true) String day,
        @JsonProperty(value = "signature", required = true) String signature,
        @JsonProperty(value = "public_key", required = true) String publicKey,

        @JsonProperty(value = "certificate", required = true)
        Certificate certificate) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    static SignedHead of(AuditStore.Head head, String day, SigningKey server, Certificate certificate) {
        String signature = server.sign(text(head.number(), head.link(), day));
        return new SignedHead(head.number(), head.link(), day, signature, server.publicKey(), certificate);
    }

    private static String text(long number, String hash, String day) {
        return "yadman audit head\n" + number + "\n" + hash + "\n" + day + "\n";
    }

    boolean isSigned() {
        return SigningKey.verifies(publicKey, signedText(), signature);
    }

    String signedText() {
        return text(number, hash, day);
    }

    Seal seal() {
        return new Seal(publicKey, certificate, signature);
    }

    boolean isCertified() {
        return certificate.vouchesFor(publicKey, day);
    }

    String json() {
        return JSON.writeValueAsString(this);
    }

    static Optional<SignedHead> parse(String json) {
        try {
            return Optional.ofNullable(JSON.readValue(json, SignedHead.class));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
