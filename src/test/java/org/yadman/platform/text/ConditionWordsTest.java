package org.yadman.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yadman.platform.text.ConditionWords.Thing;
import org.yadman.pure.conditions.Rule;

/// Every kind of condition in words.
class ConditionWordsTest {

    private static final Language FA = new Language("fa");

    /// Persian has one form after every number.
    private static final Map<String, String> PERSIAN = Map.ofEntries(
            Map.entry("KIND human-rights-organisation", "سازمان حقوق بشری"),
            Map.entry("KIND committee", "کمیته"),
            Map.entry("KIND union", "اتحادیه"),
            Map.entry("COUNTRY DE", "آلمان"),
            Map.entry("COUNTRY FR", "فرانسه"),
            Map.entry("COUNTRY SE", "سوئد"),
            Map.entry("GROUP mehr", "مهر"),
            Map.entry("GROUP neda", "ندا"),
            Map.entry("GROUP omid", "امید"),
            Map.entry("TRACK p-5", "قطعنامهٔ P-5"),
            Map.entry("BODY agm", "مجمع عمومی"));

    private static final Map<String, String> ENGLISH = Map.ofEntries(
            Map.entry("KIND human-rights-organisation", "human-rights organisation"),
            Map.entry("KIND committee", "committee"),
            Map.entry("KIND union", "union"),
            Map.entry("COUNTRY DE", "Germany"),
            Map.entry("COUNTRY FR", "France"),
            Map.entry("COUNTRY SE", "Sweden"),
            Map.entry("GROUP mehr", "MEHR"),
            Map.entry("GROUP neda", "Neda"),
            Map.entry("GROUP omid", "Omid"),
            Map.entry("TRACK p-5", "resolution P-5"),
            Map.entry("BODY agm", "the AGM"));

    private final Messages messages = new Messages();
    private final ConditionWords words = new ConditionWords(messages, new Dates(messages));

    private static String english(Thing thing, String word, int count) {
        String name = Objects.requireNonNull(ENGLISH.get(thing + " " + word));
        return count == 1 ? name : name + "s";
    }

