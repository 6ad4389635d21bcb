package org.yadman.gatherings;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.web.Visitor;

/// Reports as pages show them: one and the same before who decides and before everybody.
@Component
class ReportViews {

    private final Reports reports;
    private final ReportPhotos photos;

    ReportViews(Reports reports, ReportPhotos photos) {
        this.reports = reports;
        this.photos = photos;
    }

    /// A photo.
    ///
    /// @param number by which it is called, from 1
    /// @param seen what can be seen on it
    record Picture(ReportPhoto photo, int number, String address, Text seen) {}

    /// A report.
    ///
    /// @param by who tells, in words
    /// @param on since when it is public, or null
    record View(
            Text words,
            String band,
            List<String> officials,
            List<String> press,
            Text lessons,
            List<Picture> pictures,
            String by,
            @Nullable LocalDate on) {}

    /// What everybody may read of a gathering.
    List<View> published(Gathering gathering, Visitor v) {
        return reports.listPublished(gathering.id()).stream()
                .map(report -> published(report, gathering, v))
                .toList();
    }

    /// Where something can be told of it, or null.
    static @Nullable String tellAt(Gathering gathering, Visitor v) {
        return Reports.open(gathering, v.today()) ? v.to(gathering.path() + "/report") : null;
    }

    /// The same of one.
    View published(Report report, Gathering gathering, Visitor v) {
        return view(report, report.text(), photo -> v.to(ReportPhoto.path(gathering.path(), photo.id())), v);
    }

    /// What everybody will read of one that waits.
    View waiting(Report report, Visitor v) {
        return view(report, report.text().forAll(), address(v), v);
    }

    /// The photos of one that waits, or on which its sender is at work.
    List<Picture> pictures(Report report, Visitor v) {
        return pictures(report, address(v));
    }

    private Function<ReportPhoto, String> address(Visitor v) {
        return photo -> v.to(ReportPhotoPages.PATH + "/" + photos.ticket(photo));
    }

    private View view(Report report, ReportText text, Function<ReportPhoto, String> address, Visitor v) {
        return new View(
                new Text(text.words(), report.language()),
                text.band().name(v),
                text.officials(),
                text.press(),
                new Text(text.lessons(), report.language()),
                pictures(report, address),
                v.t("gatherings.report.by", "who", FolderRow.word(report.origin())),
                report.publishedOn());
    }

    private List<Picture> pictures(Report report, Function<ReportPhoto, String> address) {
        List<ReportPhoto> all = photos.list(report.id());
        return IntStream.range(0, all.size())
                .mapToObj(at -> new Picture(
                        all.get(at),
                        at + 1,
                        address.apply(all.get(at)),
                        new Text(all.get(at).seen(), report.language())))
                .toList();
    }
}
