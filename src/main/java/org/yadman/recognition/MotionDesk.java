package org.yadman.recognition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.collect.RecordEdits.Found;
import org.yadman.platform.collect.RecordEdits.Outcome;
import org.yadman.platform.db.Listings;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Languages;
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

/// Where texts are written: a new one from a model, a revision, an amendment, each in one form with all paragraphs.
@Controller
class MotionDesk {

    static final String PATH = "/desk/recognition/texts";

    /// More requests than that cannot be told from one another in one field; the record's own form finds any.
    private static final int MOST_TRACKS = 300;

    private final Motions motions;
    private final MotionStore store;
    private final MotionViews views;
    private final MotionWriting writing;
    private final TrackStore tracks;
    private final Languages languages;
    private final Templates templates;

    MotionDesk(
            Motions motions,
            MotionStore store,
            MotionViews views,
            MotionWriting writing,
            TrackStore tracks,
            Languages languages,
            Templates templates) {
        this.motions = motions;
        this.store = store;
        this.views = views;
        this.writing = writing;
        this.tracks = tracks;
        this.languages = languages;
        this.templates = templates;
    }

    /// All texts, each with what can be done.
    record ListModel(Caller caller, Listing<Line> list) {}

    /// A text.
    ///
    /// @param slug for the addresses
    /// @param stands the slug of the version that stands, or empty
    record Line(Text name, String slug, String path, String model, String stands, List<Version> versions) {}

    /// A version.
    ///
    /// @param open whether it is an amendment on which nobody has decided
    record Version(String slug, String label, String code, String path, String outcome, boolean open) {}

    @GetMapping("/{lang}/desk/recognition/texts")
    @Requires(Permission.PROPOSE)
    Page list(@RequestParam Map<String, String> asked, Caller caller, Visitor v) {
        Listing.Query query = new Listing.Query(PATH, asked);
        MotionStore.Filter filter = new MotionStore.Filter(v.language(), Listings.words(query.get("q")), null);
        Listing<Motion> found = Listing.of(
                store.list(filter, MotionStore.Order.NAME, query.page()), store.count(filter), query.page(), query);
        List<Line> lines =
                motions.texts(found.rows()).stream().map(text -> line(text, v)).toList();
        return templates.page(v, "recognition/motiondesk", new ListModel(caller, found.with(lines)));
    }

    private Line line(Motions.Text text, Visitor v) {
        Motions.Whole newest = text.newest();
        var model = text.motion().model();
        return new Line(
                v.in(text.motion().name()),
                text.motion().slug(),
                v.to(MotionViews.path(text.motion())),
                model == null ? "" : v.t("bodies.kind." + FolderRow.word(model)),
                newest == null ? "" : newest.version().slug(),
                views.versions(text, whole -> false, v).stream()
                        .map(each -> new Version(
                                each.slug(), each.label(), each.code(), each.path(), each.outcome(), each.proposed()))
                        .toList());
    }

    /// The form.
    ///
    /// @param act the word for what it is for
    /// @param of the slug of the text that it is about, or from which a new one begins; else empty
    /// @param from the slug of the version whose words it began with; else empty
    /// @param seen the slug of the version that stood when it was opened; else empty
    /// @param name of that text, or null
    /// @param against the label of the version with which it is compared, or empty
    /// @param fields one for each language
    /// @param outcomes a choice for each amendment that is open
    /// @param preview what would change, or nothing yet
    record FormModel(
            Caller caller,
            String act,
            String of,
            String from,
            String seen,
            @Nullable Text name,
            String against,
            MotionForm typed,
            List<Field> fields,
            List<Choice> tracks,
            List<Open> outcomes,
            List<MotionChanges.Line> preview,
            boolean previewed,
            List<Mistake> mistakes) {}

    /// The words in a language.
    record Field(Language language, String label, String nameLabel, String byLabel) {}

    /// An amendment on which nobody has decided.
    record Open(String field, String label, List<Choice> choices) {}

    /// What the form is about.
    ///
    /// @param text null: a new text from nothing
    /// @param from the version whose words the form begins with
    private record Subject(MotionForm.Act act, Motions.@Nullable Text text, Motions.@Nullable Whole from) {

