package org.yadman.platform.mail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.mail.Received.Bounce;
import org.yadman.platform.mail.Received.Kind;
import org.yadman.platform.text.Sentence;
import org.yadman.pure.mime.Fields;
import org.yadman.pure.mime.MimePart;
import org.yadman.pure.mime.MimePart.Whole;
import org.yadman.pure.mime.PlainText;
import org.yadman.pure.mime.Words;

/// Reads one mail into what rooms are told of it.
final class MailReading {

    private static final int LONGEST_SUBJECT = 500;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_FIELD = 4_000;
    private static final int MOST_LETTERS = 50;
    private static final int MOST_TOKENS = 5;
    private static final Pattern OWN_ID =
            Pattern.compile("<([0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})@[^<>\\s@]{1,253}>");
    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s]{1,250}>");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>,;:\"()@]{1,64}@[^\\s<>,;:\"()@]{1,253}");
    private static final Pattern ANGLED = Pattern.compile("<(" + ADDRESS.pattern() + ")>");
    private static final Pattern DATE = Pattern.compile("(\\d{1,2})\\s+([A-Za-z]{3})[a-z]*\\s+(\\d{2,4})\\s+"
            + "(\\d{1,2}):(\\d{2})(?::(\\d{2}))?\\s*(?:([+-])(\\d{2})(\\d{2}))?");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> ARRIVED_AT =
            List.of("delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "to", "cc", "resent-to");

    private final Whole whole;
    private final Fields head;
    private final boolean cut;
    private final ReplyAddress replies;
    private final @Nullable String authserv;
    private final List<Sentence> notes = new ArrayList<>();

    /// @param raw as it arrived, or its beginning
    /// @param cut whether this is its beginning only
    MailReading(byte[] raw, boolean cut, ReplyAddress replies, @Nullable String authserv) {
        this.whole = MimePart.read(raw);
        this.head = whole.mail().fields();
        this.cut = cut;
        this.replies = replies;
        this.authserv = authserv;
    }

    /// Whether it has the shape of a mail at all: a head with something in it.
    boolean isMail() {
        return !head.list().isEmpty();
    }

    Received read(UUID id, Instant now) {
        MailContent content = MailContent.of(whole.mail(), notes);
        PlainText subject = PlainText.line(Words.decode(value("subject")), LONGEST_SUBJECT);
        String from = sender();
        Bounce bounce = MailKind.bounce(whole.mail(), from, subject.text(), content.text());
        String returned = bounce == null ? "" : MailKind.returned(whole.mail()) + "\n" + content.text();
        Set<String> tokens = tokens(returned);
        Set<UUID> letters = letters(returned);
        if (cut) {
            notes.add(Sentence.of("platform.mail.note.large", "limit", Intake.LARGEST >> 20));
        }
        if (head.cut()) {
            notes.add(Sentence.of("platform.mail.note.head"));
        }
        if (whole.folded()) {
            notes.add(Sentence.of("platform.mail.note.folded"));
        }
        if (subject.turned()) {
            notes.add(Sentence.of("platform.mail.note.turned"));
        }
        return new Received(
                id,
                kind(bounce, subject.text(), tokens, letters),
                bounce,
                tokens.stream().limit(MOST_TOKENS).toList(),
                letters.stream().limit(MOST_LETTERS).toList(),
                messageId(),
                from,
                senderName(),
                isChecked(from),
                subject.text(),
                content.text(),
                date(),
                now,
                content.attachments(),
                notes);
    }

    private Kind kind(@Nullable Bounce bounce, String subject, Set<String> tokens, Set<UUID> letters) {
        if (bounce != null) {
            return Kind.BOUNCE;
        }
        if (MailKind.isAutomatic(whole.mail(), subject)) {
            return Kind.AUTO_REPLY;
        }
        return tokens.isEmpty() && letters.isEmpty() ? Kind.OTHER : Kind.ANSWER;
    }

    /// What makes it this mail, by whatever way it arrived and however often.
    String identity() {
        return String.join(
                "\n",
                value("message-id"),
                value("date"),
                value("from"),
                value("subject"),
                String.join(" ", tokens("")),
                HexFormat.of().formatHex(digest(whole.mail())));
    }

    // Line ends change on the way, and blanks at the end.
    private static byte[] digest(MimePart mail) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            mail.digest(digest);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String value(String name) {
        String value = head.first(name).orElse("");
        return value.substring(0, Math.min(value.length(), LONGEST_FIELD));
    }

    // First where the mail was delivered to, then whom it names.
    private Set<String> tokens(String returned) {
        Set<String> tokens = new LinkedHashSet<>();
        ARRIVED_AT.forEach(name -> head.all(name).forEach(value -> tokens.addAll(replies.find(value))));
        head.all("received").stream().limit(20).forEach(value -> tokens.addAll(replies.find(value)));
        tokens.addAll(replies.find(returned));
        return tokens;
    }

    private Set<UUID> letters(String returned) {
        Set<UUID> letters = new LinkedHashSet<>();
        find(letters, value("in-reply-to"));
        List<UUID> references = new ArrayList<>();
        head.all("references").forEach(value -> find(references, value));
        letters.addAll(references.reversed());
        find(letters, returned);
        return letters;
    }

    private static void find(Collection<UUID> letters, String text) {
        Matcher each = OWN_ID.matcher(text);
        while (each.find()) {
            letters.add(UUID.fromString(each.group(1)));
        }
    }

    private @Nullable String messageId() {
        Matcher id = MESSAGE_ID.matcher(value("message-id"));
        return id.find() && Mail.isMessageId(id.group()) ? id.group() : null;
    }

    // Without what stands in quotation marks or brackets, where anything can stand.
    private static String withoutNames(String field) {
        StringBuilder plain = new StringBuilder();
        boolean quoted = false;
        int depth = 0;
        for (int i = 0; i < field.length(); i++) {
            char sign = field.charAt(i);
            if (sign == '\\') {
                i++;
            } else if (depth == 0 && sign == '"') {
                quoted = !quoted;
                plain.append(' ');
            } else if (!quoted && (sign == '(' || sign == ')')) {
                depth = Math.max(0, depth + (sign == '(' ? 1 : -1));
            } else if (!quoted && depth == 0) {
                plain.append(sign);
            }
        }
        return plain.toString();
    }

    private List<String> senders() {
        List<String> addresses = new ArrayList<>();
        Matcher each = ADDRESS.matcher(withoutNames(value("from")));
        while (each.find()) {
            addresses.add(each.group());
        }
        return addresses;
    }

    // In angle brackets it stands last; a name before it can look like an address.
    private @Nullable String sender() {
        List<String> addresses = senders();
        String value = withoutNames(value("from"));
        Matcher angled = ANGLED.matcher(value);
        String address = angled.find() ? angled.group(1) : addresses.isEmpty() ? "" : addresses.getFirst();
        return Mail.isAddress(address) ? address : null;
    }

    private @Nullable String senderName() {
        String value = value("from");
        int angle = value.lastIndexOf('<');
        String name = angle < 0 ? "" : Words.decode(value.substring(0, angle).replace("\"", ""));
        PlainText line = PlainText.line(name, LONGEST_NAME);
        return line.text().isEmpty() ? null : line.text();
    }

    private boolean isChecked(@Nullable String from) {
        return from != null
                && authserv != null
                && head.all("from").size() == 1
                && senders().size() == 1
                && SenderCheck.passes(head, authserv, from.substring(from.indexOf('@') + 1));
    }

    private @Nullable Instant date() {
        Matcher date = DATE.matcher(value("date"));
        if (!date.find()) {
            return null;
        }
        int month = MONTHS.indexOf(date.group(2).toLowerCase(Locale.ROOT)) + 1;
        int year = Integer.parseInt(date.group(3));
        if (month == 0 || year < 1990 || year > 2100) {
            return null;
        }
        try {
            return LocalDateTime.of(
                            year,
                            month,
                            number(date, 1),
                            number(date, 4),
                            number(date, 5),
                            Math.min(59, number(date, 6)))
                    .toInstant(zone(date));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int number(Matcher date, int group) {
        return date.group(group) == null ? 0 : Integer.parseInt(date.group(group));
    }

    private static ZoneOffset zone(Matcher date) {
        int minutes = number(date, 8) * 60 + number(date, 9);
        boolean known = minutes <= 18 * 60;
        return ZoneOffset.ofTotalSeconds((known ? minutes : 0) * ("-".equals(date.group(7)) ? -60 : 60));
    }

    /// The beginning of something that could not be read, for a person.
    static String beginning(byte[] raw, int most) {
        String text = new String(raw, 0, Math.min(raw.length, most), StandardCharsets.ISO_8859_1);
        return PlainText.of(Words.decode(text), most).text();
    }
}
