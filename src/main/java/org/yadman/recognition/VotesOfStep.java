package org.yadman.recognition;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yadman.bodies.Bodies;
import org.yadman.bodies.Body;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.text.SortKeys;
import org.yadman.platform.text.TallyWords;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;
import org.yadman.pure.tally.Tally;
import org.yadman.sources.Claim;
import org.yadman.sources.Claims;
import org.yadman.sources.FieldValue;
import org.yadman.sources.Source;
import org.yadman.sources.Sources;
import org.yadman.sources.Stance;

/// What belongs to the vote of a step besides what its sources say of it: how it stands to all members of the body
/// where the source does not say how many there were, and who voted how.
@Component
class VotesOfStep {

    private final PositionStore positions;
    private final Claims claims;
    private final Sources sources;
    private final TallyWords words;
    private final SortKeys keys;
    private final Templates templates;

    VotesOfStep(
            PositionStore positions,
            Claims claims,
            Sources sources,
            TallyWords words,
            SortKeys keys,
            Templates templates) {
        this.positions = positions;
        this.claims = claims;
        this.sources = sources;
        this.words = words;
        this.keys = keys;
        this.templates = templates;
    }

    /// The fragment.
    ///
    /// @param ofBody sentences
    /// @param more whether more are named than the vote that stands counts
    record VotesModel(List<String> ofBody, List<Cast> casts, boolean more, List<Cited> cited) {}

    /// Those who did the same.
    ///
    /// @param known how many of them are named, and of how many where that is known
    record Cast(String position, String known, List<Voter> voters) {}

    /// @param before what stands between it and the one before
    record Voter(String before, Text name, Text note) {}

    record Cited(Text title, String path) {}

    /// Step → its fragment, for the steps that have one.
    Map<UUID, Content> of(Track track, List<UUID> steps, Visitor v) {
        Map<UUID, List<Position>> ofStep =
                positions.listOfSteps(steps).stream().collect(Collectors.groupingBy(Position::step));
        Map<UUID, Map<String, FieldValue>> said = claims.of(Step.KIND, steps);
        Optional<Integer> members = members(track);
        Map<UUID, Content> fragments = new LinkedHashMap<>();
        for (UUID step : steps) {
            FieldValue vote = said.getOrDefault(step, Map.of()).get(StepFields.VOTE);
            List<Position> cast = ofStep.getOrDefault(step, List.of());
            List<String> ofBody = vote == null
                    ? List.of()
                    : members.map(all -> ofBody(vote, all, v)).orElse(List.of());
            if (!cast.isEmpty() || !ofBody.isEmpty()) {
                fragments.put(step, templates.fragment(v, "recognition/votes", model(vote, cast, ofBody, v)));
            }
        }
        return fragments;
    }

    // Only a number that sources give exactly and agree on; it is that of the body, not of the day of the vote.
    private Optional<Integer> members(Track track) {
        return Optional.ofNullable(claims.values(Body.KIND, Bodies.MEMBERS, List.of(track.body()))
                        .get(track.body()))
                .filter(figure -> figure.matches("[1-9][0-9]{0,8}"))
                .map(Integer::valueOf);
    }

    private List<String> ofBody(FieldValue vote, int members, Visitor v) {
        Map<String, String> byTally = new LinkedHashMap<>();
        Set<String> saidAlready = new HashSet<>();
        for (Claim claim : Tracks.standing(List.of(vote))) {
            if (claim.stance() != Stance.DENIES) {
                Tally tally = Tally.parse(claim.value());
                words.ofMembers(v.language(), tally).ifPresent(saidAlready::add);
                tally.among(members)
                        .flatMap(among -> words.ofMembers(v.language(), among))
                        .ifPresent(sentence -> byTally.put(words.of(v.language(), tally), sentence));
            }
        }
        // Where a source of the vote counts the members itself, that stands with it.
        byTally.values().removeAll(saidAlready);
        Set<String> sentences = new LinkedHashSet<>();
        boolean several = new LinkedHashSet<>(byTally.values()).size() > 1;
        byTally.forEach((tally, sentence) -> sentences.add(
                v.t("votes.margin.of-body", "several", several ? "yes" : "no", "tally", tally, "sentence", sentence)));
        return List.copyOf(sentences);
    }

    private VotesModel model(@Nullable FieldValue vote, List<Position> cast, List<String> ofBody, Visitor v) {
        Tally tally = vote == null || vote.value() == null ? null : Tally.parse(vote.value());
        List<Cast> casts = new ArrayList<>();
        boolean more = false;
        for (Position.Choice choice : Position.Choice.values()) {
            List<Position> chose =
                    cast.stream().filter(each -> each.choice() == choice).toList();
            if (!chose.isEmpty()) {
                Integer all = tally == null ? null : tally.numbers().get(choice.count());
                more |= all != null && chose.size() > all;
                casts.add(new Cast(
                        v.t("votes.position." + FolderRow.word(choice)),
                        all == null || chose.size() > all
                                ? v.number(chose.size())
                                : v.t("votes.known", "known", chose.size(), "all", all),
                        voters(chose, v)));
            }
        }
        return new VotesModel(ofBody, casts, more, cited(cast, v));
    }

    private List<Voter> voters(List<Position> chose, Visitor v) {
        List<Position> sorted = chose.stream()
                .sorted(Comparator.comparing(each -> keys.key(v.language(), Voters.name(each.voter(), v.language()))))
                .toList();
        List<Voter> voters = new ArrayList<>();
        for (Position each : sorted) {
            String language =
                    Voters.country(each.voter()).isPresent() ? v.language().tag() : "";
            voters.add(new Voter(
                    voters.isEmpty() ? "" : v.t("platform.rule.comma"),
                    new Text(Voters.name(each.voter(), v.language()), language),
                    v.in(each.note())));
        }
        return voters;
    }

    private List<Cited> cited(List<Position> cast, Visitor v) {
        Map<UUID, Source> cited =
                sources.byId(cast.stream().map(Position::source).collect(Collectors.toSet()));
        return cast.stream()
                .map(Position::source)
                .distinct()
                .map(id -> Objects.requireNonNull(cited.get(id)))
                .map(source -> new Cited(v.in(source.title()), v.to("/sources/" + source.slug())))
                .toList();
    }
}
