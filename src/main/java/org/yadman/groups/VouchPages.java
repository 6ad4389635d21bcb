package org.yadman.groups;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.yadman.groups.StandingStore.Row;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Forbidden;
import org.yadman.platform.web.Listing;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.SeeOther;
import org.yadman.platform.web.StepUp;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// Where a group that is known vouches for others.
@Controller
class VouchPages {

    private static final String PATH = "/desk/vouches";
    private static final int LONGEST = 2000;

    private final Vouches vouches;
    private final VettingView view;
    private final CheckStore checks;
    private final StandingStore standings;
    private final Groups groups;
    private final Templates templates;

    VouchPages(
            Vouches vouches,
            VettingView view,
            CheckStore checks,
            StandingStore standings,
            Groups groups,
            Templates templates) {
        this.vouches = vouches;
        this.view = view;
        this.checks = checks;
        this.standings = standings;
        this.groups = groups;
        this.templates = templates;
    }

    /// @param may whether the group may vouch at all
    /// @param left how often it may now
    record VouchModel(
            Caller caller,
            Text name,
            boolean may,
            int left,
            List<VettingView.VouchLine> given,
            List<VettingView.VouchLine> got,
            Form form,
            List<Mistake> mistakes) {}

    /// What was typed.
    ///
    /// @param group its name, or its address on this site
    record Form(String act, String group, String note, String id) {
        Form {
            act = Objects.requireNonNullElse(act, "");
            group = Objects.requireNonNullElse(group, "").strip();
            note = Objects.requireNonNullElse(note, "").strip();
            id = Objects.requireNonNullElse(id, "");
        }
    }

    private static UUID own(Caller caller) {
        UUID group = caller.group();
        if (group == null) {
            throw new Forbidden();
        }
        return group;
    }

    @GetMapping("/{lang}/desk/vouches")
    @Requires(Permission.ACT_FOR_GROUP)
    Page list(Caller caller, Visitor v) {
        return page(caller, v, new Form("", "", "", ""), List.of());
    }

    @PostMapping("/{lang}/desk/vouches")
    @Requires(Permission.ACT_FOR_GROUP)
    @StepUp
    View act(Form form, Caller caller, Visitor v) {
        return switch (form.act()) {
            case "vouch" -> vouch(form, caller, v);
            case "revoke" -> {
                if (!vouches.revoke(own(caller), uuid(form.id()), caller.actor())) {
                    throw new NotFound();
                }
                yield new SeeOther(v.to(PATH));
            }
            default -> throw new NotFound();
        };
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException nonsense) {
            throw new NotFound();
        }
    }

    private View vouch(Form form, Caller caller, Visitor v) {
        List<Mistake> mistakes = new ArrayList<>();
        List<Group> meant = meant(form.group(), v);
        if (meant.size() != 1) {
            mistakes.add(Mistake.at("group", "groups.vouch.which", "count", meant.size()));
        }
        if (form.note().isEmpty()) {
            mistakes.add(Mistake.at("note", "groups.vouch.note.missing"));
        } else if (form.note().length() > LONGEST) {
            mistakes.add(Mistake.at("note", "groups.mistake.long", "most", LONGEST));
        }
        if (!mistakes.isEmpty()) {
            return page(caller, v, form, mistakes).with(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Vouches.Against against = vouches.vouch(own(caller), meant.getFirst().id(), form.note(), caller.actor());
        return against == null
                ? new SeeOther(v.to(PATH))
                : page(
                                caller,
                                v,
                                form,
                                List.of(Mistake.at(
                                        "group",
                                        "groups.vouch.against",
                                        "why",
                                        against.name().toLowerCase(Locale.ROOT))))
                        .with(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    // Somebody copies the address of the group's page, or types its name.
    private List<Group> meant(String typed, Visitor v) {
        String slug = typed.replaceFirst("[?#].*$", "").replaceFirst("/+$", "").replaceFirst("^.*/", "");
        return groups.find(slug)
                .filter(group -> !group.example())
                .map(List::of)
                .orElseGet(() -> typed.isBlank()
                        ? List.of()
                        : groups.list(v.language(), new Listing.Query("/groups", Map.of("q", typed)))
                                .rows());
    }

    private Page page(Caller caller, Visitor v, Form form, List<Mistake> mistakes) {
        UUID own = own(caller);
        Row row = standings.find(own).orElseThrow(NotFound::new);
        Group group = Objects.requireNonNull(groups.byId(List.of(own)).get(own));
        List<Vouch> given = checks.listVouchesBy(own);
        return templates.page(
                v,
                "groups/vouches",
                new VouchModel(
                        caller,
                        v.in(group.name()),
                        !row.example() && Tiers.mayVouch(row.known(), row.checked()),
                        Math.max(0, Vouches.left(row, given, v.today())),
                        view.vouches(given, false, v),
                        view.vouches(checks.listVouchesFor(own), true, v),
                        form,
                        mistakes));
    }
}
