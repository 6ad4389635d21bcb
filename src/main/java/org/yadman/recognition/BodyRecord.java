package org.yadman.recognition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.text.TallyWords;
import org.yadman.platform.web.Visitor;
import org.yadman.pure.calendars.PartialDate;
import org.yadman.pure.tally.Tally;
import org.yadman.sources.Claims;

/// What a body was asked, when it answered and decided, and how long that took, as far as the record tells. That no
/// answer is in the record is all that is said of silence: the record may be what is incomplete.
@Component
class BodyRecord {

    private static final Set<Event> ASKS = Set.of(
            Incident.ASKED,
            Incident.LETTER_SENT,
            ResolutionStage.SUBMITTED,
            CriminalStage.FILED,
            CivilStage.FILED,
            MandateStage.CALLED_FOR);
    static final Set<Event> DECISIONS = Set.of(
            ResolutionStage.ADOPTED,
            ResolutionStage.ADOPTED_CONDITIONAL,
            ResolutionStage.ADOPTED_IN_PART,
            ResolutionStage.REJECTED,
            ResolutionStage.RULED_OUT,
            CriminalStage.NOT_OPENED,
            CriminalStage.JUDGMENT,
            CivilStage.JUDGMENT,
            MandateStage.CREATED);

    private final StepStore steps;
    private final Claims claims;
    private final TallyWords tallies;

    BodyRecord(StepStore steps, Claims claims, TallyWords tallies) {
        this.steps = steps;
        this.claims = claims;
        this.tallies = tallies;
    }

    /// How many requests stand where, in words.
    static String tally(Map<Standing, Integer> counted, Visitor v) {
        Map<Standing, Integer> sorted = new EnumMap<>(Standing.class);
        sorted.putAll(counted);
        List<String> parts = new ArrayList<>();
        for (Standing standing : List.of(Standing.values()).reversed()) {
            Integer tracks = sorted.get(standing);
            if (tracks != null) {
                parts.add(v.t("recognition.count." + FolderRow.word(standing), "tracks", tracks));
            }
        }
        return String.join(v.t("platform.rule.comma"), parts);
    }

    /// What became of one request; each a sentence or a date.
    ///
    /// @param took how long from asking to the answer; empty where a date is missing or open
    /// @param vote empty where none is known, or sources differ on it
    record Line(TrackWords.Entry entry, String asked, String answered, String took, String decided, String vote) {}

    List<Line> lines(List<TrackWords.Entry> entries, Visitor v) {
        List<UUID> ids = entries.stream().map(TrackWords.Entry::id).toList();
        Map<UUID, List<Step>> told = steps.listSteps(ids).stream()
                .filter(step -> asks(step) || answers(step))
                .collect(Collectors.groupingBy(Step::track));
        List<UUID> wanted =
                told.values().stream().flatMap(List::stream).map(Step::id).toList();
        Map<UUID, PartialDate> dates = parsed(claims.values(Step.KIND, StepFields.DATE, wanted));
        Map<UUID, String> votes = claims.values(Step.KIND, StepFields.VOTE, wanted);
        return entries.stream()
                .map(entry -> line(entry, told.getOrDefault(entry.id(), List.of()), dates, votes, v))
                .toList();
    }

    private static Map<UUID, PartialDate> parsed(Map<UUID, String> values) {
        Map<UUID, PartialDate> dates = new HashMap<>();
        values.forEach((step, value) -> dates.put(step, PartialDate.parse(value)));
        return dates;
    }

    private static boolean asks(Step step) {
        return ASKS.contains(step.event());
    }

    private static boolean answers(Step step) {
        return step.event() == Incident.REPLY_RECEIVED || DECISIONS.contains(step.event());
    }

    private Line line(
            TrackWords.Entry entry,
            Collection<Step> told,
            Map<UUID, PartialDate> dates,
            Map<UUID, String> votes,
            Visitor v) {
        @Nullable
        Step asked = told.stream().filter(BodyRecord::asks).findFirst().orElse(null);
        @Nullable
        Step answered = told.stream()
                .filter(BodyRecord::answers)
                .filter(step -> asked == null || step.number() > asked.number())
                .findFirst()
                .orElse(null);
        @Nullable
        Step decided = told.stream()
                .filter(step -> DECISIONS.contains(step.event()))
                .reduce((first, second) -> second)
                .orElse(null);
        PartialDate from = asked == null ? null : dates.get(asked.id());
        PartialDate to = answered == null ? null : dates.get(answered.id());
        String vote = decided == null ? null : votes.get(decided.id());
        return new Line(
                entry,
                asked == null ? v.t("ladder.body.not-asked") : when(asked, entry, dates, v),
                answered == null ? v.t("ladder.body.no-answer") : when(answered, entry, dates, v),
                from == null || to == null
                        ? ""
                        : Span.between(from, to).map(span -> span.says(v)).orElse(""),
                decided == null ? v.t("ladder.body.undecided") : when(decided, entry, dates, v),
                vote == null ? "" : tallies.of(v.language(), Tally.parse(vote)));
    }

    private static String when(Step step, TrackWords.Entry entry, Map<UUID, PartialDate> dates, Visitor v) {
        PartialDate date = dates.get(step.id());
        return v.t(
                "ladder.body.when",
                "event",
                TrackWords.event(step, entry.reported(), v),
                "known",
                date == null ? "no" : "yes",
                "date",
                date == null ? "" : v.date(date));
    }
}
