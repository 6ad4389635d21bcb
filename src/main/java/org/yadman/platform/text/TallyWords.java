package org.yadman.platform.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.yadman.pure.tally.Tally;
import org.yadman.pure.tally.Tally.Count;

/// A tally in words: "84 for, 19 against, 68 abstained, of 193 members (recorded vote)".
@Component
public class TallyWords {

    private static final List<Count> SPOKEN = List.of(
            Count.YES,
            Count.NO,
            Count.ABSTAIN,
            Count.ABSENT,
            Count.NOT_VOTING,
            Count.MEMBERS,
            Count.NEEDED,
            Count.QUORUM);

    private final Messages messages;

    TallyWords(Messages messages) {
        this.messages = messages;
    }

    /// What the source says, without a full stop.
    public String of(Language language, Tally tally) {
        return switch (tally.method()) {
            case RECORDED, ROLL_CALL, SHOW_OF_HANDS, BALLOT, COUNTED ->
                messages.text(
                        language,
                        "platform.tally.counted",
                        "method",
                        word(tally.method()),
                        "numbers",
                        numbers(language, tally));
            case CONSENSUS, WITHOUT_VOTE, UNANIMOUS_CONSENT, ACCLAMATION ->
                messages.text(language, "platform.tally.uncounted", "method", word(tally.method()));
            case QUALITATIVE ->
                messages.text(
                        language,
                        "platform.tally.qualitative",
                        "known",
                        tally.words().toLowerCase(Locale.ROOT),
                        "words",
                        isolated(tally.words()));
        };
    }

    private String numbers(Language language, Tally tally) {
        List<String> parts = new ArrayList<>();
        for (Count count : SPOKEN) {
            Integer number = tally.numbers().get(count);
            if (number != null) {
                parts.add(messages.text(language, "platform.tally.count", "what", word(count), "count", number));
            } else if (count == Count.YES || count == Count.NO) {
                parts.add(messages.text(language, "platform.tally.unknown", "what", word(count)));
            }
        }
        return String.join(messages.text(language, "platform.rule.comma"), parts);
    }

    /// What follows from it by counting, a sentence each: how the votes stand to each other, how they stand to all
    /// members, and whether it got as many votes, and as many were there, as it took. Nothing where nothing does.
    public List<String> derived(Language language, Tally tally) {
        List<String> sentences = new ArrayList<>();
        ofVotes(language, tally).ifPresent(sentences::add);
        ofMembers(language, tally).ifPresent(sentences::add);
        tally.enough().ifPresent(enough -> sentences.add(needed(language, tally, enough)));
        tally.quorate().ifPresent(quorate -> sentences.add(quorum(language, tally, quorate)));
        return sentences;
    }

    private Optional<String> ofVotes(Language language, Tally tally) {
        if (tally.margin().isEmpty()) {
            return Optional.empty();
        }
        int margin = tally.margin().getAsInt();
        return Optional.of(tally.shareOfVotes()
                .map(share -> messages.text(
                        language,
                        "votes.margin.votes",
                        "share",
                        share,
                        "lead",
                        margin > 0 ? "more" : margin < 0 ? "fewer" : "equal",
                        "margin",
                        Math.abs(margin)))
                .orElseGet(() -> messages.text(language, "votes.margin.nobody")));
    }

    /// How many of all members voted yes; nothing where one of the two numbers is not known.
    public Optional<String> ofMembers(Language language, Tally tally) {
        return tally.shareOfMembers()
                .map(share -> messages.text(
                        language,
                        "votes.margin.members",
                        "share",
                        share,
                        "members",
                        Objects.requireNonNull(tally.numbers().get(Count.MEMBERS))));
    }

    private String needed(Language language, Tally tally, boolean enough) {
        return messages.text(
                language,
                "votes.margin.needed",
                "reached",
                enough ? "yes" : "no",
                "needed",
                Objects.requireNonNull(tally.numbers().get(Count.NEEDED)));
    }

    private String quorum(Language language, Tally tally, boolean quorate) {
        return messages.text(
                language,
                "votes.margin.quorum",
                "reached",
                quorate ? "yes" : "no",
                "quorum",
                Objects.requireNonNull(tally.numbers().get(Count.QUORUM)));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    // Words in another script keep their own direction and do not turn the sentence around them.
    private static String isolated(String words) {
        return '\u2068' + words + '\u2069';
    }
}
