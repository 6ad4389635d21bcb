package org.yadman.front;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.yadman.days.Days;
import org.yadman.front.Settings.Standing;
import org.yadman.front.SettingsForm.Part;
import org.yadman.front.SettingsForm.Written;
import org.yadman.platform.mail.Mail;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Languages;
import org.yadman.platform.text.Markdown;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Checked;
import org.yadman.platform.web.Choice;
import org.yadman.platform.web.DeskSource;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.SeeOther;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// The campaign's settings, and the letters that did not leave.
@Controller
class SettingsPages implements DeskSource {

    private static final String HERE = "/desk/settings";
    private static final String LETTERS = "/desk/settings/mail";

    private final Settings settings;
    private final CurrentCampaign campaign;
    private final Days days;
    private final Mail mail;
    private final Languages languages;
    private final Markdown markdown;
    private final Templates templates;

    SettingsPages(
            Settings settings,
            CurrentCampaign campaign,
            Days days,
            Mail mail,
            Languages languages,
            Markdown markdown,
            Templates templates) {
        this.settings = settings;
        this.campaign = campaign;
        this.days = days;
        this.mail = mail;
        this.languages = languages;
        this.markdown = markdown;
        this.templates = templates;
    }

    /// The form.
    ///
    /// @param later what can be added another day
    /// @param missing which texts are not there in which language
    record SettingsModel(
            Caller caller,
            SettingsForm form,
            List<Mistake> mistakes,
            List<Group> now,
            List<Group> later,
            List<Choice> languages,
            List<String> missing,
            boolean first,
            boolean saved) {}

    /// One text in all languages.
    ///
    /// @param title the key of its name, `help` of what explains it
    record Group(String title, String help, String field, List<Tongue> tongues) {}

    /// One text in one language.
    ///
    /// @param name of the field
    /// @param moved whether its original was changed since it was written
    record Tongue(String name, String language, String tag, String direction, boolean moved) {}

    @GetMapping("/{lang}" + HERE)
    @Requires(Permission.STEWARD)
    View show(@RequestParam Map<String, String> asked, Caller caller, Visitor v) {
        Standing standing = settings.standing();
        SettingsForm form = SettingsForm.of(standing.campaign(), standing.version());
        return form(standing, form, List.of(), asked.containsKey("saved"), caller, v);
    }

    private org.yadman.platform.web.Page form(
            Standing standing, SettingsForm form, List<Mistake> mistakes, boolean saved, Caller caller, Visitor v) {
        Set<String> tags = tags(standing);
        List<Group> groups = Stream.of(Part.values())
                .map(part ->
                        new Group(part.title(), part.help(), part.field(), tongues(part.field(), tags, standing, v)))
                .toList();
        List<String> missing = new ArrayList<>();
        if (!standing.first()) {
            groups.forEach(group -> missing(group, form, v).ifPresent(missing::add));
        }
        return templates.page(
                v,
                "front/settings",
                new SettingsModel(
                        caller,
                        form,
                        mistakes,
                        groups.subList(0, 3),
                        groups.subList(3, groups.size()),
                        choices(form, v),
                        missing,
                        standing.first(),
                        saved));
    }

    // The languages of the server, and those others in which the campaign has something.
    private Set<String> tags(Standing standing) {
        Set<String> tags = new LinkedHashSet<>();
        tags.add(standing.original());
        languages.all().forEach(language -> tags.add(language.tag()));
        tags.addAll(standing.campaign().name().texts().keySet());
        standing.campaign()
                .texts()
                .values()
                .forEach(text -> tags.addAll(text.texts().keySet()));
        return tags;
    }

    private static List<Tongue> tongues(String field, Set<String> tags, Standing standing, Visitor v) {
        return tags.stream()
                .map(Language::new)
                .map(language -> new Tongue(
                        field + "." + language.tag(),
                        language.nameIn(v.language()),
                        language.tag(),
                        language.direction(),
                        standing.hasMoved(field, language.tag())))
                .toList();
    }

    private Optional<String> missing(Group group, SettingsForm form, Visitor v) {
        List<Tongue> without = group.tongues().stream()
                .filter(tongue -> languages.find(tongue.tag()).isPresent())
                .filter(tongue -> form.field(tongue.name()).isBlank())
                .toList();
        boolean somewhere = group.tongues().stream()
                .anyMatch(tongue -> !form.field(tongue.name()).isBlank());
        return somewhere && !without.isEmpty()
                ? Optional.of(v.t(
                        "front.settings.missing.line",
                        "text",
                        v.t(group.title()),
                        "languages",
                        String.join(
                                v.t("platform.rule.comma"),
                                without.stream().map(Tongue::language).toList())))
                : Optional.empty();
    }

