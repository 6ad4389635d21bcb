package org.yadman.federation;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.springframework.stereotype.Component;

/// The one way from here to another server. Only a host that two stewards have allowed is reached, while
/// federation is on, over https, at its own port, and no other that it names: a redirect is an answer like
/// any other.
///
/// A name is looked up once, and if any of its addresses is not public the host is not reached at all. The connection
/// is then made to the very address that was looked at, and TLS is told the name: so whoever answers for that
/// address must show a certificate for the name, and no second look-up can lead elsewhere. Neither HttpsURLConnection
/// nor
/// java.net.http can be told so; hence HTTP is spoken by hand, one question for each connection.
@Component
class WayOut {

    static final int HTTPS = 443;

    /// The longest answer that is read: many times what a server says of an actor.
    static final int LARGEST_ANSWER = 128 * 1024;

    private static final int CONNECT_MILLIS = 5_000;
    private static final int ANSWER_MILLIS = 10_000;
    private static final Duration WHOLE = Duration.ofSeconds(20);
    private static final int MOST_ADDRESSES = 3;
    private static final Pattern TARGET = Pattern.compile("/[\\x21\\x23-\\x3b\\x3d\\x3f-\\x7e]{0,2000}");

    private final FederationStore store;
    private final Network network;

    WayOut(FederationStore store, Network network) {
        this.store = store;
        this.network = network;
    }

    /// What came of it.
    sealed interface Outcome {
        record Answered(FarAnswer answer) implements Outcome {}

        record NotReached(Why why) implements Outcome {}
    }

    enum Why {
        /// It is off, or nobody has allowed this host.
        NOT_ALLOWED,
        /// Another scheme or port, or more than a host and a path.
        NOT_AN_ADDRESS,
        NO_SUCH_HOST,
        /// It has an address that is not of the open network.
        NOT_PUBLIC,
        TOO_LARGE,
        /// Nobody answers, or not as HTTPS or HTTP would.
        BROKEN
    }

    /// Asks for something.
    ///
    /// @param headers besides Host
    Outcome get(URI address, Map<String, String> headers) {
        return exchange("GET", address, headers, new byte[0]);
    }

    Outcome post(URI address, Map<String, String> headers, byte[] body) {
        return exchange("POST", address, headers, body);
    }

    private Outcome exchange(String method, URI address, Map<String, String> headers, byte[] body) {
        String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
        if (!isPlain(address)) {
            return new Outcome.NotReached(Why.NOT_AN_ADDRESS);
        }
        if (!store.isAllowed(host)) {
            return new Outcome.NotReached(Why.NOT_ALLOWED);
        }
        try {
            List<InetAddress> found = network.find(host);
            if (found.isEmpty() || !found.stream().allMatch(PublicAddress::is)) {
                return new Outcome.NotReached(Why.NOT_PUBLIC);
            }
            try (Socket socket = connect(found)) {
                return new Outcome.Answered(speak(socket, host, request(method, address, host, headers, body)));
            }
        } catch (UnknownHostException unknown) {
            return new Outcome.NotReached(Why.NO_SUCH_HOST);
        } catch (FarAnswer.TooLarge large) {
            return new Outcome.NotReached(Why.TOO_LARGE);
        } catch (IOException broken) {
            return new Outcome.NotReached(Why.BROKEN);
        }
    }

    /// Whether it is an address as servers have them for their inboxes and actors.
    static boolean isPlain(URI address) {
        return "https".equals(address.getScheme())
                && address.getHost() != null
                && HostName.isHostName(address.getHost().toLowerCase(Locale.ROOT))
                && address.getRawUserInfo() == null
                && (address.getPort() == -1 || address.getPort() == HTTPS)
                && address.getRawFragment() == null
                && TARGET.matcher(target(address)).matches();
    }

    /// What stands in the first line of the request.
    static String target(URI address) {
        String path = address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        return address.getRawQuery() == null ? path : path + "?" + address.getRawQuery();
    }

    private Socket connect(List<InetAddress> checked) throws IOException {
        IOException last = new IOException("No address");
        for (InetAddress each : checked.stream().limit(MOST_ADDRESSES).toList()) {
            try {
                return network.connect(each, CONNECT_MILLIS);
            } catch (IOException unreachable) {
                last = unreachable;
            }
        }
        throw last;
    }

    private static byte[] request(String method, URI address, String host, Map<String, String> headers, byte[] body) {
        StringBuilder head = new StringBuilder();
        head.append(method).append(' ').append(target(address)).append(" HTTP/1.1\r\n");
        head.append("Host: ").append(host).append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Connection: close\r\n");
        if (method.equals("POST")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        head.append("\r\n");
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        whole.writeBytes(body);
        return whole.toByteArray();
    }

    private FarAnswer speak(Socket socket, String host, byte[] request) throws IOException {
        socket.setSoTimeout(ANSWER_MILLIS);
        // Whoever answers one byte at a time is never late by the socket's own clock.
        Thread end = Thread.ofVirtual().start(() -> closeLater(socket));
        try {
            SSLSocket tls = (SSLSocket) network.trust().createSocket(socket, host, HTTPS, true);
            SSLParameters parameters = tls.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            parameters.setServerNames(List.of(new SNIHostName(host)));
            parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
            tls.setSSLParameters(parameters);
            tls.startHandshake();
            tls.getOutputStream().write(request);
            tls.getOutputStream().flush();
            return FarAnswer.read(new BufferedInputStream(tls.getInputStream()), LARGEST_ANSWER);
        } finally {
            end.interrupt();
        }
    }

    private static void closeLater(Socket socket) {
        try {
            Thread.sleep(WHOLE);
            socket.close();
        } catch (InterruptedException | IOException done) {
            // It has ended by itself.
        }
    }
}