    private static String persian(Thing thing, String word, int count) {
        return Objects.requireNonNull(PERSIAN.get(thing + " " + word));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
                    at least 20 human-rights-organisation agree ! at least 20 human-rights organisations agree with the date ! دست‌کم ۲۰ سازمان حقوق بشری با این تاریخ موافقت کنند
                    at least 1 human-rights-organisation agree ! at least 1 human-rights organisation agrees with the date ! دست‌کم ۱ سازمان حقوق بشری با این تاریخ موافقت کند
                    at least 3 committee observe ! at least 3 committees keep the day ! دست‌کم ۳ کمیته این روز را گرامی بدارند
                    at least 1 committee observe ! at least 1 committee keeps the day ! دست‌کم ۱ کمیته این روز را گرامی بدارد
                    at least ? human-rights-organisation agree ! human-rights organisations agree with the date, in a number that the text does not name ! تعدادی سازمان حقوق بشری، که متن شمارشان را نمی‌گوید، با این تاریخ موافقت کنند
                    at least ? groups observe ! groups keep the day, in a number that the text does not name ! تعدادی گروه، که متن شمارشان را نمی‌گوید، این روز را گرامی بدارند
                    at least 3 groups agree ! at least 3 groups agree with the date ! دست‌کم ۳ گروه با این تاریخ موافقت کنند
                    at least 1 groups agree ! at least 1 group agrees with the date ! دست‌کم ۱ گروه با این تاریخ موافقت کند
                    at least 3 committee|union agree ! at least 3 committees or unions agree with the date ! دست‌کم ۳ کمیته یا اتحادیه با این تاریخ موافقت کنند
                    at least 3 committee|human-rights-organisation|union agree ! at least 3 committees, human-rights organisations or unions agree with the date ! دست‌کم ۳ کمیته، سازمان حقوق بشری یا اتحادیه با این تاریخ موافقت کنند
                    at least 3 groups from DE agree ! at least 3 groups from Germany agree with the date ! دست‌کم ۳ گروه از آلمان با این تاریخ موافقت کنند
                    at least 3 groups from DE|FR|SE agree ! at least 3 groups from Germany, France or Sweden agree with the date ! دست‌کم ۳ گروه از آلمان، فرانسه یا سوئد با این تاریخ موافقت کنند
                    at least 3 groups in 2 countries agree ! at least 3 groups from at least 2 countries agree with the date ! دست‌کم ۳ گروه از دست‌کم ۲ کشور با این تاریخ موافقت کنند
                    at least 3 groups from DE|FR|SE in 2 countries agree ! at least 3 groups from at least 2 of Germany, France and Sweden agree with the date ! دست‌کم ۳ گروه از دست‌کم ۲ کشور از میان آلمان، فرانسه و سوئد با این تاریخ موافقت کنند
                    at least 3 groups agree tier 1 ! at least 3 groups (checked at least by telephone or mail) agree with the date ! دست‌کم ۳ گروه (دست‌کم با تلفن یا نامه بررسی‌شده) با این تاریخ موافقت کنند
                    at least 20 human-rights-organisation in 5 countries agree tier 2 ! at least 20 human-rights organisations (checked at least by website) from at least 5 countries agree with the date ! دست‌کم ۲۰ سازمان حقوق بشری (دست‌کم از راه وب‌سایت بررسی‌شده) از دست‌کم ۵ کشور با این تاریخ موافقت کنند
                    at least 3 groups agree tier 3 ! at least 3 groups (known to two groups) agree with the date ! دست‌کم ۳ گروه (شناخته‌شده برای دو گروه) با این تاریخ موافقت کنند
                    signatures 50000 ! at least 50,000 signatures are collected ! دست‌کم ۵۰٬۰۰۰ امضا گردآوری شود
                    signatures 1 ! at least 1 signature is collected ! دست‌کم ۱ امضا گردآوری شود
                    signatures ? ! signatures are collected, in a number that the text does not name ! تعدادی امضا، که متن شمار آن را نمی‌گوید، گردآوری شود
                    groups mehr agree ! MEHR agrees with the date ! مهر با این تاریخ موافقت کند
                    groups mehr, omid agree ! MEHR and Omid agree with the date ! مهر و امید با این تاریخ موافقت کنند
                    groups mehr observe ! MEHR keeps the day ! مهر این روز را گرامی بدارد
                    groups mehr, neda, omid observe ! MEHR, Neda and Omid keep the day ! مهر، ندا و امید این روز را گرامی بدارند
                    track p-5 submitted ! resolution P-5 is submitted ! قطعنامهٔ P-5 ارائه شود
                    track p-5 adopted ! resolution P-5 is adopted ! قطعنامهٔ P-5 تصویب شود
                    track p-5 in-force ! resolution P-5 is in force ! قطعنامهٔ P-5 برقرار شود
                    body agm ! the AGM adopts it first ! نخست مجمع عمومی آن را تصویب کند
                    from 2027-09-01 ! 1 September 2027 · 10 Shahrivar 1406 has come ! ۱۰ شهریور ۱۴۰۶ · ۱ سپتامبر ۲۰۲۷ فرا برسد
                    words "the board {decides}" ! “the board {decides}” ! «the board {decides}»
                    groups mehr agree and body agm ! MEHR agrees with the date, and the AGM adopts it first ! مهر با این تاریخ موافقت کند، و نخست مجمع عمومی آن را تصویب کند
                    groups mehr agree or body agm or signatures 5 ! MEHR agrees with the date, or the AGM adopts it first, or at least 5 signatures are collected ! مهر با این تاریخ موافقت کند، یا نخست مجمع عمومی آن را تصویب کند، یا دست‌کم ۵ امضا گردآوری شود
                    body agm and (groups mehr agree or groups omid agree) ! the AGM adopts it first, and (MEHR agrees with the date, or Omid agrees with the date) ! نخست مجمع عمومی آن را تصویب کند، و (مهر با این تاریخ موافقت کند، یا امید با این تاریخ موافقت کند)
                    """)
    void a_condition_is_said_as_a_clause(String rule, String english, String persian) {
        Rule parsed = Rule.parse(rule);
        assertThat(words.of(Language.SOURCE, parsed, ConditionWordsTest::english))
                .isEqualTo(english);
        assertThat(words.of(FA, parsed, ConditionWordsTest::persian)).isEqualTo(persian);
    }

    @Test
    void a_name_is_asked_for_with_the_number_it_stands_after() {
        Rule rule = Rule.parse("at least 20 committee from DE agree and at least ? union agree and groups mehr agree");
        assertThat(words.of(Language.SOURCE, rule, (thing, word, count) -> thing + " " + word + " " + count))
                .isEqualTo("at least 20 KIND committee 20 from COUNTRY DE 1 agree with the date,"
                        + " and KIND union 0 agree with the date, in a number that the text does not name,"
                        + " and GROUP mehr 1 agrees with the date");
    }
}
