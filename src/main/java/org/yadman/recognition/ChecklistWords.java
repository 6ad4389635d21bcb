package org.yadman.recognition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yadman.bodies.Bodies;
import org.yadman.bodies.Body;
import org.yadman.bodies.Calendars;
import org.yadman.bodies.Power;
import org.yadman.bodies.Tabler;
import org.yadman.bodies.Work;
import org.yadman.bodies.WorkWords;
import org.yadman.days.Day;
import org.yadman.days.Days;
import org.yadman.groups.Group;
import org.yadman.groups.Groups;
import org.yadman.platform.text.Localized;
import org.yadman.platform.web.Visitor;

/// What the record itself says to the questions of a checklist, and where it warns.
@Component
class ChecklistWords {

    /// So many other bodies are named that could do it.
    private static final int MOST_OTHERS = 5;

    private final Bodies bodies;
    private final Work work;
    private final Calendars calendars;
    private final Days days;
    private final Groups groups;
    private final StepStore steps;

    ChecklistWords(Bodies bodies, Work work, Calendars calendars, Days days, Groups groups, StepStore steps) {
        this.bodies = bodies;
        this.work = work;
        this.calendars = calendars;
        this.days = days;
        this.groups = groups;
        this.steps = steps;
    }

    /// What is said to a question, in sentences.
    ///
    /// @param known what the record has
    /// @param warnings what will stop the request unless somebody sees to it
    record Said(List<String> known, List<String> warnings) {

        static final Said NOTHING = new Said(List.of(), List.of());

        static Said known(String sentence) {
            return new Said(List.of(sentence), List.of());
        }

        static Said warning(String sentence) {
            return new Said(List.of(), List.of(sentence));
        }
    }

    Said of(Question question, Track track, Checklist checklist, Visitor v) {
        Body body = Objects.requireNonNull(bodies.byId(List.of(track.body())).get(track.body()));
        return switch (question) {
            case COMPETENT -> competent(body, checklist.power(), v);
            case WHO_TABLES -> whoTables(body, checklist.power(), checklist.tabler(), v);
            case DEADLINE -> deadline(body, v);
            case SPONSOR, PROOF -> Said.NOTHING;
            case ONE_SENTENCE -> oneSentence(track.ask(), v);
            case SCOPE -> scope(track, v);
            case WHICH_DAY -> whichDay(track, v);
            case IF_OTHERS -> ifOthers(track, v);
            case FOLLOW_UP -> followUp(track, v);
        };
    }

    /// Whether the body can do it, as far as the record knows: the wrong level is what cost most.
    Said competent(Body body, @Nullable Power power, Visitor v) {
        Work.Known known = work.known(body);
        if (power == null) {
            return Said.warning(v.t("recognition.check.no-power"));
        }
        if (known.powers().isEmpty()) {
            return Said.warning(v.t("recognition.check.powers-unknown"));
        }
        if (!known.excludes(power)) {
            return Said.known(v.t("recognition.check.can", "power", WorkWords.power(power, v)));
        }
        List<String> others = work.bodiesWith(power).stream()
                .filter(other -> !other.id().equals(body.id()))
                .sorted(Comparator.comparing(other -> !other.id().equals(body.parent())))
                .limit(MOST_OTHERS)
                .map(other -> v.in(other.name()).value())
                .toList();
        return new Said(
                List.of(v.t(
                        "recognition.check.can",
                        "power",
                        list(known.powers().stream().map(each -> WorkWords.power(each, v)), v))),
                List.of(v.t(
                        "recognition.check.wrong-level",
                        "power",
                        WorkWords.power(power, v),
                        "others",
                        others.isEmpty() ? "no" : "yes",
                        "bodies",
                        list(others.stream(), v))));
    }

    /// Whether these may bring it there.
    Said whoTables(Body body, @Nullable Power power, @Nullable Tabler tabler, Visitor v) {
        Work.Known known = work.known(body);
        Set<Tabler> may = power == null ? Set.of() : known.tablers().getOrDefault(power, Set.of());
        if (tabler == null) {
            return Said.warning(v.t("recognition.check.no-tabler"));
        }
        if (power == null || may.isEmpty()) {
            return Said.warning(v.t("recognition.check.tablers-unknown"));
        }
        String all = list(may.stream().map(each -> WorkWords.tabler(each, v)), v);
        return known.excludes(power, tabler)
                ? Said.warning(
                        v.t("recognition.check.may-not-table", "tabler", WorkWords.tabler(tabler, v), "tablers", all))
                : Said.known(v.t("recognition.check.may-table", "tablers", all));
    }

    private static String list(java.util.stream.Stream<String> words, Visitor v) {
        return words.collect(Collectors.joining(v.t("platform.rule.comma")));
    }

    private Said deadline(Body body, Visitor v) {
        List<String> dates = calendars.dues(v.today()).getOrDefault(body.id(), List.of()).stream()
                .map(due ->
                        v.t("recognition.check.due", "what", v.in(due.name()).value(), "date", v.date(due.on())))
                .toList();
        return dates.isEmpty() ? Said.warning(v.t("recognition.check.no-date")) : new Said(dates, List.of());
    }

    private static Said oneSentence(Localized ask, Visitor v) {
        String text = v.in(ask).value().strip();
        if (text.isEmpty()) {
            return Said.warning(v.t("recognition.check.no-ask"));
        }
        boolean more = text.replaceAll("[.!?؟]+$", "").matches("(?s).*(?:[.!?؟]\\s|\\n).*");
        return more ? new Said(List.of(text), List.of(v.t("recognition.check.more-sentences"))) : Said.known(text);
    }

    private static Said scope(Track track, Visitor v) {
        String scope = TrackWords.scope(track, v);
        String concerns = v.in(track.concerns()).value();
        List<String> known = new ArrayList<>();
        known.add(scope.isEmpty() ? v.t("recognition.check.same-scope") : scope);
        if (concerns.isEmpty()) {
            return new Said(known, List.of(v.t("recognition.check.no-concerns")));
        }
        known.add(concerns);
        return new Said(known, List.of());
    }

    private Said whichDay(Track track, Visitor v) {
        UUID id = track.day();
        return days.listAll().stream()
                .filter(day -> day.id().equals(id))
                .findFirst()
                .map(Day::name)
                .map(name -> Said.known(v.in(name).value()))
                .orElseGet(() -> Said.warning(v.t("recognition.check.no-day")));
    }

    private Said ifOthers(Track track, Visitor v) {
        List<Condition> conditions = steps.listConditions(track.id());
        if (conditions.isEmpty()) {
            return Said.known(v.t("recognition.check.no-condition"));
        }
        return conditions.stream().anyMatch(Condition::unmeasurable)
                ? Said.warning(v.t("recognition.check.unmeasurable"))
                : Said.known(v.t("recognition.check.measurable"));
    }

    private Said followUp(Track track, Visitor v) {
        List<String> known = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        say(track.owner(), "recognition.check.owner", "recognition.check.no-owner", known, warnings, v);
        say(track.deputy(), "recognition.check.deputy", "recognition.check.no-deputy", known, warnings, v);
        return new Said(known, warnings);
    }

    private void say(@Nullable UUID id, String key, String none, List<String> known, List<String> warnings, Visitor v) {
        Map<UUID, Group> found = id == null ? Map.of() : groups.byId(List.of(id));
        if (found.isEmpty()) {
            warnings.add(v.t(none));
        } else {
            found.values()
                    .forEach(group ->
                            known.add(v.t(key, "group", v.in(group.name()).value())));
        }
    }
}
