package org.yadman;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.yadman.platform.config.Options;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// The options that say where the record is, shared by all commands.
final class Where {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:YADMAN_DATA:-yadman-data}",
            description = "The data folder (default: ${DEFAULT-VALUE}; environment: YADMAN_DATA).")
    Path data = Path.of("yadman-data");

    @Option(
            names = "--database",
            paramLabel = "URL",
            defaultValue = "${env:YADMAN_DATABASE}",
            description =
                    "A PostgreSQL database, postgresql://user:password@host/name, instead of SQLite in the data folder"
                            + " (environment: YADMAN_DATABASE).")
    @Nullable
    String database;

    /// Does a command's work: inside the server that runs it, by asking the server that runs on the data folder,
    /// or with the database opened here.
    ///
    /// @param words the whole command, as a server in another folder would understand it
    int work(Yadman program, List<String> words, CommandLine line, ToIntFunction<ConfigurableApplicationContext> work) {
        ConfigurableApplicationContext running = program.running();
        if (running != null) {
            return work.applyAsInt(running);
        }
        return CommandSocket.ask(data, words, line.getOut(), line.getErr()).orElseGet(() -> {
            try (ConfigurableApplicationContext rooms = Start.offline(offline())) {
                return work.applyAsInt(rooms);
            }
        });
    }

    private Options offline() {
        return new Options("127.0.0.1", 0, null, null, false, data, blankToNull(database));
    }

    Options serving(String listen, int port, @Nullable URI origin, @Nullable String onion, boolean proxy) {
        return new Options(listen, port, origin, onion, proxy, data, blankToNull(database));
    }

    static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
