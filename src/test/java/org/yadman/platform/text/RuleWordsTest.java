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
    @CsvSource(
            delimiter = '|',
            textBlock = """
                    once 1988-09-01 | | 
                    once 1988-22 | | 
                    gregorian 09-01 | | 
                    solar-hijri 06-10 | | 
                    gregorian 02-29 else next day | | 
                    gregorian 02-29 else previous day | | 
                    1st saturday of gregorian 11 | | 
                    4th saturday of gregorian 11 | | 
                    last friday of solar-hijri 12 | | 
                    2nd last friday of solar-hijri 12 | | 
                    5th last friday of solar-hijri 12 | | 
                    5th friday of gregorian 11 else last | | 
                    5th last friday of gregorian 11 else first | | 
                    friday on-or-after (solar-hijri 06-10) | | 
                    friday on-or-before (solar-hijri 06-10) | | 
                    friday after (solar-hijri 06-10) | | 
                    friday before (solar-hijri 06-10) | | 
                    friday nearest (solar-hijri 06-10) | | 
                    (solar-hijri 06-10) + 40 days | | 
                    (gregorian 09-01) - 1 day | | 
                    (gregorian 09-01) + 1 day | | 
                    (gregorian 09-01) - 7 days | | 
                    from (gregorian 07-27) to (gregorian 09-30) | | 
                    every tuesday in (once 1988-07/1988-09) | | 
                    every tuesday, thursday in (from (gregorian 07-27) to (gregorian 09-30)) | | 
                    every tuesday, thursday, saturday in (from (gregorian 07-27) to (gregorian 09-30)) | | 
                    table 2024=2024-04-10 | | 
                    table 2024=2024-04-10 2025=2025-03-30 | | 
                    gregorian 09-01; since 1989 | | 
                    solar-hijri 06-10; since 1370; until 1400 | | 
                    gregorian 09-01; except 2003=2003-09-02 "Labor Day" | | 
                    gregorian 09-01; except 2003=2003-09-02/2003-09-04 "Labor Day" | | 
                    gregorian 09-01; window 1 day | | 
                    gregorian 09-01; window 3 days | | 
                    gregorian 09-01; at 12:30 | | 
                    """)
    void a_rule_is_said_in_words(String rule, String english, String persian) {
        DayRule parsed = DayRule.parse(rule);
        System.out.println("                    " + rule + " | " + words.of(Language.SOURCE, parsed)+ " | " +words.of(new Language("fa"), parsed));
    }
}
