package org.yadman.gatherings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yadman.gatherings.ReportPhotoDrawing.Size;
import org.yadman.gatherings.ReportPhotoStore.Seen;
import org.yadman.platform.collect.Cells;
import org.yadman.platform.collect.FolderReader;
import org.yadman.platform.collect.FolderReader.Place;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.collect.FolderTable;
import org.yadman.platform.collect.FolderTable.Slice;
import org.yadman.platform.collect.FolderWriter;
import org.yadman.platform.collect.TableShape;
import org.yadman.platform.collect.TableShape.Column;
import org.yadman.platform.collect.TableShape.Form.Usual;
import org.yadman.platform.files.Cleaning;
import org.yadman.platform.files.Documents;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Misread;
import org.yadman.platform.text.Sentence;

/// `gatheringphotos.csv` and `photos/`, as {@link ReportsFolder} reads and writes them. What comes in
/// holds its dots and nothing else, as what is drawn here; it is not drawn anew, so that it goes
/// out as it came.
@Component
class ReportPhotoRows {

    private static final String FOLDER = "photos/";
    private static final int SLICE = 1000;

    private static final TableShape SHAPE = new TableShape(
            "gatheringphotos",
            List.of(
                    Column.required("id")
                            .as(Usual.ID)
                            .means("Which one it is; its file in an export is photos/ID.jpg."),
                    Column.required("report").of(Report.KIND).means("The report with which it came."),
                    Column.required("position")
                            .as(Usual.NUMBER)
                            .means("Where it stands among the photos of its report, the smallest first."),
                    Column.required("width").as(Usual.NUMBER).means("How many dots it is wide."),
                    Column.required("height").as(Usual.NUMBER).means("How many dots it is high."),
                    Column.required("seen").means("What can be seen on it, in the language of its report."),
                    Column.optional("picture").means("Where the picture itself is on this site.")),
            List.of("id"),
            true);

    private final ReportPhotos photos;

    ReportPhotoRows(ReportPhotos photos) {
        this.photos = photos;
    }

    /// One of a folder.
    ///
    /// @param sha256 of its file
    record Read(FolderRow row, ReportPhoto photo, int position, String sha256) {}

    FolderTable table() {
        return new FolderTable(
                SHAPE,
                photos::countSeen,
                (slice, keys) -> photos.listSeen(slice).stream()
                        .map(ReportPhotoRows::row)
                        .toList());
    }

    private static Map<String, String> row(Seen photo) {
        return new Cells()
                .with("id", photo.id())
                .with("report", photo.report())
                .with("position", photo.position())
                .with("width", photo.width())
                .with("height", photo.height())
                .with("seen", photo.seen())
                .with("picture", picture(Gathering.path(photo.year(), photo.slug()), photo.id()))
                .row();
    }

    private static String picture(String gathering, UUID id) {
        return "/" + Language.SOURCE.tag() + ReportPhoto.path(gathering, id);
    }

    private static String file(UUID id) {
        return FOLDER + id + ".jpg";
    }

    /// Reads all of a folder.
    ///
    /// @param gatherings the path of the gathering of each report
    List<Read> read(FolderReader folder, Map<UUID, String> gatherings) {
        Set<String> files = new TreeSet<>(folder.files("photos"));
        Set<String> named = new HashSet<>();
        Set<UUID> undecided = photos.undecided();
        Map<UUID, Set<Integer>> positions = new HashMap<>();
        List<Read> read = new ArrayList<>();
        for (FolderRow row : folder.rows(SHAPE)) {
            String name = row.textOrEmpty("id") + ".jpg";
            named.add(name);
            read(folder, row, files.contains(name)).ifPresent(one -> {
                ReportPhoto photo = one.photo();
                if (undecided.contains(photo.id())) {
                    row.problem("id", Sentence.of("gatherings.mistake.photo-waits"));
                }
                refuseOther(row, gatherings.get(photo.report()), photo.id());
                refuseMore(one, positions.computeIfAbsent(photo.report(), report -> new HashSet<>()));
                read.add(one);
            });
        }
        files.stream()
                .filter(file -> !named.contains(file))
                .forEach(file -> folder.problem(
                        new Place(FOLDER + file, 0, ""), Sentence.of("gatherings.mistake.photo-unnamed")));
        return read;
    }

    // Where the picture is follows from the rest; a row that says otherwise means another one.
    private static void refuseOther(FolderRow row, @Nullable String gathering, UUID id) {
        String said = row.text("picture");
        if (said != null && gathering != null && !said.equals(picture(gathering, id))) {
            row.problem("picture", Sentence.of("gatherings.mistake.picture", "picture", picture(gathering, id)));
        }
    }

