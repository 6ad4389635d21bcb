package org.yadman.campaigns;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.View;
import org.yadman.campaigns.Edit.Outcome;
import org.yadman.campaigns.Editing.Author;
import org.yadman.campaigns.FormPage.Moved;
import org.yadman.campaigns.FormPage.State;
import org.yadman.campaigns.RecordForm.Row;
import org.yadman.platform.collect.TableShape;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Messages;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.SeeOther;
import org.yadman.platform.web.Visitor;

/// A form for every row of the record, and what its buttons do.
@Controller
class FormPages {

    private final Tables tables;
    private final Things things;
    private final Editing editing;
    private final FormReader reader;
    private final SentDocuments documents;
    private final Drafts drafts;
    private final FormPage pages;

    FormPages(
            Tables tables,
            Things things,
            Editing editing,
            FormReader reader,
            SentDocuments documents,
            Drafts drafts,
            FormPage pages) {
        this.tables = tables;
        this.things = things;
        this.editing = editing;
        this.reader = reader;
        this.documents = documents;
        this.drafts = drafts;
        this.pages = pages;
    }

    @GetMapping("/{lang}/desk/record/{table}/new")
    @Requires(Permission.PROPOSE)
    Page fresh(@PathVariable String table, @RequestParam Map<String, String> asked, Caller caller, Visitor v) {
        TableShape shape = shape(table);
        Map<String, String> cells = new TreeMap<>();
        asked.forEach((name, text) -> {
            if (shape.column(name).isPresent() && !text.isBlank()) {
                cells.put(name, text);
            }
        });
        RecordForm form = new RecordForm(List.of(new Row(shape, "", 0, -1, cells)), Map.of());
        return pages.page(State.of(withSource(form)), caller, v);
    }

    // A request begins with a step, and a step is known from a source.
    private RecordForm withSource(RecordForm form) {
        return switch (form.first().table()) {
            case "tracks" -> withDate(form.adding(shape("steps")));
            case "steps" -> withDate(form);
            default -> form;
        };
    }

    private RecordForm withDate(RecordForm form) {
        RecordForm more = form.adding(shape("claims"));
        Row claim = more.rows().getLast();
        Map<String, String> dated = new TreeMap<>(claim.cells());
        dated.put("field", "date");
        return more.with(more.rows().size() - 1, claim.with(dated));
    }

    private TableShape shape(String table) {
        return tables.findByHand(table).orElseThrow(NotFound::new).shape();
    }

    @GetMapping("/{lang}/desk/record/{table}/{*key}")
    @Requires(Permission.PROPOSE)
    Page show(
            @PathVariable String table,
            @PathVariable String key,
            @RequestParam(defaultValue = "") String saved,
            Caller caller,
            Visitor v) {
        TableShape shape = shape(table);
        String natural = key.substring(1);
        Things.Standing standing = things.standing(shape, natural).orElseThrow(NotFound::new);
        Row row = new Row(shape, natural, standing.version(), -1, standing.row());
        State state = State.of(new RecordForm(List.of(row), Map.of()));
        return pages.page(state.saved(!saved.isEmpty()), caller, v);
    }

    @PostMapping("/{lang}/desk/record/{table}/new")
    @Requires(Permission.PROPOSE)
    View add(
            @PathVariable String table,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request,
            Caller caller,
            Visitor v) {
        return act(table, "", sent, files(request), caller, v);
    }

    @PostMapping("/{lang}/desk/record/{table}/{*key}")
    @Requires(Permission.PROPOSE)
    View change(
            @PathVariable String table,
            @PathVariable String key,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request,
            Caller caller,
            Visitor v) {
        return act(table, key.substring(1), sent, files(request), caller, v);
    }

    private static Map<String, MultipartFile> files(HttpServletRequest request) {
        return request instanceof MultipartHttpServletRequest parts ? parts.getFileMap() : Map.of();
    }

