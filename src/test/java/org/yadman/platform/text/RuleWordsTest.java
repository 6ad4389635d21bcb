package org.yadman.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yadman.pure.calendars.DayRule;

/// Every kind of rule and every modifier in words.
class RuleWordsTest {

    private final Messages messages = new Messages();
    private final RuleWords words = new RuleWords(messages, new Dates(messages));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    once 1988-09-01 | 1 September 1988 · 10 Shahrivar 1367 | ۱۰ شهریور ۱۳۶۷ · ۱ سپتامبر ۱۹۸۸
                    once 1988-22 | summer 1988 | تابستان ۱۹۸۸
                    gregorian 09-01 | 1 September | ۱ سپتامبر
                    solar-hijri 06-10 | 10 Shahrivar | ۱۰ شهریور
                    gregorian 02-29 else next day | 29 February, or the day after where a year has no such day | ۲۹ فوریه، و در سالی که چنین روزی ندارد روز پس از آن
                    gregorian 02-29 else previous day | 29 February, or the day before where a year has no such day | ۲۹ فوریه، و در سالی که چنین روزی ندارد روز پیش از آن
                    1st saturday of gregorian 11 | the first Saturday of November | نخستین شنبهٔ نوامبر
                    4th saturday of gregorian 11 | the fourth Saturday of November | چهارمین شنبهٔ نوامبر
                    last friday of solar-hijri 12 | the last Friday of Esfand | آخرین جمعهٔ اسفند
                    2nd last friday of solar-hijri 12 | the second-last Friday of Esfand | یکی مانده به آخرین جمعهٔ اسفند
                    5th last friday of solar-hijri 12 | the fifth-last Friday of Esfand | چهار تا مانده به آخرین جمعهٔ اسفند
                    5th friday of gregorian 11 else last | the fifth Friday of November, or the last where there is no fifth | پنجمین جمعهٔ نوامبر، و اگر نباشد آخرینِ آن
                    5th last friday of gregorian 11 else first | the fifth-last Friday of November, or the first where there is none | پنجمین جمعهٔ نوامبر از آخر، و اگر نباشد نخستینِ آن
                    friday on-or-after (solar-hijri 06-10) | the first Friday on or after 10 Shahrivar | نخستین جمعه از ۱۰ شهریور به بعد
                    friday on-or-before (solar-hijri 06-10) | the last Friday on or before 10 Shahrivar | آخرین جمعه تا ۱۰ شهریور
                    friday after (solar-hijri 06-10) | the first Friday after 10 Shahrivar | نخستین جمعه پس از ۱۰ شهریور
                    friday before (solar-hijri 06-10) | the last Friday before 10 Shahrivar | آخرین جمعه پیش از ۱۰ شهریور
                    friday nearest (solar-hijri 06-10) | the Friday nearest 10 Shahrivar | نزدیک‌ترین جمعه به ۱۰ شهریور
                    (solar-hijri 06-10) + 40 days | 40 days after 10 Shahrivar | ۴۰ روز پس از ۱۰ شهریور
                    (gregorian 09-01) - 1 day | the day before 1 September | یک روز پیش از ۱ سپتامبر
                    (gregorian 09-01) + 1 day | the day after 1 September | یک روز پس از ۱ سپتامبر
                    (gregorian 09-01) - 7 days | 7 days before 1 September | ۷ روز پیش از ۱ سپتامبر
                    from (gregorian 07-27) to (gregorian 09-30) | from 27 July to 30 September | از ۲۷ ژوئیه تا ۳۰ سپتامبر
                    every tuesday in (once 1988-07/1988-09) | every Tuesday, July 1988 to September 1988 | هر سه‌شنبه، از ژوئیه ۱۹۸۸ تا سپتامبر ۱۹۸۸
                    every tuesday, thursday in (from (gregorian 07-27) to (gregorian 09-30)) | every Tuesday and Thursday, from 27 July to 30 September | هر سه‌شنبه و پنجشنبه، از ۲۷ ژوئیه تا ۳۰ سپتامبر
                    every tuesday, thursday, saturday in (from (gregorian 07-27) to (gregorian 09-30)) | every Tuesday, Thursday and Saturday, from 27 July to 30 September | هر سه‌شنبه، پنجشنبه و شنبه، از ۲۷ ژوئیه تا ۳۰ سپتامبر
                    table 2024=2024-04-10 | a date announced for one year | تاریخی که هر سال اعلام می‌شود؛ تاکنون برای ۱ سال
                    table 2024=2024-04-10 2025=2025-03-30 | dates announced year by year, 2 so far | تاریخی که هر سال اعلام می‌شود؛ تاکنون برای ۲ سال
                    gregorian 09-01; since 1989 | 1 September, since 1989 | ۱ سپتامبر، از سال ۱۹۸۹
                    solar-hijri 06-10; since 1370; until 1400 | 10 Shahrivar, since 1370, until 1400 | ۱۰ شهریور، از سال ۱۳۷۰، تا سال ۱۴۰۰
                    gregorian 09-01; except 2003=2003-09-02 "Labor Day" | 1 September, in 2003 on 2 September 2003 · 11 Shahrivar 1382 (Labor Day) | ۱ سپتامبر، در سال ۲۰۰۳ در ۱۱ شهریور ۱۳۸۲ · ۲ سپتامبر ۲۰۰۳ (Labor Day)
                    gregorian 09-01; except 2003=2003-09-02/2003-09-04 "Labor Day" | 1 September, in 2003 from 2 September 2003 · 11 Shahrivar 1382 to 4 September 2003 · 13 Shahrivar 1382 (Labor Day) | ۱ سپتامبر، در سال ۲۰۰۳ از ۱۱ شهریور ۱۳۸۲ · ۲ سپتامبر ۲۰۰۳ تا ۱۳ شهریور ۱۳۸۲ · ۴ سپتامبر ۲۰۰۳ (Labor Day)
                    gregorian 09-01; window 1 day | 1 September, within one day | ۱ سپتامبر، با ۱ روز فاصله
                    gregorian 09-01; window 3 days | 1 September, within 3 days | ۱ سپتامبر، با ۳ روز فاصله
                    gregorian 09-01; at 12:30 | 1 September, at 12:30 local time | ۱ سپتامبر، ساعت ۱۲:۳۰ به وقت محلی
                    """)
    void a_rule_is_said_in_words(String rule, String english, String persian) {
        DayRule parsed = DayRule.parse(rule);
        assertThat(words.of(Language.SOURCE, parsed)).isEqualTo(english);
        assertThat(words.of(new Language("fa"), parsed)).isEqualTo(persian);
    }
}
