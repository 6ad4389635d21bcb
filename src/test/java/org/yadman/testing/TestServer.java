package org.yadman.testing;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.yadman.Yadman;
import org.yadman.campaigns.Campaigns;
import org.yadman.campaigns.Campaigns.Outcome;
import org.yadman.platform.config.Options;

/// The whole program on a random port of this machine, on a database of its own. Close it.
public final class TestServer implements AutoCloseable {

    /// The real campaign of this repository.
    public static final Path CAMPAIGN = Path.of("campaigns/first-of-september");

    private final ConfigurableApplicationContext context;
    private final TestClock clock;
    private final Options options;

    private TestServer(ConfigurableApplicationContext context, TestClock clock, Options options) {
        this.context = context;
        this.clock = clock;
        this.options = options;
    }

    /// On an empty database of this run's kind.
    public static TestServer start() {
        return start(TestDatabase.fresh());
    }

    /// With the real campaign loaded.
    public static TestServer withCampaign() {
        return start(TestDatabase.withCampaign());
    }

    /// On this database.
    public static TestServer start(TestDatabase database, Class<?>... more) {
        return start(options(database, null, null, false), more);
    }

    /// The options of a server on a random port.
    public static Options options(
            TestDatabase database, @Nullable String origin, @Nullable String onion, boolean proxy) {
        return new Options(
                "127.0.0.1",
                0,
                origin == null ? null : URI.create(origin),
                onion,
                proxy,
                database.folder(),
                database.url());
    }

    /// With these options.
    ///
    /// @param more classes of the test's own to register as beans, such as a handler that misbehaves
    public static TestServer start(Options options, Class<?>... more) {
        TestClock clock = new TestClock("2026-11-23T12:00:00Z");
        Map<String, Object> settings = new HashMap<>();
        settings.put("server.address", options.listen());
        settings.put("server.port", options.port());
        ConfigurableApplicationContext context = new SpringApplicationBuilder(Yadman.class)
                .properties(settings)
                .initializers(starting -> {
                    GenericApplicationContext beans = (GenericApplicationContext) starting;
                    beans.registerBean(Options.class, () -> options);
                    beans.registerBean("testClock", Clock.class, () -> clock, bean -> bean.setPrimary(true));
                    for (Class<?> each : more) {
                        // What a test brings takes the place of what the program has of its kind.
                        beans.registerBean(each, bean -> bean.setPrimary(true));
                    }
                })
                .run();
        return new TestServer(context, clock, options);
    }

    /// Imports a folder that has no mistakes.
    public void bringIn(Path folder) {
        Outcome outcome = bean(Campaigns.class).bringIn(folder, true);
        if (!(outcome instanceof Outcome.Imported)) {
            throw new AssertionError("The folder was not imported: " + outcome);
        }
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /// All beans of a type.
    public <T> Collection<T> beans(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    /// Runs something in a transaction, as a command of a room would.
    public void inTransaction(Runnable work) {
        new TransactionTemplate(bean(PlatformTransactionManager.class)).executeWithoutResult(status -> work.run());
    }

    public TestClock clock() {
        return clock;
    }

    public Options options() {
        return options;
    }

    public int port() {
        return Integer.parseInt(Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port")));
    }

    public URI address(String path) {
        return URI.create("http://localhost:" + port() + path);
    }

    /// A new visitor at this server.
    public Browser browser() {
        return new Browser(this);
    }

    @Override
    public void close() {
        context.close();
    }
}
