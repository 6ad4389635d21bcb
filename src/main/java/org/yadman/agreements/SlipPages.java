package org.yadman.agreements;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.yadman.accounts.GroupChoices;
import org.yadman.agreements.SlipForm.Wanted;
import org.yadman.agreements.Slips.Drawn;
import org.yadman.groups.GroupKind;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.config.Options;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.text.QrCode;
import org.yadman.platform.text.SortKeys;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Checked;
import org.yadman.platform.web.Choice;
import org.yadman.platform.web.Listing;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.SeeOther;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;
import org.yadman.pure.names.SearchText;

/// Codes for letters: whoever writes to a group draws one, prints it, and never sees it again.
@Controller
class SlipPages {

    private static final String PATH = "/desk/slips";

    private final Slips slips;
    private final Answers answers;
    private final AnswerViews views;
    private final RuleViews rules;
    private final GroupChoices groups;
    private final SortKeys keys;
    private final SlipLetter letters;
    private final Options options;
    private final Templates templates;

    SlipPages(
            Slips slips,
            Answers answers,
            AnswerViews views,
            RuleViews rules,
            GroupChoices groups,
            SortKeys keys,
            SlipLetter letters,
            Options options,
            Templates templates) {
        this.slips = slips;
        this.answers = answers;
        this.views = views;
        this.rules = rules;
        this.groups = groups;
        this.keys = keys;
        this.letters = letters;
        this.options = options;
        this.templates = templates;
    }

    /// The list, and the form for one more.
    record ListModel(
            Caller caller,
            Listing<Line> list,
            SlipForm typed,
            List<Choice> groups,
            List<Choice> kinds,
            List<Choice> countries,
            List<Mistake> mistakes) {}

    /// A slip in the list.
    ///
    /// @param answer what became of it, in a sentence
    record Line(Text name, boolean listed, String path, LocalDate madeOn, String answer) {}

    @GetMapping("/{lang}/desk/slips")
    @Requires(Permission.REACH_GROUPS)
    Page list(@RequestParam java.util.Map<String, String> asked, Caller caller, Visitor v) {
        return page(new Listing.Query(PATH, asked), SlipForm.EMPTY, List.of(), caller, v);
    }

    private Page page(Listing.Query query, SlipForm typed, List<Mistake> mistakes, Caller caller, Visitor v) {
        String words = SearchText.fold(query.get("q"));
        List<Line> all = slips.listAll().stream()
                .flatMap(slip -> slips.addressee(slip).stream().map(to -> line(slip, to, v)))
                .filter(line ->
                        words.isEmpty() || SearchText.fold(line.name().value()).contains(words))
                .sorted(Comparator.comparing(
                        line -> keys.key(v.language(), line.name().value())))
                .toList();
        List<Line> shown = Listing.slice(all, query);
        return templates.page(
                v,
                "agreements/slips",
                new ListModel(
                        caller,
                        Listing.of(shown, all.size(), query.page(), query),
                        typed,
                        choices(typed.group(), v),
                        kinds(typed.kind(), v),
                        rules.countries(typed.country(), v),
                        mistakes));
    }

    private Line line(Slip slip, Addressee to, Visitor v) {
        String answer = answers.ofSlip(slip.id()).stream()
                .reduce((older, newer) -> newer)
                .map(last -> views.given(last, v).state())
                .orElseGet(() -> v.t("answers.slip.silent"));
        return new Line(v.in(to.name()), slip.group() != null, v.to(PATH + "/" + slip.id()), slip.madeOn(), answer);
    }

    private List<Choice> choices(String chosen, Visitor v) {
        return Stream.concat(
                        Stream.of(new Choice("", v.t("answers.slip.group.none"), chosen.isEmpty())),
                        groups.choices(v.language()).stream()
                                .map(group -> new Choice(
                                        group.id().toString(),
                                        group.name(),
                                        group.id().toString().equals(chosen))))
                .toList();
    }

    private static List<Choice> kinds(String chosen, Visitor v) {
        return Stream.concat(
                        Stream.of(new Choice("", v.t("answers.rule.choose"), chosen.isEmpty())),
                        Arrays.stream(GroupKind.values())
                                .map(FolderRow::word)
                                .map(word -> new Choice(word, v.t("groups.kind." + word), word.equals(chosen))))
                .toList();
    }

    private List<UUID> known(Visitor v) {
        return groups.choices(v.language()).stream().map(GroupChoices.Group::id).toList();
    }

    @PostMapping("/{lang}/desk/slips")
    @Requires(Permission.REACH_GROUPS)
    Page draw(SlipForm typed, Caller caller, Visitor v, HttpServletRequest request, HttpServletResponse response) {
        return switch (typed.check(known(v))) {
            case Checked.Invalid<Wanted>(List<Mistake> mistakes) ->
                page(new Listing.Query(PATH, java.util.Map.of()), typed, mistakes, caller, v)
                        .with(HttpStatus.UNPROCESSABLE_CONTENT);
            case Checked.Valid<Wanted>(Wanted wanted) -> {
                Drawn drawn;
                if (wanted.group() != null) {
                    drawn = slips.draw(wanted.group(), wanted.contact(), caller.actor());
                } else if (wanted.unlisted() != null) {
                    drawn = slips.draw(wanted.unlisted(), wanted.contact(), caller.actor());
                } else {
                    throw new NotFound();
                }
                yield sheet(drawn, caller, v, request, response);
            }
        };
    }

