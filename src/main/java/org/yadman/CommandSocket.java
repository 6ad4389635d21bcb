package org.yadman;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// How a command asks the server that is running on the same data folder: through a Unix socket in that
/// folder, which only the folder's owner can open. The request is one line, the command line as a JSON
/// array, and what the command reads; the answer is what the command says, line by line (`o` for output,
/// `e` for errors), and `x` with the exit code at the end.
final class CommandSocket implements AutoCloseable {

    static final String NAME = "yadman.sock";

    private static final Logger log = LoggerFactory.getLogger(CommandSocket.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String RECEIVE = "receive";
    private static final String NAMES = "names";
    private static final int LONGEST_REQUEST = 1 << 16;

    /// The commands that work inside a server; the others would start a second one in it.
    private static final Set<String> COMMANDS =
            Set.of("import", "export", NAMES, "verify", "rotate-key", "certify", RECEIVE);
    private static final int NOT_UNDERSTOOD = 2;

    private final ServerSocketChannel channel;
    private final Path file;
    private final ConfigurableApplicationContext rooms;
    private final Set<SocketChannel> callers = ConcurrentHashMap.newKeySet();
    private final ReentrantLock turn = new ReentrantLock(true);

    private CommandSocket(ServerSocketChannel channel, Path file, ConfigurableApplicationContext rooms) {
        this.channel = channel;
        this.file = file;
        this.rooms = rooms;
    }

    /// Answers commands until it is closed. Where no such socket can be made (some systems allow only short
    /// paths) or another server answers there, this one runs without it, and commands do not reach it.
    static Optional<CommandSocket> listen(ConfigurableApplicationContext rooms, Path data) {
        Path file = data.resolve(NAME);
        try {
            if (isAnswered(file)) {
                log.warn("Another server answers the commands in this data folder; this one gets none.");
                return Optional.empty();
            }
            Files.deleteIfExists(file);
            ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            channel.bind(UnixDomainSocketAddress.of(file));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            CommandSocket socket = new CommandSocket(channel, file, rooms);
            Thread.ofPlatform().daemon().name("commands").start(socket::accept);
            return Optional.of(socket);
        } catch (IOException | UnsupportedOperationException e) {
            log.warn("Commands cannot ask this server, they will open the database themselves: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private static boolean isAnswered(Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        try (SocketChannel there = SocketChannel.open(UnixDomainSocketAddress.of(file))) {
            return there.isConnected();
        } catch (ConnectException nobody) {
            // A killed server left it behind.
            return false;
        }
    }

    // A thread for each caller: one that connects and says nothing, or reads nothing, keeps nobody waiting.
    private void accept() {
        while (channel.isOpen()) {
            try {
                SocketChannel caller = channel.accept();
                callers.add(caller);
                Thread.ofPlatform().daemon().name("command").start(() -> serve(caller));
            } catch (ClosedChannelException over) {
                return;
            } catch (IOException e) {
                log.warn("A command was not heard: {}", e.getMessage());
            }
        }
    }

    private void serve(SocketChannel caller) {
        try (caller) {
            if (channel.isOpen()) {
                answer(caller);
            }
        } catch (ClosedChannelException stopping) {
            // The caller sees that the answer has no end, and says so.
        } catch (IOException e) {
            log.warn("A command was not answered: {}", e.getMessage());
        } finally {
            callers.remove(caller);
        }
    }

    private void answer(SocketChannel caller) throws IOException {
        InputStream in = new BufferedInputStream(Channels.newInputStream(caller));
        String request = line(in);
        if (request != null) {
            Telling telling = new Telling(Channels.newOutputStream(caller));
            telling.end(answer(request, in, telling));
        }
    }

    // Not a byte more: what follows is for the command. Nothing, of somebody who only looked in.
    private static @Nullable String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int each = in.read();
        if (each < 0) {
            return null;
        }
        while (each >= 0 && each != '\n' && line.size() < LONGEST_REQUEST) {
            line.write(each);
            each = in.read();
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private int answer(String request, InputStream in, Telling telling) {
        String[] command = words(request);
        PrintWriter out = new PrintWriter(telling.as('o'), true);
        PrintWriter err = new PrintWriter(telling.as('e'), true);
        int code = NOT_UNDERSTOOD;
        if (command.length > 0 && COMMANDS.contains(command[0])) {
            code = run(command, in, out, err);
        } else {
            err.println("The running server does not know this command; is it of another version?");
        }
        out.close();
        err.close();
        return code;
    }

    /// What a command says, sent line by line while it works. Whoever has gone meanwhile stops nothing.
    private static final class Telling {

        private final OutputStream caller;
        private @Nullable IOException gone;

        Telling(OutputStream caller) {
            this.caller = caller;
        }

        private synchronized void send(String line) {
            if (gone == null) {
                try {
                    caller.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                } catch (IOException e) {
                    gone = e;
                }
            }
        }

        void end(int code) throws IOException {
            send("x" + code);
            IOException failure = gone;
            if (failure != null) {
                throw failure;
            }
        }

        Writer as(char mark) {
            StringBuilder open = new StringBuilder();
            return new Writer() {
                @Override
                public void write(char[] text, int from, int length) {
                    open.append(text, from, length);
                    int end = open.indexOf("\n");
                    while (end >= 0) {
                        send(mark + open.substring(0, end).replaceFirst("\r$", ""));
                        open.delete(0, end + 1);
                        end = open.indexOf("\n");
                    }
                }

                // What has no end of line yet waits for it.
                @Override
                public void flush() {}

                @Override
                public void close() {
                    if (!open.isEmpty()) {
                        send(mark + open.toString());
                        open.setLength(0);
                    }
                }
            };
        }
    }

    // One command after the other: two imports at once would only wait for each other. A mail need not wait for one,
    // and
    // a list of names may take minutes and writes in small pieces.
    private int run(String[] command, InputStream in, PrintWriter out, PrintWriter err) {
        CommandLine line = Yadman.commandLine(rooms, in).setOut(out).setErr(err);
        if (command[0].equals(RECEIVE) || command[0].equals(NAMES)) {
            return line.execute(command);
        }
        turn.lock();
        try {
            return line.execute(command);
        } finally {
            turn.unlock();
        }
    }

    private static String[] words(String request) {
        try {
            return Arrays.stream(JSON.readValue(request, Object[].class))
                    .map(String::valueOf)
                    .toArray(String[]::new);
        } catch (JacksonException nonsense) {
            return new String[0];
        }
    }

    /// Asks the server that runs on the data folder.
    ///
    /// @return the exit code, or nothing if no server runs there
    static Optional<Integer> ask(Path data, List<String> command, PrintWriter out, PrintWriter err) {
        return ask(data, command, new byte[0], out, err);
    }

    /// The same of a command that is given something to read.
    static Optional<Integer> ask(Path data, List<String> command, byte[] input, PrintWriter out, PrintWriter err) {
        Path file = data.resolve(NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (SocketChannel server = SocketChannel.open(UnixDomainSocketAddress.of(file))) {
            return Optional.of(ask(server, command, input, out, err));
        } catch (ConnectException nobody) {
            // A socket that a killed server left behind.
            return Optional.empty();
        } catch (IOException e) {
            throw new Refusal("The server in " + data + " does not answer: " + e.getMessage() + ".");
        }
    }

    private static int ask(SocketChannel server, List<String> command, byte[] input, PrintWriter out, PrintWriter err) {
        try {
            String request = JSON.writeValueAsString(new ArrayList<>(command)) + "\n";
            Channels.newOutputStream(server).write(request.getBytes(StandardCharsets.UTF_8));
            Channels.newOutputStream(server).write(input);
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(Channels.newInputStream(server), StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                switch (line.charAt(0)) {
                    case 'o' -> out.println(line.substring(1));
                    case 'e' -> err.println(line.substring(1));
                    default -> {
                        return Integer.parseInt(line.substring(1));
                    }
                }
            }
        } catch (IOException broken) {
            // As good as an answer without an end: what the server has done is not known.
        }
        throw new Refusal("The server stopped before it had answered; look at the record before you try again.");
    }

    /// Hears no more commands. Whoever still waits for an answer is told by the end of the line.
    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
        for (SocketChannel caller : callers) {
            caller.close();
        }
    }
}
