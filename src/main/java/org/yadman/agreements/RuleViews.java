package org.yadman.agreements;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.yadman.accounts.GroupChoices;
import org.yadman.agreements.RuleTyped.Known;
import org.yadman.bodies.Bodies;
import org.yadman.bodies.Body;
import org.yadman.groups.Group;
import org.yadman.groups.GroupKind;
import org.yadman.groups.Groups;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Languages;
import org.yadman.platform.text.Localized;
import org.yadman.platform.text.SortKeys;
import org.yadman.platform.web.Choice;
import org.yadman.platform.web.Countries;
import org.yadman.platform.web.Visitor;
import org.yadman.pure.conditions.Milestone;
import org.yadman.pure.conditions.Rule;

/// A condition that is being put together, as its page shows it.
@Component
class RuleViews {

    private final RulesInWords words;
    private final Groups groups;
    private final GroupChoices choices;
    private final Bodies bodies;
    private final ObjectProvider<TrackStates> tracks;
    private final Agreements agreements;
    private final Languages languages;
    private final SortKeys keys;
    private final Countries countries;

    RuleViews(
            RulesInWords words,
            Groups groups,
            GroupChoices choices,
            Bodies bodies,
            ObjectProvider<TrackStates> tracks,
            Agreements agreements,
            Languages languages,
            SortKeys keys,
            Countries countries) {
        this.words = words;
        this.groups = groups;
        this.choices = choices;
        this.bodies = bodies;
        this.tracks = tracks;
        this.agreements = agreements;
        this.languages = languages;
        this.keys = keys;
        this.countries = countries;
    }

    /// @param any whether one line is enough
    /// @param spoken the whole condition, in every language
    /// @param places to which line a new thing can belong
    record RuleView(
            boolean any,
            List<Line> lines,
            List<Spoken> spoken,
            boolean full,
            List<Choice> who,
            List<Choice> countries,
            List<Choice> checked,
            List<Choice> groups,
            List<Choice> bodies,
            List<Choice> tracks,
            List<Choice> milestones,
            List<Choice> places) {}

    /// One line of a condition.
    ///
    /// @param text in the notation, by which it is named when it is taken away
    record Line(String text, String words) {}

    /// A condition in one language.
    record Spoken(Language language, String words) {}

    /// In every language, the reader's first: what is agreed to on condition is read by others, too.
    List<Spoken> spoken(Rule rule, Visitor v) {
        return Stream.concat(
                        Stream.of(v.language()),
                        languages.all().stream().filter(language -> !language.equals(v.language())))
                .map(language -> new Spoken(language, words.of(rule, language)))
                .toList();
    }

    /// What of the record a condition of this group can name.
    Known known(Addressee to, @Nullable AgreementText text, Visitor v) {
        Map<String, GroupKind> kinds = new LinkedHashMap<>();
        others(to, text, v.language()).forEach(group -> kinds.put(group.slug(), group.kind()));
        Set<String> named = bodies.listAll().stream().map(Body::slug).collect(Collectors.toSet());
        return new Known(kinds, named, tracks().keySet(), v.today());
    }

    // An example group lives in a world of its own.
    private List<Group> others(Addressee to, @Nullable AgreementText text, Language language) {
        List<Group> all;
        if (to.example()) {
            all = text == null
                    ? List.of()
                    : agreements.published(text.id()).stream()
                            .map(Shown::group)
                            .distinct()
                            .toList();
        } else {
            List<UUID> ids = choices.choices(language).stream()
                    .map(GroupChoices.Group::id)
                    .toList();
            Map<UUID, Group> found = groups.byId(ids);
            all = ids.stream().flatMap(id -> Stream.ofNullable(found.get(id))).toList();
        }
        return all.stream().filter(group -> !group.id().equals(to.group())).toList();
    }

    RuleView view(AnswerForm typed, Addressee to, @Nullable AgreementText text, Visitor v) {
        RuleForm form = typed.rule();
        return new RuleView(
                form.any(),
                form.lines().stream()
                        .map(line -> new Line(line.text(), words.of(line, v.language())))
                        .toList(),
                form.rule().map(rule -> spoken(rule, v)).orElse(List.of()),
                form.full(),
                who(typed, v),
                countries(typed.field("country"), v),
                checked(typed, v),
                others(typed, to, text, v),
                bodies(typed, v),
                tracks(typed, v),
                milestones(typed, v),
                places(form, typed, v));
    }

