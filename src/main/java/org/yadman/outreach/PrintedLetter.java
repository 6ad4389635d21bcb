package org.yadman.outreach;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.yadman.platform.text.Language;

/// What stands in a letter on paper.
///
/// @param language in which it is written
/// @param sender who writes: a name, then the lines of an address
/// @param address to whom, line by line, as the post of the country of destination reads it
/// @param reference of the thread: letters, digits and hyphens, no secret
/// @param body paragraphs, with an empty line between them
/// @param code of eight digits, with which an answer is given on the site
/// @param site its bare address, without a path
/// @param ring a telephone number of an office, for whoever wants to ask first; empty: none
/// @param asks what the slip at its foot offers as an answer
record PrintedLetter(
        Language language,
        List<String> sender,
        List<String> address,
        String reference,
        LocalDate date,
        String subject,
        String body,
        String code,
        String site,
        String ring,
        Asks asks) {

    /// What a letter asks.
    enum Asks {
        FOR_AGREEMENT,
        /// Whether what we know of the group's own days is right.
        WHETHER_DAYS_ARE_RIGHT,
        /// Which days it keeps: nothing is known yet.
        WHICH_DAYS
    }

    /// More does not fit into the window of an envelope.
    static final int MOST_LINES = 7;

    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*");
    private static final Pattern PARAGRAPHS = Pattern.compile("\\R[ \\t]*\\R\\s*");
    private static final int HALF = 4;

    PrintedLetter {
        sender = filled(sender);
        address = filled(address);
        if (sender.isEmpty() || address.isEmpty() || address.size() > MOST_LINES) {
            throw new IllegalArgumentException("A letter has a sender, and an address of 1 to 7 lines");
        }
        if (!isReference(reference)) {
            throw new IllegalArgumentException("No reference: " + reference);
        }
        if (!code.matches("[0-9]{8}")) {
            throw new IllegalArgumentException("A code has eight digits");
        }
    }

    private static List<String> filled(List<String> lines) {
        return lines.stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /// Whether a text can be the reference of a thread.
    static boolean isReference(String text) {
        return text.length() >= 3
                && text.length() <= 40
                && REFERENCE.matcher(text).matches();
    }

    String senderName() {
        return sender.getFirst();
    }

    List<String> senderLines() {
        return sender.subList(1, sender.size());
    }

    /// The sender in one line, as it stands above the address.
    String senderLine() {
        return String.join(" · ", sender);
    }

    /// The paragraphs, each line by line.
    List<List<String>> paragraphs() {
        return PARAGRAPHS
                .splitAsStream(body.strip())
                .map(paragraph -> paragraph.lines().map(String::strip).toList())
                .toList();
    }

    /// In two halves, as it is printed and read aloud.
    String codeInHalves() {
        return code.substring(0, HALF) + " " + code.substring(HALF);
    }

    /// Where the code is typed: no link, and nothing in it that signs anybody in.
    String answerAddress() {
        return site.replaceFirst("^[a-z]+://", "").replaceFirst("/+$", "") + "/" + language.tag() + "/answer";
    }

    /// `rtl` where the first letter that has a direction is written from right to left.
    static String direction(String text) {
        for (int point : text.codePoints().toArray()) {
            switch (Character.getDirectionality(point)) {
                case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> {
                    return "rtl";
                }
                case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> {
                    return "ltr";
                }
                default -> {
                    continue;
                }
            }
        }
        return "ltr";
    }

    /// That of its last line, where the letter goes: a name can be in another script than the town.
    String addressDirection() {
        return direction(address.getLast());
    }

    String senderDirection() {
        return direction(String.join(" ", sender));
    }

    /// The id of an element of this letter.
    static String id(String what, int number) {
        return String.format(Locale.ROOT, "%s-%d", what, number);
    }
}
