package org.yadman.gatherings;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.yadman.gatherings.ReportViews.Picture;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.web.Choice;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;
import org.yadman.submissions.Code;
import org.yadman.submissions.Submissions.Sent;

/// The steps by which a report comes in, the same with an account and without.
@Component
class ReportSteps {

    private final Reports reports;
    private final ReportViews reportViews;
    private final GatheringViews views;
    private final Templates templates;

    ReportSteps(Reports reports, ReportViews reportViews, GatheringViews views, Templates templates) {
        this.reports = reports;
        this.reportViews = reportViews;
        this.views = views;
        this.templates = templates;
    }

    /// What can be chosen.
    record Choices(List<Choice> bands, List<Choice> readers) {}

    static Choices choices(ReportForm typed, Visitor v) {
        List<Choice> bands = new ArrayList<>();
        bands.add(new Choice(
                "", v.t("gatherings.report.band.choose"), typed.band().isEmpty()));
        ReportBand.ALL.forEach(band ->
                bands.add(new Choice(band.word(), band.name(v), band.word().equals(typed.band()))));
        boolean all = typed.readers().equals("all");
        return new Choices(
                bands,
                List.of(
                        new Choice("coalition", v.t("gatherings.report.readers.coalition"), !all),
                        new Choice("all", v.t("gatherings.report.readers.all"), all)));
    }

    /// The gathering that something is told of.
    ///
    /// @param photosTaken whether photos are taken at all
    record Of(Text name, LocalDate on, String path, boolean photosTaken, boolean noFaces) {}

    Of of(Gathering gathering, Visitor v) {
        return new Of(
                views.whole(gathering, v).name(),
                gathering.heldOn(),
                gathering.path(),
                gathering.photos() != Photos.NONE,
                gathering.photos() == Photos.NO_FACES);
    }

    /// What comes after the words: the photos, or the end.
    Page next(Gathering gathering, String key, ReportForm typed, Visitor v, HttpServletResponse response) {
        Report report = reports.findByKey(gathering, key).orElseThrow(NotFound::new);
        return typed.act().equals("photos") && gathering.photos() != Photos.NONE
                ? photos(gathering, report, key, "", List.of(), null, v)
                : handIn(gathering, report, ReportPhotoForm.of(key), v, response);
    }

    /// The photos so far.
    ///
    /// @param told what became of the last thing done, or null
    record PhotosModel(
            Of of,
            String key,
            List<Picture> pictures,
            String seen,
            boolean more,
            List<Mistake> mistakes,
            @Nullable String told) {}

    Page photos(
            Gathering gathering,
            Report report,
            String key,
            String seen,
            List<Mistake> mistakes,
            @Nullable String told,
            Visitor v) {
        List<Picture> pictures = reportViews.pictures(report, v);
        Page page = templates.page(
                v,
                "gatherings/reportphotos",
                new PhotosModel(
                        of(gathering, v), key, pictures, seen, pictures.size() < Report.MOST_PHOTOS, mistakes, told));
        return mistakes.isEmpty() ? page : page.with(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /// One photo, on which faces are covered.
    record CoverModel(Of of, String key, Picture picture, ReportPhotoForm form, int shownHeight, boolean begun) {}

    Page cover(Gathering gathering, Report report, ReportPhoto photo, ReportPhotoForm form, Visitor v) {
        Picture picture = reportViews.pictures(report, v).stream()
                .filter(each -> each.photo().id().equals(photo.id()))
                .findFirst()
                .orElseThrow(NotFound::new);
        return templates.page(
                v,
                "gatherings/reportcover",
                new CoverModel(
                        of(gathering, v),
                        form.key(),
                        picture,
                        form,
                        form.shownHeight(picture.photo()),
                        picture.photo().marks().open() != null));
    }

    /// What is shown once after one has come in.
    ///
    /// @param code null where somebody has signed in
    record SentModel(Of of, @Nullable Code code, @Nullable LocalDate dueOn) {}

    /// Hands it in, if its photos are as they must be.
    Page handIn(Gathering gathering, Report report, ReportPhotoForm form, Visitor v, HttpServletResponse response) {
        List<Mistake> mistakes = mistakes(gathering, report, form, v);
        if (!mistakes.isEmpty()) {
            return photos(gathering, report, form.key(), "", mistakes, null, v);
        }
        Sent sent = reports.send(report, form.faces().equals("yes"), views.withoutPlace(gathering, v))
                .orElse(null);
        if (sent == null) {
            return templates.page(v, "gatherings/reportsent", new SentModel(of(gathering, v), null, null));
        }
        return switch (sent) {
            case Sent.Received(Code code, LocalDate dueOn) ->
                templates.page(v, "gatherings/reportsent", new SentModel(of(gathering, v), code, dueOn));
            case Sent.Known known ->
                again(gathering, report, form, v.t("gatherings.known"), v).with(HttpStatus.CONFLICT);
            case Sent.Later(Duration time) -> {
                response.setHeader("Retry-After", String.valueOf(time.toSeconds() + 1));
                yield again(gathering, report, form, v.t("submissions.later", "minutes", time.toMinutes() + 1), v)
                        .with(HttpStatus.TOO_MANY_REQUESTS);
            }
            case Sent.Full full ->
                again(gathering, report, form, v.t("submissions.full"), v).with(HttpStatus.SERVICE_UNAVAILABLE);
        };
    }

    private Page again(Gathering gathering, Report report, ReportPhotoForm form, String told, Visitor v) {
        return photos(gathering, report, form.key(), "", List.of(), told, v);
    }

    private List<Mistake> mistakes(Gathering gathering, Report report, ReportPhotoForm form, Visitor v) {
        List<Mistake> mistakes = new ArrayList<>();
        List<Picture> pictures = reportViews.pictures(report, v);
        pictures.stream()
                .filter(each -> !each.photo().covered())
                .forEach(each ->
                        mistakes.add(Mistake.at("", "gatherings.report.mistake.uncovered", "number", each.number())));
        if (gathering.photos() == Photos.NO_FACES
                && !pictures.isEmpty()
                && !form.faces().equals("yes")) {
            mistakes.add(Mistake.at("faces", "gatherings.report.mistake.faces"));
        }
        return mistakes;
    }

    /// What is typed here stays in no cache, not even in the sender's own browser.
    static void keepNowhere(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
    }
}
