package org.yadman.architecture.violations;

import java.io.IOException;
import java.net.Socket;

class OpensAConnection {

    boolean isThere(String host) throws IOException {
        try (Socket socket = new Socket(host, 80)) {
            return socket.isConnected();
        }
    }
}
