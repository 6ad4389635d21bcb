package org.yadman.gatherings;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.yadman.gatherings.GatheringReader.Read;
import org.yadman.gatherings.GatheringViews.Whole;
import org.yadman.gatherings.Registering.Visit;
import org.yadman.platform.places.City;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Public;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;
import org.yadman.submissions.Code;
import org.yadman.submissions.Submissions.Sent;

/// Where a host without an account registers a gathering, and comes back to it by a code. Before anything is sent, the
/// host sees what everybody will see. Works without JavaScript and without cookies.
@Controller
class RegisterPages {

    static final String PATH = "/register";
    static final String CHANGE = "/register/change";

    private final Registering registering;
    private final GatheringReader reader;
    private final GatheringViews views;
    private final HostChoices choices;
    private final Prefill prefill;
    private final Templates templates;

    RegisterPages(
            Registering registering,
            GatheringReader reader,
            GatheringViews views,
            HostChoices choices,
            Prefill prefill,
            Templates templates) {
        this.registering = registering;
        this.reader = reader;
        this.views = views;
        this.choices = choices;
        this.prefill = prefill;
        this.templates = templates;
    }

    /// The form.
    ///
    /// @param action where it goes
    /// @param told why it was not taken in, or null
    /// @param gathering what stands already, or null
    /// @param passedOn whether the host is to know that it will be passed on to other servers
    record FormModel(
            GatheringForm typed,
            HostChoices.All choices,
            List<Mistake> mistakes,
            String action,
            @Nullable String told,
            @Nullable Gathering gathering,
            boolean passedOn) {}

    @GetMapping("/{lang}/register")
    @Public
    Page form(Visitor v, HttpServletResponse response) {
        keepNowhere(response);
        return form(GatheringForm.EMPTY, PATH, List.of(), List.of(), null, null, v);
    }

    private Page form(
            GatheringForm typed,
            String action,
            List<Mistake> mistakes,
            List<City> candidates,
            @Nullable String told,
            @Nullable Gathering gathering,
            Visitor v) {
        return templates.page(
                v,
                "gatherings/register",
                new FormModel(
                        typed,
                        choices.of(typed, candidates, v),
                        mistakes,
                        v.to(action),
                        told,
                        gathering,
                        registering.isPassedOn()));
    }

    /// What everybody will see.
    ///
    /// @param waits whether somebody looks at it before
    record PreviewModel(GatheringForm typed, Whole whole, String action, boolean waits) {}

    @PostMapping("/{lang}/register")
    @Public
    Page register(GatheringForm typed, Visitor v, HttpServletResponse response) {
        keepNowhere(response);
        return switch (reader.read(typed, null, v.language(), v.today())) {
            case Read.Wrong(List<Mistake> mistakes, List<City> candidates) ->
                form(typed, PATH, mistakes, candidates, null, null, v).with(HttpStatus.UNPROCESSABLE_CONTENT);
            case Read.Sound(Draft draft) ->
                switch (typed.act()) {
                    case "send" -> sent(draft, typed, v, response);
                    case "edit" -> form(typed, PATH, List.of(), List.of(), null, null, v);
                    default -> preview(typed, begun(draft, v.today()), PATH, true, v);
                };
        };
    }

    private static Gathering begun(Draft draft, LocalDate today) {
        return draft.begin(new UUID(0, 0), today, null, null);
    }

    private Page preview(GatheringForm typed, Gathering gathering, String action, boolean waits, Visitor v) {
        return templates.page(
                v, "gatherings/preview", new PreviewModel(typed, views.whole(gathering, v), v.to(action), waits));
    }

    /// What is shown once after something has come in.
    record SentModel(Code code, LocalDate dueOn) {}

