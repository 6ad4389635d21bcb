package org.yadman.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.yadman.platform.collect.FolderReader.Problem;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Messages;
import org.yadman.platform.text.Sentence;

/// What a person is told of a mistake. Whoever asks for the English words has the Persian ones looked at too.
public final class Said {

    private static final Messages MESSAGES = new Messages();
    private static final Language FA = new Language("fa");

    private Said() {}

    /// What the person is told whose text a parser or a record refused.
    public static String english(Throwable refusal) {
        assertThat(refusal).isInstanceOf(IllegalArgumentException.class);
        return sentence(Sentence.why((IllegalArgumentException) refusal));
    }

    public static String sentence(Sentence sentence) {
        requirePersian(sentence.in(MESSAGES, FA));
        return sentence.in(MESSAGES, Language.SOURCE);
    }

    /// What the person is told whose folder has this mistake.
    public static String told(Problem problem) {
        String expected = problem.expected().in(MESSAGES, FA);
        requirePersian(expected);
        // The names of the file and the column stand there as they are written.
        assertThat(problem.in(MESSAGES, FA))
                .startsWith(problem.at().file())
                .contains(problem.at().field())
                .endsWith(": " + expected);
        return problem.in(MESSAGES, Language.SOURCE);
    }

    /// Only what is quoted, or listed as it is written in files, may be in another script or have other digits.
    static void requirePersian(String said) {
        String own = said;
        // From the inside out: what is quoted may itself have marks in it.
        for (String before = ""; !before.equals(own); ) {
            before = own;
            own = own.replaceAll("(?s)\u2068[^\u2068\u2069]*\u2069", "…");
        }
        assertThat(own).as(said).doesNotContainPattern("[A-Za-z0-9\"]").containsPattern("[\u0600-\u06ff]{2}");
        assertThat(own).as(said).matches("(?s).*[.؟]").doesNotContainPattern("  |[ \u200c][.،؛:؟]|\\.\\.");
    }
}