        /// With what the new words are compared.
        Motions.@Nullable Whole against() {
            return act == MotionForm.Act.REVISE && text != null ? text.newest() : from;
        }
    }

    private Subject subject(String word, String of, String from) {
        MotionForm.Act act = FolderRow.constant(MotionForm.Act.class, word);
        if (act == null) {
            throw new NotFound();
        }
        if (of.isEmpty()) {
            if (act != MotionForm.Act.BEGIN) {
                throw new NotFound();
            }
            return new Subject(act, null, null);
        }
        Motions.Text text = motions.find(of).orElseThrow(NotFound::new);
        Motions.Whole whole = from.isEmpty() ? text.newest() : text.find(from).orElseThrow(NotFound::new);
        if (whole == null && act != MotionForm.Act.REVISE) {
            throw new NotFound();
        }
        return new Subject(act, text, whole);
    }

    @GetMapping("/{lang}/desk/recognition/texts/form")
    @Requires(Permission.PROPOSE)
    Page form(
            @RequestParam(defaultValue = "begin") String act,
            @RequestParam(defaultValue = "") String of,
            @RequestParam(defaultValue = "") String from,
            Caller caller,
            Visitor v) {
        Subject subject = subject(act, of, from);
        Map<String, String> typed = new LinkedHashMap<>();
        Motions.Whole begins = subject.from();
        if (begins != null) {
            languages
                    .all()
                    .forEach(language -> typed.put(
                            MotionForm.textField(language), MotionNotation.write(begins.clauses(), language)));
            // Whoever begins a revision with an amendment takes it up.
            if (act.equals("revise") && !begins.stands()) {
                typed.put("outcome." + begins.version().slug(), FolderRow.word(MotionVersion.Outcome.ACCEPTED));
            }
        }
        typed.put("date", v.today().toString());
        return page(subject, new MotionForm(typed), null, List.of(), caller, v);
    }

    /// @param preview the clauses of which it shows what they change; null: nothing to show yet
    private Page page(
            Subject subject,
            MotionForm typed,
            @Nullable List<MotionNotation.Clause> preview,
            List<Mistake> mistakes,
            Caller caller,
            Visitor v) {
        Motions.Text text = subject.text();
        Motions.Whole from = subject.from();
        Motions.Whole against = subject.against();
        Motions.Whole newest = text == null ? null : text.newest();
        return templates.page(
                v,
                "recognition/motionform",
                new FormModel(
                        caller,
                        FolderRow.word(subject.act()),
                        text == null ? "" : text.motion().slug(),
                        from == null ? "" : from.version().slug(),
                        newest == null ? "" : newest.version().slug(),
                        text == null ? null : v.in(text.motion().name()),
                        against == null ? "" : MotionViews.label(against.version(), v),
                        typed,
                        languages.all().stream()
                                .map(language -> field(language, v))
                                .toList(),
                        trackChoices(typed.get("track"), v),
                        subject.act() == MotionForm.Act.REVISE && text != null ? open(text, typed, v) : List.of(),
                        preview == null
                                ? List.of()
                                : MotionChanges.between(
                                        against == null ? List.of() : MotionViews.clauses(against),
                                        preview,
                                        v.language()),
                        preview != null,
                        mistakes));
    }

    private static Field field(Language language, Visitor v) {
        String name = language.nameIn(v.language());
        return new Field(
                language,
                v.t("motions.form.text", "language", name),
                v.t("motions.form.name", "language", name),
                v.t("motions.form.by", "language", name));
    }