    private View act(
            String table,
            String key,
            Map<String, String> asked,
            Map<String, MultipartFile> files,
            Caller caller,
            Visitor v) {
        Map<String, String> sent = new TreeMap<>(asked);
        List<Mistake> refused = documents.keep(files, sent);
        RecordForm form = reader.read(sent);
        if (!form.first().table().equals(table) || !form.first().key().equals(key)) {
            throw new NotFound();
        }
        if (!refused.isEmpty()) {
            return pages.page(State.of(form).with(refused), caller, v).with(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        String[] act = sent.getOrDefault("_act", "save").split(":", 2);
        return act(act[0], act.length < 2 ? "" : act[1], form, caller, v);
    }

    /// What a button asks for.
    ///
    /// @param of what stands behind the colon in the button's value: a table, a field, a version
    private View act(String act, String of, RecordForm form, Caller caller, Visitor v) {
        Author author = new Author(caller.actor(), caller.may(Permission.KEEP_RECORD));
        return switch (act) {
            case "draft" ->
                drafts.save(draft(form), form.first().table(), kept(form.sent()), caller.account())
                                .isPresent()
                        ? new SeeOther(v.to(RecordAddress.ROOT + "/drafts"))
                        : pages.page(
                                        State.of(form)
                                                .with(List.of(Mistake.at(
                                                        "", "campaigns.mistake.too-many-drafts", "most", Drafts.MOST))),
                                        caller,
                                        v)
                                .with(HttpStatus.UNPROCESSABLE_CONTENT);
            case "more" -> pages.page(State.of(form.adding(shape(of))), caller, v);
            case "find" -> pages.page(State.of(form).finding(of), caller, v);
            case "look" -> shown(editing.look(form.edit(unasked(v))), form, caller, v);
            case "undo" -> shown(editing.bringBack(form.edit(Map.of()), 0, author), form, caller, v);
            case "back" -> shown(editing.bringBack(form.edit(Map.of()), number(of), author), form, caller, v);
            case "remove" -> shown(editing.edit(form.removal(), author), form, caller, v);
            default -> shown(editing.edit(form.edit(unasked(v)), author), form, caller, v);
        };
    }

    // What belongs to this session, and which button was pressed, is no part of what was written.
    private static Map<String, String> kept(Map<String, String> sent) {
        Map<String, String> kept = new TreeMap<>(sent);
        kept.keySet().removeIf(name -> name.startsWith("_"));
        return kept;
    }

    private static Optional<UUID> draft(RecordForm form) {
        return Optional.ofNullable(form.sent().get("_draft")).map(DraftPages::id);
    }

    private static int number(String text) {
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw new NotFound();
        }
        return Integer.parseInt(text);
    }

    /// What nobody types: by which office and on which day something was entered.
    private static Map<String, Map<String, String>> unasked(Visitor v) {
        Messages messages = v.words().messages();
        String today = v.today().toString();
        String role = "campaigns.edit.role";
        Map<String, String> preference = new HashMap<>(Map.of("decided_on", today));
        v.words()
                .languages()
                .all()
                .forEach(language -> preference.put("editor." + language.tag(), messages.text(language, role)));
        return Map.of(
                "claims",
                Map.of("entered_by", messages.text(Language.SOURCE, role), "entered_on", today),
                "preferences",
                preference);
    }

    private View shown(Outcome outcome, RecordForm form, Caller caller, Visitor v) {
        State state = State.of(form);
        return switch (outcome) {
            case Outcome.Saved saved -> done(form, afterwards(form) + "?saved=yes", caller, v);
            case Outcome.Asked(UUID request) -> done(form, "/desk/approvals/" + request, caller, v);
            case Outcome.Sound sound -> pages.page(state.sound(), caller, v);
            case Outcome.Mistakes(var found) ->
                pages.page(state.with(form.mistakes(found, v.language())), caller, v)
                        .with(HttpStatus.UNPROCESSABLE_CONTENT);
            case Outcome.Moved(int line, var theirs, int version) -> {
                State again = State.of(form.renewed(line, version));
                yield pages.page(again.moved(new Moved(form.rows().get(line), theirs)), caller, v)
                        .with(HttpStatus.CONFLICT);
            }
        };
    }

    private View done(RecordForm form, String path, Caller caller, Visitor v) {
        draft(form).ifPresent(draft -> drafts.delete(draft, caller));
        return new SeeOther(v.to(path));
    }

    private String afterwards(RecordForm form) {
        Row first = form.first();
        if (first.shape().thing() == null) {
            String address = RecordAddress.ofSubject(first.cells(), tables);
            return address.isEmpty() ? RecordAddress.ROOT : address;
        }
        return things.standing(first.shape(), first.keyNow()).isPresent()
                ? RecordAddress.of(first.shape(), first.keyNow())
                : RecordAddress.ROOT + "/" + first.table();
    }
}
