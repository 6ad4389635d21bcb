package org.yadman.front;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.yadman.platform.collect.PublicPages;
import org.yadman.platform.config.Options;
import org.yadman.platform.web.AtomFeed;
import org.yadman.platform.web.FeedSource;
import org.yadman.platform.web.Listing;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Public;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// What changed in the record, as a page and as a feed.
@Controller
class NewsPages implements PublicPages {

    /// How far back the page goes: what is older stands in each thing's own history.
    private static final int MOST_PAGES = 20;

    private final List<FeedSource> feeds;
    private final CurrentCampaign campaign;
    private final Options options;
    private final Templates templates;

    NewsPages(List<FeedSource> feeds, CurrentCampaign campaign, Options options, Templates templates) {
        this.feeds = feeds;
        this.campaign = campaign;
        this.options = options;
        this.templates = templates;
    }

    /// One page of news, by day, the newest first.
    record NewsModel(Listing<FeedSource.Entry> list, Map<LocalDate, List<FeedSource.Entry>> byDay) {}

    @GetMapping("/{lang}/news")
    @Public
    Page news(@RequestParam Map<String, String> asked, Visitor v) {
        Listing.Query query = new Listing.Query("/news", asked);
        int page = query.page();
        if (page > MOST_PAGES) {
            throw new NotFound();
        }
        // One more than the page holds tells whether there is another page.
        int end = page * Listing.SIZE;
        List<FeedSource.Entry> newest = newest(v, Math.min(end + 1, MOST_PAGES * Listing.SIZE));
        List<FeedSource.Entry> shown =
                newest.subList(Math.min(newest.size(), end - Listing.SIZE), Math.min(newest.size(), end));
        Map<LocalDate, List<FeedSource.Entry>> byDay = new LinkedHashMap<>();
        shown.forEach(entry ->
                byDay.computeIfAbsent(entry.on(), day -> new ArrayList<>()).add(entry));
        return templates.page(v, "front/news", new NewsModel(Listing.of(shown, newest.size(), page, query), byDay));
    }

    @GetMapping("/{lang}/news.atom")
    @Public
    ResponseEntity<byte[]> feed(Visitor v, HttpServletRequest request) {
        String site = v.siteName().value();
        return new AtomFeed(
                        UUID.nameUUIDFromBytes(
                                ("news " + campaign.find().map(Campaign::slug).orElse(""))
                                        .getBytes(StandardCharsets.UTF_8)),
                        v.t("front.news.feed", "site", site),
                        site,
                        "/news",
                        options.base(String.valueOf(request.getHeader("Host"))),
                        newest(v, Listing.SIZE))
                .answer(v);
    }

    private List<FeedSource.Entry> newest(Visitor v, int most) {
        return feeds.stream()
                .flatMap(feed -> feed.newest(v, most).stream())
                .sorted(Comparator.comparing(FeedSource.Entry::on).reversed())
                .limit(most)
                .toList();
    }

    @Override
    public List<String> paths() {
        return List.of("/news");
    }
}
