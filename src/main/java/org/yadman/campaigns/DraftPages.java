package org.yadman.campaigns;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.SeeOther;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// One's own drafts; of others' nobody learns even that they are there.
@Controller
class DraftPages {

    private final Drafts drafts;
    private final FormReader reader;
    private final FormPage pages;
    private final Templates templates;

    DraftPages(Drafts drafts, FormReader reader, FormPage pages, Templates templates) {
        this.drafts = drafts;
        this.reader = reader;
        this.pages = pages;
        this.templates = templates;
    }

    /// The list.
    record DraftsModel(Caller caller, List<Line> drafts) {}

    /// One draft.
    record Line(String sentence, String address) {}

    @GetMapping("/{lang}/desk/record/drafts")
    @Requires(Permission.PROPOSE)
    Page list(Caller caller, Visitor v) {
        List<Line> lines = drafts.list(caller).stream()
                .map(draft -> new Line(
                        v.t(
                                "campaigns.drafts.line",
                                "what",
                                v.t("campaigns.one." + draft.table()),
                                "date",
                                v.firstDate(LocalDate.ofInstant(draft.savedAt(), ZoneOffset.UTC))),
                        v.to("/desk/record/drafts/" + draft.id())))
                .toList();
        return templates.page(v, "campaigns/drafts", new DraftsModel(caller, lines));
    }

    @GetMapping("/{lang}/desk/record/drafts/{id}")
    @Requires(Permission.PROPOSE)
    Page open(@PathVariable String id, Caller caller, Visitor v) {
        UUID draft = id(id);
        Map<String, String> form = new TreeMap<>(drafts.open(draft, caller));
        form.put("_draft", draft.toString());
        return pages.page(FormPage.State.of(reader.read(form)), caller, v);
    }

    @PostMapping("/{lang}/desk/record/drafts/{id}")
    @Requires(Permission.PROPOSE)
    View delete(@PathVariable String id, Caller caller, Visitor v) {
        drafts.delete(id(id), caller);
        return new SeeOther(v.to("/desk/record/drafts"));
    }

    static UUID id(String text) {
        if (!text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            throw new NotFound();
        }
        return UUID.fromString(text);
    }
}
