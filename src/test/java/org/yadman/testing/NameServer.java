package org.yadman.testing;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/// A name server on this machine, over UDP and TCP, that answers from a table. An answer too long for a datagram is
/// cut, so that whoever asks comes back over TCP. Close it.
public final class NameServer implements AutoCloseable {

    private static final int LONGEST_DATAGRAM = 512;

    private final DatagramSocket datagrams;
    private final ServerSocket streams;
    private final Map<Name, List<Record>> answers = new ConcurrentHashMap<>();
    private final AtomicInteger overTcp = new AtomicInteger();
    private volatile int code = Rcode.NOERROR;

    private NameServer(DatagramSocket datagrams, ServerSocket streams) {
        this.datagrams = datagrams;
        this.streams = streams;
    }

    /// Starts one on a free port, the same for both.
    public static NameServer start() {
        try {
            ServerSocket streams = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
            NameServer server = new NameServer(
                    new DatagramSocket(
                            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), streams.getLocalPort())),
                    streams);
            Thread.ofVirtual().start(server::answerDatagrams);
            Thread.ofVirtual().start(server::answerStreams);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As an operator would name it.
    public String address() {
        return "127.0.0.1:" + streams.getLocalPort();
    }

    /// Answers questions for this name with these lines of a zone file, whatever type is asked for.
    public NameServer with(String name, Record... records) {
        try {
            answers.put(Name.fromString(name, Name.root), List.of(records));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Forgets all answers.
    public NameServer clear() {
        answers.clear();
        return this;
    }

    /// Answers everything with this code from now on.
    public NameServer failing(int rcode) {
        code = rcode;
        return this;
    }

    /// How many questions came over TCP.
    public int overTcp() {
        return overTcp.get();
    }

    private Message answer(byte[] question) throws IOException {
        Message asked = new Message(question);
        Message answer = new Message(asked.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.RD);
        answer.getHeader().setFlag(Flags.RA);
        answer.addRecord(asked.getQuestion(), Section.QUESTION);
        List<Record> records = answers.get(asked.getQuestion().getName());
        if (code != Rcode.NOERROR) {
            answer.getHeader().setRcode(code);
        } else if (records == null) {
            answer.getHeader().setRcode(Rcode.NXDOMAIN);
        } else {
            records.forEach(record -> answer.addRecord(record, Section.ANSWER));
        }
        return answer;
    }

    private void answerDatagrams() {
        byte[] room = new byte[4096];
        while (!datagrams.isClosed()) {
            DatagramPacket packet = new DatagramPacket(room, room.length);
            try {
                datagrams.receive(packet);
                Message answer = answer(java.util.Arrays.copyOf(packet.getData(), packet.getLength()));
                byte[] bytes = answer.toWire();
                if (bytes.length > LONGEST_DATAGRAM) {
                    answer.removeAllRecords(Section.ANSWER);
                    answer.getHeader().setFlag(Flags.TC);
                    bytes = answer.toWire();
                }
                datagrams.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
            } catch (IOException closed) {
                // The next turn ends, or whoever asked has gone.
            }
        }
    }

    private void answerStreams() {
        while (!streams.isClosed()) {
            try (Socket socket = streams.accept()) {
                DataInputStream in = new DataInputStream(socket.getInputStream());
                byte[] question = in.readNBytes(in.readUnsignedShort());
                overTcp.incrementAndGet();
                byte[] bytes = answer(question).toWire();
                DataOutputStream out = new DataOutputStream(socket.getOutputStream());
                out.writeShort(bytes.length);
                out.write(bytes);
                out.flush();
            } catch (IOException closed) {
                // As above.
            }
        }
    }

    @Override
    public void close() {
        datagrams.close();
        try {
            streams.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
