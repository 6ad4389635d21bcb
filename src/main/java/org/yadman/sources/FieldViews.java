package org.yadman.sources;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Localized;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.text.RuleWords;
import org.yadman.platform.text.TallyWords;
import org.yadman.platform.web.Visitor;
import org.yadman.pure.calendars.DayRule;
import org.yadman.pure.calendars.PartialDate;
import org.yadman.pure.tally.Tally;

/// Turns weighed fields into what a page shows.
@Component
public class FieldViews {

    private final Claims claims;
    private final Sources sources;
    private final RuleWords rules;
    private final TallyWords tallies;

    FieldViews(Claims claims, Sources sources, RuleWords rules, TallyWords tallies) {
        this.claims = claims;
        this.sources = sources;
        this.rules = rules;
        this.tallies = tallies;
    }

    /// The fields of one object, by name.
    public Map<String, FieldView> of(Ref subject, Visitor v) {
        return of(subject.kind(), List.of(subject.id()), v).getOrDefault(subject.id(), Map.of());
    }

    /// The fields of several objects of a kind, by name.
    public Map<UUID, Map<String, FieldView>> of(String kind, Collection<UUID> subjects, Visitor v) {
        Map<UUID, Map<String, FieldValue>> values = claims.of(kind, subjects);
        Map<UUID, Source> cited = sources.byId(sourceIds(values.values()));
        Map<UUID, Map<String, FieldView>> views = new LinkedHashMap<>();
        values.forEach((subject, fields) -> {
            Map<String, FieldView> ofSubject = new LinkedHashMap<>();
            fields.forEach((name, value) -> ofSubject.put(name, view(kind, value, cited, v)));
            views.put(subject, ofSubject);
        });
        return views;
    }

    /// Only the value that stands, of one text field of several objects; for lists, which name no sources.
    public Map<UUID, Text> texts(String kind, String field, Collection<UUID> subjects, Visitor v) {
        FieldType type = claims.field(kind, field).orElseThrow().type();
        Map<UUID, Text> texts = new LinkedHashMap<>();
        claims.shown(kind, field, subjects)
                .forEach(claim -> texts.put(claim.subject().id(), text(claim, type, v)));
        return texts;
    }

    private static Set<UUID> sourceIds(Collection<Map<String, FieldValue>> values) {
        return values.stream()
                .flatMap(fields -> fields.values().stream())
                .flatMap(field -> field.claims().stream())
                .map(Claim::source)
                .collect(Collectors.toSet());
    }

    private FieldView view(String kind, FieldValue value, Map<UUID, Source> cited, Visitor v) {
        List<FieldView.Said> said = new ArrayList<>();
        for (Claim claim : value.claims()) {
            said.add(said(claim, value, Objects.requireNonNull(cited.get(claim.source())), v));
        }
        Claim shown = value.shown();
        Text text = shown == null ? null : text(shown, value.type(), v);
        return new FieldView(
                value.field(),
                label(kind, value.field(), v),
                year(value, v),
                text,
                shown == null ? List.of() : derived(shown, value.type(), v),
                value.differing(),
                said);
    }

    // A yearly field is known by its Gregorian year; where it is a date, readers of another calendar see their
    // own year.
    private static String year(FieldValue value, Visitor v) {
        if (value.type() != FieldType.DATE || value.year().isEmpty()) {
            return v.digits(value.year());
        }
        Claim claim = value.shown() == null ? value.claims().getFirst() : value.shown();
        return v.yearOf(PartialDate.parse(claim.value()).earliest());
    }

    /// The label of a field, with the year of a yearly one.
    String label(String kind, String written, Visitor v) {
        Field field = claims.field(kind, written).orElseThrow();
        return field.yearly()
                ? v.t(
                        field.label(),
                        "year",
                        v.digits(written.substring(field.name().length() + 1)))
                : v.t(field.label());
    }

    private FieldView.Said said(Claim claim, FieldValue value, Source source, Visitor v) {
        Text shown = text(claim, value.type(), v);
        Preference preference = value.preference();
        boolean kept = preference != null
                && value.state() == FieldValue.State.PREFERRED
                && claim.id().equals(preference.claim());
        return new FieldView.Said(
                anchor(claim),
                shown,
                derived(claim, value.type(), v),
                original(claim, value.type(), shown),
                says(claim, source, v),
                claim.quote() == null
                        ? null
                        : new Text(claim.quote(), claim.quoteLanguage() == null ? "" : claim.quoteLanguage()),
                v.in(source.title()),
                "/sources/" + source.slug(),
                claim.locator() == null ? "" : v.digits(claim.locator()),
                claim.note().isEmpty() ? null : v.in(claim.note()),
                kept,
                claim.stance() == Stance.DENIES,
                value.corrected().contains(claim.id()),
                kept && preference != null ? why(preference, v) : null);
    }

    private static FieldView.Why why(Preference preference, Visitor v) {
        return new FieldView.Why(
                v.in(preference.reason()), v.in(preference.editor()), v.firstDate(preference.decidedOn()));
    }

    /// The id of a claim's place in a page: short, and the same as long as the claim stands.
    static String anchor(Claim claim) {
        return "c-" + claim.id().toString().substring(0, 8);
    }

    /// A claim's value in words.
    Text text(Claim claim, FieldType type, Visitor v) {
        Language language = v.language();
        return switch (type) {
            case DATE -> new Text(v.date(PartialDate.parse(claim.value())), language.tag());
            case RULE, RULE_TO_MEETING -> new Text(rules.of(language, DayRule.parse(claim.value())), language.tag());
            case FIGURE -> new Text(figure(Figure.parse(claim.value()), v), language.tag());
            case TALLY -> new Text(tallies.of(language, Tally.parse(claim.value())), language.tag());
            case TEXT -> in(claim.texts(), claim, v);
        };
    }

    // What is denied is not counted with.
    private List<String> derived(Claim claim, FieldType type, Visitor v) {
        return switch (type) {
            case TALLY ->
                claim.stance() == Stance.DENIES ? List.of() : tallies.derived(v.language(), Tally.parse(claim.value()));
            case DATE, RULE, RULE_TO_MEETING, FIGURE, TEXT -> List.of();
        };
    }

    // In the reader's language, else in the original's: a third language would be a translation of a translation.
    private static Text in(Localized texts, Claim claim, Visitor v) {
        String own = texts.texts().get(v.language().tag());
        return own != null
                ? new Text(own, v.language().tag())
                : new Text(claim.value(), claim.language() == null ? "" : claim.language());
    }

    private static @Nullable Text original(Claim claim, FieldType type, Text shown) {
        boolean translated = type == FieldType.TEXT && !shown.value().equals(claim.value());
        return translated ? new Text(claim.value(), claim.language() == null ? "" : claim.language()) : null;
    }

    /// A figure in words.
    static String figure(Figure figure, Visitor v) {
        return v.t(
                "sources.figure",
                "kind",
                figure.kind().name(),
                "low",
                figure.kind() == Figure.Kind.MORE_THAN ? figure.low() - 1 : figure.low(),
                "high",
                figure.high());
    }

    private static String says(Claim claim, Source source, Visitor v) {
        String who = claim.claimedBy();
        if (who == null) {
            who = source.author() != null ? source.author() : source.publisher();
        }
        return v.t(
                "sources.says",
                "stance",
                claim.stance().name(),
                "known",
                who == null ? "no" : "yes",
                "who",
                who == null ? "" : isolated(who));
    }

    // A name in another script keeps its own direction and does not turn the sentence around it.
    private static String isolated(String name) {
        return '\u2068' + name + '\u2069';
    }
}
