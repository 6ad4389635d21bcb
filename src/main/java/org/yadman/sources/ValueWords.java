package org.yadman.sources;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.yadman.platform.text.Dates;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.RuleWords;
import org.yadman.platform.text.TallyWords;
import org.yadman.pure.calendars.DayRule;
import org.yadman.pure.calendars.Occurrence;
import org.yadman.pure.calendars.PartialDate;
import org.yadman.pure.tally.Tally;

/// What a value that somebody typed was understood to say, in lines of words.
@Component
class ValueWords {

    /// For how many years a rule's dates are shown.
    private static final int YEARS = 10;

    private final Dates dates;
    private final RuleWords rules;
    private final TallyWords tallies;

    ValueWords(Dates dates, RuleWords rules, TallyWords tallies) {
        this.dates = dates;
        this.rules = rules;
        this.tallies = tallies;
    }

    /// @throws IllegalArgumentException or `DateTimeException` when the value cannot be read
    List<String> of(FieldType type, String value, LocalDate today, Language language) {
        return switch (type) {
            case DATE -> List.of(dates.partial(language, PartialDate.parse(value)));
            case RULE, RULE_TO_MEETING -> rule(DayRule.parse(value), today, language);
            case TALLY -> tally(Tally.parse(value), language);
            case FIGURE, TEXT -> List.of();
        };
    }

    private List<String> rule(DayRule rule, LocalDate today, Language language) {
        List<String> lines = new ArrayList<>();
        lines.add(rules.of(language, rule));
        rule.between(today, today.plusYears(YEARS + 1)).stream()
                .limit(YEARS)
                .map(Occurrence::first)
                .map(date -> dates.bothWithWeekday(language, date))
                .forEach(lines::add);
        return lines;
    }

    private List<String> tally(Tally tally, Language language) {
        return Stream.concat(Stream.of(tallies.of(language, tally)), tallies.derived(language, tally).stream())
                .toList();
    }
}
