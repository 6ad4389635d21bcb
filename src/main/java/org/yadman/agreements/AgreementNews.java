package org.yadman.agreements;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.yadman.platform.web.FeedSource;
import org.yadman.platform.web.Visitor;

/// Who agrees, and since when; who would, on a condition; who has let it end; and how many took it back, whose names
/// are gone. Of what is hidden nothing stands here.
@Component
class AgreementNews implements FeedSource {

    private static final String PATH = "/agreement";

    private final Texts texts;
    private final AgreementList list;
    private final Agreements agreements;

    AgreementNews(Texts texts, AgreementList list, Agreements agreements) {
        this.texts = texts;
        this.list = list;
        this.agreements = agreements;
    }

    @Override
    public List<Entry> newest(Visitor v, int most) {
        return texts.current().stream()
                .flatMap(text -> Stream.concat(now(text, v, most), left(text, v)))
                .sorted(Comparator.comparing(Entry::on).reversed())
                .limit(most)
                .toList();
    }

    private Stream<Entry> now(AgreementText text, Visitor v, int most) {
        List<AgreementList.Row> newest = list.all(text, v.today()).rows().stream()
                .filter(row -> row.version() == 0)
                .sorted(Comparator.comparing(AgreementNews::on).reversed())
                .limit(most)
                .toList();
        return list.listed(newest).stream().map(each -> entry(each, v));
    }

    private static LocalDate on(AgreementList.Row row) {
        return row.state() == AgreementList.State.EARLIER ? row.renewBy().plusDays(1) : row.on();
    }

    private static Entry entry(AgreementList.Listed listed, Visitor v) {
        AgreementList.Row row = listed.row();
        String state = row.state().word();
        String name = v.in(listed.shown().group().name()).value();
        return new Entry(
                id(row.id() + " " + state + " " + on(row)),
                v.t("agreements.news.title", "group", name, "state", state),
                v.t("agreements.news", "commitment", row.commitment().name(), "state", state),
                PATH,
                on(row));
    }

    private Stream<Entry> left(AgreementText text, Visitor v) {
        return agreements.left(text.id()).entrySet().stream()
                .map(day -> new Entry(
                        id(text.id() + " left " + day.getKey()),
                        v.t("agreements.news.left", "count", day.getValue()),
                        v.t("agreements.news.left.note"),
                        PATH,
                        Objects.requireNonNull(day.getKey())));
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
