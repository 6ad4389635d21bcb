package org.yadman.sources;

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
import org.yadman.platform.web.FeedSource;
import org.yadman.platform.web.Visitor;

/// New statements of sources, as news.
@Component
class ClaimNews implements FeedSource {

    private final ClaimStore store;
    private final Claims claims;
    private final Sources sources;
    private final FieldViews views;
    private final List<RefSource> refs;

    ClaimNews(ClaimStore store, Claims claims, Sources sources, FieldViews views, List<RefSource> refs) {
        this.store = store;
        this.claims = claims;
        this.sources = sources;
        this.views = views;
        this.refs = refs;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Entry> newest(Visitor v, int most) {
        List<Claim> newest = store.listNewest(most);
        Map<UUID, Source> cited =
                sources.byId(newest.stream().map(Claim::source).distinct().toList());
        Map<String, Map<UUID, Named>> subjects = subjects(newest, v);
        List<Entry> entries = new ArrayList<>();
        for (Claim claim : newest) {
            Named subject = subjects.getOrDefault(claim.subject().kind(), Map.of())
                    .get(claim.subject().id());
            if (subject != null) {
                entries.add(entry(claim, subject, Objects.requireNonNull(cited.get(claim.source())), v));
            }
        }
        return entries;
    }

    private Map<String, Map<UUID, Named>> subjects(List<Claim> newest, Visitor v) {
        Map<String, List<UUID>> byKind = newest.stream()
                .collect(Collectors.groupingBy(
                        claim -> claim.subject().kind(),
                        Collectors.mapping(claim -> claim.subject().id(), Collectors.toList())));
        Map<String, Map<UUID, Named>> names = new HashMap<>();
        for (RefSource ref : refs) {
            List<UUID> ids = byKind.get(ref.kind());
            if (ids != null) {
                names.put(ref.kind(), ref.name(ids, v.language()));
            }
        }
        return names;
    }

    private Entry entry(Claim claim, Named subject, Source source, Visitor v) {
        FieldType type = claims.field(claim.subject().kind(), claim.field())
                .map(Field::type)
                .orElseThrow();
        return new Entry(
                claim.id(),
                v.t("sources.news.title", "subject", subject.title()),
                v.t(
                        "sources.news.summary",
                        "field",
                        views.label(claim.subject().kind(), claim.field(), v),
                        "denies",
                        claim.stance() == Stance.DENIES ? "yes" : "no",
                        "value",
                        views.text(claim, type, v).value(),
                        "source",
                        v.in(source.title()).value()),
                subject.path() + "#" + FieldViews.anchor(claim),
                claim.enteredOn());
    }
}
