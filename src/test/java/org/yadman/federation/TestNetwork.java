package org.yadman.federation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocketFactory;

/// A small world in the place of the open network: names that a test gives addresses, of which each leads to a server
/// on
/// this machine. Which addresses may be connected to is looked at by what is tested, as ever.
final class TestNetwork implements Network {

    static final String PUBLIC = "93.184.215.14";

    private static final Map<String, List<InetAddress>> NAMES = new ConcurrentHashMap<>();
    private static final Map<InetAddress, Integer> PORTS = new ConcurrentHashMap<>();
    private static final List<String> LOOKED_UP = new CopyOnWriteArrayList<>();
    private static final List<InetAddress> CONNECTED = new CopyOnWriteArrayList<>();

    static void clear() {
        NAMES.clear();
        PORTS.clear();
        forget();
    }

    static void forget() {
        LOOKED_UP.clear();
        CONNECTED.clear();
    }

    static void name(String host, String... addresses) {
        NAMES.put(host, Arrays.stream(addresses).map(InetAddress::ofLiteral).toList());
    }

    static void listen(String address, int port) {
        PORTS.put(InetAddress.ofLiteral(address), port);
    }

    static List<String> lookedUp() {
        return new ArrayList<>(LOOKED_UP);
    }

    static List<InetAddress> connected() {
        return new ArrayList<>(CONNECTED);
    }

    @Override
    public List<InetAddress> find(String host) throws UnknownHostException {
        LOOKED_UP.add(host);
        List<InetAddress> found = NAMES.get(host);
        if (found == null) {
            throw new UnknownHostException(host);
        }
        return found;
    }

    @Override
    public Socket connect(InetAddress address, int millis) throws IOException {
        CONNECTED.add(address);
        Integer port = PORTS.get(address);
        if (port == null) {
            throw new IOException("Nobody is there");
        }
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), millis);
        return socket;
    }

    @Override
    public SSLSocketFactory trust() {
        return FarServer.TLS.getSocketFactory();
    }
}
