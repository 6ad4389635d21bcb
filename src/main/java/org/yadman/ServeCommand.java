package org.yadman;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.yadman.accounts.Accounts;
import org.yadman.audit.SigningKeys;
import org.yadman.audit.Trust;
import org.yadman.campaigns.Campaigns;
import org.yadman.platform.config.MailServer;
import org.yadman.platform.config.Mailbox;
import org.yadman.platform.config.Options;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `yadman serve`: the server.
@Command(name = "serve", description = "Runs the server.", mixinStandardHelpOptions = true, sortOptions = false)
final class ServeCommand implements Callable<Integer> {

    /// The exit code of a command that has started a server, which goes on.
    static final int GOES_ON = -1;

    @Mixin
    private Where where = new Where();

    @Option(
            names = "--port",
            defaultValue = "${env:YADMAN_PORT:-8080}",
            description = "The port to listen on (default: ${DEFAULT-VALUE}; environment: YADMAN_PORT).")
    private int port;

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS",
            defaultValue = "${env:YADMAN_LISTEN:-127.0.0.1}",
            description = "The address to listen on (default: ${DEFAULT-VALUE}; environment: YADMAN_LISTEN).")
    private String listen = "127.0.0.1";

    @Option(
            names = "--origin",
            paramLabel = "https://…",
            defaultValue = "${env:YADMAN_ORIGIN}",
            description =
                    "The public address. Besides loopback and --onion the only name answered (environment: YADMAN_ORIGIN).")
    private @Nullable String origin;

    @Option(
            names = "--onion",
            paramLabel = "HOST",
            defaultValue = "${env:YADMAN_ONION}",
            description = "The onion host name (environment: YADMAN_ONION).")
    private @Nullable String onion;

    @Option(
            names = "--proxy",
            defaultValue = "${env:YADMAN_PROXY:-false}",
            description =
                    "Trust X-Forwarded-Proto of a reverse proxy on this machine (environment: YADMAN_PROXY=true).")
    private boolean proxy;

    @Option(
            names = "--mail",
            paramLabel = "URL",
            defaultValue = "${env:YADMAN_MAIL}",
            description =
                    "The server that takes our letters, smtp://user@host:587 or smtps://user@host:465. Its password is"
                            + " read from the file mail.password in the data folder (environment: YADMAN_MAIL).")
    private @Nullable String mail;

    @Option(
            names = "--mail-from",
            paramLabel = "ADDRESS",
            defaultValue = "${env:YADMAN_MAIL_FROM}",
            description = "The address from which letters come (environment: YADMAN_MAIL_FROM).")
    private @Nullable String mailFrom;

    @Option(
            names = "--mail-reply",
            paramLabel = "ADDRESS",
            defaultValue = "${env:YADMAN_MAIL_REPLY}",
            description = "Where answers go: name@example.org (each thread gets name+word@example.org), or"
                    + " *@replies.example.org (default: the address of --mail-from; environment: YADMAN_MAIL_REPLY).")
    private @Nullable String mailReply;

    @Option(
            names = "--mail-pace",
            paramLabel = "N",
            defaultValue = "${env:YADMAN_MAIL_PACE:-20}",
            description =
                    "How many letters of appeals leave in a minute at most (default: ${DEFAULT-VALUE}; environment: YADMAN_MAIL_PACE).")
    private int mailPace;

    @Option(
            names = "--mail-in",
            paramLabel = "URL",
            defaultValue = "${env:YADMAN_MAIL_IN}",
            description =
                    "The mailbox in which answers arrive, imaps://user@host:993/INBOX or imap://user@host:143/INBOX. Its"
                            + " password is read from the file mail-in.password in the data folder (environment: YADMAN_MAIL_IN).")
    private @Nullable String mailIn;

    @Option(
            names = "--mail-authserv",
            paramLabel = "NAME",
            defaultValue = "${env:YADMAN_MAIL_AUTHSERV}",
            description =
                    "The name under which our own mail server writes Authentication-Results, and removes those that come"
                            + " from outside. Without it no answer counts as coming from its domain (environment: YADMAN_MAIL_AUTHSERV).")
    private @Nullable String mailAuthserv;

    @Option(
            names = "--resolvers",
            paramLabel = "ADDRESS,ADDRESS",
            defaultValue = "${env:YADMAN_RESOLVERS}",
            description =
                    "Two name servers or more, by their numbers, that are asked whether a web address is a group's own."
                            + " Without them nothing is asked (environment: YADMAN_RESOLVERS).")
    private @Nullable String resolvers;

    @Override
    public Integer call() {
        String address = Where.blankToNull(origin);
        MailServer server = mailServer();
        Options options = where.serving(
                        listen, port, address == null ? null : parse(address), Where.blankToNull(onion), proxy)
                .with(server)
                .with(Mailbox.find(Where.blankToNull(mailIn), server, where.data))
                .withResolvers(Where.blankToNull(resolvers));
        ConfigurableApplicationContext rooms = Start.server(options);
        refuseDemo(rooms);
        if (rooms.getBean(Campaigns.class).isEmpty()) {
            System.out.println(
                    "The record is empty. Bring a campaign in: yadman import FOLDER --data " + options.data());
        }
        SigningKeys keys = rooms.getBean(SigningKeys.class);
        keys.takeCampaignKey()
                .ifPresent(key ->
                        print(key, Trust.fingerprint(keys.findCampaignKey().orElseThrow())));
        codes(rooms);
        ready(rooms, options);
        return GOES_ON;
    }

    private @Nullable MailServer mailServer() {
        MailServer server = MailServer.find(Where.blankToNull(mail), Where.blankToNull(mailFrom), where.data);
        return server == null
                ? null
                : server.withThreads(Where.blankToNull(mailReply), mailPace, Where.blankToNull(mailAuthserv));
    }

    private static void print(String campaignKey, String fingerprint) {
        System.out.println("""
                The campaign's key, which proves that this server is the campaign's:

                  %s

                Write it down on paper, keep it away from this machine, and clear this screen. It is shown this once and
                stored nowhere. Once a year "yadman certify" asks for it, and "yadman revoke" if the server was robbed.

                Its fingerprint is for everybody: whoever gets evidence from you compares it.

                  %s
                """.formatted(campaignKey, fingerprint));
    }

    // Their secrets are on somebody's screen.
    private static void refuseDemo(ConfigurableApplicationContext rooms) {
        if (rooms.getBean(Accounts.class).hasDemo()) {
            rooms.close();
            throw new Refusal("This record has the accounts of a demonstration, whose passphrases everybody can read."
                    + " Start with another data folder: yadman serve --data DIR");
        }
    }

    private static void codes(ConfigurableApplicationContext rooms) {
        List<String> codes = rooms.getBean(Accounts.class).firstCodes();
        if (!codes.isEmpty()) {
            System.out.println("Nobody has an account yet. Two first stewards enrol at /en/sign-in/enrol or"
                    + " /fa/sign-in/enrol, each with one of these codes; they work once, for seven days:");
            codes.forEach(code -> System.out.println("  " + code));
        }
    }

    private static URI parse(String address) {
        try {
            return URI.create(address);
        } catch (IllegalArgumentException e) {
            throw new Refusal("The origin " + address + " is not an address; it must look like https://example.org.");
        }
    }

    private static void closeWith(ConfigurableApplicationContext rooms, CommandSocket socket) {
        rooms.addApplicationListener((ContextClosedEvent over) -> {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /// Opens the door for commands and says the one line that other programs wait for.
    static void ready(ConfigurableApplicationContext rooms, Options options) {
        CommandSocket.listen(rooms, options.data()).ifPresent(socket -> closeWith(rooms, socket));
        String port = rooms.getEnvironment().getProperty("local.server.port", String.valueOf(options.port()));
        String host = options.listen().equals("127.0.0.1") ? "localhost" : options.listen();
        System.out.println(
                "Yadman is ready at " + (options.origin() == null ? "http://" + host + ":" + port : options.origin()));
    }
}
