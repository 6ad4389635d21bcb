package org.yadman.outreach;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.outreach.ThreadStore.Counted;

/// How we asked, in numbers: what everybody may see. Nothing here tells what anybody answered: who agrees
/// is counted where it is published, and a "no" or a silence is nobody's business but theirs. How many
/// answered stands only in the sum, by fives; parts with few addressees stand together.
@Component
class Figures {

    /// Fewer addressees than this are counted with others, and answers by so many.
    static final int FEWEST = 5;

    private final ThreadStore store;
    private final BroadcastStore broadcasts;

    Figures(ThreadStore store, BroadcastStore broadcasts) {
        this.store = store;
        this.broadcasts = broadcasts;
    }

    /// All of it.
    ///
    /// @param answered how many have answered, rounded down to a multiple of {@link #FEWEST}
    /// @param aired how many broadcasts there were, by medium
    record All(
            Row total,
            int answered,
            List<Row> channels,
            List<Row> countries,
            List<Row> languages,
            List<Row> months,
            Map<Channel, Integer> aired) {}

    /// Some of it.
    ///
    /// @param name a channel's word, a country's or language's code, a month; empty for others
    /// @param asked addressees that were asked; of a channel how often it was used
    /// @param arrived of how many of those nothing came back undelivered
    record Row(String name, int asked, int arrived) {}

    /// Up to a day, which is left out. Everybody sees a month when it is over: whoever watches the
    /// numbers from day to day could tell from an answer that comes in who has just agreed in confidence.
    @Transactional(readOnly = true)
    public All before(LocalDate day) {
        Map<UUID, AppealThread> threads = new HashMap<>();
        store.listAll().stream().filter(AppealThread::counted).forEach(thread -> threads.put(thread.id(), thread));
        List<Counted> asks = store.countedAsks().stream()
                .filter(ask -> threads.containsKey(ask.thread()) && ask.on().isBefore(day))
                .filter(ask -> ask.state() != Ask.State.DROPPED && ask.state() != Ask.State.QUEUED)
                .toList();
        Set<UUID> arrived = new HashSet<>();
        asks.stream().filter(ask -> ask.state() == Ask.State.SENT).forEach(ask -> arrived.add(ask.thread()));
        List<AppealThread> asked = asks.stream()
                .map(Counted::thread)
                .distinct()
                .flatMap(id -> Stream.ofNullable(threads.get(id)))
                .toList();
        int answered = (int) asked.stream()
                .filter(thread ->
                        thread.answeredOn() != null && thread.answeredOn().isBefore(day))
                .count();
        return new All(
                row("", asked, arrived),
                answered / FEWEST * FEWEST,
                folded(channels(asks)),
                folded(rows(asked, thread -> Objects.requireNonNullElse(thread.country(), ""), arrived)),
                folded(rows(asked, AppealThread::language, arrived)),
                months(asks, threads, arrived),
                // Exactly: what was on the air everybody could hear, and it tells of nobody who answered.
                broadcasts.countBefore(day));
    }

    private static Row row(String name, Collection<AppealThread> of, Set<UUID> arrived) {
        return new Row(name, of.size(), (int)
                of.stream().filter(thread -> arrived.contains(thread.id())).count());
    }

    private static List<Row> rows(Collection<AppealThread> of, Function<AppealThread, String> by, Set<UUID> arrived) {
        Map<String, List<AppealThread>> parts = new TreeMap<>();
        of.forEach(thread -> parts.computeIfAbsent(by.apply(thread), name -> new ArrayList<>())
                .add(thread));
        return parts.entrySet().stream()
                .map(part -> row(part.getKey(), part.getValue(), arrived))
                .toList();
    }

    private static List<Row> channels(List<Counted> asks) {
        List<Row> rows = new ArrayList<>();
        for (Channel channel : Channel.values()) {
            List<Counted> by = asks.stream().filter(ask -> ask.way() == channel).toList();
            long arrived =
                    by.stream().filter(ask -> ask.state() == Ask.State.SENT).count();
            rows.add(new Row(channel.word(), by.size(), (int) arrived));
        }
        return rows;
    }

    // What is small stands with others, and if those are still few, the next smallest with them: the sum tells nothing
    // of them.
    private static List<Row> folded(List<Row> rows) {
        List<Row> large =
                new ArrayList<>(rows.stream().filter(row -> row.asked() > 0).toList());
        large.sort(Comparator.comparingInt(Row::asked).reversed().thenComparing(Row::name));
        int asked = 0;
        int arrived = 0;
        while (!large.isEmpty()
                && (large.getLast().asked() < FEWEST
                        || large.getLast().name().isEmpty()
                        || (asked > 0 && asked < FEWEST))) {
            Row small = large.removeLast();
            asked += small.asked();
            arrived += small.arrived();
        }
        if (asked > 0) {
            large.add(new Row("", asked, arrived));
        }
        return large;
    }

    private static List<Row> months(List<Counted> asks, Map<UUID, AppealThread> threads, Set<UUID> arrived) {
        Map<String, Set<UUID>> months = new TreeMap<>();
        asks.forEach(ask -> months.computeIfAbsent(ask.on().toString().substring(0, 7), month -> new HashSet<>())
                .add(ask.thread()));
        return months.entrySet().stream()
                .map(month -> row(
                        month.getKey(),
                        month.getValue().stream()
                                .flatMap(id -> Stream.ofNullable(threads.get(id)))
                                .toList(),
                        arrived))
                .toList();
    }
}
