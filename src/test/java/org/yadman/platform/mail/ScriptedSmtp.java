package org.yadman.platform.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// A mail server that answers as a test wants. Its answers are by command: EHLO, STARTTLS, AUTH, MAIL, RCPT, DATA, LINE
/// (a line of the letter), END (the dot after it).
final class ScriptedSmtp implements AutoCloseable {

    /// Instead of an answer: hangs up.
    static final String DROP = "drop";

    private final ServerSocket listening;
    private final UnaryOperator<String> script;
    private final @Nullable SSLContext tls;
    /// What clients said, without letters.
    final List<String> commands = new CopyOnWriteArrayList<>();
    /// The letters that came whole.
    final List<String> letters = new CopyOnWriteArrayList<>();

    /// @param script command → answer, or an empty text for the usual one
    ScriptedSmtp(UnaryOperator<String> script, @Nullable SSLContext tls) {
        this.script = script;
        this.tls = tls;
        try {
            this.listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Thread.ofPlatform().daemon().start(() -> talk(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client) {
            Socket line = client;
            BufferedReader in = reader(line);
            say(line, "220 mail.example ready");
            boolean encrypted = false;
            for (String said = in.readLine(); said != null; said = in.readLine()) {
                commands.add(said);
                String verb = said.replaceAll("[ :].*", "").toUpperCase(Locale.ROOT);
                String answer = script.apply(verb);
                if (answer.equals(DROP)) {
                    return;
                }
                say(line, answer.isEmpty() ? usual(verb, encrypted) : answer);
                if (verb.equals("STARTTLS") && tls != null && answer.isEmpty()) {
                    SSLSocket secure =
                            (SSLSocket) tls.getSocketFactory().createSocket(line, "mail.example", line.getPort(), true);
                    secure.setUseClientMode(false);
                    line = secure;
                    in = reader(line);
                    encrypted = true;
                }
                if (verb.equals("DATA") && answer.isEmpty() && !read(in, line)) {
                    return;
                }
            }
        } catch (IOException e) {
            // The client hung up.
        }
    }

    private String usual(String verb, boolean encrypted) {
        return switch (verb) {
            case "EHLO" ->
                "250-mail.example\r\n" + (tls != null && !encrypted ? "250-STARTTLS\r\n" : "") + "250 AUTH PLAIN";
            case "STARTTLS" -> "220 go on";
            case "AUTH" -> "235 welcome";
            case "DATA" -> "354 go on";
            case "QUIT" -> "221 bye";
            default -> "250 ok";
        };
    }

    private boolean read(BufferedReader in, Socket line) throws IOException {
        StringBuilder letter = new StringBuilder();
        for (String said = in.readLine(); said != null; said = in.readLine()) {
            if (said.equals(".")) {
                letters.add(letter.toString());
                String answer = script.apply("END");
                if (answer.equals(DROP)) {
                    return false;
                }
                say(line, answer.isEmpty() ? "250 taken" : answer);
                return true;
            }
            letter.append(said).append('\n');
            if (script.apply("LINE").equals(DROP)) {
                return false;
            }
        }
        return false;
    }

    private static BufferedReader reader(Socket line) throws IOException {
        return new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    private static void say(Socket line, String answer) throws IOException {
        OutputStream out = line.getOutputStream();
        out.write((answer + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
