package org.yadman.recognition;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.yadman.groups.Group;
import org.yadman.groups.Groups;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.db.Counts;
import org.yadman.platform.db.Listings;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Choice;
import org.yadman.platform.web.Listing;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// Our requests as those who keep the record work on them: open one, see to its checklist, take it up again.
@Controller
class RequestsDesk {

    static final String PATH = "/desk/recognition";

    private final TrackStore store;
    private final TrackWords words;
    private final Groups groups;
    private final Counts counts;
    private final Templates templates;

    RequestsDesk(TrackStore store, TrackWords words, Groups groups, Counts counts, Templates templates) {
        this.store = store;
        this.words = words;
        this.groups = groups;
        this.counts = counts;
        this.templates = templates;
    }

    record ListModel(Caller caller, Listing<Line> list, List<Choice> standings, boolean dormant) {}

    /// A request.
    ///
    /// @param owner who looks after it; null: nobody
    /// @param checklist the address of its checklist; empty where it is no longer under way
    /// @param again where it can be taken up again; empty where that is not possible, or it is still moving
    record Line(TrackWords.Entry entry, @Nullable Text owner, String edit, String checklist, String again) {}

    @GetMapping("/{lang}/desk/recognition")
    @Requires(Permission.KEEP_RECORD)
    Page list(@RequestParam Map<String, String> asked, Caller caller, Visitor v) {
        Listing.Query query = new Listing.Query(PATH, asked);
        TrackStore.Filter filter = new TrackStore.Filter(
                v.language(),
                Listings.words(query.get("q")),
                Track.Role.OURS,
                null,
                FolderRow.constant(Standing.class, query.get("state")),
                query.get("dormant").isEmpty() ? null : v.today());
        int total = counts.of(filter, () -> store.count(filter));
        Listing<TrackStore.Placed> found = Listing.of(
                store.listInOrder(store.listIds(filter, TrackStore.Order.LATEST, query.page())),
                total,
                query.page(),
                query);
        return templates.page(
                v,
                "recognition/requests",
                new ListModel(
                        caller,
                        found.with(lines(found.rows(), v)),
                        Arrays.stream(Standing.values())
                                .map(standing -> new Choice(
                                        FolderRow.word(standing),
                                        v.t("recognition.standing." + FolderRow.word(standing)),
                                        FolderRow.word(standing).equals(query.get("state"))))
                                .toList(),
                        !query.get("dormant").isEmpty()));
    }

    private List<Line> lines(List<TrackStore.Placed> placed, Visitor v) {
        Map<UUID, Group> owners = groups.byId(placed.stream()
                .map(each -> each.track().owner())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        List<TrackWords.Entry> entries = words.entries(placed, v);
        return IntStream.range(0, placed.size())
                .mapToObj(i -> line(placed.get(i), entries.get(i), owners, v))
                .toList();
    }

    private static Line line(TrackStore.Placed placed, TrackWords.Entry entry, Map<UUID, Group> owners, Visitor v) {
        String slug = placed.track().slug();
        UUID owner = placed.track().owner();
        Group group = owner == null ? null : owners.get(owner);
        Activity activity = placed.now().activity(v.today());
        boolean again =
                Opening.canTakeUp(placed.track()) && (activity == Activity.OVER || activity == Activity.DORMANT);
        return new Line(
                entry,
                group == null ? null : v.in(group.name()),
                v.to("/desk/record/tracks/" + slug),
                placed.underWay() ? v.to(ChecklistDesk.PATH + "/" + slug) : "",
                again ? v.to(OpeningDesk.PATH) + "?reopens=" + slug : "");
    }
}