    private static void refuseMore(Read one, Set<Integer> positions) {
        if (positions.size() == Report.MOST_PHOTOS) {
            one.row().problem("report", Sentence.of("gatherings.mistake.photos", "most", Report.MOST_PHOTOS));
        } else if (!positions.add(one.position())) {
            one.row().problem("position", Sentence.of("gatherings.mistake.position"));
        }
    }

    private static Optional<Read> read(FolderReader folder, FolderRow row, boolean there) {
        UUID id = row.parsed("id", WaveFolder::id);
        UUID report = row.parsed("report", WaveFolder::id);
        Integer position = row.parsed("position", ReportPhotoRows::number);
        Integer width = row.parsed("width", ReportPhotoRows::number);
        Integer height = row.parsed("height", ReportPhotoRows::number);
        if (report != null) {
            folder.refer(Report.KIND, report.toString(), row.at("report"));
        }
        if (id != null && !there) {
            row.problem("id", Sentence.of("gatherings.mistake.photo-missing", "name", id + ".jpg"));
        }
        if (row.textOrEmpty("seen").length() > ReportPhotoPages.LONGEST_SEEN) {
            row.problem("seen", Sentence.of("gatherings.mistake.long", "most", ReportPhotoPages.LONGEST_SEEN));
        }
        byte @Nullable [] jpeg =
                id == null || !there ? null : folder.file(file(id)).orElse(null);
        if (id == null || report == null || position == null || width == null || height == null || jpeg == null) {
            return Optional.empty();
        }
        wrong(jpeg)
                .ifPresentOrElse(
                        wrong -> folder.problem(new Place(file(id), 0, ""), wrong),
                        () -> ReportPhotoDrawing.size(jpeg)
                                .ifPresent(size -> compare(new Size(width, height), size, row)));
        ReportPhoto photo =
                new ReportPhoto(id, report, 1, width, height, true, ReportPhotoMarks.NONE, row.textOrEmpty("seen"));
        return Optional.of(new Read(row, photo, position, Documents.sha256(jpeg)));
    }

    private static int number(String text) {
        if (!text.matches("[1-9][0-9]{0,4}")) {
            throw new Misread(Sentence.of("gatherings.mistake.number"));
        }
        return Integer.parseInt(text);
    }

    // What is wrong with a file itself.
    private static Optional<Sentence> wrong(byte[] jpeg) {
        if (jpeg.length > Documents.LARGEST) {
            return Optional.of(Sentence.of("gatherings.mistake.photo-size"));
        }
        Optional<Set<Cleaning.Removed>> besides = Cleaning.besidesDots(jpeg);
        Optional<Size> size = ReportPhotoDrawing.size(jpeg);
        if (besides.isEmpty() || size.isEmpty()) {
            return Optional.of(Sentence.of("gatherings.mistake.photo-kind"));
        }
        if (!besides.get().isEmpty()) {
            return Optional.of(Sentence.of("gatherings.mistake.photo-metadata"));
        }
        return Math.max(size.get().width(), size.get().height()) > ReportPhotoDrawing.LONGEST
                ? Optional.of(Sentence.of("gatherings.mistake.photo-large", "most", ReportPhotoDrawing.LONGEST))
                : Optional.empty();
    }

    // Pages are laid out by what the row says.
    private static void compare(Size said, Size size, FolderRow row) {
        if (said.width() != size.width()) {
            row.problem("width", Sentence.of("gatherings.mistake.photo-dots", "dots", size.width()));
        }
        if (said.height() != size.height()) {
            row.problem("height", Sentence.of("gatherings.mistake.photo-dots", "dots", size.height()));
        }
    }

    /// Writes them, one file at a time, and removes what everybody could see besides.
    void write(FolderReader folder, List<Read> read) {
        for (Read each : read) {
            UUID id = each.photo().id();
            byte[] jpeg = folder.file(file(id))
                    .filter(content -> Documents.sha256(content).equals(each.sha256()))
                    .orElseThrow(() -> new IllegalStateException(file(id) + " was changed while the folder was read"));
            photos.bringIn(each.photo(), each.position(), jpeg);
        }
        photos.keepOnly(read.stream().map(each -> each.photo().id()).collect(Collectors.toSet()));
    }

    void export(FolderWriter out) {
        List<Seen> some;
        long skip = 0;
        do {
            some = photos.listSeen(new Slice(skip, SLICE));
            some.forEach(photo -> photos.content(photo.id()).ifPresent(content -> out.file(file(photo.id()), content)));
            skip += SLICE;
        } while (some.size() == SLICE);
    }

    /// The file of one, by its path in a folder.
    Optional<byte[]> file(String path) {
        return path.startsWith(FOLDER) && path.endsWith(".jpg")
                ? ReportForm.id(path.substring(FOLDER.length(), path.length() - 4))
                        .flatMap(photos::content)
                : Optional.empty();
    }
}