    private List<Choice> trackChoices(String chosen, Visitor v) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("", v.t("motions.form.track.none"), chosen.isEmpty()));
        tracks.listNamed(Track.Role.OURS, v.language(), MOST_TRACKS)
                .forEach(track -> choices.add(new Choice(
                        track.slug(), v.in(track.name()).value(), track.slug().equals(chosen))));
        return choices;
    }

    private static List<Open> open(Motions.Text text, MotionForm typed, Visitor v) {
        return text.versions().stream()
                .filter(whole -> whole.version().outcome() == MotionVersion.Outcome.PROPOSED)
                .map(whole -> {
                    String field = "outcome." + whole.version().slug();
                    String code = whole.version().code();
                    return new Open(
                            field,
                            MotionViews.label(whole.version(), v) + (code == null ? "" : " · \u2068" + code + "\u2069"),
                            Stream.of(MotionVersion.Outcome.values())
                                    .map(FolderRow::word)
                                    .map(word -> new Choice(
                                            word, v.t("motions.outcome." + word), word.equals(typed.get(field))))
                                    .toList());
                })
                .toList();
    }

    @PostMapping("/{lang}/desk/recognition/texts/form")
    @Requires(Permission.PROPOSE)
    View write(@RequestParam Map<String, String> sent, Caller caller, Visitor v) {
        MotionForm form = new MotionForm(sent);
        Subject subject = subject(form.get("act"), form.get("of"), form.get("from"));
        return switch (form.check(subject.act(), languages.all())) {
            case Checked.Invalid<MotionForm.Draft>(var mistakes) ->
                page(subject, form, null, mistakes, caller, v).with(HttpStatus.UNPROCESSABLE_CONTENT);
            case Checked.Valid<MotionForm.Draft>(var draft) -> write(subject, form, draft, caller, v);
        };
    }

    private View write(Subject subject, MotionForm form, MotionForm.Draft draft, Caller caller, Visitor v) {
        Motions.Text text = subject.text();
        Motions.Whole newest = text == null ? null : text.newest();
        if (moved(subject.act(), newest, form.get("seen"))) {
            Mistake mistake = Mistake.at(
                    "",
                    "motions.mistake.moved",
                    "version",
                    newest == null ? "" : MotionViews.label(newest.version(), v));
            return page(subject, form, draft.clauses(), List.of(mistake), caller, v)
                    .with(HttpStatus.CONFLICT);
        }
        Motions.Whole against = subject.against();
        if (subject.act() != MotionForm.Act.BEGIN
                && against != null
                && draft.clauses().equals(MotionViews.clauses(against))) {
            Mistake mistake = Mistake.at(MotionForm.textField(v.language()), "motions.mistake.same");
            return page(subject, form, null, List.of(mistake), caller, v).with(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (!form.get("do").equals("save")) {
            return page(subject, form, draft.clauses(), List.of(), caller, v);
        }
        boolean begins = subject.act() == MotionForm.Act.BEGIN;
        Outcome outcome = writing.write(subject.act(), draft, begins ? null : text, subject.from(), caller);
        return switch (outcome) {
            case Outcome.Saved _ ->
                new SeeOther(v.to(Motions.PATH + "/"
                        + (begins || text == null ? draft.slug() : text.motion().slug())));
            case Outcome.Asked(var request) -> new SeeOther(v.to("/desk/approvals/" + request));
            case Outcome.Mistakes(var found) ->
                page(
                                subject,
                                form,
                                null,
                                found.stream().map(MotionDesk::mistake).toList(),
                                caller,
                                v)
                        .with(HttpStatus.UNPROCESSABLE_CONTENT);
            case Outcome.Moved _ ->
                page(
                                subject,
                                form,
                                draft.clauses(),
                                List.of(Mistake.at("", "motions.mistake.moved-amendment")),
                                caller,
                                v)
                        .with(HttpStatus.CONFLICT);
        };
    }

    // A revision takes the place of what stood before the writer's eyes, and of nothing that came since.
    private static boolean moved(MotionForm.Act act, Motions.@Nullable Whole newest, String seen) {
        return act == MotionForm.Act.REVISE
                && !(newest == null ? "" : newest.version().slug()).equals(seen);
    }

    // The columns that have a field here; what is wrong elsewhere is told above the form.
    private static Mistake mistake(Found found) {
        String column = found.column();
        boolean field = List.of("slug", "date", "code", "source", "track").contains(column) && found.line() >= 0;
        return Mistake.at(field ? column : "", found.expected());
    }
}
