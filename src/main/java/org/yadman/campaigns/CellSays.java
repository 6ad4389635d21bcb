package org.yadman.campaigns;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yadman.platform.collect.FolderPart;
import org.yadman.platform.collect.RefSource;
import org.yadman.platform.collect.Sheet;
import org.yadman.platform.collect.TableShape;
import org.yadman.platform.collect.TableShape.Column;
import org.yadman.platform.collect.TableShape.Form;
import org.yadman.platform.collect.TableShape.Form.Usual;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Dates;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Messages;
import org.yadman.pure.calendars.PartialDate;

/// What a cell of the record says, in the words of whoever has to agree with it.
@Component
class CellSays {

    private final List<FolderPart> parts;
    private final Things things;
    private final Map<String, RefSource> names;
    private final Messages messages;
    private final Dates dates;
    private final Clock clock;

    CellSays(
            List<FolderPart> parts,
            Things things,
            List<RefSource> sources,
            Messages messages,
            Dates dates,
            Clock clock) {
        this.parts = parts;
        this.things = things;
        this.names = sources.stream().collect(Collectors.toUnmodifiableMap(RefSource::kind, source -> source));
        this.messages = messages;
        this.dates = dates;
        this.clock = clock;
    }

    /// The cell in words, with what is written where the words alone would not tell it; null where the row has none.
    @Nullable
    String of(TableShape shape, String name, Map<String, String> row, Language language) {
        String value = row.get(name);
        Optional<Column> column = shape.column(name);
        if (value == null || column.isEmpty()) {
            return value;
        }
        return offered(shape, name, row, value, language)
                .or(() -> named(shape, column.get(), row, value, language))
                .orElseGet(() -> understood(shape, column.get(), row, value, language));
    }

    // What a form offers under a label is told by it.
    private Optional<String> offered(
            TableShape shape, String name, Map<String, String> row, String value, Language language) {
        return parts.stream()
                .flatMap(part -> part.options(shape.name(), name, row, Sheet.EMPTY, language).stream())
                .filter(option -> option.value().equals(value))
                .map(FolderPart.Option::label)
                .findFirst();
    }

    private Optional<String> named(
            TableShape shape, Column column, Map<String, String> row, String value, Language language) {
        if (column.name().equals("subject")) {
            return Subject.of(row)
                    .flatMap(subject -> things.find(subject.kind(), subject.key()))
                    .flatMap(ref -> title(ref, language));
        }
        return switch (column.form()) {
            case Form.Words _ ->
                parts.stream()
                        .flatMap(part -> Stream.ofNullable(part.words().get(shape.name() + "/" + column.name())))
                        .findFirst()
                        .map(prefix -> messages.text(language, prefix + value));
            case Form.Of(var kind) -> things.find(kind, value).flatMap(ref -> title(ref, language));
            case Usual _ -> Optional.empty();
        };
    }

    private Optional<String> title(Ref ref, Language language) {
        return Optional.ofNullable(names.get(ref.kind()))
                .flatMap(source -> Optional.ofNullable(
                        source.name(List.of(ref.id()), language).get(ref.id())))
                .map(RefSource.Named::title);
    }

    private String understood(
            TableShape shape, Column column, Map<String, String> row, String value, Language language) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<String> words = new ArrayList<>();
        parts.forEach(part -> words.addAll(part.understood(shape.name(), column.name(), row, today, language)));
        if (column.form() == Usual.DATE || column.form() == Usual.DAY) {
            date(value, language).ifPresent(words::add);
        }
        Set<String> told = new LinkedHashSet<>(words);
        told.remove(value);
        return told.isEmpty() ? value : value + " – " + String.join(" · ", told);
    }

    private Optional<String> date(String value, Language language) {
        try {
            return Optional.of(dates.partial(language, PartialDate.parse(value)));
        } catch (DateTimeException unread) {
            return Optional.empty();
        }
    }
}
