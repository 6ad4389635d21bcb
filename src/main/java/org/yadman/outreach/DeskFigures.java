package org.yadman.outreach;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.outreach.FigureStore.Followed;
import org.yadman.outreach.FigureStore.Told;
import org.yadman.outreach.FigureStore.Way;

/// What works, in numbers for those who keep the record: by text, channel, country, language and month how
/// many were asked, reached, answered and agreed, and how long an answer took. Nothing is folded or
/// rounded here as it is in {@link Figures}, and so nobody else sees it.
@Component
class DeskFigures {

    private final FigureStore store;
    private final ThreadStore threads;
    private final BroadcastStore broadcasts;
    private final Optional<AgreedByCode> byCode;

    DeskFigures(FigureStore store, ThreadStore threads, BroadcastStore broadcasts, Optional<AgreedByCode> byCode) {
        this.store = store;
        this.threads = threads;
        this.broadcasts = broadcasts;
        this.byCode = byCode;
    }

    /// By what is counted.
    enum By {
        APPEAL,
        CHANNEL,
        COUNTRY,
        LANGUAGE,
        MONTH;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Some of it.
    ///
    /// @param name an appeal's id, a channel's word, a country's or language's code, a month; empty where
    ///     nobody knows
    /// @param median days from the first ask to the answer; by channel from the ask that it followed; null
    ///     without an answer
    record Row(
            String name,
            int asked,
            int arrived,
            int answered,
            int agreed,
            @Nullable Long median) {}

    /// All of it.
    ///
    /// @param aired how many broadcasts there were, by medium
    /// @param calls how many called back about them
    record All(Row total, Map<By, List<Row>> parts, Map<Channel, Integer> aired, int calls) {}

    @Transactional(readOnly = true)
    public All upTo(LocalDate today) {
        List<Told> asked = store.threads();
        Set<UUID> agreed = agreed(asked);
        Map<By, List<Row>> parts = new EnumMap<>(By.class);
        parts.put(By.APPEAL, largestFirst(by(asked, told -> told.appeal().toString(), agreed)));
        parts.put(By.CHANNEL, channels(asked, agreed));
        parts.put(By.COUNTRY, largestFirst(by(asked, told -> Objects.requireNonNullElse(told.country(), ""), agreed)));
        parts.put(By.LANGUAGE, largestFirst(by(asked, Told::language, agreed)));
        parts.put(By.MONTH, by(asked, told -> told.firstOn().toString().substring(0, 7), agreed));
        return new All(
                row("", asked, agreed),
                parts,
                broadcasts.countBefore(today.plusDays(1)),
                broadcasts.countCalls().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum());
    }

    // As a person read it, or as a group typed it in itself.
    private Set<UUID> agreed(List<Told> asked) {
        Set<UUID> agreed = new HashSet<>(threads.listAgreed());
        Set<UUID> slips = asked.stream()
                .filter(told -> told.answeredOn() != null)
                .flatMap(told -> Stream.ofNullable(told.slip()))
                .collect(Collectors.toSet());
        Set<UUID> typed = byCode.map(codes -> codes.among(slips)).orElse(Set.of());
        asked.stream()
                .filter(told -> told.answeredOn() != null && told.slip() != null && typed.contains(told.slip()))
                .forEach(told -> agreed.add(told.id()));
        return agreed;
    }

    private static List<Row> by(List<Told> asked, Function<Told, String> name, Set<UUID> agreed) {
        Map<String, List<Told>> parts = new TreeMap<>();
        asked.forEach(told -> parts.computeIfAbsent(name.apply(told), part -> new ArrayList<>())
                .add(told));
        return parts.entrySet().stream()
                .map(part -> row(part.getKey(), part.getValue(), agreed))
                .toList();
    }

    private static List<Row> largestFirst(List<Row> rows) {
        return rows.stream()
                .sorted(Comparator.comparingInt(Row::asked).reversed().thenComparing(Row::name))
                .toList();
    }

    private static Row row(String name, List<Told> of, Set<UUID> agreed) {
        List<Told> answered =
                of.stream().filter(told -> told.answeredOn() != null).toList();
        return new Row(
                name,
                of.size(),
                (int) of.stream().filter(Told::arrived).count(),
                answered.size(),
                (int) of.stream().filter(told -> agreed.contains(told.id())).count(),
                median(answered.stream()
                        .map(told -> days(told.firstOn(), told.answeredOn()))
                        .toList()));
    }

    // Who called before anybody had asked answered at once.
    private static long days(LocalDate from, @Nullable LocalDate to) {
        return Math.max(0, ChronoUnit.DAYS.between(from, Objects.requireNonNull(to)));
    }

    /// Of an even number the mean of the two in the middle, rounded up: nobody waits half a day.
    static @Nullable Long median(List<Long> days) {
        if (days.isEmpty()) {
            return null;
        }
        List<Long> sorted = days.stream().sorted().toList();
        long lower = sorted.get((sorted.size() - 1) / 2);
        long upper = sorted.get(sorted.size() / 2);
        return (lower + upper + 1) / 2;
    }

    // An answer speaks for the ask that it followed and not for those before it.
    private List<Row> channels(List<Told> asked, Set<UUID> agreed) {
        Map<UUID, Told> known = new HashMap<>();
        asked.forEach(told -> known.put(told.id(), told));
        List<Way> ways = store.ways();
        List<Followed> followed = store.followed().stream()
                .filter(each -> known.containsKey(each.thread()))
                .toList();
        List<Row> rows = new ArrayList<>();
        for (Channel channel : Channel.values()) {
            List<Way> by = ways.stream().filter(way -> way.channel() == channel).toList();
            List<Followed> after =
                    followed.stream().filter(each -> each.channel() == channel).toList();
            if (!by.isEmpty()) {
                rows.add(new Row(
                        channel.word(),
                        by.size(),
                        (int) by.stream().filter(Way::arrived).count(),
                        after.size(),
                        (int) after.stream()
                                .filter(each -> agreed.contains(each.thread()))
                                .count(),
                        median(after.stream()
                                .map(each -> days(
                                        each.on(),
                                        Objects.requireNonNull(known.get(each.thread()))
                                                .answeredOn()))
                                .toList())));
            }
        }
        return largestFirst(rows);
    }
}
