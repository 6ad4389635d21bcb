package org.yadman.platform.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yadman.platform.files.MediaType;
import org.yadman.platform.mail.Received.Attachment;
import org.yadman.platform.text.Sentence;
import org.yadman.pure.mime.HtmlText;
import org.yadman.pure.mime.MimePart;
import org.yadman.pure.mime.PlainText;
import org.yadman.pure.mime.Words;

/// What stands in a mail: its text, and the files with it that are of a kind we take. Nothing is unpacked.
final class MailContent {

    static final int LONGEST_TEXT = 100_000;
    static final int MOST_ATTACHMENTS = 20;
    static final int LARGEST_ATTACHMENT = 10 << 20;

    private static final int LARGEST_TEXT = 1 << 20;
    private static final int LONGEST_NAME = 100;
    private static final int MOST_NOTES = 40;
    private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z0-9]{1,5}$");
    private static final Set<String> SEALED =
            Set.of("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime");
    /// What servers say to each other; read elsewhere.
    private static final Set<String> REPORTS = Set.of(
            "message/delivery-status",
            "message/global-delivery-status",
            "message/disposition-notification",
            "text/rfc822-headers",
            "message/global-headers",
            "application/pgp-signature",
            "application/pkcs7-signature",
            "application/x-pkcs7-signature");

    private final List<Sentence> notes;
    private final StringBuilder text = new StringBuilder();
    private final List<Attachment> attachments = new ArrayList<>();
    private int leftOut;
    private boolean turned;
    private boolean cut;
    private boolean markup;

    private MailContent(List<Sentence> notes) {
        this.notes = notes;
    }

    /// @param notes takes what is to be said about it
    static MailContent of(MimePart mail, List<Sentence> notes) {
        MailContent content = new MailContent(notes);
        // A returned letter is ours.
        boolean report = mail.type().equals("multipart/report");
        content.read(mail, report, false);
        content.say();
        return content;
    }

    String text() {
        return text.toString().strip();
    }

    List<Attachment> attachments() {
        return attachments;
    }

    private void say() {
        if (text.indexOf("-----BEGIN PGP MESSAGE-----") >= 0) {
            note(Sentence.of("platform.mail.note.encrypted"));
        }
        if (markup) {
            note(Sentence.of("platform.mail.note.html"));
        }
        if (turned) {
            note(Sentence.of("platform.mail.note.turned"));
        }
        if (cut) {
            note(Sentence.of("platform.mail.note.long", "most", LONGEST_TEXT));
        }
        if (leftOut > 0) {
            note(Sentence.of("platform.mail.note.too-many", "count", leftOut));
        }
    }

    private void note(Sentence sentence) {
        if (notes.size() < MOST_NOTES && !notes.contains(sentence)) {
            notes.add(sentence);
        }
    }

    private void read(MimePart part, boolean report, boolean otherwiseSaid) {
        String type = part.type();
        if (SEALED.contains(type)) {
            note(Sentence.of("platform.mail.note.encrypted"));
        } else if (type.startsWith("multipart/")) {
            boolean said = otherwiseSaid || (type.equals("multipart/alternative") && saysItPlainly(part));
            part.parts().forEach(each -> read(each, report, said));
        } else if (type.startsWith("message/") && !part.parts().isEmpty()) {
            if (!report) {
                enclosed(part.parts().getFirst());
            }
        } else if (type.startsWith("text/") && isOfTheLetter(part, type)) {
            write(part, otherwiseSaid);
        } else if (!REPORTS.contains(type)) {
            attach(part);
        }
    }

    private static boolean isOfTheLetter(MimePart part, String type) {
        boolean words = type.equals("text/plain") || type.equals("text/html") || type.equals("text/enriched");
        return words && !part.isAttached() && part.fileName() == null;
    }

    private static boolean saysItPlainly(MimePart alternatives) {
        return alternatives.parts().stream()
                .anyMatch(part -> part.type().equals("text/plain")
                        && !part.isAttached()
                        && !part.text(LARGEST_TEXT).isBlank());
    }

    private void enclosed(MimePart mail) {
        String subject = PlainText.line(
                        Words.decode(mail.fields().first("subject").orElse("")), 200)
                .text();
        add("-----\n" + subject);
        read(mail, false, false);
    }

    private void write(MimePart part, boolean otherwiseSaid) {
        boolean html = part.type().equals("text/html");
        if (html && otherwiseSaid) {
            return;
        }
        String raw = part.text(LARGEST_TEXT);
        markup |= html;
        cut |= part.size() > LARGEST_TEXT * 2;
        add(html ? HtmlText.of(raw) : raw);
    }

    private void add(String raw) {
        PlainText more = PlainText.of(raw, Math.max(0, LONGEST_TEXT - text.length()));
        turned |= more.turned();
        cut |= more.cut();
        if (!more.text().isEmpty()) {
            text.append(text.isEmpty() ? "" : "\n\n").append(more.text());
        }
    }

    private void attach(MimePart part) {
        if (attachments.size() >= MOST_ATTACHMENTS) {
            leftOut++;
            return;
        }
        String said = part.fileName() == null ? "" : part.fileName();
        PlainText line = PlainText.line(said, 1_000);
        turned |= line.turned();
        String name = plainName(line.text());
        if (part.type().equals("application/ms-tnef") || name.equalsIgnoreCase("winmail.dat")) {
            note(Sentence.of("platform.mail.note.winmail"));
            return;
        }
        byte[] content = part.bytes(LARGEST_ATTACHMENT + 1);
        if (content.length > LARGEST_ATTACHMENT) {
            note(Sentence.of("platform.mail.note.too-large", "name", name, "limit", LARGEST_ATTACHMENT >> 20));
            return;
        }
        Optional<MediaType> type = MediaType.of(content);
        if (content.length == 0 || type.isEmpty()) {
            note(Sentence.of("platform.mail.note.left-out", "name", name, "type", shortType(part.type())));
            return;
        }
        attachments.add(new Attachment(named(name, type.get()), type.get(), content));
    }

    private static String shortType(String type) {
        return type.matches("[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,80}") ? type : "?";
    }

    // What stands behind the last slash of any kind, with nothing before it that hides a file or names a stream.
    private static String plainName(String said) {
        String last = said.substring(Math.max(said.lastIndexOf('/'), said.lastIndexOf('\\')) + 1);
        String plain = last.replaceAll("[<>:\"|?*\\p{Cntrl}]", "_")
                .replaceFirst("^[.\\s]+", "")
                .strip();
        int most = Math.min(plain.length(), LONGEST_NAME);
        boolean half = most > 0 && most < plain.length() && Character.isHighSurrogate(plain.charAt(most - 1));
        return plain.substring(0, half ? most - 1 : most);
    }

    // Ends as its content does, and with one ending only.
    private static String named(String name, MediaType type) {
        String stem = name;
        for (int i = 0; i < 3 && ENDING.matcher(stem).find(); i++) {
            stem = ENDING.matcher(stem).replaceFirst("");
        }
        String kind = type == MediaType.TEXT ? "txt" : type == MediaType.JPEG ? "jpg" : type.name();
        return (stem.isBlank() ? "file" : stem.strip()) + "." + kind.toLowerCase(Locale.ROOT);
    }
}
