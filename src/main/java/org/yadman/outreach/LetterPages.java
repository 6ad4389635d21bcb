package org.yadman.outreach;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.yadman.outreach.Threads.Done;
import org.yadman.outreach.Threads.Open;
import org.yadman.outreach.Writing.Written;
import org.yadman.platform.config.Options;
import org.yadman.platform.pdf.PaperSize;
import org.yadman.platform.text.TypedDay;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.SeeOther;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// The letters of an appeal that go by post: printed together, then noted as posted.
@Controller
class LetterPages {

    private final Appeals appeals;
    private final Threads threads;
    private final Writing writing;
    private final LetterPaper paper;
    private final Options options;
    private final Templates templates;

    LetterPages(
            Appeals appeals,
            Threads threads,
            Writing writing,
            LetterPaper paper,
            Options options,
            Templates templates) {
        this.appeals = appeals;
        this.threads = threads;
        this.writing = writing;
        this.paper = paper;
        this.options = options;
        this.templates = templates;
    }

    /// Those that can be printed now.
    ///
    /// @param on when they were posted, as it was typed
    /// @param told what became of the last press, or null
    record LettersModel(
            Caller caller,
            Appeal appeal,
            List<Line> letters,
            String on,
            @Nullable String told) {}

    /// One of them.
    ///
    /// @param box what its box sends: the thread, and how it stood when the page was shown
    record Line(String box, String name, String address, boolean chosen) {}

    @GetMapping("/{lang}/desk/outreach/appeals/{id}/letters")
    @Requires(Permission.REACH_GROUPS)
    Page letters(@PathVariable String id, Caller caller, Visitor v) {
        return page(find(id), null, "", null, caller, v);
    }

    private Appeal find(String id) {
        return Addresses.id(id).flatMap(appeals::find).orElseThrow(NotFound::new);
    }

    private List<Open> ready(Appeal appeal, Caller caller) {
        return threads.list(appeal, caller).stream()
                .filter(open -> Ready.is(open, threads))
                .filter(open -> Objects.requireNonNull(open.contact())
                        .details()
                        .point(Contact.Way.POST)
                        .isPresent())
                .toList();
    }

    /// @param boxes those that were ticked; null: the first that one file holds
    private Page page(
            Appeal appeal, @Nullable List<String> boxes, String on, @Nullable String told, Caller caller, Visitor v) {
        List<Open> ready = ready(appeal, caller);
        List<Line> lines = new ArrayList<>();
        for (Open open : ready) {
            String box = box(open);
            lines.add(new Line(
                    box,
                    Objects.requireNonNull(open.contact()).details().name(),
                    address(open),
                    boxes == null ? lines.size() < LetterPaper.MOST : boxes.contains(box)));
        }
        return templates.page(v, "outreach/letters", new LettersModel(caller, appeal, lines, on, told));
    }

    private static String box(Open open) {
        return open.thread().id() + ":" + open.thread().asked();
    }

    private static String address(Open open) {
        return Objects.requireNonNull(open.contact())
                .details()
                .point(Contact.Way.POST)
                .map(Contact.Point::value)
                .orElse("");
    }

    // A box says which thread, and how often it had been asked when the page was shown. Not its version: printing draws
    // codes, and what was printed from a page must be noted as posted from the same page.
    private List<Open> chosen(Appeal appeal, List<String> boxes, Caller caller) {
        List<Open> ready = ready(appeal, caller);
        return boxes.stream()
                .flatMap(box -> ready.stream().filter(open -> box.equals(box(open))))
                .toList();
    }

