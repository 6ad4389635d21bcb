package org.yadman.agreements;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.yadman.approvals.Approvals;
import org.yadman.groups.Group;
import org.yadman.groups.Groups;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.SeeOther;
import org.yadman.platform.web.StepUp;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// Who waits for whom: drawn and as a table, for those who keep the record, of what is published. With what is hidden,
/// only for two stewards who opened it together, for a quarter of an hour.
@Controller
class WaitsDesk {

    private final Texts texts;
    private final Waits waits;
    private final Groups groups;
    private final RulesInWords words;
    private final Approvals approvals;
    private final Templates templates;
    private final TransactionTemplate transaction;

    WaitsDesk(
            Texts texts,
            Waits waits,
            Groups groups,
            RulesInWords words,
            Approvals approvals,
            Templates templates,
            PlatformTransactionManager transactions) {
        this.texts = texts;
        this.waits = waits;
        this.groups = groups;
        this.words = words;
        this.approvals = approvals;
        this.templates = templates;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// The page.
    ///
    /// @param drawing null where nobody waits, or too many for a drawing
    /// @param whole whether hidden ones stand here, too
    record WaitsModel(
            Caller caller, List<Row> rows, @Nullable Drawing drawing, boolean whole) {}

    /// One that waits.
    ///
    /// @param number in the drawing
    /// @param helpers who could help, by their numbers
    record Row(
            int number,
            Text name,
            String path,
            boolean circle,
            @Nullable String hidden,
            @Nullable String rule,
            List<String> open,
            List<String> helpers) {}

    @GetMapping("/{lang}/desk/agreement/waits")
    @Requires(Permission.KEEP_RECORD)
    Page show(Caller caller, Visitor v) {
        List<Waits.Waiting> all =
                texts.current().map(text -> waits.published(text.id())).orElse(List.of());
        return page(all, false, caller, v);
    }

    private Page page(List<Waits.Waiting> all, boolean whole, Caller caller, Visitor v) {
        Map<UUID, Group> known =
                groups.byId(all.stream().map(Waits.Waiting::group).distinct().toList());
        List<Waits.Waiting> sorted = all.stream()
                .sorted(Comparator.comparing((Waits.Waiting each) -> slug(known, each))
                        .thenComparing(each -> each.id()))
                .toList();
        Map<UUID, Integer> numbers = new HashMap<>();
        sorted.forEach(each -> numbers.put(each.id(), numbers.size() + 1));
        List<Row> rows = new ArrayList<>();
        for (Waits.Waiting each : sorted) {
            Group group = Objects.requireNonNull(known.get(each.group()));
            rows.add(new Row(
                    Objects.requireNonNull(numbers.get(each.id())),
                    v.in(group.name()),
                    v.to("/groups/" + group.slug()),
                    each.circle(),
                    each.hidden() == null
                            ? null
                            : v.t(
                                    "agreements.desk.hidden",
                                    "visibility",
                                    each.hidden().name(),
                                    "count",
                                    each.after()),
                    each.rule() == null ? null : words.of(each.rule(), v.language()),
                    words.of(each.open(), v.language()),
                    each.helpers().stream()
                            .map(id -> v.number(Objects.requireNonNull(numbers.get(id))))
                            .sorted()
                            .toList()));
        }
        return templates.page(v, "agreements/waits", new WaitsModel(caller, rows, Drawing.of(sorted, numbers), whole));
    }

    private static String slug(Map<UUID, Group> known, Waits.Waiting each) {
        return Objects.requireNonNull(known.get(each.group())).slug();
    }

    /// What stands where nobody has opened it.
    record ClosedModel(Caller caller) {}

    @GetMapping("/{lang}/desk/agreement/whole")
    @Requires(Permission.STEWARD)
    @StepUp
    Page whole(Caller caller, Visitor v) {
        Optional<AgreementText> text = texts.current();
        if (text.isEmpty() || !waits.isOpen(caller.actor())) {
            return templates.page(v, "agreements/closed", new ClosedModel(caller));
        }
        return page(waits.whole(text.get().id(), caller.actor()), true, caller, v);
    }

    @PostMapping("/{lang}/desk/agreement/whole")
    @Requires(Permission.STEWARD)
    @StepUp
    View ask(Caller caller, Visitor v) {
        AgreementText text = texts.current().orElseThrow(NotFound::new);
        UUID asked =
                transaction.execute(status -> approvals.ask(WholeAct.KIND, text.ref(), 0, Map.of(), caller.actor()));
        return new SeeOther(v.to("/desk/approvals/" + asked));
    }
}
