package org.yadman.gatherings;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.yadman.platform.collect.Cells;
import org.yadman.platform.collect.FolderPart;
import org.yadman.platform.collect.FolderReader;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.collect.FolderTable;
import org.yadman.platform.collect.FolderTable.Keys;
import org.yadman.platform.collect.Sheet;
import org.yadman.platform.collect.TableShape;
import org.yadman.platform.collect.TableShape.Column;
import org.yadman.platform.collect.TableShape.Form.Usual;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Misread;
import org.yadman.platform.text.Sentence;

/// `commonminute.csv` and `stations.csv`.
@Component
@Order(39)
class WaveFolder implements FolderPart {

    // There is one or none: it needs no key.
    private static final TableShape MINUTE = new TableShape(
            "commonminute",
            List.of(
                    Column.required("clock")
                            .oneOf(CommonMinute.By.class)
                            .means("By which clock it is kept: at one moment all over the world, or once round the"
                                    + " world, when each clock shows the same."),
                    Column.required("at").means("The hour and the minute by that clock, like 12:00.")),
            List.of(),
            false);

    private static final TableShape STATIONS = new TableShape(
            "stations",
            List.of(
                    Column.required("id").as(Usual.ID).means("Which one it is."),
                    Column.required("name").means("What it is called."),
                    Column.optional("heard").means("Where it is heard: a frequency, a satellite, a site."),
                    Column.optional("country")
                            .as(Usual.COUNTRY)
                            .means("The country in which it is heard; empty where it is heard everywhere."),
                    Column.required("language").as(Usual.LANGUAGE).means("The language in which it speaks.")),
            List.of("id"),
            true);

    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

    private final Waves waves;

    WaveFolder(Waves waves) {
        this.waves = waves;
    }

    @Override
    public List<FolderTable> tables() {
        return List.of(
                new FolderTable(
                        MINUTE,
                        () -> waves.minute().stream().count(),
                        (slice, keys) -> slice.of(
                                waves.minute().stream().map(WaveFolder::row).toList())),
                new FolderTable(STATIONS, () -> waves.stations().size(), (slice, keys) -> slice.of(stations())));
    }

    private static Map<String, String> row(CommonMinute minute) {
        return new Cells().with("clock", minute.by()).with("at", minute.at()).row();
    }

    private List<Map<String, String>> stations() {
        return waves.stations().stream()
                .sorted(Comparator.comparing(station -> station.id().toString()))
                .map(station -> new Cells()
                        .with("id", station.id())
                        .with("name", station.name())
                        .with("heard", station.heard())
                        .with("country", station.country())
                        .with("language", station.language())
                        .row())
                .toList();
    }

    @Override
    public boolean isEmpty() {
        return waves.minute().isEmpty() && waves.stations().isEmpty();
    }

    @Override
    public Staged read(FolderReader folder) {
        List<CommonMinute> minutes = new ArrayList<>();
        List<FolderRow> rows = folder.rows(MINUTE);
        rows.stream().skip(1).forEach(row -> row.problem("clock", Sentence.of("gatherings.mistake.minutes")));
        rows.forEach(row -> minute(row).ifPresent(minutes::add));
        List<Station> stations = new ArrayList<>();
        folder.rows(STATIONS).forEach(row -> station(row).ifPresent(stations::add));
        return actor -> waves.bringIn(minutes.isEmpty() ? null : minutes.getFirst(), stations);
    }

    private static Optional<CommonMinute> minute(FolderRow row) {
        CommonMinute.By by = row.choice("clock", CommonMinute.By.class);
        LocalTime at = row.parsed("at", WaveFolder::time);
        return by == null || at == null ? Optional.empty() : Optional.of(new CommonMinute(by, at));
    }

    private static LocalTime time(String text) {
        if (!TIME.matcher(text).matches()) {
            throw new Misread(Sentence.of("gatherings.mistake.minute"));
        }
        return LocalTime.parse(text);
    }

    private static Optional<Station> station(FolderRow row) {
        UUID id = row.parsed("id", WaveFolder::id);
        String country = row.country("country");
        String language = row.language("language");
        Stream.of("name", "heard")
                .filter(column -> row.textOrEmpty(column).length() > Station.LONGEST)
                .forEach(
                        column -> row.problem(column, Sentence.of("gatherings.mistake.long", "most", Station.LONGEST)));
        String name = row.text("name");
        return id == null || name == null || language == null
                ? Optional.empty()
                : Optional.of(new Station(id, name, row.textOrEmpty("heard"), country, language));
    }

    /// Reads the id of something that has no name of its own.
    static UUID id(String text) {
        return ReportForm.id(text).orElseThrow(() -> new Misread(Sentence.of("gatherings.mistake.id")));
    }

    @Override
    public void clear() {
        waves.clear();
    }

    /// The minute and the stations are kept on a page of their own.
    @Override
    public boolean byHand(String table) {
        return false;
    }

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
        // See clear.
    }
}
