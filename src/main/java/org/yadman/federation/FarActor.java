package org.yadman.federation;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Whoever acts on another server, as that server says. All of its addresses are on one host.
///
/// @param sharedInbox one for all who are there, or null
/// @param keyId what its signatures call its key
record FarActor(URI id, URI inbox, @Nullable URI sharedInbox, String keyId, RSAPublicKey key) {

    private static final int DEEPEST = 16;
    private static final int LONGEST_ADDRESS = 500;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxDocumentLength(WayOut.LARGEST_ANSWER)
                            .maxStringLength(64 * 1024)
                            .build())
                    // Said twice it could be read in two ways.
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    /// Reads what strangers send; nothing where it is no object, or nested too deep.
    static Optional<JsonNode> json(byte[] bytes) {
        try {
            return Optional.ofNullable(JSON.readTree(bytes)).filter(JsonNode::isObject);
        } catch (JacksonException nonsense) {
            return Optional.empty();
        }
    }

    /// An address as servers have them; nothing where it is another.
    static Optional<URI> address(String text) {
        try {
            return text.length() > LONGEST_ADDRESS
                    ? Optional.empty()
                    : Optional.of(new URI(text)).filter(WayOut::isPlain);
        } catch (URISyntaxException nonsense) {
            return Optional.empty();
        }
    }

    static String host(URI address) {
        return address.getHost().toLowerCase(Locale.ROOT);
    }

    /// Reads what stands at the address of an actor.
    ///
    /// @param keyId with which something was signed
    static Optional<FarActor> read(URI id, String keyId, byte[] answer) {
        JsonNode said = json(answer).orElse(null);
        if (said == null || !said.path("id").stringValue("").equals(id.toString())) {
            return Optional.empty();
        }
        URI inbox = sameHost(said.path("inbox"), id).orElse(null);
        URI shared = sameHost(said.path("endpoints").path("sharedInbox"), id).orElse(null);
        RSAPublicKey key = keys(said.path("publicKey"))
                .filter(each -> owns(each, id, keyId))
                .flatMap(each -> RsaKeys.readPublic(each.path("publicKeyPem").stringValue("")).stream())
                .findFirst()
                .orElse(null);
        return inbox == null || key == null
                ? Optional.empty()
                : Optional.of(new FarActor(id, inbox, shared, keyId, key));
    }

    private static Optional<URI> sameHost(JsonNode text, URI id) {
        return address(text.stringValue("")).filter(each -> host(each).equals(host(id)));
    }

    private static Stream<JsonNode> keys(JsonNode said) {
        return said.isArray() ? said.values().stream() : List.of(said).stream();
    }

    // Older Gancios call a key by its owner.
    private static boolean owns(JsonNode key, URI id, String keyId) {
        boolean called = key.path("id").stringValue("").equals(keyId) || keyId.equals(id.toString());
        return called && key.path("owner").stringValue(id.toString()).equals(id.toString());
    }
}
