package org.yadman.outreach;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yadman.outreach.Broadcast.CallBack;
import org.yadman.outreach.Broadcast.Content;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.SortKeys;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Choice;
import org.yadman.platform.web.Countries;
import org.yadman.platform.web.Listing;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;
import org.yadman.pure.names.SearchText;

/// Broadcasts as they stand on pages: the list, and one with who called back.
@Component
class BroadcastViews {

    static final String PATH = "/desk/outreach/broadcasts";

    private final Broadcasts broadcasts;
    private final Contacts contacts;
    private final Threads threads;
    private final Appeals appeals;
    private final Countries countries;
    private final SortKeys keys;
    private final Templates templates;

    BroadcastViews(
            Broadcasts broadcasts,
            Contacts contacts,
            Threads threads,
            Appeals appeals,
            Countries countries,
            SortKeys keys,
            Templates templates) {
        this.broadcasts = broadcasts;
        this.contacts = contacts;
        this.threads = threads;
        this.appeals = appeals;
        this.countries = countries;
        this.keys = keys;
        this.templates = templates;
    }

    /// The list, and the form for one more.
    ///
    /// @param sheet the address of the same list as CSV
    record ListModel(
            Caller caller,
            Listing<Line> list,
            String sheet,
            BroadcastForm typed,
            Choices choices,
            List<Mistake> mistakes) {}

    /// A broadcast in the list.
    record Line(String station, String programme, String path, String medium, LocalDate on, String time, int calls) {}

    /// What can be chosen in the form.
    record Choices(List<Choice> media, List<Choice> countries, List<Choice> languages, List<Choice> appeals) {}

    Page list(Listing.Query query, BroadcastForm typed, List<Mistake> mistakes, Caller caller, Visitor v) {
        List<Broadcast> found = found(query.get("q"));
        Map<UUID, Integer> calls = broadcasts.countCalls();
        List<Line> shown = Listing.slice(found, query).stream()
                .map(broadcast -> new Line(
                        broadcast.content().station(),
                        broadcast.content().programme(),
                        v.to(PATH + "/" + broadcast.id()),
                        v.t("outreach.channel." + broadcast.medium().word()),
                        broadcast.on(),
                        time(broadcast, v),
                        calls.getOrDefault(broadcast.id(), 0)))
                .toList();
        return templates.page(
                v,
                "outreach/broadcasts",
                new ListModel(
                        caller,
                        Listing.of(shown, found.size(), query.page(), query),
                        new Listing.Query(PATH + ".csv", Map.of("q", query.get("q"))).address(v),
                        typed,
                        choices(typed, v),
                        mistakes));
    }

    /// Those with these words in their station, their programme or what was said, the newest first.
    List<Broadcast> found(String words) {
        String folded = SearchText.fold(words);
        return broadcasts.list().stream()
                .filter(broadcast -> folded.isEmpty()
                        || SearchText.fold(broadcast.content().station() + " "
                                        + broadcast.content().programme() + " "
                                        + broadcast.content().said())
                                .contains(folded))
                .toList();
    }

    /// When it was, with the time zone of the station as far as it is known.
    String time(Broadcast broadcast, Visitor v) {
        Content content = broadcast.content();
        if (content.time().isEmpty()) {
            return "";
        }
        return LocalTimes.zone(content.zone(), content.country())
                .map(zone -> LocalTimes.named(broadcast.on(), content.time(), zone, v))
                .orElse(v.digits(content.time()));
    }

    String country(Broadcast broadcast, Visitor v) {
        return countries.name(broadcast.content().country(), v.language());
    }

    static String language(String tag, Visitor v) {
        return tag.isEmpty() ? "" : new Language(tag).nameIn(v.language());
    }

    private Choices choices(BroadcastForm typed, Visitor v) {
        String appeal = typed.field("appeal");
        return new Choices(
                Broadcast.MEDIA.stream()
                        .map(medium -> new Choice(
                                medium.word(),
                                v.t("outreach.channel." + medium.word()),
                                medium.word().equals(typed.field("medium"))))
                        .toList(),
                countries.choices(typed.field("country"), v.t("outreach.unknown"), v),
                languages(typed.field("language"), v),
                Stream.concat(
                                Stream.of(new Choice("", v.t("broadcasts.appeal.none"), appeal.isEmpty())),
                                appeals.list().stream()
                                        .map(each -> new Choice(
                                                each.id().toString(),
                                                each.content().title(),
                                                each.id().toString().equals(appeal))))
                        .toList());
    }

    // A station speaks the language of its listeners, which need not be one of ours.
    private List<Choice> languages(String chosen, Visitor v) {
        Stream<Choice> all = Arrays.stream(Locale.getISOLanguages())
                .map(tag -> new Choice(tag, new Language(tag).nameIn(v.language()), tag.equals(chosen)))
                .filter(choice -> !choice.label().equals(choice.value()))
                .sorted(Comparator.comparing(choice -> keys.key(v.language(), choice.label())));
        return Stream.concat(Stream.of(new Choice("", v.t("outreach.unknown"), chosen.isEmpty())), all)
                .toList();
    }

    // ---- one

