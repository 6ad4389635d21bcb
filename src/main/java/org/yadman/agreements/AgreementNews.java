package org.yadman.agreements;

import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.platform.web.FeedSource;
import org.yadman.platform.web.Visitor;

/// Who agrees since when, by the day on which it became public.
@Component
class AgreementNews implements FeedSource {

    private final Texts texts;
    private final Agreements agreements;

    AgreementNews(Texts texts, Agreements agreements) {
        this.texts = texts;
        this.agreements = agreements;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Entry> newest(Visitor v, int most) {
        return texts.current().stream()
                .flatMap(text -> agreements.published(text.id()).stream())
                .sorted(Comparator.comparing(Shown::publishedOn).reversed())
                .limit(most)
                .map(shown -> new Entry(
                        shown.id(),
                        v.t(
                                "agreements.news.title",
                                "group",
                                v.in(shown.group().name()).value()),
                        v.t(
                                "agreements.news",
                                "commitment",
                                shown.commitment().name(),
                                "state",
                                shown.inForce() ? "in-force" : "waits"),
                        "/agreement",
                        shown.publishedOn()))
                .toList();
    }
}
