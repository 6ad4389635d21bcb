package org.yadman.recognition;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.yadman.accounts.GroupChoices;
import org.yadman.groups.Group;
import org.yadman.groups.Groups;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Checked;
import org.yadman.platform.web.Choice;
import org.yadman.platform.web.Listing;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.SeeOther;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// Alarms and what is answered to them: all for those who keep the record, the others see those that call their group.
@Controller
class AlarmPages {

    static final String PATH = "/desk/recognition/alarms";
    private static final String UNOWNED = "unowned";
    /// How many of them stand below those with a day.
    private static final int FEW = 10;

    private final Alarms alarms;
    private final AlarmWords words;
    private final Groups groups;
    private final GroupChoices choices;
    private final Templates templates;

    AlarmPages(Alarms alarms, AlarmWords words, Groups groups, GroupChoices choices, Templates templates) {
        this.alarms = alarms;
        this.words = words;
        this.groups = groups;
        this.choices = choices;
        this.templates = templates;
    }

    /// The address behind the language where an alarm is answered.
    static String path(Alarm alarm) {
        return PATH + "?alarm=" + alarm.key();
    }

    /// The list.
    ///
    /// @param unowned the tracks that nobody looks after, below the others only a few of them
    /// @param allUnowned where all of them are, if there are more; else null
    record ListModel(
            Caller caller,
            @Nullable Listing<Line> dated,
            @Nullable Listing<Line> unowned,
            @Nullable String allUnowned) {}

    /// An alarm in a list.
    ///
    /// @param answer the last one, in words, or empty
    record Line(Text name, String path, String sentence, String owner, String deputy, String answer) {}

    /// One alarm, to be answered.
    ///
    /// @param trackPath the track's own page
    /// @param silent until then somebody who takes note is left in peace
    /// @param to the groups to which the track can be handed over
    record ShowModel(
            Caller caller,
            String key,
            Text name,
            String trackPath,
            String sentence,
            String owner,
            String deputy,
            List<String> answers,
            LocalDate silent,
            LocalDate last,
            List<Choice> to,
            AlarmForm typed,
            List<Mistake> mistakes) {}

    @GetMapping("/{lang}/desk/recognition/alarms")
    @Requires(Permission.OWN_ACCOUNT)
    Page show(@RequestParam Map<String, String> asked, Caller caller, Visitor v) {
        String alarm = asked.getOrDefault("alarm", "");
        return alarm.isEmpty()
                ? list(new Listing.Query(PATH, asked), caller, v)
                : page(find(alarm, caller), AlarmForm.EMPTY, List.of(), caller, v);
    }

    private Page list(Listing.Query query, Caller caller, Visitor v) {
        boolean keeps = caller.may(Permission.KEEP_RECORD);
        boolean onlyUnowned = keeps && query.get("list").equals(UNOWNED);
        int unowned = keeps ? alarms.countAllUnowned() : 0;
        return templates.page(
                v,
                "recognition/alarms",
                new ListModel(
                        caller,
                        onlyUnowned ? null : dated(query, caller, v),
                        onlyUnowned
                                ? Listing.of(
                                        lines(alarms.unowned((query.page() - 1) * Listing.SIZE, Listing.SIZE), v),
                                        unowned,
                                        query.page(),
                                        query)
                                : unowned == 0 || query.page() > 1
                                        ? null
                                        : new Listing<>(lines(alarms.unowned(0, FEW), v), unowned, 1, 1, query),
                        !onlyUnowned && unowned > FEW ? v.to(PATH) + "?list=" + UNOWNED : null));
    }

    private Listing<Line> dated(Listing.Query query, Caller caller, Visitor v) {
        List<Alarm> all = alarms.open(caller);
        List<Alarm> shown = Listing.slice(all, query);
        return Listing.of(lines(shown, v), all.size(), query.page(), query);
    }

