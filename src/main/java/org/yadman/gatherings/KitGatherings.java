package org.yadman.gatherings;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.yadman.days.Day;
import org.yadman.days.Days;
import org.yadman.platform.text.Language;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Public;
import org.yadman.platform.web.Visitor;

/// The kit of a gathering: the same page, filled with what everybody may see of it and nothing else.
@Controller
class KitGatherings {

    private final Gatherings gatherings;
    private final GatheringViews views;
    private final Names names;
    private final Days days;
    private final KitPages pages;

    KitGatherings(Gatherings gatherings, GatheringViews views, Names names, Days days, KitPages pages) {
        this.gatherings = gatherings;
        this.views = views;
        this.names = names;
        this.days = days;
        this.pages = pages;
    }

    @GetMapping("/{lang}/gatherings/{year}/{slug}/kit")
    @Public
    Page show(@PathVariable String year, @PathVariable String slug, HttpServletRequest request, Visitor v) {
        if (!year.matches("[12][0-9]{3}")) {
            throw new NotFound();
        }
        // Nobody is called to what is not held.
        Gathering gathering = gatherings
                .find(Integer.parseInt(year), slug)
                .filter(Gathering::published)
                .filter(each -> each.state() != Gathering.State.CANCELLED)
                .orElseThrow(NotFound::new);
        return pages.page(filled(gathering, v), request, v);
    }

    private KitTyped filled(Gathering gathering, Visitor v) {
        Map<String, String> name = names.of(gathering).texts();
        boolean online = gathering.shown().precision() == Precision.ONLINE;
        return new KitTyped(
                day(gathering.day()),
                gathering.path(),
                "both",
                gathering.heldOn().toString(),
                gathering.startsAt() == null ? "" : gathering.startsAt().toString(),
                online && gathering.zone() != null ? gathering.zone().getId() : "",
                place(gathering, "fa", v),
                place(gathering, "en", v),
                line(name.getOrDefault("fa", "")),
                line(name.getOrDefault("en", "")),
                "",
                "",
                views.whole(gathering, v).groups().stream()
                        .map(group -> line(group.name().value()))
                        .limit(KitTyped.MOST_GROUPS)
                        .collect(Collectors.joining("\n")),
                "");
    }

    private String day(@Nullable UUID id) {
        return days.listAll().stream()
                .filter(day -> day.id().equals(id))
                .map(Day::slug)
                .findFirst()
                .orElse("");
    }

    /// Where exactly in one line, city and country in the next.
    private String place(Gathering gathering, String language, Visitor v) {
        Visitor reader = v.reading(new Language(language));
        List<String> words = views.words(gathering.shown().place(), reader);
        int coarse = Math.max(0, words.size() - 2);
        String comma = reader.t("kits.comma") + " ";
        List<String> lines = new ArrayList<>();
        lines.add(String.join(comma, words.subList(0, coarse)));
        lines.add(String.join(comma, words.subList(coarse, words.size())));
        return lines.stream()
                .map(KitGatherings::line)
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    // A kit's own form must not refuse what it was filled with.
    private static String line(String text) {
        return text.length() <= KitTyped.LONGEST_LINE ? text : text.substring(0, KitTyped.LONGEST_LINE - 1) + "…";
    }
}
