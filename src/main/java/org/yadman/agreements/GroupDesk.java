package org.yadman.agreements;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.yadman.groups.Group;
import org.yadman.groups.GroupPanel;
import org.yadman.groups.Groups;
import org.yadman.groups.Mandate;
import org.yadman.groups.Mandates;
import org.yadman.groups.Standing;
import org.yadman.groups.Standings;
import org.yadman.platform.db.Conflict;
import org.yadman.platform.text.Differences;
import org.yadman.platform.text.Localized;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Choice;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.SeeOther;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;
import org.yadman.pure.conditions.Rule;

/// A representative's page: my group, its days, our agreement and what it waits for.
@Controller
class GroupDesk {

    static final String PATH = "/desk/agreement";

    private static final int LONGEST_RESERVATION = 1000;

    private final Texts texts;
    private final Agreements agreements;
    private final Groups groups;
    private final Standings standings;
    private final Mandates mandates;
    private final RulesInWords words;
    private final WrittenIn writtenIn;
    private final CameTrue cameTrue;
    private final List<GroupPanel> panels;
    private final Templates templates;

    GroupDesk(
            Texts texts,
            Agreements agreements,
            Groups groups,
            Standings standings,
            Mandates mandates,
            RulesInWords words,
            WrittenIn writtenIn,
            CameTrue cameTrue,
            List<GroupPanel> panels,
            Templates templates) {
        this.texts = texts;
        this.agreements = agreements;
        this.groups = groups;
        this.standings = standings;
        this.mandates = mandates;
        this.words = words;
        this.writtenIn = writtenIn;
        this.cameTrue = cameTrue;
        this.panels = panels;
        this.templates = templates;
    }

    /// The page.
    ///
    /// @param text in use, or null
    /// @param mandate the group's proof, or null
    /// @param told why the last act did not count, or null
    record DeskModel(
            Caller caller,
            Group group,
            Text name,
            Standing standing,
            @Nullable Mandate mandate,
            List<Visitor.Link> days,
            @Nullable AgreementText text,
            List<News> news,
            List<Ours> ours,
            List<Older> older,
            @Nullable String told) {}

    /// Something the group is told.
    record News(UUID id, String sentence) {}

    /// One of its agreements.
    ///
    /// @param rule its condition in words, or null
    /// @param open what is still to come, in words
    /// @param toSay the parts of the condition that only the group can say to have come true
    /// @param circle the others with whom it could begin
    /// @param languages in which the reservation can be
    record Ours(
            Agreement agreement,
            @Nullable String rule,
            List<String> open,
            List<Rule.Words> toSay,
            List<Other> circle,
            boolean confirmed,
            boolean renew,
            Text reservation,
            List<Choice> languages) {}

    /// Another member of the circle.
    record Other(Text name, boolean confirmed) {}

    /// An agreement to words before those in use, with what has changed.
    record Older(Agreement agreement, AgreementText text, List<Differences.Change> changes, boolean alreadyNew) {}

    @GetMapping("/{lang}/desk/agreement")
    @Requires(Permission.ACT_FOR_GROUP)
    Page show(Caller caller, Visitor v) {
        return page(caller, null, null, v);
    }

    /// A reservation that was typed and not kept.
    private record Typed(UUID agreement, Text words) {}

    private Page page(Caller caller, @Nullable String told, @Nullable Typed typed, Visitor v) {
        UUID id = Optional.ofNullable(caller.group()).orElseThrow(NotFound::new);
        Group group = Optional.ofNullable(groups.byId(List.of(id)).get(id)).orElseThrow(NotFound::new);
        AgreementText text = texts.current(group.example()).orElse(null);
        List<Visitor.Link> days = panels.stream()
                .flatMap(panel -> panel.inList(List.of(id), v).getOrDefault(id, List.of()).stream())
                .toList();
        List<News> news = agreements.told(id).stream()
                .map(each -> new News(
                        each.id(),
                        v.t(
                                "agreements.task.told",
                                "kind",
                                each.note().kind().name(),
                                "groups",
                                names(each.note().because(), v))))
                .toList();
        List<Ours> ours = text == null
                ? List.of()
                : agreements.own(id, text.id()).stream()
                        .map(own -> ours(own, typed, v))
                        .toList();
        return templates.page(
                v,
                "agreements/desk",
                new DeskModel(
                        caller,
                        group,
                        v.in(group.name()),
                        standings.of(id),
                        mandates.current(List.of(id)).get(id),
                        days,
                        text,
                        news,
                        ours,
                        text == null ? List.of() : older(id, text, v),
                        told));
    }

    private String names(Collection<UUID> ids, Visitor v) {
        String names = groups.byId(ids).values().stream()
                .map(group -> v.in(group.name()).value())
                .sorted()
                .reduce((first, next) -> first + v.t("platform.rule.comma") + next)
                .orElse("");
        return names.isEmpty() ? v.t("agreements.task.somebody") : names;
    }

