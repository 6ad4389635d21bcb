package org.yadman.platform.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.yadman.platform.config.MailServer;
import org.yadman.platform.config.MailServer.Encryption;
import org.yadman.platform.config.Options;
import org.yadman.platform.mail.Mail.Conversation;
import org.yadman.platform.mail.OutboxStore.Taken;

/// One dialogue with the mail server. Says of this machine only the domain from which the letter comes: no
/// name or address of its own, no program, no time zone.
@Component
class Post {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);
    private static final int MOST_REFERENCES = 20;
    private static final String CONNECT_MILLIS = "20000";
    private static final String ANSWER_MILLIS = "60000";

    private final Clock clock;
    private final @Nullable URI origin;
    private final @Nullable SSLSocketFactory trusted;

    /// @param trusted for a server whose certificate the machine's own list does not know; usually none
    Post(Clock clock, Options options, ObjectProvider<SSLSocketFactory> trusted) {
        this.clock = clock;
        this.origin = options.origin();
        this.trusted = trusted.getIfAvailable();
    }

    /// How a dialogue ended.
    sealed interface Outcome {
        record Sent() implements Outcome {}

        /// The letter has not left.
        ///
        /// @param code what the server answered; 0 if it did not
        /// @param forGood whether another try would get the same answer: it knows no such recipient, or does
        ///     not want this letter
        record Refused(int code, boolean forGood) implements Outcome {}

        /// The letter was being handed over and no answer came: nobody knows.
        record Lost() implements Outcome {}
    }

    /// Tries once.
    ///
    /// @param beforeData notes durably that the letter is being handed over; false if it is not ours any more
    Outcome send(Taken taken, MailServer server, BooleanSupplier beforeData) {
        Session session = Session.getInstance(settings(server, sender(taken, server)));
        Dialogue dialogue = new Dialogue(session, server, beforeData);
        try {
            dialogue.connect(server.host(), server.port(), server.user(), server.password());
            Address[] to = {new InternetAddress(taken.letter().to(), true)};
            dialogue.sendMessage(message(session, taken, server), to);
            return new Outcome.Sent();
        } catch (MessagingException e) {
            return outcome(e, dialogue.dataBegun);
        } finally {
            close(dialogue);
        }
    }

    // What counts was said before the farewell.
    private static void close(Dialogue dialogue) {
        try {
            dialogue.close();
        } catch (MessagingException e) {
            // The line is down either way.
        }
    }

    private static Outcome outcome(MessagingException failure, boolean dataBegun) {
        int code = 0;
        for (Exception each = failure; each != null; each = next(each)) {
            if (each instanceof SMTPAddressFailedException address) {
                // Below zero where the line broke instead of an answer.
                int said = Math.max(0, address.getReturnCode());
                return new Outcome.Refused(said, isForGood(said));
            }
            if (code == 0 && each instanceof SMTPSendFailedException refused) {
                code = Math.max(0, refused.getReturnCode());
            }
        }
        if (code > 0) {
            // Before the letter it is the sender or the set-up that is refused, which an operator can mend.
            return new Outcome.Refused(code, dataBegun && isForGood(code));
        }
        return dataBegun ? new Outcome.Lost() : new Outcome.Refused(0, false);
    }

    private static @Nullable Exception next(Exception each) {
        return each instanceof MessagingException chained ? chained.getNextException() : null;
    }

    private static boolean isForGood(int code) {
        return code >= 500;
    }

    // What cannot be delivered comes back to the thread's own address.
    private static String sender(Taken taken, MailServer server) {
        Conversation thread = taken.thread();
        return thread == null ? server.from() : new ReplyAddress(server.reply()).of(thread.token());
    }

    private Properties settings(MailServer server, String sender) {
        String protocol = server.encryption() == Encryption.TLS ? "smtps" : "smtp";
        Properties settings = new Properties();
        String at = "mail." + protocol + ".";
        settings.put(at + "auth", String.valueOf(server.user() != null));
        settings.put(at + "localhost", server.domain());
        settings.put(at + "from", sender);
        settings.put(at + "connectiontimeout", CONNECT_MILLIS);
        settings.put(at + "timeout", ANSWER_MILLIS);
        settings.put(at + "writetimeout", ANSWER_MILLIS);
        settings.put(at + "quitwait", "false");
        settings.put(at + "starttls.enable", String.valueOf(server.encryption() == Encryption.STARTTLS));
        settings.put(at + "starttls.required", String.valueOf(server.encryption() == Encryption.STARTTLS));
        settings.put(at + "ssl.checkserveridentity", "true");
        settings.put(at + "ssl.protocols", "TLSv1.3 TLSv1.2");
        if (trusted != null) {
            settings.put(at + "ssl.socketFactory", trusted);
        }
        return settings;
    }

    private MimeMessage message(Session session, Taken taken, MailServer server) throws MessagingException {
        String host = origin == null ? server.domain() : origin.getHost();
        MimeMessage message = new MimeMessage(session) {
            // The same at every try, so that a letter that came twice all the same is seen to be one.
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + taken.id() + "@" + host + ">");
            }
        };
        InternetAddress from = new InternetAddress(server.from(), true);
        message.setRecipient(
                MimeMessage.RecipientType.TO, new InternetAddress(taken.letter().to(), true));
        message.setSubject(taken.letter().subject(), StandardCharsets.UTF_8.name());
        message.setText(taken.letter().text(), StandardCharsets.UTF_8.name());
        message.setHeader("Date", DATE.format(clock.instant().atOffset(ZoneOffset.UTC)));
        Conversation thread = taken.thread();
        if (thread == null) {
            message.setHeader("Auto-Submitted", "auto-generated");
        } else {
            // A person has written it: it may be answered by machines, and is no bulk mail to them.
            message.setHeader("Auto-Submitted", "no");
            message.setHeader("Content-Language", thread.language());
            message.setReplyTo(new Address[] {new InternetAddress(sender(taken, server), true)});
            follow(message, thread, host);
            name(from, thread);
        }
        message.setFrom(from);
        message.saveChanges();
        return message;
    }

    // RFC 5322, 3.6.4: the last one is answered, all are named; of a long thread the first and the last ones.
    private static void follow(MimeMessage message, Conversation thread, String host) throws MessagingException {
        List<String> before = new ArrayList<>();
        thread.earlier().forEach(id -> before.add("<" + id + "@" + host + ">"));
        if (thread.answering() != null) {
            before.add(thread.answering());
        }
        if (before.size() > MOST_REFERENCES) {
            before.subList(1, before.size() - MOST_REFERENCES + 1).clear();
        }
        if (!before.isEmpty()) {
            message.setHeader("In-Reply-To", before.getLast());
            message.setHeader("References", String.join("\r\n ", before));
        }
    }

    private static void name(InternetAddress from, Conversation thread) throws MessagingException {
        try {
            from.setPersonal(thread.name(), StandardCharsets.UTF_8.name());
        } catch (UnsupportedEncodingException e) {
            throw new MessagingException("UTF-8", e);
        }
    }

    /// A connection that says when the letter itself begins.
    private static final class Dialogue extends SMTPTransport {

        private final BooleanSupplier beforeData;
        private boolean dataBegun;

        Dialogue(Session session, MailServer server, BooleanSupplier beforeData) {
            super(
                    session,
                    new URLName("smtp", server.host(), server.port(), null, null, null),
                    server.encryption() == Encryption.TLS ? "smtps" : "smtp",
                    server.encryption() == Encryption.TLS);
            this.beforeData = beforeData;
        }

        @Override
        protected OutputStream data() throws MessagingException {
            if (!beforeData.getAsBoolean()) {
                throw new MessagingException("Another server has taken this letter");
            }
            dataBegun = true;
            return super.data();
        }
    }
}