    /// One broadcast.
    ///
    /// @param appealPath null where it belongs to none
    /// @param who among whom the caller may be; empty until somebody has typed a name that we know
    record ShowModel(
            Caller caller,
            Broadcast broadcast,
            String medium,
            String time,
            String country,
            String language,
            @Nullable String appeal,
            @Nullable String appealPath,
            List<CallLine> calls,
            boolean mayChange,
            BroadcastForm typed,
            Choices choices,
            CallForm call,
            List<Choice> spoken,
            List<Choice> who,
            List<Mistake> mistakes,
            @Nullable String told) {}

    /// Somebody who called back.
    ///
    /// @param path where more of it stands, or null for those who may not see who it was
    record CallLine(String name, @Nullable String path, LocalDate on, String words, boolean inThread) {}

    /// What was typed on the page of a broadcast and could not be taken.
    record Typed(
            BroadcastForm form,
            CallForm call,
            List<Choice> who,
            List<Mistake> mistakes,
            @Nullable String told) {

        static Typed nothing(Broadcast broadcast) {
            return new Typed(BroadcastForm.of(broadcast), CallForm.EMPTY, List.of(), List.of(), null);
        }

        static Typed change(BroadcastForm form, List<Mistake> mistakes, @Nullable String told) {
            return new Typed(form, CallForm.EMPTY, List.of(), mistakes, told);
        }

        static Typed call(
                Broadcast broadcast, CallForm call, List<Choice> who, List<Mistake> mistakes, @Nullable String told) {
            return new Typed(BroadcastForm.of(broadcast), call, who, mistakes, told);
        }
    }

    Page show(Broadcast broadcast, Typed typed, Caller caller, Visitor v) {
        UUID of = broadcast.appeal();
        Optional<Appeal> appeal = of == null ? Optional.empty() : appeals.find(of);
        String spoken = typed.call().language();
        return templates.page(
                v,
                "outreach/broadcast",
                new ShowModel(
                        caller,
                        broadcast,
                        v.t("outreach.channel." + broadcast.medium().word()),
                        time(broadcast, v),
                        country(broadcast, v),
                        language(broadcast.content().language(), v),
                        appeal.map(each -> each.content().title()).orElse(null),
                        appeal.map(each -> v.to(AppealPages.PATH + "/" + each.id()))
                                .orElse(null),
                        broadcasts.calls(broadcast).stream()
                                .map(call -> line(call, caller, v))
                                .toList(),
                        Broadcasts.mayChange(broadcast, caller),
                        typed.form(),
                        choices(typed.form(), v),
                        typed.call(),
                        languages(spoken.isEmpty() ? broadcast.content().language() : spoken, v),
                        typed.who(),
                        typed.mistakes(),
                        typed.told()));
    }

    private CallLine line(CallBack call, Caller caller, Visitor v) {
        UUID thread = call.thread();
        UUID contact = call.contact();
        if (thread != null) {
            return threads.find(thread, caller)
                    .map(open -> new CallLine(open.name(v), v.to(ThreadPages.PATH + "/" + thread), call.on(), "", true))
                    .orElseGet(() -> unseen(call, v));
        }
        if (contact != null) {
            return contacts.find(contact, caller)
                    .map(known -> new CallLine(
                            known.details().name(),
                            v.to(ContactPages.PATH + "/" + contact),
                            call.on(),
                            call.words(),
                            false))
                    .orElseGet(() -> unseen(call, v));
        }
        return new CallLine(v.t("outreach.erased"), null, call.on(), "", false);
    }

    private static CallLine unseen(CallBack call, Visitor v) {
        return new CallLine(v.t("broadcasts.call.unseen"), null, call.on(), "", false);
    }

    /// The list as a table for a spreadsheet, the names of the columns first.
    List<List<String>> sheet(String words, Visitor v) {
        Map<UUID, String> titles = appeals.list().stream()
                .collect(Collectors.toMap(Appeal::id, appeal -> appeal.content().title()));
        Map<UUID, Integer> calls = broadcasts.countCalls();
        Stream<List<String>> head = Stream.of(Stream.of(
                        "on",
                        "time",
                        "zone",
                        "medium",
                        "station",
                        "programme",
                        "country",
                        "minutes",
                        "language",
                        "link",
                        "appeal",
                        "said",
                        "calls")
                .map(column -> v.t("broadcasts.column." + column))
                .toList());
        return Stream.concat(head, found(words).stream().map(broadcast -> {
                    Content content = broadcast.content();
                    return List.of(
                            broadcast.on().toString(),
                            content.time(),
                            LocalTimes.zone(content.zone(), content.country())
                                    .map(zone -> zone.getId())
                                    .orElse(""),
                            v.t("outreach.channel." + broadcast.medium().word()),
                            content.station(),
                            content.programme(),
                            country(broadcast, v),
                            content.minutes() == 0 ? "" : String.valueOf(content.minutes()),
                            language(content.language(), v),
                            content.link(),
                            broadcast.appeal() == null ? "" : titles.getOrDefault(broadcast.appeal(), ""),
                            content.said(),
                            String.valueOf(calls.getOrDefault(broadcast.id(), 0)));
                }))
                .toList();
    }
}
