package org.yadman.recognition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.yadman.bodies.Power;
import org.yadman.bodies.Tabler;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Choice;
import org.yadman.platform.web.DeskSource;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.SeeOther;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// The checklist of a request, and the requests whose checklist has gaps.
@Controller
class ChecklistDesk implements DeskSource {

    static final String PATH = "/desk/recognition/checklist";

    private final Tracks tracks;
    private final Checklists checklists;
    private final ChecklistWords words;
    private final Templates templates;

    ChecklistDesk(Tracks tracks, Checklists checklists, ChecklistWords words, Templates templates) {
        this.tracks = tracks;
        this.checklists = checklists;
        this.words = words;
        this.templates = templates;
    }

    /// The checklist.
    ///
    /// @param theirs whether somebody else has changed it meanwhile; then what they wrote stands beside each answer
    record ShowModel(
            Caller caller,
            Text name,
            String trackPath,
            String path,
            int version,
            List<Choice> powers,
            List<Choice> tablers,
            List<Row> rows,
            int unanswered,
            boolean theirs,
            boolean saved,
            List<Mistake> mistakes) {}

    /// One question.
    ///
    /// @param theirs what somebody else wrote meanwhile; null where it is no different
    record Row(
            String name,
            String label,
            String help,
            ChecklistWords.Said said,
            String answer,
            @Nullable String theirs) {}

    @GetMapping("/{lang}/desk/recognition/checklist/{slug}")
    @Requires(Permission.KEEP_RECORD)
    Page show(@PathVariable String slug, @RequestParam(defaultValue = "") String saved, Caller caller, Visitor v) {
        Track track = find(slug);
        Checklist now = checklists.find(track.id());
        return page(track, now, now, !saved.isEmpty(), List.of(), caller, v);
    }

    private Track find(String slug) {
        return tracks.find(slug).map(TrackStore.Placed::track).orElseThrow(NotFound::new);
    }

    private Page page(
            Track track,
            Checklist typed,
            Checklist now,
            boolean saved,
            List<Mistake> mistakes,
            Caller caller,
            Visitor v) {
        boolean moved = typed.version() != now.version();
        List<Row> rows = new ArrayList<>();
        for (Question question : Question.values()) {
            String word = FolderRow.word(question);
            String answer = typed.answers().getOrDefault(question, "");
            String theirs = now.answers().getOrDefault(question, "");
            rows.add(new Row(
                    "answer." + word,
                    v.t("recognition.question." + word),
                    v.t("recognition.question.help." + word),
                    words.of(question, track, typed, v),
                    answer,
                    moved && !theirs.equals(answer) ? theirs : null));
        }
        return templates.page(
                v,
                "recognition/checklist",
                new ShowModel(
                        caller,
                        v.in(track.name()),
                        v.to("/recognition/" + track.slug()),
                        v.to(PATH + "/" + track.slug()),
                        now.version(),
                        powers(typed.power(), v),
                        tablers(typed.tabler(), v),
                        rows,
                        typed.unanswered(),
                        moved,
                        saved,
                        mistakes));
    }

    static List<Choice> powers(@Nullable Power chosen, Visitor v) {
        return choices(Power.values(), chosen, "bodies.power.", v);
    }

    static List<Choice> tablers(@Nullable Tabler chosen, Visitor v) {
        return choices(Tabler.values(), chosen, "bodies.tabler.", v);
    }

    private static List<Choice> choices(Enum<?>[] all, @Nullable Enum<?> chosen, String keys, Visitor v) {
        return Stream.concat(
                        Stream.of(new Choice("", v.t("recognition.check.not-said"), chosen == null)),
                        Arrays.stream(all)
                                .map(each -> new Choice(
                                        FolderRow.word(each), v.t(keys + FolderRow.word(each)), each == chosen)))
                .toList();
    }

    @PostMapping("/{lang}/desk/recognition/checklist/{slug}")
    @Requires(Permission.KEEP_RECORD)
    View answer(@PathVariable String slug, @RequestParam Map<String, String> sent, Caller caller, Visitor v) {
        Track track = find(slug);
        Map<Question, String> answers = new EnumMap<>(Question.class);
        List<Mistake> mistakes = new ArrayList<>();
        for (Question question : Question.values()) {
            String name = "answer." + FolderRow.word(question);
            String answer = sent.getOrDefault(name, "");
            answers.put(question, answer);
            if (answer.length() > Checklist.LONGEST_ANSWER) {
                mistakes.add(Mistake.at(name, "recognition.check.too-long", "most", Checklist.LONGEST_ANSWER));
            }
        }
        Checklist typed = new Checklist(
                track.id(),
                FolderRow.constant(Power.class, sent.get("power")),
                FolderRow.constant(Tabler.class, sent.get("tabler")),
                answers,
                version(sent.getOrDefault("version", "")));
        if (!mistakes.isEmpty()) {
            return page(track, typed, typed, false, mistakes, caller, v).with(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (!checklists.keep(typed)) {
            Checklist now = checklists.find(track.id());
            return page(track, typed, now, false, List.of(), caller, v).with(HttpStatus.CONFLICT);
        }
        return new SeeOther(v.to(PATH + "/" + slug) + "?saved=yes");
    }

    private static int version(String text) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }

    @Override
    public List<Task> tasks(Caller caller, Visitor v) {
        if (!caller.may(Permission.KEEP_RECORD)) {
            return List.of();
        }
        return checklists.listUnanswered().entrySet().stream()
                .map(each -> new Task(
                        v.t(
                                "recognition.check.task",
                                "track",
                                v.in(each.getKey().track().name()).value(),
                                "count",
                                each.getValue()),
                        null,
                        PATH + "/" + each.getKey().track().slug()))
                .toList();
    }
}
