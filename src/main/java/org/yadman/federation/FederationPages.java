package org.yadman.federation;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.yadman.federation.Delivery.Act;
import org.yadman.gatherings.Gist;
import org.yadman.gatherings.Gists;
import org.yadman.platform.web.Freshness;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Public;
import org.yadman.platform.web.Signed;
import org.yadman.platform.web.Site;

/// What other servers ask of this one, and where they say that they follow. While it is off there is nothing here.
@Controller
class FederationPages {

    private static final String ACTIVITY = "application/activity+json";
    private static final String NODEINFO = "http://nodeinfo.diaspora.software/ns/schema/2.1";
    private static final int PAGE = 20;
    private static final Pattern GATHERING =
            Pattern.compile("([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?:\\.([1-9][0-9]{0,3}))?");

    private final Federation federation;
    private final FederationStore store;
    private final Deliveries line;
    private final Gists gists;
    private final Activities activities;
    private final FederationInbox inbox;
    private final Site site;

    FederationPages(
            Federation federation,
            FederationStore store,
            Deliveries line,
            Gists gists,
            Activities activities,
            FederationInbox inbox,
            Site site) {
        this.federation = federation;
        this.store = store;
        this.line = line;
        this.gists = gists;
        this.activities = activities;
        this.inbox = inbox;
        this.site = site;
    }

    private void requireOn() {
        if (!federation.isOn()) {
            throw new NotFound();
        }
    }

    private static ResponseEntity<byte[]> answer(String type, Map<String, ?> said) {
        return ResponseEntity.ok().header("Content-Type", type).body(Activities.bytes(said));
    }

    @GetMapping("/.well-known/webfinger")
    @Public
    ResponseEntity<byte[]> finger(@RequestParam(defaultValue = "") String resource) {
        requireOn();
        String account = "acct:" + Activities.NAME + "@" + federation.authority();
        if (!resource.equalsIgnoreCase(account) && !resource.equals(activities.actorId())) {
            throw new NotFound();
        }
        Map<String, Object> found = new LinkedHashMap<>();
        found.put("subject", account);
        found.put("aliases", List.of(activities.actorId()));
        found.put("links", List.of(Map.of("rel", "self", "type", ACTIVITY, "href", activities.actorId())));
        return answer("application/jrd+json", found);
    }

    @GetMapping("/.well-known/nodeinfo")
    @Public
    ResponseEntity<byte[]> nodes() {
        requireOn();
        return answer(
                "application/json",
                Map.of(
                        "links",
                        List.of(
                                Map.of("rel", NODEINFO, "href", federation.address("/nodeinfo/2.1")),
                                // FEP-2677: who speaks for the server.
                                Map.of(
                                        "rel",
                                        "https://www.w3.org/ns/activitystreams#Application",
                                        "href",
                                        activities.actorId()))));
    }

    // How many people there are, and which version exactly runs here, is nobody's business.
    @GetMapping("/nodeinfo/2.1")
    @Public
    ResponseEntity<byte[]> node() {
        requireOn();
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("version", "2.1");
        node.put("software", Map.of("name", "yadman", "version", "0"));
        node.put("protocols", List.of("activitypub"));
        node.put("services", Map.of("inbound", List.of(), "outbound", List.of("atom1.0")));
        node.put("openRegistrations", false);
        node.put("usage", Map.of("users", Map.of()));
        node.put("metadata", Map.of("nodeName", site.name().in(site.language()).value()));
        return answer("application/json; profile=\"" + NODEINFO + "#\"", node);
    }

    @GetMapping(Activities.ACTOR)
    @Public
    ResponseEntity<byte[]> actor() {
        requireOn();
        return answer(ACTIVITY, activities.actor());
    }

    @GetMapping(Activities.FOLLOWERS)
    @Public
    ResponseEntity<byte[]> followers() {
        requireOn();
        return answer(ACTIVITY, activities.followers(store.countHosts()));
    }

    @GetMapping(Activities.OUTBOX)
    @Public
    ResponseEntity<byte[]> outbox(@RequestParam(defaultValue = "") String page, Freshness freshness) {
        requireOn();
        LocalDate from = freshness.today().minusDays(Deliveries.DAYS_TOLD);
        long gatherings = gists.count(from);
        int pages = (int) ((gatherings + PAGE - 1) / PAGE);
        if (page.isEmpty()) {
            return answer(ACTIVITY, activities.outbox(gatherings * 2, pages));
        }
        int number = page.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(page) : 0;
        if (number < 1 || number > Math.max(1, pages)) {
            throw new NotFound();
        }
        List<Map<String, Object>> items = new ArrayList<>();
        for (Gist gist : gists.list(from, (number - 1L) * PAGE, PAGE)) {
            int turn = store.timesGone(gist.id());
            items.add(activities.activity(Act.CREATE, gist, turn, ""));
            items.add(activities.activity(Act.ANNOUNCE, gist, turn, ""));
        }
        return answer(ACTIVITY, activities.outboxPage(number, pages, items));
    }

    @GetMapping(Activities.GATHERINGS + "{id}")
    @Public
    ResponseEntity<byte[]> gathering(@PathVariable String id) {
        requireOn();
        Matcher read = GATHERING.matcher(id);
        if (!read.matches()) {
            throw new NotFound();
        }
        UUID gathering = UUID.fromString(read.group(1));
        int turn = read.group(2) == null ? 0 : Integer.parseInt(read.group(2));
        int gone = store.timesGone(gathering);
        if (turn < gone) {
            return ResponseEntity.status(410)
                    .header("Content-Type", ACTIVITY)
                    .body(Activities.bytes(activities.tombstone(gathering, turn)));
        }
        Optional<Gist> gist = turn == gone ? gists.find(gathering) : Optional.empty();
        return answer(ACTIVITY, activities.inContext(activities.event(gist.orElseThrow(NotFound::new), turn)));
    }

    @PostMapping(Activities.INBOX)
    @Public
    @Signed
    ResponseEntity<Void> receive(HttpServletRequest request) throws IOException {
        requireOn();
        byte[] body = request.getInputStream().readNBytes(FederationInbox.LARGEST + 1);
        FederationInbox.Heard heard = inbox.hear(
                new FederationInbox.Received("post " + Activities.INBOX, name -> header(request, name), body));
        if (heard == FederationInbox.Heard.ACCEPTED) {
            line.ring();
        }
        return ResponseEntity.status(heard.status()).build();
    }

    private static @Nullable String header(HttpServletRequest request, String name) {
        List<String> values = Collections.list(Objects.requireNonNull(request.getHeaders(name)));
        return values.isEmpty() ? null : String.join(", ", values);
    }
}
