package org.yadman.front;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.platform.collect.RefSource;
import org.yadman.platform.collect.RefSource.Named;
import org.yadman.platform.db.History;
import org.yadman.platform.db.History.Version;
import org.yadman.platform.web.FeedSource;
import org.yadman.platform.web.Visitor;

/// What was added, changed or removed in any room, read from the one history.
@Component
class RecordNews implements FeedSource {

    private final History history;
    private final List<RefSource> refs;

    RecordNews(History history, List<RefSource> refs) {
        this.history = history;
        this.refs = refs;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Entry> newest(Visitor v, int most) {
        // What no room can name to a visitor is no news for one.
        List<Version> newest =
                history.listNewest(refs.stream().map(RefSource::kind).toList(), most);
        Map<String, Map<UUID, Named>> names = names(newest, v);
        Map<String, String> headings = new HashMap<>();
        refs.forEach(ref -> headings.put(ref.kind(), ref.heading(v.language())));
        List<Entry> entries = new ArrayList<>();
        for (Version version : newest) {
            Named named = names.getOrDefault(version.of().kind(), Map.of())
                    .get(version.of().id());
            String heading = headings.get(version.of().kind());
            // What no room can name to a visitor is no news for one.
            if (heading == null) {
                continue;
            }
            entries.add(new Entry(
                    id(version),
                    named == null ? v.t("front.news.gone", "kind", heading) : named.title(),
                    summary(version, heading, v),
                    named == null ? "" : named.path(),
                    LocalDate.ofInstant(version.at(), ZoneOffset.UTC)));
        }
        return entries;
    }

    private Map<String, Map<UUID, Named>> names(List<Version> newest, Visitor v) {
        Map<String, List<UUID>> byKind = newest.stream()
                .collect(Collectors.groupingBy(
                        version -> version.of().kind(),
                        Collectors.mapping(version -> version.of().id(), Collectors.toList())));
        Map<String, Map<UUID, Named>> names = new HashMap<>();
        refs.stream()
                .filter(ref -> byKind.containsKey(ref.kind()))
                .forEach(ref ->
                        names.put(ref.kind(), ref.name(Objects.requireNonNull(byKind.get(ref.kind())), v.language())));
        return names;
    }

    private String summary(Version version, String heading, Visitor v) {
        if (version.removal()) {
            return v.t("front.news.removed", "kind", heading);
        }
        if (version.number() == 1) {
            return v.t("front.news.added", "kind", heading);
        }
        String columns = history.findBefore(version).stream()
                .flatMap(before -> History.differences(before, version).stream())
                .map(History.Difference::column)
                .collect(Collectors.joining(v.t("platform.rule.comma")));
        return v.t("front.news.changed", "kind", heading, "columns", columns);
    }

    // One name for one version of one thing, on every server that has the same record.
    private static UUID id(Version version) {
        String name = version.of().kind() + " " + version.of().id() + " " + version.number();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
