package org.yadman.federation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.yadman.testing.TestServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A calendar on another server, over https, that does as Gancio does. It signs and checks signatures by code of its
/// own, so that a shared misreading would be seen. Close it.
final class FarServer implements AutoCloseable {

    static final String HOST = "far.example.org";
    static final String ACTOR = "https://" + HOST + "/actor";
    static final String KEY = ACTOR + "#main-key";

    static final KeyPair KEYS = keys();
    static final SSLContext TLS = tls();

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private final HttpsServer https;
    private final List<JsonNode> received = new CopyOnWriteArrayList<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private volatile @Nullable PublicKey theirs;
    private volatile int inboxStatus = 202;
    private volatile Handler actor = FarServer::itself;

    interface Handler {
        void answer(HttpExchange exchange) throws IOException;
    }

    private FarServer(HttpsServer https) {
        this.https = https;
    }

    /// Starts one that can be reached under its name.
    static FarServer start() {
        try {
            HttpsServer https = HttpsServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
            https.setHttpsConfigurator(new HttpsConfigurator(TLS));
            FarServer far = new FarServer(https);
            https.createContext("/actor", exchange -> far.actor.answer(exchange));
            https.createContext("/inbox", far::receive);
            https.start();
            TestNetwork.name(HOST, TestNetwork.PUBLIC);
            TestNetwork.listen(TestNetwork.PUBLIC, https.getAddress().getPort());
            return far;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return https.getAddress().getPort();
    }

    /// Answers so to whoever asks for its actor.
    void actorIs(Handler handler) {
        actor = handler;
    }

    private static void itself(HttpExchange exchange) throws IOException {
        answer(exchange, 200, actorJson(ACTOR, KEY, pem(KEYS.getPublic())));
    }

    /// Answers as it should.
    void isItself() {
        actor = FarServer::itself;
    }

    void inboxAnswers(int status) {
        inboxStatus = status;
    }

    static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/activity+json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    static String actorJson(String id, String keyId, String pem) {
        Map<String, Object> actor = new LinkedHashMap<>();
        actor.put("id", id);
        actor.put("type", "Application");
        actor.put("inbox", "https://" + HOST + "/inbox");
        actor.put("endpoints", Map.of("sharedInbox", "https://" + HOST + "/inbox"));
        actor.put("publicKey", Map.of("id", keyId, "owner", id, "publicKeyPem", pem));
        return JSON.writeValueAsString(actor);
    }

    static String pem(PublicKey key) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    private void receive(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String fault = fault(exchange, body);
        if (!fault.isEmpty()) {
            faults.add(fault);
        } else if (inboxStatus / 100 == 2) {
            received.add(JSON.readTree(body));
        }
        answer(exchange, fault.isEmpty() ? inboxStatus : 401, "");
    }

    private String fault(HttpExchange exchange, byte[] body) {
        try {
            String signature = exchange.getRequestHeaders().getFirst("Signature");
            String digest = "SHA-256="
                    + Base64.getEncoder()
                            .encodeToString(MessageDigest.getInstance("SHA-256").digest(body));
            if (!digest.equals(exchange.getRequestHeaders().getFirst("Digest"))) {
                return "digest";
            }
            if (!HOST.equals(exchange.getRequestHeaders().getFirst("Host"))) {
                return "host " + exchange.getRequestHeaders().getFirst("Host");
            }
            if (!signature.contains("headers=\"(request-target) host date digest\"")
                    || !signature.contains("algorithm=\"rsa-sha256\"")) {
                return signature;
            }
            String text = "(request-target): post " + exchange.getRequestURI() + "\nhost: " + HOST + "\ndate: "
                    + exchange.getRequestHeaders().getFirst("Date") + "\ndigest: " + digest;
            Signature verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(theirs);
            verifier.update(text.getBytes(StandardCharsets.US_ASCII));
            String value = signature.replaceFirst(".*signature=\"", "").replaceFirst("\".*", "");
            return verifier.verify(Base64.getDecoder().decode(value)) ? "" : "signature";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Reads the actor that it wants to follow, as Gancio does: from the name to the address to the key.
    JsonNode meet(TestServer server) {
        JsonNode found = JSON.readTree(server.browser()
                .fetch("/.well-known/webfinger?resource=acct:relay@calendar.example.org")
                .body());
        String address = found.path("links").path(0).path("href").stringValue("");
        JsonNode actor = JSON.readTree(server.browser()
                .fetch(address.replaceFirst("https://[^/]*", ""))
                .body());
        String pem = actor.path("publicKey").path("publicKeyPem").stringValue("");
        try {
            theirs = KeyFactory.getInstance("RSA")
                    .generatePublic(new X509EncodedKeySpec(
                            Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return actor;
    }

    /// What it was told so far, each once.
    List<JsonNode> received() {
        return new ArrayList<>(received);
    }

    /// What was wrong with what it was told.
    List<String> faults() {
        return new ArrayList<>(faults);
    }

    void forget() {
        received.clear();
        faults.clear();
    }

    static String follow(String id) {
        return "{\"@context\":\"https://www.w3.org/ns/activitystreams\",\"id\":\"" + id
                + "\",\"type\":\"Follow\",\"actor\":\"" + ACTOR
                + "\",\"object\":\"https://calendar.example.org/federation/actor\"}";
    }

    static String undo(String id) {
        return "{\"@context\":\"https://www.w3.org/ns/activitystreams\",\"id\":\"" + id
                + "/undo\",\"type\":\"Undo\",\"actor\":\"" + ACTOR + "\",\"object\":" + follow(id) + "}";
    }

    /// A signed request, of which a test can spoil any part before it is sent.
    static final class Letter {

        private final Map<String, String> headers = new LinkedHashMap<>();
        private String body;
        private String signed = "(request-target) host date digest";
        private String keyId = KEY;
        private String algorithm = "rsa-sha256";
        private KeyPair keys = KEYS;

        Letter(String body, Instant now) {
            this.body = body;
            headers.put("host", "calendar.example.org");
            headers.put("date", DATE.format(now.atOffset(ZoneOffset.UTC)));
            headers.put("digest", digest(body));
        }

        private static String digest(String body) {
            try {
                return "SHA-256="
                        + Base64.getEncoder()
                                .encodeToString(MessageDigest.getInstance("SHA-256")
                                        .digest(body.getBytes(StandardCharsets.UTF_8)));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        Letter with(String header, String value) {
            headers.put(header, value);
            return this;
        }

        /// Another body than the one whose digest is signed.
        Letter saying(String other) {
            body = other;
            return this;
        }

        Letter signing(String names) {
            signed = names;
            return this;
        }

        Letter by(KeyPair others) {
            keys = others;
            return this;
        }

        Letter calledKey(String id) {
            keyId = id;
            return this;
        }

        Letter algorithm(String name) {
            algorithm = name;
            return this;
        }

        private String signature() {
            try {
                StringBuilder text = new StringBuilder();
                for (String name : signed.split(" ", -1)) {
                    text.append(text.isEmpty() ? "" : "\n").append(name).append(": ");
                    text.append(name.equals("(request-target)") ? "post /federation/inbox" : headers.get(name));
                }
                Signature signer = Signature.getInstance("SHA256withRSA");
                signer.initSign(keys.getPrivate());
                signer.update(text.toString().getBytes(StandardCharsets.UTF_8));
                return "keyId=\"" + keyId + "\",algorithm=\"" + algorithm + "\",headers=\"" + signed + "\",signature=\""
                        + Base64.getEncoder().encodeToString(signer.sign()) + "\"";
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        /// Sends it, with its headers as they stand.
        ///
        /// @return the status
        int send(TestServer server) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            StringBuilder head = new StringBuilder("POST /federation/inbox HTTP/1.1\r\n");
            headers.forEach((name, value) ->
                    head.append(name).append(": ").append(value).append("\r\n"));
            if (!headers.containsKey("signature")) {
                head.append("signature: ").append(signature()).append("\r\n");
            }
            head.append("content-type: application/activity+json\r\nconnection: close\r\ncontent-length: ")
                    .append(bytes.length)
                    .append("\r\n\r\n");
            try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), server.port())) {
                socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().write(bytes);
                socket.getOutputStream().flush();
                String line = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1)
                        .substring(0, 12);
                return Integer.parseInt(line.substring(9));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext tls() {
        try {
            Path store = Files.createTempDirectory("yadman-far-").resolve("far.p12");
            int code = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "far",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=" + HOST,
                            "-ext",
                            "san=dns:" + HOST,
                            "-storetype",
                            "PKCS12",
                            "-storepass",
                            "changeit",
                            "-keystore",
                            store.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("keytool " + code);
            }
            KeyStore keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
            KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(keys, "changeit".toCharArray());
            KeyStore known = KeyStore.getInstance("PKCS12");
            known.load(null, null);
            known.setCertificateEntry("far", keys.getCertificate("far"));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(known);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        https.stop(0);
        TestNetwork.clear();
    }
}
