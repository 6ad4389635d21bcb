package org.yadman.federation;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.files.Documents;

/// The signature of a request, by draft-cavage-http-signatures-12, the draft that calendars and the rest of the
/// fediverse speak. Of all that it allows only this is known: RSA with SHA-256, called `rsa-sha256` or `hs2019` or not
/// called anything, over a text in which `(request-target)`, `host` and `date` stand, and for what has a body its
/// `digest`.
///
/// @param headers lower case, in the order in which they are signed
record HttpSignature(String keyId, List<String> headers, byte[] value) {

    static final String TARGET = "(request-target)";

    /// What must be signed of whatever changes something.
    static final List<String> OF_A_POST = List.of(TARGET, "host", "date", "digest");

    static final List<String> OF_A_GET = List.of(TARGET, "host", "date");

    private static final String ALGORITHM = "SHA256withRSA";
    private static final Set<String> KNOWN = Set.of("", "rsa-sha256", "hs2019");
    private static final Pattern PARAMETER =
            Pattern.compile("\\s*([a-zA-Z]+)=(?:\"([^\"\\\\]*)\"|([0-9]+))\\s*(?:,|$)");
    private static final int LONGEST = 4096;
    private static final int MOST_HEADERS = 20;

    HttpSignature {
        headers = List.copyOf(headers);
    }

    /// Reads the header `Signature`; nothing where it is none that is known here.
    static Optional<HttpSignature> read(@Nullable String header) {
        Map<String, String> parameters = parameters(header == null ? "" : header);
        List<String> headers = Arrays.stream(parameters
                        .getOrDefault("headers", "")
                        .toLowerCase(Locale.ROOT)
                        .split(" "))
                .filter(name -> !name.isEmpty())
                .toList();
        String keyId = parameters.getOrDefault("keyId", "");
        boolean known = KNOWN.contains(parameters.getOrDefault("algorithm", "").toLowerCase(Locale.ROOT))
                && !keyId.isEmpty()
                && headers.size() <= MOST_HEADERS
                && headers.stream().distinct().count() == headers.size();
        try {
            byte[] value = Base64.getDecoder().decode(parameters.getOrDefault("signature", ""));
            return known && value.length > 0 ? Optional.of(new HttpSignature(keyId, headers, value)) : Optional.empty();
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    // Empty where one is named twice, or something stands between them.
    private static Map<String, String> parameters(String header) {
        Map<String, String> parameters = new HashMap<>();
        Matcher each = PARAMETER.matcher(header);
        int end = 0;
        while (header.length() <= LONGEST && each.find() && each.start() == end) {
            String value = each.group(2) == null ? each.group(3) : each.group(2);
            if (parameters.put(each.group(1), value) != null) {
                return Map.of();
            }
            end = each.end();
        }
        return end == header.length() ? parameters : Map.of();
    }

    /// Tells this signature from every other for as long as it could be sent again.
    String mark() {
        return Documents.sha256(value);
    }

    boolean covers(List<String> needed) {
        return headers.containsAll(needed);
    }

    /// Whether this key has signed it.
    ///
    /// @param target method and address: `post /federation/inbox`
    /// @param header what the request says under a name, or null
    boolean isBy(PublicKey key, String target, Function<String, @Nullable String> header) {
        try {
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(key);
            verifier.update(text(headers, target, header).getBytes(StandardCharsets.UTF_8));
            return verifier.verify(value);
        } catch (GeneralSecurityException | IllegalArgumentException not) {
            return false;
        }
    }

    /// The header `Signature` of a request.
    ///
    /// @param values of the headers that are signed, by their lower case names
    static String sign(String keyId, PrivateKey key, List<String> headers, String target, Map<String, String> values) {
        try {
            Signature signer = Signature.getInstance(ALGORITHM);
            signer.initSign(key);
            signer.update(text(headers, target, values::get).getBytes(StandardCharsets.UTF_8));
            return "keyId=\"" + keyId + "\",algorithm=\"rsa-sha256\",headers=\"" + String.join(" ", headers)
                    + "\",signature=\"" + Base64.getEncoder().encodeToString(signer.sign()) + '"';
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String text(List<String> headers, String target, Function<String, @Nullable String> values) {
        return headers.stream()
                .map(name -> name + ": " + (name.equals(TARGET) ? target : value(name, values)))
                .collect(Collectors.joining("\n"));
    }

    private static String value(String name, Function<String, @Nullable String> values) {
        String value = values.apply(name);
        if (value == null) {
            throw new IllegalArgumentException("A header that is signed and not there");
        }
        return value.strip();
    }

    /// The header `Digest` of a body.
    static String digest(byte[] body) {
        return "SHA-256=" + Base64.getEncoder().encodeToString(sha256(body));
    }

    /// Whether a header `Digest` is this body's. It may name other digests besides.
    static boolean isDigest(@Nullable String header, byte[] body) {
        byte[] own = digest(body).getBytes(StandardCharsets.US_ASCII);
        List<byte[]> said = Arrays.stream((header == null ? "" : header).split(","))
                .map(String::strip)
                .filter(each -> each.regionMatches(true, 0, "SHA-256=", 0, 8))
                .map(each -> ("SHA-256=" + each.substring(8)).getBytes(StandardCharsets.UTF_8))
                .toList();
        return said.size() == 1 && MessageDigest.isEqual(own, said.getFirst());
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
