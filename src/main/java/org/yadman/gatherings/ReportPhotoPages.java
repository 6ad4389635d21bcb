package org.yadman.gatherings;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.yadman.gatherings.ReportPhotoDrawing.Taken;
import org.yadman.platform.db.Remains;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Public;
import org.yadman.platform.web.SeeOther;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// Where photos are added to a report, and faces covered on them: two clicks each, without JavaScript.
/// Whoever has the key of the report can do so, for two days.
@Controller
class ReportPhotoPages {

    static final String PATH = "/gatherings/report/photos";

    static final int LONGEST_SEEN = 300;

    private final Reports reports;
    private final ReportPhotos photos;
    private final ReportPhotoDrawing drawing;
    private final ReportSteps steps;
    private final Gatherings gatherings;
    private final Remains remains;
    private final Templates templates;

    ReportPhotoPages(
            Reports reports,
            ReportPhotos photos,
            ReportPhotoDrawing drawing,
            ReportSteps steps,
            Gatherings gatherings,
            Remains remains,
            Templates templates) {
        this.reports = reports;
        this.photos = photos;
        this.drawing = drawing;
        this.steps = steps;
        this.gatherings = gatherings;
        this.remains = remains;
        this.templates = templates;
    }

    private Gathering find(String year, String slug) {
        return gatherings.find(ReportPages.number(year), slug).orElseThrow(NotFound::new);
    }

    /// The way back for who changes the language, or loads again.
    @GetMapping("/{lang}/gatherings/{year}/{slug}/report/photos")
    @Public
    SeeOther form(@PathVariable String year, @PathVariable String slug, Visitor v) {
        return new SeeOther(v.to(find(year, slug).path() + "/report"));
    }

    // Time is over, or it was handed in.
    private Page over(Gathering gathering, Visitor v) {
        return templates
                .page(v, "gatherings/reportover", steps.of(gathering, v))
                .with(HttpStatus.NOT_FOUND);
    }

    @PostMapping("/{lang}/gatherings/{year}/{slug}/report/photos")
    @Public
    Page act(
            @PathVariable String year,
            @PathVariable String slug,
            ReportPhotoForm form,
            Visitor v,
            HttpServletResponse response) {
        ReportSteps.keepNowhere(response);
        Gathering gathering = find(year, slug);
        return reports.findByKey(gathering, form.key())
                .map(report -> switch (form.act()) {
                    case "send" -> steps.handIn(gathering, report, form, v, response);
                    case "show" -> show(gathering, report, form, v);
                    default -> one(gathering, report, form, v);
                })
                .orElseGet(() -> over(gathering, v));
    }

    private Page show(Gathering gathering, Report report, ReportPhotoForm form, Visitor v) {
        return steps.photos(gathering, report, form.key(), "", List.of(), null, v);
    }

    private Page one(Gathering gathering, Report report, ReportPhotoForm form, Visitor v) {
        ReportPhoto photo = photos.list(report.id()).stream()
                .filter(each -> each.id().toString().equals(form.photo()))
                .findFirst()
                .orElse(null);
        if (photo == null) {
            return show(gathering, report, form, v);
        }
        if (form.act().equals("remove")) {
            photos.remove(photo);
            remains.wipe();
            return show(gathering, report, form, v);
        }
        // What was pressed on a page that is no longer true, a second time perhaps, marks nothing.
        if (!photo.covered() && form.version().equals(String.valueOf(photo.version()))) {
            switch (form.act()) {
                case "mark" ->
                    form.corner(photo)
                            .ifPresent(
                                    corner -> photos.mark(photo, photo.marks().with(corner)));
                case "area" ->
                    form.area(photo)
                            .ifPresent(area -> photos.mark(photo, photo.marks().with(area)));
                case "undo" -> photos.mark(photo, photo.marks().undone());
                case "done" -> {
                    // Whoever has set one corner and forgotten the other is asked for it first.
                    if (photo.marks().open() == null) {
                        photos.cover(photo, photos.withoutMarked(photo));
                        // "Deleted" is true of the disk, too.
                        remains.wipe();
                        return show(gathering, report, form, v);
                    }
                }
                default -> {
                    // Only shown.
                }
            }
        }
        return photo.covered() ? show(gathering, report, form, v) : steps.cover(gathering, report, photo, form, v);
    }

