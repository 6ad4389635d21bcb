package org.yadman.gatherings;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.yadman.gatherings.ReportPhotoRows.Read;
import org.yadman.platform.collect.Cells;
import org.yadman.platform.collect.FolderPart;
import org.yadman.platform.collect.FolderReader;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.collect.FolderTable;
import org.yadman.platform.collect.FolderTable.Keys;
import org.yadman.platform.collect.FolderTable.Slice;
import org.yadman.platform.collect.FolderWriter;
import org.yadman.platform.collect.Sheet;
import org.yadman.platform.collect.TableShape;
import org.yadman.platform.collect.TableShape.Column;
import org.yadman.platform.collect.TableShape.Form.Usual;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Sentence;
import org.yadman.platform.web.Checked;

/// `gatheringreports.csv` and the photos of reports: what everybody may read and see of gatherings that
/// were held. What waits, what is sealed and how it came is in no folder, and a folder leaves it as it
/// is.
@Component
@Order(39)
class ReportsFolder implements FolderPart {

    private static final TableShape SHAPE = new TableShape(
            "gatheringreports",
            List.of(
                    Column.required("id").as(Usual.ID).means("Which one it is."),
                    Column.required("gathering").of(Gathering.KIND).means("What it tells of, as YEAR/SLUG."),
                    Column.required("language").as(Usual.LANGUAGE).means("The language in which it is written."),
                    Column.required("origin").oneOf(ReportOrigin.class).means("Who tells."),
                    Column.required("published_on").as(Usual.DAY).means("The day on which it became public."),
                    Column.required("words").means("What happened."),
                    Column.required("attended")
                            .as(Usual.NUMBER)
                            .means("How many came, at least: the smallest number of a band."),
                    Column.optional("officials").means("Who came in a public office, one in a line."),
                    Column.optional("press").means("Addresses where it is told of, one in a line."),
                    Column.optional("lessons").means("What others should know.")),
            List.of("id"),
            true);

    private final Reports reports;
    private final ReportPhotos photos;
    private final ReportPhotoRows photoRows;
    private final Gatherings gatherings;
    private final HeldBack heldBack;

    ReportsFolder(
            Reports reports, ReportPhotos photos, ReportPhotoRows photoRows, Gatherings gatherings, HeldBack heldBack) {
        this.reports = reports;
        this.photos = photos;
        this.photoRows = photoRows;
        this.gatherings = gatherings;
        this.heldBack = heldBack;
    }

    @Override
    public List<FolderTable> tables() {
        return List.of(new FolderTable(SHAPE, reports::countSeen, this::rows), photoRows.table());
    }

    private List<Map<String, String>> rows(Slice slice, Keys keys) {
        List<Report> some = reports.listSeen(slice);
        Map<UUID, String> of =
                keys.of(Gathering.KIND, some.stream().map(Report::gathering).collect(Collectors.toSet()));
        return some.stream()
                .map(report -> new Cells()
                        .with("id", report.id())
                        .with("gathering", of.get(report.gathering()))
                        .with("language", report.language())
                        .with("origin", report.origin())
                        .with("published_on", report.publishedOn())
                        .with("words", report.text().words())
                        .with("attended", report.text().least())
                        .with("officials", String.join("\n", report.text().officials()))
                        .with("press", String.join("\n", report.text().press()))
                        .with("lessons", report.text().lessons())
                        .row())
                .toList();
    }

    @Override
    public void export(FolderWriter out) {
        photoRows.export(out);
    }

    @Override
    public Optional<byte[]> file(String path) {
        return photoRows.file(path);
    }

    @Override
    public boolean isEmpty() {
        return reports.countSeen() == 0;
    }

    /// A report with its row and that of its gathering.
    private record Told(FolderRow row, Report report, FolderRow gathering) {}

    @Override
    public Staged read(FolderReader folder) {
        if (!folder.whole()) {
            return actor -> {};
        }
        Map<String, FolderRow> held = new HashMap<>();
        folder.rows(GatheringsFolder.SHAPE).forEach(row -> held.put(GatheringsFolder.SHAPE.keyOf(row.cells()), row));
        Set<UUID> undecided = reports.undecided();
        List<Told> read = new ArrayList<>();
        for (FolderRow row : folder.rows(SHAPE)) {
            read(folder, row, held).ifPresent(read::add);
        }
        read.stream()
                .filter(told -> undecided.contains(told.report().id()))
                .forEach(told -> told.row().problem("id", Sentence.of("gatherings.mistake.report-waits")));
        List<Read> pictures = photoRows.read(
                folder,
                read.stream()
                        .collect(Collectors.toMap(
                                told -> told.report().id(),
                                told -> "/gatherings/" + told.row().textOrEmpty("gathering"),
                                (one, other) -> one)));
        refuseTooMuch(read, pictures);
        refuseLeftOut(folder);
        return actor -> {
            reports.bringIn(read.stream().map(Told::report).toList());
            photoRows.write(folder, pictures);
        };
    }

    private static Optional<Told> read(FolderReader folder, FolderRow row, Map<String, FolderRow> held) {
        UUID id = row.parsed("id", WaveFolder::id);
        UUID of = row.refer("gathering", Gathering.KIND);
        String language = row.language("language");
        ReportOrigin origin = row.choice("origin", ReportOrigin.class);
        LocalDate publishedOn = row.day("published_on");
        Optional<ReportText> text = text(row);
        FolderRow gathering = held.get(row.textOrEmpty("gathering"));
        Gathering.State state =
                gathering == null ? null : FolderRow.constant(Gathering.State.class, gathering.text("state"));
        if (state != null && state != Gathering.State.HELD) {
            row.problem("gathering", Sentence.of("gatherings.mistake.not-held"));
        }
        if (id != null) {
            folder.declare(Report.KIND, id.toString());
        }
        if (id == null
                || of == null
                || gathering == null
                || language == null
                || origin == null
                || publishedOn == null
                || text.isEmpty()) {
            return Optional.empty();
        }
        Report report = new Report(
                id, 1, of, origin, Report.State.PUBLISHED, language, null, false, null, publishedOn, text.get());
        return Optional.of(new Told(row, report, gathering));
    }

