package org.yadman.federation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.stereotype.Component;

/// The three things that {@link WayOut} needs of the world. A test has a world of its own; what may be reached in it is
/// decided by {@link WayOut} all the same.
interface Network {

    /// All addresses of a host.
    List<InetAddress> find(String host) throws UnknownHostException;

    /// A connection to this very address, at the port of https.
    Socket connect(InetAddress address, int millis) throws IOException;

    /// Whose certificates are believed.
    SSLSocketFactory trust();
}

/// The open network.
@Component
class OpenNetwork implements Network {

    @Override
    public List<InetAddress> find(String host) throws UnknownHostException {
        return List.of(InetAddress.getAllByName(host));
    }

    @Override
    public Socket connect(InetAddress address, int millis) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(address, WayOut.HTTPS), millis);
            return socket;
        } catch (IOException unreachable) {
            socket.close();
            throw unreachable;
        }
    }

    @Override
    public SSLSocketFactory trust() {
        return (SSLSocketFactory) SSLSocketFactory.getDefault();
    }
}
