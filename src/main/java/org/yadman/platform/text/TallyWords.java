package org.yadman.platform.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    /// What follows from it by counting: "majority of 65; 81.6 % of those who voted yes or no"; empty where nothing
    /// does.
    public String derived(Language language, Tally tally) {
        List<String> parts = new ArrayList<>();
        tally.margin().ifPresent(margin -> parts.add(majority(language, margin)));
        tally.shareOfVotes()
                .ifPresent(share -> parts.add(messages.text(language, "platform.tally.of-votes", "share", share)));
        tally.shareOfMembers()
                .ifPresent(share -> parts.add(messages.text(language, "platform.tally.of-members", "share", share)));
        return parts.stream()
                .reduce((first, next) -> messages.text(language, "platform.tally.and", "first", first, "next", next))
                .orElse("");
    }

    private String majority(Language language, int margin) {
        String lead = margin > 0 ? "more" : margin < 0 ? "fewer" : "equal";
        return messages.text(language, "platform.tally.majority", "lead", lead, "margin", Math.abs(margin));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    // Words in another script keep their own direction and do not turn the sentence around them.
    private static String isolated(String words) {
        return '\u2068' + words + '\u2069';
    }
}