    private List<Choice> choices(SettingsForm form, Visitor v) {
        return Stream.concat(
                        Stream.of(new Choice(
                                "",
                                v.t("front.settings.language.none"),
                                form.field("language").isEmpty())),
                        languages.all().stream()
                                .map(language -> new Choice(
                                        language.tag(),
                                        language.nameIn(v.language()),
                                        form.field("language").equals(language.tag()))))
                .toList();
    }

    /// What would stand on the pages.
    ///
    /// @param hidden everything that was typed, to be sent again
    record PreviewModel(Caller caller, Map<String, String> hidden, List<Preview> texts, List<String> countries) {}

    /// One text as it would stand.
    record Preview(String title, String html, String tag, String direction) {}

    @PostMapping("/{lang}" + HERE)
    @Requires(Permission.STEWARD)
    View change(@RequestParam Map<String, String> sent, Caller caller, Visitor v) {
        SettingsForm form = new SettingsForm(sent);
        Standing standing = settings.standing();
        return switch (form.check(tags(standing), languages)) {
            case Checked.Invalid<Written>(var mistakes) ->
                form(standing, form, mistakes, false, caller, v).with(HttpStatus.UNPROCESSABLE_CONTENT);
            case Checked.Valid<Written>(var written) ->
                switch (form.field("step")) {
                    case "save" -> {
                        settings.save(written, form.version(), caller.actor());
                        yield new SeeOther(standing.first() ? v.to(BeginPages.PATH) : v.to(HERE) + "?saved");
                    }
                    case "edit" -> form(standing, form, List.of(), false, caller, v);
                    default -> preview(form, written, standing, caller, v);
                };
        };
    }

    private View preview(SettingsForm form, Written written, Standing standing, Caller caller, Visitor v) {
        Set<String> tags = tags(standing);
        List<Preview> texts = new ArrayList<>();
        for (Part part : Part.values()) {
            for (String tag : tags) {
                String text = form.field(part.field() + "." + tag);
                if (!text.isBlank()) {
                    Language language = new Language(tag);
                    texts.add(new Preview(
                            v.t(
                                    "front.settings.in",
                                    "text",
                                    v.t(part.title()),
                                    "language",
                                    language.nameIn(v.language())),
                            markdown.html(text, "/" + v.language().tag()),
                            tag,
                            language.direction()));
                }
            }
        }
        Map<String, String> hidden = new java.util.TreeMap<>(form.sent());
        hidden.keySet().removeAll(Set.of("step", "_form"));
        return templates.page(
                v,
                "front/preview",
                new PreviewModel(
                        caller, hidden, texts, List.copyOf(written.choices().protectedCountries())));
    }

    /// The letters that did not leave.
    record LettersModel(Caller caller, boolean setUp, List<Line> lines) {}

    /// One letter.
    record Line(UUID id, String to, String queued, boolean known) {}

    @GetMapping("/{lang}" + LETTERS)
    @Requires(Permission.STEWARD)
    View letters(Caller caller, Visitor v) {
        return templates.page(
                v,
                "front/letters",
                new LettersModel(
                        caller,
                        mail.isSetUp(),
                        mail.listTroubles().stream()
                                .map(trouble -> new Line(
                                        trouble.id(),
                                        trouble.to(),
                                        v.date(LocalDate.ofInstant(trouble.queued(), ZoneOffset.UTC)),
                                        trouble.known()))
                                .toList()));
    }

    @PostMapping("/{lang}" + LETTERS)
    @Requires(Permission.STEWARD)
    View dismiss(@RequestParam UUID letter, Visitor v) {
        mail.dismiss(letter);
        return new SeeOther(v.to(LETTERS));
    }

    @Override
    public List<Task> tasks(Caller caller, Visitor visitor) {
        List<Task> tasks = new ArrayList<>();
        if (caller.may(Permission.STEWARD)) {
            if (campaign.find().isEmpty() || !days.hasCommon()) {
                tasks.add(new Task(visitor.t("front.begin.task"), null, BeginPages.PATH));
            }
            int troubles = mail.countTroubles();
            if (troubles > 0) {
                tasks.add(new Task(visitor.t("front.letters.task", "count", troubles), null, LETTERS));
            }
        }
        return tasks;
    }
}