    /// The letters to print, each with its code, which is drawn now where there is none yet.
    @PostMapping("/{lang}/desk/outreach/appeals/{id}/letters.pdf")
    @Requires(Permission.REACH_GROUPS)
    Object print(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable List<String> letter,
            @RequestParam(defaultValue = "a4") String size,
            @RequestParam(defaultValue = "") String duplex,
            Caller caller,
            HttpServletRequest request,
            Visitor v) {
        Appeal appeal = find(id);
        List<Open> chosen = chosen(appeal, letter == null ? List.of() : letter, caller);
        if (chosen.isEmpty() || chosen.size() > LetterPaper.MOST) {
            return page(appeal, letter, "", v.t("outreach.letters.choose", "most", LetterPaper.MOST), caller, v)
                    .with(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        String base = options.base(String.valueOf(request.getHeader("Host")));
        List<PrintedLetter> letters = new ArrayList<>();
        for (Open open : chosen) {
            AppealThread coded = threads.coded(open, true, caller);
            printed(new Open(coded, appeal, open.contact()), base, v).ifPresent(letters::add);
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header("Content-Disposition", "attachment; filename=\"letters.pdf\"")
                .header("Cache-Control", "no-store")
                .body(paper.of(letters, size.equals("letter") ? PaperSize.LETTER : PaperSize.A4, !duplex.isEmpty(), v));
    }

    private Optional<PrintedLetter> printed(Open open, String base, Visitor v) {
        Contact contact = Objects.requireNonNull(open.contact());
        AppealThread thread = open.thread();
        LocalDate answerBy = threads.answerBy(thread, open.appeal(), v.today());
        Optional<Written> written =
                writing.next(thread, open.appeal(), contact, answerBy, v.today(), String.valueOf(thread.code()), base);
        return written.map(words -> new PrintedLetter(
                words.language(),
                sender(open.appeal(), contact),
                lines(contact),
                thread.token().toUpperCase(Locale.ROOT),
                v.today(),
                words.subject(),
                words.text(),
                String.valueOf(thread.code()),
                base.replaceFirst("^https?://", ""),
                open.appeal().content().ring(),
                open.appeal().kind() != Appeal.Kind.HONOUR
                        ? PrintedLetter.Asks.FOR_AGREEMENT
                        : writing.known(contact.details().group(), words.language())
                                        .isEmpty()
                                ? PrintedLetter.Asks.WHICH_DAYS
                                : PrintedLetter.Asks.WHETHER_DAYS_ARE_RIGHT));
    }

    // The first line of the sender stands in the window of the envelope.
    private static List<String> sender(Appeal appeal, Contact contact) {
        List<String> lines = appeal.content().sender();
        return contact.details().safety().contains(Contact.Safety.NEVER_NAMED) && lines.size() > 1
                ? lines.subList(1, lines.size())
                : lines;
    }

    private static List<String> lines(Contact contact) {
        String name = contact.details().name();
        List<String> lines = contact.details().point(Contact.Way.POST).stream()
                .flatMap(point -> point.value().lines())
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        List<String> all = lines.getFirst().equals(name)
                ? lines
                : Stream.concat(Stream.of(name), lines.stream()).toList();
        return all.stream().limit(PrintedLetter.MOST_LINES).toList();
    }

    /// Notes those chosen as posted.
    @PostMapping("/{lang}/desk/outreach/appeals/{id}/letters/posting")
    @Requires(Permission.REACH_GROUPS)
    View posted(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable List<String> letter,
            @RequestParam Map<String, String> sent,
            Caller caller,
            HttpServletRequest request,
            Visitor v) {
        Appeal appeal = find(id);
        String typed = sent.getOrDefault("on", "");
        Optional<LocalDate> on = TypedDay.past(typed, v.today());
        if (on.isEmpty()) {
            return page(appeal, letter == null ? List.of() : letter, typed, v.t("outreach.mistake.day"), caller, v)
                    .with(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        List<Open> chosen = chosen(appeal, letter == null ? List.of() : letter, caller);
        if (chosen.isEmpty()) {
            return letter == null
                    ? page(appeal, null, typed, v.t("outreach.letters.choose", "most", LetterPaper.MOST), caller, v)
                            .with(HttpStatus.UNPROCESSABLE_CONTENT)
                    : page(appeal, List.of(), typed, v.t("outreach.overtaken"), caller, v)
                            .with(HttpStatus.CONFLICT);
        }
        String base = options.base(String.valueOf(request.getHeader("Host")));
        int overtaken = 0;
        for (Open open : chosen) {
            Contact contact = Objects.requireNonNull(open.contact());
            LocalDate answerBy = threads.answerBy(open.thread(), appeal, on.orElseThrow());
            Written written = writing.next(open.thread(), appeal, contact, answerBy, v.today(), Writing.HIDDEN, base)
                    .orElseThrow(NotFound::new);
            Ask.Content content = new Ask.Content(address(open), written.subject(), written.text(), "");
            if (threads.asked(open, Channel.POST, on.orElseThrow(), content, caller) == Done.OVERTAKEN) {
                overtaken++;
            }
        }
        return overtaken > 0
                ? page(appeal, List.of(), typed, v.t("outreach.overtaken"), caller, v)
                        .with(HttpStatus.CONFLICT)
                : new SeeOther(v.to(AppealPages.PATH + "/" + id));
    }
}
