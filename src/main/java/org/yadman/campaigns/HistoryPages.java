package org.yadman.campaigns;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.yadman.platform.collect.TableShape;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.History;
import org.yadman.platform.db.Ref;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// The versions of a row of the record, each with what it changed and a button that brings it back.
@Controller
class HistoryPages {

    private final Tables tables;
    private final Things things;
    private final FormPage forms;
    private final Templates templates;

    HistoryPages(Tables tables, Things things, FormPage forms, Templates templates) {
        this.tables = tables;
        this.things = things;
        this.forms = forms;
        this.templates = templates;
    }

    /// The versions of a row.
    ///
    /// @param said what sources say of it, as it was entered: nothing of that is overwritten
    record HistoryModel(
            Caller caller,
            String title,
            String thing,
            String action,
            String table,
            String key,
            int last,
            List<Version> versions,
            List<FormPage.Said> said) {}

    /// One version.
    ///
    /// @param who by whom, without a name
    /// @param sides what it changed
    /// @param back whether it can be brought back
    record Version(int number, String heading, String who, boolean removed, List<Side> sides, boolean back) {}

    @GetMapping("/{lang}/desk/record/history/{table}/{*key}")
    @Requires(Permission.PROPOSE)
    Page show(@PathVariable String table, @PathVariable String key, Caller caller, Visitor v) {
        TableShape shape = tables.findByHand(table).orElseThrow(NotFound::new).shape();
        TableShape.Thing thing = shape.thing();
        if (thing == null) {
            throw new NotFound();
        }
        String natural = key.substring(1);
        Ref ref = things.find(thing.kind(), natural).orElseThrow(NotFound::new);
        List<History.Version> all = things.versions(ref);
        HistoryModel model = new HistoryModel(
                caller,
                v.t("campaigns.history.title", "what", v.t("campaigns.one." + table)),
                RecordAddress.spoken(natural),
                v.to(RecordAddress.of(shape, natural)),
                table,
                natural,
                all.isEmpty() ? 0 : all.getFirst().number(),
                versions(table, all, caller, v),
                forms.said(thing.kind() + ":" + natural, things.sheet(shape, natural), v));
        return templates.page(v, "campaigns/history", model);
    }

    private static List<Version> versions(String table, List<History.Version> all, Caller caller, Visitor v) {
        List<Version> versions = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            History.Version version = all.get(i);
            List<Side> sides = i + 1 == all.size() ? List.of() : sides(table, all.get(i + 1), version, v);
            versions.add(new Version(
                    version.number(),
                    heading(version, v),
                    who(version, caller, v),
                    version.removal(),
                    sides,
                    i > 0 && !version.removal()));
        }
        return versions;
    }

    private static List<Side> sides(String table, History.Version before, History.Version after, Visitor v) {
        return History.differences(before, after).stream()
                .map(each -> Side.of(
                        table,
                        each.column(),
                        Objects.requireNonNullElse(each.before(), ""),
                        Objects.requireNonNullElse(each.after(), ""),
                        v))
                .toList();
    }

    private static String heading(History.Version version, Visitor v) {
        String date = v.firstDate(LocalDate.ofInstant(version.at(), ZoneOffset.UTC));
        return v.t("campaigns.history.version", "number", v.number(version.number()), "date", date);
    }

    private static String who(History.Version version, Caller caller, Visitor v) {
        if (version.actor().equals(ActorId.IMPORT)) {
            return v.t("campaigns.history.import");
        }
        return v.t(version.actor().equals(caller.actor()) ? "campaigns.history.you" : "campaigns.history.other");
    }
}
