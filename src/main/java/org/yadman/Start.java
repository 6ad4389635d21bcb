package org.yadman;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.yadman.platform.config.DataFolder;
import org.yadman.platform.config.Options;
import org.yadman.platform.config.OptionsException;

/// Starts the rooms: with the web server, or without it for a command that works on the record.
final class Start {

    private Start() {}

    /// All rooms, answering on the port of the options.
    static ConfigurableApplicationContext server(Options options) {
        requireFree(options);
        return start(options, WebApplicationType.SERVLET);
    }

    /// All rooms, answering nobody.
    static ConfigurableApplicationContext offline(Options options) {
        return start(options, WebApplicationType.NONE);
    }

    private static ConfigurableApplicationContext start(Options options, WebApplicationType type) {
        if (options.database() == null) {
            DataFolder.prepare(options.data());
        }
        Map<String, Object> settings = new HashMap<>();
        settings.put("server.address", options.listen());
        settings.put("server.port", options.port());
        try {
            return new SpringApplicationBuilder(Yadman.class)
                    .web(type)
                    .properties(settings)
                    .initializers(
                            context -> ((GenericApplicationContext) context).registerBean(Options.class, () -> options))
                    .logStartupInfo(false)
                    .run();
        } catch (RuntimeException e) {
            throw explained(e, options);
        }
    }

    // Whatever stands behind a failed start in many wrappings, the operator gets the sentence that helps.
    private static RuntimeException explained(RuntimeException failure, Options options) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptionsException sentence) {
                return sentence;
            }
            if (cause instanceof SQLException && options.database() == null) {
                return new OptionsException("The database in " + options.data()
                        + " cannot be opened; is the disk full or damaged? (" + cause.getMessage() + ")");
            }
            if (cause instanceof SQLException) {
                return new OptionsException("The database does not answer: " + cause.getMessage());
            }
        }
        return failure;
    }

    // Before anything is opened, because it is the mistake that everybody makes once and the answer should come
    // at once.
    static void requireFree(Options options) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(options.listen(), options.port()));
        } catch (IOException e) {
            throw new Refusal("Port " + options.port() + " on " + options.listen()
                    + " is in use or not allowed. Stop the other program, or choose another port with --port.");
        }
    }
}