    /// A slip to print, with its code, shown this once.
    ///
    /// @param address where it is typed in, as a person types it
    /// @param picture the same address: a code is never in it, for whoever finds the paper may read it, too
    record SheetModel(Caller caller, Slip slip, Text name, String code, String address, QrCode picture) {}

    private Page sheet(
            Drawn drawn, Caller caller, Visitor v, HttpServletRequest request, HttpServletResponse response) {
        // A code stays in no cache.
        response.setHeader("Cache-Control", "no-store");
        Addressee to = slips.addressee(drawn.slip()).orElseThrow(NotFound::new);
        return templates.page(
                v,
                "agreements/slip",
                new SheetModel(
                        caller,
                        drawn.slip(),
                        v.in(to.name()),
                        drawn.code().shown(),
                        address(request, v),
                        QrCode.of(base(request) + v.to("/answer"))));
    }

    // The bare address, without the code: nothing that is opened answers anything, and no code stands in an address.
    private static String address(HttpServletRequest request, Visitor v) {
        return request.getHeader("Host") + v.to("/answer");
    }

    private String base(HttpServletRequest request) {
        return options.base(String.valueOf(request.getHeader("Host")));
    }

    /// The same as a letter to print, for whoever drew the code and sends it along once more; it is kept nowhere.
    /// Nobody
    /// else: trying codes here would be a way to one that somebody else drew.
    @PostMapping("/{lang}/desk/slips/{id}/letter")
    @Requires(Permission.REACH_GROUPS)
    ResponseEntity<byte[]> letter(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String code,
            Caller caller,
            Visitor v,
            HttpServletRequest request) {
        Slip slip = find(id);
        SlipCode read = SlipCode.read(code)
                .filter(each -> slip.madeBy().equals(caller.actor().value()) && slips.fits(slip, each))
                .orElseThrow(NotFound::new);
        Addressee to = slips.addressee(slip).orElseThrow(NotFound::new);
        return ResponseEntity.ok()
                .header("Content-Type", "application/pdf")
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"letter-" + v.language().tag() + ".pdf\"")
                .header("Cache-Control", "no-store")
                .body(letters.of(slip, to, read, base(request), v));
    }

    /// One slip.
    ///
    /// @param groups to choose from where it is for a group that is not in the record
    record ShowModel(
            Caller caller,
            Slip slip,
            Addressee to,
            Text name,
            List<AnswerViews.Given> given,
            List<Choice> groups,
            @Nullable String told) {}

    @GetMapping("/{lang}/desk/slips/{id}")
    @Requires(Permission.REACH_GROUPS)
    Page show(@PathVariable String id, Caller caller, Visitor v) {
        return show(find(id), null, caller, v);
    }

    private Page show(Slip slip, @Nullable String told, Caller caller, Visitor v) {
        Addressee to = slips.addressee(slip).orElseThrow(NotFound::new);
        return templates.page(
                v,
                "agreements/slipshow",
                new ShowModel(
                        caller,
                        slip,
                        to,
                        v.in(to.name()),
                        answers.ofSlip(slip.id()).stream()
                                .map(answer -> views.given(answer, v))
                                .toList(),
                        slip.group() == null ? choices("", v) : List.of(),
                        told));
    }

    /// A new code in the place of the old one.
    @PostMapping("/{lang}/desk/slips/{id}/code")
    @Requires(Permission.REACH_GROUPS)
    Page again(
            @PathVariable String id,
            Caller caller,
            Visitor v,
            HttpServletRequest request,
            HttpServletResponse response) {
        return sheet(slips.renew(find(id).id(), null, caller.actor()), caller, v, request, response);
    }

    /// Says which group of the record it is for.
    @PostMapping("/{lang}/desk/slips/{id}/group")
    @Requires(Permission.KEEP_RECORD)
    View link(@PathVariable String id, @RequestParam(defaultValue = "") String group, Caller caller, Visitor v) {
        Slip slip = find(id);
        boolean linked = slip.group() == null
                && known(v).stream()
                        .filter(each -> each.toString().equals(group))
                        .anyMatch(each -> slips.belongsTo(slip, each, caller.actor()));
        return linked
                ? new SeeOther(v.to(PATH + "/" + slip.id()))
                : show(slip, v.t("answers.slip.not-linked"), caller, v).with(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private Slip find(String id) {
        try {
            return slips.find(UUID.fromString(id)).orElseThrow(NotFound::new);
        } catch (IllegalArgumentException nonsense) {
            throw new NotFound();
        }
    }
}