    /// Takes one photo. Each comes in a request of its own, so that a line that breaks loses only one.
    @PostMapping(value = "/{lang}/gatherings/{year}/{slug}/report/photos", consumes = "multipart/form-data")
    @Public
    Page add(
            @PathVariable String year,
            @PathVariable String slug,
            HttpServletRequest request,
            Visitor v,
            HttpServletResponse response) {
        ReportSteps.keepNowhere(response);
        Gathering gathering = find(year, slug);
        if (!(request instanceof MultipartHttpServletRequest parts)) {
            return over(gathering, v);
        }
        String key = ReportForm.plain(Objects.requireNonNullElse(parts.getParameter("key"), ""));
        String seen = ReportForm.clean(Objects.requireNonNullElse(parts.getParameter("seen"), ""))
                .replace('\n', ' ');
        return reports.findByKey(gathering, key)
                .map(report -> add(gathering, report, key, seen, parts.getFile("photo"), v))
                .orElseGet(() -> over(gathering, v));
    }

    private Page add(
            Gathering gathering, Report report, String key, String seen, @Nullable MultipartFile file, Visitor v) {
        if (gathering.photos() == Photos.NONE) {
            return wrong(gathering, report, key, seen, "photo", "gatherings.report.photo.none", v);
        }
        if (file == null || file.isEmpty()) {
            return wrong(gathering, report, key, seen, "photo", "gatherings.report.photo.missing", v);
        }
        if (seen.isEmpty() || seen.length() > LONGEST_SEEN) {
            return wrong(gathering, report, key, seen, "seen", "gatherings.report.photo.seen.missing", v);
        }
        return switch (drawing.take(file)) {
            case Taken.Refused(String why) -> wrong(gathering, report, key, seen, "photo", why, v);
            case Taken.Picture picture ->
                photos.add(report, picture, seen)
                        .map(photo -> steps.cover(gathering, report, photo, ReportPhotoForm.of(key), v))
                        .orElseGet(() ->
                                wrong(gathering, report, key, seen, "photo", "gatherings.report.photo.enough", v));
        };
    }

    private Page wrong(
            Gathering gathering, Report report, String key, String seen, String field, String why, Visitor v) {
        return steps.photos(gathering, report, key, seen, List.of(Mistake.at(field, why)), null, v);
    }

    /// One that waits, for who was shown its address. Nobody can make the address up.
    @GetMapping("/{lang}/gatherings/report/photos/{ticket}")
    @Public
    ResponseEntity<byte[]> waiting(@PathVariable String ticket) {
        return headers(ResponseEntity.ok())
                .header("Cache-Control", "no-store")
                .body(photos.shown(ticket).orElseThrow(NotFound::new));
    }

    /// One that everybody may see.
    @GetMapping("/{lang}/gatherings/{year}/{slug}/photos/{photo}")
    @Public
    ResponseEntity<byte[]> published(@PathVariable String year, @PathVariable String slug, @PathVariable String photo) {
        byte[] content = ReportForm.id(photo)
                .flatMap(id -> photos.content(id, ReportPages.number(year), slug))
                .orElseThrow(NotFound::new);
        // Kept by the browser that saw it, not among our pages: a few photos would push them all out.
        return headers(ResponseEntity.ok())
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag('"' + photo + '"')
                .body(content);
    }

    private static ResponseEntity.BodyBuilder headers(ResponseEntity.BodyBuilder answer) {
        return answer.header("Content-Type", "image/jpeg")
                .header("Content-Disposition", "inline; filename=\"photo.jpg\"")
                .header("Content-Security-Policy", "sandbox; default-src 'none'");
    }
}