    private Ours ours(Agreements.Own own, @Nullable Typed typed, Visitor v) {
        Agreement agreement = own.agreement();
        Text reservation = typed != null && typed.agreement().equals(agreement.id())
                ? typed.words()
                : v.in(agreement.reservation());
        List<String> open = own.open().stream()
                .map(leaf -> own.soFar().containsKey(leaf)
                        ? v.t(
                                "agreements.open.so-far",
                                "rule",
                                words.of(leaf, v.language()),
                                "count",
                                own.soFar().get(leaf))
                        : words.of(leaf, v.language()))
                .toList();
        Map<UUID, Group> members = groups.byId(own.circle().values());
        List<Other> circle = own.circle().entrySet().stream()
                .filter(each -> !each.getKey().equals(agreement.id()))
                .map(each -> new Other(
                        v.in(Objects.requireNonNull(members.get(each.getValue()))
                                .name()),
                        own.confirmed().contains(each.getKey())))
                .sorted(Comparator.comparing(other -> other.name().value()))
                .toList();
        return new Ours(
                agreement,
                Optional.ofNullable(agreement.rule())
                        .map(rule -> words.of(rule, v.language()))
                        .orElse(null),
                open,
                CameTrue.toSay(agreement),
                circle,
                own.hasConfirmed(),
                agreement.toRenew(v.today()),
                reservation,
                writtenIn.choices(reservation.language(), v));
    }

    private List<Older> older(UUID group, AgreementText now, Visitor v) {
        return texts.versions(now.slug()).stream()
                .filter(text -> text.number() < now.number())
                .flatMap(text -> agreements.own(group, text.id()).stream()
                        .map(own -> new Older(
                                own.agreement(),
                                text,
                                changes(text, now, own.agreement(), v),
                                agreements
                                        .ofGroup(
                                                group, now.id(), own.agreement().commitment())
                                        .isPresent())))
                .toList();
    }

    private static List<Differences.Change> changes(
            AgreementText before, AgreementText now, Agreement agreement, Visitor v) {
        return Stream.of(
                        Differences.lines(
                                v.in(before.words(agreement.commitment())).value(),
                                v.in(now.words(agreement.commitment())).value()),
                        Differences.lines(
                                v.in(before.charter()).value(),
                                v.in(now.charter()).value()))
                .flatMap(List::stream)
                .toList();
    }

    /// What was pressed.
    record Pressed(
            @Nullable String act,
            @Nullable String version,
            @Nullable String words,
            @Nullable String language,
            @Nullable String condition) {}

    @PostMapping("/{lang}/desk/agreement/{id}")
    @Requires(Permission.ACT_FOR_GROUP)
    View act(@PathVariable String id, Pressed pressed, Caller caller, Visitor v) {
        UUID group = Optional.ofNullable(caller.group()).orElseThrow(NotFound::new);
        if (Objects.equals(pressed.act(), "read")) {
            agreements.haveRead(uuid(id), group);
            return new SeeOther(v.to(PATH));
        }
        Agreement agreement = agreements
                .find(uuid(id))
                .filter(each -> each.group().equals(group))
                .orElseThrow(NotFound::new);
        if (!String.valueOf(agreement.version()).equals(pressed.version())) {
            return moved(caller, v);
        }
        try {
            return act(agreement, pressed, caller, v);
        } catch (Conflict conflict) {
            return moved(caller, v);
        }
    }

    private View act(Agreement agreement, Pressed pressed, Caller caller, Visitor v) {
        UUID id = agreement.id();
        int version = agreement.version();
        switch (Objects.requireNonNullElse(pressed.act(), "")) {
            case "together" -> agreements.confirmTogether(id, version, caller.actor());
            case "withdraw" -> agreements.withdraw(id, version, caller.actor());
            case "renew" -> agreements.renew(id, version, caller.actor());
            case "new-words" -> agreements.agreeToNewWords(id, version, caller.actor());
            case "reserve" -> {
                String typed = Objects.requireNonNullElse(pressed.words(), "")
                        .replace("\r\n", "\n")
                        .strip();
                String language = Objects.requireNonNullElse(
                        pressed.language(), v.language().tag());
                String mistake = typed.length() > LONGEST_RESERVATION
                        ? v.t("agreements.mistake.long", "most", LONGEST_RESERVATION)
                        : typed.isEmpty() || writtenIn.can(typed, language, v.language())
                                ? null
                                : v.t("answers.mistake.language");
                if (mistake != null) {
                    return page(caller, mistake, new Typed(id, new Text(typed, language)), v)
                            .with(HttpStatus.UNPROCESSABLE_CONTENT);
                }
                agreements.reserve(
                        id,
                        version,
                        typed.isEmpty() ? Localized.EMPTY : new Localized(Map.of(language, typed)),
                        caller.actor());
            }
            case CameTrue.ASK -> {
                return came(agreement, condition(agreement, pressed), caller, v);
            }
            case CameTrue.SAY -> agreements.cameTrue(id, version, condition(agreement, pressed), caller.actor());
            case "" -> {
                // Somebody looked at what would be said, and did not say it.
            }
            default -> throw new NotFound();
        }
        return new SeeOther(v.to(PATH));
    }

    private static Rule.Words condition(Agreement agreement, Pressed pressed) {
        return CameTrue.find(agreement, Objects.requireNonNullElse(pressed.condition(), ""))
                .orElseThrow(NotFound::new);
    }

    private Page came(Agreement agreement, Rule.Words words, Caller caller, Visitor v) {
        Group group =
                Objects.requireNonNull(groups.byId(List.of(agreement.group())).get(agreement.group()));
        AnswerFlow.Way way = AnswerFlow.Way.of(
                v.to(PATH + "/" + agreement.id()),
                Map.of("version", String.valueOf(agreement.version()), "condition", words.words()),
                caller,
                "");
        return cameTrue.page(way, group.name(), agreement, words, v);
    }

    private View moved(Caller caller, Visitor v) {
        return page(caller, v.t("agreements.moved"), null, v).with(HttpStatus.CONFLICT);
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException nonsense) {
            throw new NotFound();
        }
    }
}