    private static List<Choice> who(AnswerForm typed, Visitor v) {
        return Stream.concat(
                        Stream.of("", FolderRow.word(GroupKind.HUMAN_RIGHTS_ORGANISATION)),
                        Arrays.stream(GroupKind.values())
                                .filter(kind -> kind != GroupKind.HUMAN_RIGHTS_ORGANISATION)
                                .map(FolderRow::word))
                .map(word -> new Choice(
                        word,
                        word.isEmpty() ? v.t("answers.rule.who.any") : v.t("groups.kinds." + word, "count", 2),
                        word.equals(typed.field("who"))))
                .toList();
    }

    /// Every country, sorted for the reader.
    List<Choice> countries(String chosen, Visitor v) {
        return countries.choices(chosen, v.t("answers.rule.country.any"), v);
    }

    private static List<Choice> checked(AnswerForm typed, Visitor v) {
        return IntStream.rangeClosed(0, 3)
                .mapToObj(tier -> new Choice(
                        String.valueOf(tier),
                        v.t("answers.rule.checked", "tier", "t" + tier),
                        String.valueOf(tier).equals(typed.field("checked"))))
                .toList();
    }

    private List<Choice> others(AnswerForm typed, Addressee to, @Nullable AgreementText text, Visitor v) {
        return Stream.concat(
                        Stream.of(new Choice(
                                "",
                                v.t("answers.rule.choose"),
                                typed.field("group").isEmpty())),
                        others(to, text, v.language()).stream()
                                .map(group -> new Choice(
                                        group.slug(),
                                        v.in(group.name()).value(),
                                        group.slug().equals(typed.field("group")))))
                .toList();
    }

    private List<Choice> bodies(AnswerForm typed, Visitor v) {
        return Stream.concat(
                        Stream.of(new Choice(
                                "",
                                v.t("answers.rule.choose"),
                                typed.field("body").isEmpty())),
                        bodies.listAll().stream()
                                .map(body -> new Choice(
                                        body.slug(),
                                        v.in(body.name()).value(),
                                        body.slug().equals(typed.field("body"))))
                                .sorted(Comparator.comparing(choice -> keys.key(v.language(), choice.label()))))
                .toList();
    }

    // Our own requests that are not in force yet: what is there already is no condition.
    private Map<String, Localized> tracks() {
        Map<String, Localized> open = new LinkedHashMap<>();
        tracks.forEach(states -> {
            Map<String, Milestone> reached = states.reached();
            states.names().forEach((slug, name) -> {
                Milestone now = reached.get(slug);
                if (now != null && now != Milestone.IN_FORCE) {
                    open.put(slug, name);
                }
            });
        });
        return open;
    }

    private List<Choice> tracks(AnswerForm typed, Visitor v) {
        return Stream.concat(
                        Stream.of(new Choice(
                                "",
                                v.t("answers.rule.choose"),
                                typed.field("track").isEmpty())),
                        tracks().entrySet().stream()
                                .map(track -> new Choice(
                                        track.getKey(),
                                        v.in(track.getValue()).value(),
                                        track.getKey().equals(typed.field("track"))))
                                .sorted(Comparator.comparing(choice -> keys.key(v.language(), choice.label()))))
                .toList();
    }

    private static List<Choice> milestones(AnswerForm typed, Visitor v) {
        return RuleTyped.TO_REACH.stream()
                .map(FolderRow::word)
                .map(word -> new Choice(
                        word, v.t("answers.rule.milestone", "milestone", word), word.equals(typed.field("milestone"))))
                .toList();
    }

    private List<Choice> places(RuleForm form, AnswerForm typed, Visitor v) {
        return Stream.concat(
                        Stream.of(new Choice(
                                "",
                                v.t("answers.rule.place.own"),
                                typed.field("line").isEmpty())),
                        IntStream.range(0, form.lines().size())
                                .mapToObj(line -> new Choice(
                                        String.valueOf(line),
                                        v.t(
                                                "answers.rule.place",
                                                "any",
                                                String.valueOf(form.any()),
                                                "words",
                                                words.of(form.lines().get(line), v.language())),
                                        String.valueOf(line).equals(typed.field("line")))))
                .toList();
    }
}
