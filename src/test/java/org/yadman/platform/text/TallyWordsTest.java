package org.yadman.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yadman.pure.tally.Tally;

/// Every way to vote, every number, and what follows from them, in words.
class TallyWordsTest {

    private static final Language FA = new Language("fa");

    private final TallyWords words = new TallyWords(new Messages());

    // «» and “” hold a source's own words, which keep their own direction.
    private static String visible(String said) {
        return said.replace("\u2068", "").replace("\u2069", "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    recorded 84-19-68 of 193 | 84 for, 19 against, 68 abstained, of 193 members (recorded vote) | ۸۴ رأی موافق، ۱۹ مخالف، ۶۸ ممتنع، از مجموع ۱۹۳ عضو (رأی‌گیری ثبت‌شده)
                    recorded 25-7-14 absent 1 of 47 | 25 for, 7 against, 14 abstained, 1 absent, of 47 members (recorded vote) | ۲۵ رأی موافق، ۷ مخالف، ۱۴ ممتنع، ۱ غایب، از مجموع ۴۷ عضو (رأی‌گیری ثبت‌شده)
                    roll-call 507-12-17 not-voting 3 needed 269 quorum 100 of 705 | 507 for, 12 against, 17 abstained, 3 did not vote, of 705 members, 269 votes needed, quorum 100 (roll-call vote) | ۵۰۷ رأی موافق، ۱۲ مخالف، ۱۷ ممتنع، ۳ عضو بدون شرکت در رأی‌گیری، از مجموع ۷۰۵ عضو، ۲۶۹ رأی لازم برای تصویب، حد نصاب ۱۰۰ عضو (رأی‌گیری با نام)
                    show-of-hands 1-0 needed 1 of 1 | 1 for, 0 against, of 1 member, 1 vote needed (show of hands) | ۱ رأی موافق، ۰ مخالف، از مجموع ۱ عضو، ۱ رأی لازم برای تصویب (با بالا بردن دست)
                    ballot 12345-800 | 12,345 for, 800 against (ballot) | ۱۲٬۳۴۵ رأی موافق، ۸۰۰ مخالف (با برگهٔ رأی)
                    counted 91-5 | 91 for, 5 against | ۹۱ رأی موافق، ۵ مخالف
                    counted ?-18 | votes for not stated, 18 against | شمار آرای موافق گفته نشده، ۱۸ مخالف
                    counted 84-? | 84 for, votes against not stated | ۸۴ رأی موافق، شمار آرای مخالف گفته نشده
                    consensus | by consensus | با اجماع
                    without-vote | without a vote | بدون رأی‌گیری
                    unanimous-consent | by unanimous consent | به اتفاق آرا
                    acclamation | by acclamation | با تأیید همگانی حاضران
                    qualitative "Overwhelmingly" | overwhelmingly (no numbers stated) | با اکثریت قاطع (شمار آرا گفته نشده)
                    qualitative "narrowly" | narrowly (no numbers stated) | با اکثریتی اندک (شمار آرا گفته نشده)
                    qualitative "unanimously" | unanimously (no numbers stated) | به اتفاق آرا (شمار آرا گفته نشده)
                    qualitative "by a large {majority}" | “by a large {majority}” (no numbers stated) | «by a large {majority}» (شمار آرا گفته نشده)
                    qualitative "با اکثریت آرا" | “با اکثریت آرا” (no numbers stated) | «با اکثریت آرا» (شمار آرا گفته نشده)
                    """)
    void a_tally_is_said_in_words(String tally, String english, String persian) {
        assertThat(visible(words.of(Language.SOURCE, Tally.parse(tally)))).isEqualTo(english);
        assertThat(visible(words.of(FA, Tally.parse(tally)))).isEqualTo(persian);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    recorded 84-19-68 of 193 | Of the votes for and against, 81.6 % were for: 65 more for than against. / Of all 193 members, 43.5 % voted for. | از آرای موافق و مخالف، ۸۱٫۶ درصد موافق بوده است: ۶۵ رأی بیش از مخالفان. / از همهٔ ۱۹۳ عضو، ۴۳٫۵ درصد رأی موافق داده‌اند.
                    counted 91-5 | Of the votes for and against, 94.8 % were for: 86 more for than against. | از آرای موافق و مخالف، ۹۴٫۸ درصد موافق بوده است: ۸۶ رأی بیش از مخالفان.
                    counted 10-10 | Of the votes for and against, 50 % were for: as many for as against. | از آرای موافق و مخالف، ۵۰ درصد موافق بوده است: آرای موافق و مخالف برابر.
                    counted 18-20 | Of the votes for and against, 47.4 % were for: 2 more against than for. | از آرای موافق و مخالف، ۴۷٫۴ درصد موافق بوده است: ۲ رأی کمتر از مخالفان.
                    counted 0-0-5 | Nobody voted for or against. | هیچ‌کس رأی موافق یا مخالف نداده است.
                    counted 84-? of 193 | Of all 193 members, 43.5 % voted for. | از همهٔ ۱۹۳ عضو، ۴۳٫۵ درصد رأی موافق داده‌اند.
                    counted 60-? needed 52 quorum 50 | It got the 52 votes that it took to pass. / The quorum of 50 was reached. | ۵۲ رأی لازم برای تصویب به دست آمده است. / حد نصاب ۵۰ عضو به دست آمده است.
                    counted 40-? absent 20 needed 52 quorum 50 of 60 | Of all 60 members, 66.7 % voted for. / It did not get the 52 votes that it took to pass. / The quorum of 50 was not reached. | از همهٔ ۶۰ عضو، ۶۶٫۷ درصد رأی موافق داده‌اند. / ۵۲ رأی لازم برای تصویب به دست نیامده است. / حد نصاب ۵۰ عضو به دست نیامده است.
                    counted ?-18 | '' | ''
                    consensus | '' | ''
                    qualitative "overwhelmingly" | '' | ''
                    """)
    void what_follows_from_a_tally_is_said_in_sentences_of_their_own(String tally, String english, String persian) {
        assertThat(String.join(" / ", words.derived(Language.SOURCE, Tally.parse(tally))))
                .isEqualTo(english);
        assertThat(String.join(" / ", words.derived(FA, Tally.parse(tally)))).isEqualTo(persian);
    }
}
