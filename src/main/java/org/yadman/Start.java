package org.yadman;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.dao.DataAccessException;
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
        } catch (DataAccessException e) {
            throw new OptionsException("The database does not answer: " + e.getMessage());
        }
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