    private Page sent(Draft draft, GatheringForm typed, Visitor v, HttpServletResponse response) {
        return switch (registering.submit(draft, views.withoutPlace(begun(draft, v.today()), v), v.language())) {
            case Sent.Received(Code code, LocalDate dueOn) ->
                templates.page(v, "gatherings/sent", new SentModel(code, dueOn));
            case Sent.Known known ->
                form(typed, PATH, List.of(), List.of(), v.t("gatherings.known"), null, v)
                        .with(HttpStatus.CONFLICT);
            case Sent.Later(Duration time) -> {
                response.setHeader("Retry-After", String.valueOf(time.toSeconds() + 1));
                String told = v.t("submissions.later", "minutes", time.toMinutes() + 1);
                yield form(typed, PATH, List.of(), List.of(), told, null, v).with(HttpStatus.TOO_MANY_REQUESTS);
            }
            case Sent.Full full ->
                form(typed, PATH, List.of(), List.of(), v.t("submissions.full"), null, v)
                        .with(HttpStatus.SERVICE_UNAVAILABLE);
        };
    }

    /// Where the code is typed in.
    record CodeModel(String typed, @Nullable String told) {}

    @GetMapping("/{lang}/register/change")
    @Public
    Page code(Visitor v, HttpServletResponse response) {
        keepNowhere(response);
        return templates.page(v, "gatherings/code", new CodeModel("", null));
    }

    /// What became of a change.
    ///
    /// @param address where everybody sees it, or null while it waits
    record ChangedModel(String told, @Nullable String address) {}

    @PostMapping("/{lang}/register/change")
    @Public
    Page change(GatheringForm typed, Visitor v, HttpServletResponse response) {
        keepNowhere(response);
        return switch (registering.open(typed.code())) {
            case Visit.NoSuch no ->
                templates
                        .page(v, "gatherings/code", new CodeModel(typed.code(), v.t("gatherings.code.wrong")))
                        .with(HttpStatus.UNPROCESSABLE_CONTENT);
            case Visit.Later later ->
                templates
                        .page(v, "gatherings/code", new CodeModel(typed.code(), v.t("submissions.code.later")))
                        .with(HttpStatus.TOO_MANY_REQUESTS);
            case Visit.Found found -> act(found, typed, v);
        };
    }

    private Page act(Visit.Found found, GatheringForm typed, Visitor v) {
        Gathering now = found.gathering();
        return switch (typed.act()) {
            case "" -> form(prefill.of(now, typed.code(), v.language()), CHANGE, List.of(), List.of(), null, now, v);
            case "cancel" ->
                changed(registering.stop(found, Gathering.State.CANCELLED), v.t("gatherings.changed.cancelled"), v);
            case "postpone" ->
                changed(registering.stop(found, Gathering.State.POSTPONED), v.t("gatherings.changed.postponed"), v);
            default -> write(found, typed, v);
        };
    }

    private Page write(Visit.Found found, GatheringForm typed, Visitor v) {
        Gathering now = found.gathering();
        if (!typed.version().equals(String.valueOf(now.version()))) {
            return form(
                            prefill.of(now, typed.code(), v.language()),
                            CHANGE,
                            List.of(),
                            List.of(),
                            v.t("gatherings.overtaken"),
                            now,
                            v)
                    .with(HttpStatus.CONFLICT);
        }
        return switch (reader.read(typed, now, v.language(), v.today())) {
            case Read.Wrong(List<Mistake> mistakes, List<City> candidates) ->
                form(typed, CHANGE, mistakes, candidates, null, now, v).with(HttpStatus.UNPROCESSABLE_CONTENT);
            case Read.Sound(Draft draft) ->
                switch (typed.act()) {
                    case "send" -> {
                        Gathering after = registering.changeByHost(found, draft, v.t("gatherings.changed.word"));
                        String told = after.published() ? "gatherings.changed.done" : "gatherings.changed.waits";
                        yield changed(after, v.t(told), v);
                    }
                    case "edit" -> form(typed, CHANGE, List.of(), List.of(), null, now, v);
                    default ->
                        preview(
                                typed,
                                draft.over(now),
                                CHANGE,
                                !now.published() || Registering.saysMore(now, draft),
                                v);
                };
        };
    }

    private Page changed(Gathering now, String told, Visitor v) {
        return templates.page(
                v, "gatherings/changed", new ChangedModel(told, now.published() ? v.to(now.path()) : null));
    }

    // What is typed here stays in no cache, not even in the host's own browser.
    private static void keepNowhere(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
    }
}
