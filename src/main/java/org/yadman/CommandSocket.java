package org.yadman;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
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
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/// How a command asks the server that is running on the same data folder: through a Unix socket in that folder,
/// which only the folder's owner can open. The request is one line, the command line as a JSON array; the answer
/// is what the command says, line by line (`o` for output, `e` for errors), and `x` with the exit code at the
/// end.
final class CommandSocket implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(CommandSocket.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String NAME = "yadman.sock";

    private final ServerSocketChannel channel;
    private final Path file;

    private CommandSocket(ServerSocketChannel channel, Path file) {
        this.channel = channel;
        this.file = file;
    }

    /// Answers commands until it is closed. Where no such socket can be made (some systems allow only short
    /// paths) the server runs without it, and commands open the database themselves.
    static Optional<CommandSocket> listen(ConfigurableApplicationContext rooms, Path data) {
        Path file = data.resolve(NAME);
        try {
            Files.deleteIfExists(file);
            ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            channel.bind(UnixDomainSocketAddress.of(file));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            CommandSocket socket = new CommandSocket(channel, file);
            Thread.ofPlatform().daemon().name("commands").start(() -> socket.answer(rooms));
            return Optional.of(socket);
        } catch (IOException | UnsupportedOperationException e) {
            log.warn("Commands cannot ask this server, they will open the database themselves: {}", e.getMessage());
            return Optional.empty();
        }
    }

    // One command after the other: two imports at once would only wait for each other.
    private void answer(ConfigurableApplicationContext rooms) {
        while (channel.isOpen()) {
            try (SocketChannel caller = channel.accept()) {
                answer(caller, rooms);
            } catch (ClosedChannelException over) {
                return;
            } catch (IOException e) {
                log.warn("A command was not answered: {}", e.getMessage());
            }
        }
    }

    private static void answer(SocketChannel caller, ConfigurableApplicationContext rooms) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(Channels.newInputStream(caller), StandardCharsets.UTF_8));
        String request = reader.readLine();
        if (request == null) {
            return;
        }
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Yadman.commandLine(rooms)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(JSON.readValue(request, String[].class));
        StringBuilder said = new StringBuilder();
        out.toString().lines().forEach(line -> said.append('o').append(line).append('\n'));
        err.toString().lines().forEach(line -> said.append('e').append(line).append('\n'));
        said.append('x').append(code).append('\n');
        Channels.newOutputStream(caller).write(said.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// Asks the server that runs on the data folder.
    ///
    /// @return the exit code, or nothing if no server runs there
    static Optional<Integer> ask(Path data, List<String> command, PrintWriter out, PrintWriter err) {
        Path file = data.resolve(NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (SocketChannel server = SocketChannel.open(UnixDomainSocketAddress.of(file))) {
            String request = JSON.writeValueAsString(new ArrayList<>(command)) + "\n";
            Channels.newOutputStream(server).write(request.getBytes(StandardCharsets.UTF_8));
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(Channels.newInputStream(server), StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                switch (line.charAt(0)) {
                    case 'o' -> out.println(line.substring(1));
                    case 'e' -> err.println(line.substring(1));
                    default -> {
                        return Optional.of(Integer.parseInt(line.substring(1)));
                    }
                }
            }
            throw new Refusal("The server stopped before it had answered; look at the record before you try again.");
        } catch (java.net.ConnectException nobody) {
            // A socket that a killed server left behind.
            return Optional.empty();
        } catch (IOException e) {
            throw new Refusal("The server in " + data + " did not answer: " + e.getMessage() + ".");
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
    }
}