    // As its form reads it.
    private static Optional<ReportText> text(FolderRow row) {
        String band = row.textOrEmpty("attended");
        boolean known = ReportBand.find(band).isPresent();
        if (!known && !band.isEmpty()) {
            row.problem(
                    "attended",
                    Sentence.of(
                            "gatherings.mistake.band",
                            "bands",
                            ReportBand.ALL.stream().map(ReportBand::word).toList()));
        }
        if (row.text("words") == null) {
            return Optional.empty();
        }
        ReportForm form = new ReportForm(
                "",
                "",
                row.textOrEmpty("words"),
                known ? band : ReportBand.ALL.getFirst().word(),
                row.textOrEmpty("officials"),
                row.textOrEmpty("press"),
                row.textOrEmpty("lessons"),
                row.text("lessons") == null ? "" : "all",
                "");
        return switch (form.check()) {
            case Checked.Invalid<ReportText>(var mistakes) -> {
                mistakes.forEach(mistake -> row.problem(mistake.field(), mistake.sentence()));
                yield Optional.empty();
            }
            case Checked.Valid<ReportText>(var text) -> Optional.of(text);
        };
    }

    /// What a host allowed here is not widened by an older file. What everybody can read here already
    /// stays.
    private void refuseTooMuch(List<Told> read, List<Read> pictures) {
        Map<UUID, List<Read>> byReport = pictures.stream()
                .collect(Collectors.groupingBy(picture -> picture.photo().report()));
        Set<UUID> seen = photos.seen();
        for (Told told : read) {
            Optional<Gathering> there = gatherings.find(told.report().gathering());
            Precision precision =
                    FolderRow.constant(Precision.class, told.gathering().text("precision"));
            if (there.isEmpty() || precision == null) {
                continue;
            }
            List<Read> its = byReport.getOrDefault(told.report().id(), List.of());
            refusePlace(told, its, there.get(), hidden(there.get(), precision, told.gathering()));
            if (there.get().photos() == Photos.NONE) {
                its.stream()
                        .filter(picture -> !seen.contains(picture.photo().id()))
                        .forEach(picture ->
                                picture.row().problem("report", Sentence.of("gatherings.mistake.no-photos")));
            }
        }
    }

    // What of a place would not be seen once the folder has come in: of what was typed here, and of what it says
    // itself.
    private List<String> hidden(Gathering there, Precision precision, FolderRow row) {
        Place all = GatheringsFolder.place(row);
        Set<String> shown =
                gatherings.allowed(there, all.shown(precision)).place().words().collect(Collectors.toSet());
        return Stream.concat(heldBack.place(there.id()).stream().flatMap(Place::words), all.words())
                .filter(word -> !shown.contains(word))
                .toList();
    }

    private void refusePlace(Told told, List<Read> its, Gathering there, List<String> hidden) {
        if (hidden.isEmpty()) {
            return;
        }
        ReportText text = told.report().text();
        Optional<Report> stands = reports.listPublished(there.id()).stream()
                .filter(report -> report.id().equals(told.report().id()))
                .findFirst();
        if (stands.filter(report -> report.text().equals(text)).isEmpty()
                && !Reports.told(hidden.stream(), text, Stream.of()).isEmpty()) {
            told.row().problem("words", Sentence.of("gatherings.mistake.tells"));
        }
        Map<UUID, String> said = stands.map(report -> photos.list(report.id())).orElse(List.of()).stream()
                .collect(Collectors.toMap(ReportPhoto::id, ReportPhoto::seen));
        its.stream()
                .filter(picture ->
                        !picture.photo().seen().equals(said.get(picture.photo().id())))
                .filter(picture -> hidden.stream()
                        .anyMatch(word -> Reports.tells(picture.photo().seen(), word)))
                .forEach(picture -> picture.row().problem("seen", Sentence.of("gatherings.mistake.tells")));
    }

    // What was sent in is decided on by somebody, and not by a folder that does not know of it.
    private void refuseLeftOut(FolderReader folder) {
        Set<String> kept = folder.declared(Gathering.KIND).keySet();
        gatherings.byId(reports.awaited()).values().stream()
                .map(Gathering::key)
                .filter(key -> !kept.contains(key))
                .sorted()
                .forEach(key -> folder.problem(
                        new FolderReader.Place(GatheringsFolder.SHAPE.file(), 0, ""),
                        Sentence.of("gatherings.mistake.left-out", "key", key)));
    }

    /// At the desk a report has its own form, and is decided on.
    @Override
    public boolean byHand(String table) {
        return false;
    }

    /// What was removed leaves no version behind: a report is erased when it is taken away.
    @Override
    public Map<String, Map<String, UUID>> ids() {
        return Map.of();
    }

    @Override
    public Map<UUID, String> keys(String kind, Collection<UUID> ids) {
        return Map.of();
    }

    @Override
    public Optional<UUID> find(String kind, String key) {
        return Optional.empty();
    }

    @Override
    public Sheet rowsOf(Collection<Ref> things, Keys keys) {
        return Sheet.EMPTY;
    }

    @Override
    public void remove(Ref thing) {
        // A report is taken away on its own page.
    }

    /// What waits is in no folder: so nothing goes before the rows that stay are known.
    @Override
    public void clear() {
        // See Reports.bringIn.
    }
}
