package org.yadman.bodies;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.web.Visitor;
import org.yadman.sources.Source;
import org.yadman.sources.Sources;

/// Says what a body can do and what it works on.
@Component
public class WorkWords {

    private final Work work;
    private final Sources sources;

    WorkWords(Work work, Sources sources) {
        this.work = work;
        this.sources = sources;
    }

    /// One thing that a body can do, and by whom it can be asked to.
    public record Can(String power, List<By> by) {}

    /// Who may ask it, and where that stands.
    ///
    /// @param who empty where nobody has said who
    public record By(String who, Text note, Text source, String sourcePath) {}

    /// Something that a body is working on.
    ///
    /// @param span of which years, in words; empty where none are known
    public record Task(Text name, String span, Text says, Text source, String sourcePath) {}

    public List<Can> can(Body body, Visitor v) {
        List<Competence> competences = work.competences(body);
        Map<UUID, Source> cited =
                sources.byId(competences.stream().map(Competence::source).toList());
        Map<Power, List<By>> by = new EnumMap<>(Power.class);
        for (Competence competence : competences) {
            Source source = Objects.requireNonNull(cited.get(competence.source()));
            Tabler tabler = competence.tabledBy();
            by.computeIfAbsent(competence.power(), power -> new ArrayList<>())
                    .add(new By(
                            tabler == null ? "" : tabler(tabler, v),
                            v.in(competence.note()),
                            v.in(source.title()),
                            v.to("/sources/" + source.slug())));
        }
        return by.entrySet().stream()
                .map(each -> new Can(power(each.getKey(), v), each.getValue()))
                .toList();
    }

    public static String power(Power power, Visitor v) {
        return v.t("bodies.power." + FolderRow.word(power));
    }

    public static String tabler(Tabler tabler, Visitor v) {
        return v.t("bodies.tabler." + FolderRow.word(tabler));
    }

    /// What it is working on now or will be, and that of which no end is known.
    public List<Task> current(Body body, Visitor v) {
        return tasks(work.strategies(body).stream().filter(each -> isCurrent(each, v.today())), v);
    }

    List<Task> tasks(Body body, Visitor v) {
        return tasks(work.strategies(body).stream(), v);
    }

    private static boolean isCurrent(Strategy strategy, LocalDate today) {
        var until = strategy.until();
        return until == null || !until.latest().isBefore(today);
    }

    private List<Task> tasks(Stream<Strategy> asked, Visitor v) {
        List<Strategy> strategies = asked.toList();
        Map<UUID, Source> cited =
                sources.byId(strategies.stream().map(Strategy::source).toList());
        return strategies.stream()
                .map(strategy -> {
                    Source source = Objects.requireNonNull(cited.get(strategy.source()));
                    return new Task(
                            v.in(strategy.name()),
                            v.span(strategy.since(), strategy.until()),
                            v.in(strategy.says()),
                            v.in(source.title()),
                            v.to("/sources/" + source.slug()));
                })
                .toList();
    }
}
