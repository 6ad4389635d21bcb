package org.yadman.days;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yadman.outreach.KeptDays;
import org.yadman.platform.text.Dates;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Messages;
import org.yadman.pure.calendars.PartialDate;
import org.yadman.sources.Claims;

/// What a letter says of the days that a group keeps.
@Component
class DaysForLetters implements KeptDays {

    private final Days days;
    private final Claims claims;
    private final Messages messages;
    private final Dates dates;

    DaysForLetters(Days days, Claims claims, Messages messages, Dates dates) {
        this.days = days;
        this.claims = claims;
        this.messages = messages;
        this.dates = dates;
    }

    @Override
    public List<String> of(UUID group, Language language) {
        List<Observance> kept = days.listObservances().stream()
                .filter(observance -> observance.group().equals(group))
                .toList();
        Map<UUID, Day> byId = days.listAll().stream().collect(Collectors.toMap(Day::id, Function.identity()));
        Map<UUID, String> since = claims.values(
                Observance.KIND, "since", kept.stream().map(Observance::id).toList());
        return kept.stream()
                .map(observance ->
                        said(Objects.requireNonNull(byId.get(observance.day())), since.get(observance.id()), language))
                .toList();
    }

    private String said(Day day, @Nullable String since, Language language) {
        String name = day.name().in(language).value();
        return since == null
                ? name
                : messages.text(
                        language,
                        "days.kept-since",
                        "day",
                        name,
                        "since",
                        dates.partial(language, PartialDate.parse(since)));
    }
}