    private List<Line> lines(List<Alarm> shown, Visitor v) {
        Map<UUID, Group> named = groups.byId(shown.stream()
                .flatMap(alarm -> Stream.concat(
                        Stream.ofNullable(alarm.track().owner()),
                        Stream.ofNullable(alarm.track().deputy())))
                .collect(Collectors.toSet()));
        return shown.stream()
                .map(alarm -> new Line(
                        v.in(alarm.track().name()),
                        v.to(path(alarm)),
                        words.sentence(alarm, v),
                        name(named, alarm.track().owner(), v),
                        name(named, alarm.track().deputy(), v),
                        words.answers(alarm, v).stream().findFirst().orElse("")))
                .toList();
    }

    private static String name(Map<UUID, Group> named, @Nullable UUID id, Visitor v) {
        Group group = id == null ? null : named.get(id);
        return group == null ? "" : v.in(group.name()).value();
    }

    private Page page(Alarm alarm, AlarmForm typed, List<Mistake> mistakes, Caller caller, Visitor v) {
        return templates.page(
                v,
                "recognition/alarm",
                new ShowModel(
                        caller,
                        alarm.key(),
                        v.in(alarm.track().name()),
                        v.to("/recognition/" + alarm.track().slug()),
                        words.sentence(alarm, v),
                        words.group(alarm.track().owner(), v),
                        words.group(alarm.track().deputy(), v),
                        words.answers(alarm, v),
                        alarm.acknowledgedUntil(v.today()),
                        alarm.lastSnooze(v.today()),
                        to(alarm, caller, v),
                        typed,
                        mistakes));
    }

    private Alarm find(String key, Caller caller) {
        return alarms.find(key, caller).orElseThrow(NotFound::new);
    }

    // Whoever keeps the record can ask any group; a group can hand over to its deputy, and the deputy can take over.
    private List<Choice> to(Alarm alarm, Caller caller, Visitor v) {
        UUID owner = alarm.track().owner();
        UUID deputy = alarm.track().deputy();
        if (!caller.may(Permission.KEEP_RECORD)) {
            return deputy == null ? List.of() : List.of(new Choice(deputy.toString(), words.group(deputy, v), true));
        }
        return choices.choices(v.language()).stream()
                .filter(group -> !group.id().equals(owner))
                .map(group -> new Choice(group.id().toString(), group.name(), Objects.equals(group.id(), deputy)))
                .toList();
    }

    @PostMapping("/{lang}/desk/recognition/alarms")
    @Requires(Permission.OWN_ACCOUNT)
    View answer(AlarmForm form, Caller caller, Visitor v) {
        Alarm alarm = find(AlarmForm.text(form.alarm()), caller);
        switch (AlarmForm.text(form.act())) {
            case "acknowledge" -> alarms.acknowledge(alarm, caller.actor());
            case "snooze" -> {
                switch (form.check(v.today(), alarm.lastSnooze(v.today()))) {
                    case Checked.Valid<AlarmForm.Snooze>(var snooze) ->
                        alarms.snooze(alarm, snooze.until(), snooze.reason(), caller.actor());
                    case Checked.Invalid<AlarmForm.Snooze>(var mistakes) -> {
                        return page(alarm, form, mistakes, caller, v).with(HttpStatus.UNPROCESSABLE_CONTENT);
                    }
                }
            }
            case "hand-over" -> alarms.handOver(alarm, chosen(alarm, form.group(), caller, v), caller.actor());
            default -> throw new NotFound();
        }
        return new SeeOther(v.to(PATH));
    }

    private Group chosen(Alarm alarm, @Nullable String typed, Caller caller, Visitor v) {
        UUID id = to(alarm, caller, v).stream()
                .map(Choice::value)
                .filter(AlarmForm.text(typed)::equals)
                .findFirst()
                .map(UUID::fromString)
                .orElseThrow(NotFound::new);
        return Optional.ofNullable(groups.byId(List.of(id)).get(id)).orElseThrow(NotFound::new);
    }
}
