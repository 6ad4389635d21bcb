package org.yadman.outreach;

import static org.yadman.outreach.BroadcastViews.PATH;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.yadman.outreach.BroadcastForm.Typed;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Checked;
import org.yadman.platform.web.Forbidden;
import org.yadman.platform.web.Listing;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.SeeOther;
import org.yadman.platform.web.Visitor;

/// What was on the radio and on television: the list, one more, one of them.
@Controller
class BroadcastPages {

    private final Broadcasts broadcasts;
    private final BroadcastViews views;
    private final Appeals appeals;

    BroadcastPages(Broadcasts broadcasts, BroadcastViews views, Appeals appeals) {
        this.broadcasts = broadcasts;
        this.views = views;
        this.appeals = appeals;
    }

    @GetMapping("/{lang}/desk/outreach/broadcasts")
    @Requires(Permission.REACH_GROUPS)
    Page list(@RequestParam Map<String, String> asked, Caller caller, Visitor v) {
        return views.list(new Listing.Query(PATH, asked), BroadcastForm.on(v.today()), List.of(), caller, v);
    }

    @GetMapping("/{lang}/desk/outreach/broadcasts.csv")
    @Requires(Permission.REACH_GROUPS)
    ResponseEntity<byte[]> sheet(@RequestParam(defaultValue = "") String q, Visitor v) {
        return CsvText.answer("on-the-air.csv", views.sheet(q, v));
    }

    @PostMapping("/{lang}/desk/outreach/broadcasts")
    @Requires(Permission.REACH_GROUPS)
    View add(@RequestParam Map<String, String> sent, Caller caller, Visitor v) {
        BroadcastForm typed = new BroadcastForm(sent);
        return switch (typed.check(known(), v.today())) {
            case Checked.Invalid<Typed>(List<Mistake> mistakes) ->
                views.list(new Listing.Query(PATH, Map.of()), typed, mistakes, caller, v)
                        .with(HttpStatus.UNPROCESSABLE_CONTENT);
            case Checked.Valid<Typed>(Typed wanted) ->
                new SeeOther(v.to(PATH + "/" + broadcasts.add(wanted, caller).id()));
        };
    }

    private List<UUID> known() {
        return appeals.list().stream().map(Appeal::id).toList();
    }

    @GetMapping("/{lang}/desk/outreach/broadcasts/{id}")
    @Requires(Permission.REACH_GROUPS)
    Page show(@PathVariable String id, Caller caller, Visitor v) {
        Broadcast broadcast = find(id);
        return views.show(broadcast, BroadcastViews.Typed.nothing(broadcast), caller, v);
    }

    private Broadcast find(String id) {
        return Addresses.id(id).flatMap(broadcasts::find).orElseThrow(NotFound::new);
    }

    private Broadcast mine(String id, Caller caller) {
        Broadcast broadcast = find(id);
        if (!Broadcasts.mayChange(broadcast, caller)) {
            throw new Forbidden();
        }
        return broadcast;
    }

    @PostMapping("/{lang}/desk/outreach/broadcasts/{id}")
    @Requires(Permission.REACH_GROUPS)
    View change(@PathVariable String id, @RequestParam Map<String, String> sent, Caller caller, Visitor v) {
        Broadcast broadcast = mine(id, caller);
        BroadcastForm typed = new BroadcastForm(sent);
        return switch (typed.check(known(), v.today())) {
            case Checked.Invalid<Typed>(List<Mistake> mistakes) ->
                views.show(broadcast, BroadcastViews.Typed.change(typed, mistakes, null), caller, v)
                        .with(HttpStatus.UNPROCESSABLE_CONTENT);
            case Checked.Valid<Typed>(Typed wanted) ->
                switch (broadcasts.change(broadcast, ThreadPages.version(sent), wanted, caller)) {
                    case DONE -> new SeeOther(v.to(PATH + "/" + id));
                    case OVERTAKEN ->
                        views.show(
                                        find(id),
                                        BroadcastViews.Typed.change(typed, List.of(), v.t("outreach.overtaken")),
                                        caller,
                                        v)
                                .with(HttpStatus.CONFLICT);
                };
        };
    }

    /// Takes away one that was logged by mistake.
    @PostMapping("/{lang}/desk/outreach/broadcasts/{id}/removal")
    @Requires(Permission.REACH_GROUPS)
    View remove(@PathVariable String id, Caller caller, Visitor v) {
        Broadcast broadcast = mine(id, caller);
        return switch (broadcasts.remove(broadcast, caller)) {
            case DONE -> new SeeOther(v.to(PATH));
            case OVERTAKEN ->
                views.show(
                                broadcast,
                                BroadcastViews.Typed.change(
                                        BroadcastForm.of(broadcast), List.of(), v.t("broadcasts.remove.called")),
                                caller,
                                v)
                        .with(HttpStatus.CONFLICT);
        };
    }
}
