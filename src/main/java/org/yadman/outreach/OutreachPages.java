package org.yadman.outreach;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.yadman.outreach.ThreadStore.Calling;
import org.yadman.outreach.Threads.Open;
import org.yadman.platform.mail.Mail;
import org.yadman.platform.text.Language;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// Who needs what next: answers to be read, letters of which nobody knows whether they left, whom to ask
/// again, whom nobody can reach.
@Controller
class OutreachPages {

    static final String PATH = "/desk/outreach";

    /// So many stand in a part; the others come when these are done.
    private static final int MOST = 20;

    /// So many calls are an evening's work.
    private static final int CALLS = 5;

    private final Next next;
    private final Threads threads;
    private final LocalTimes times;
    private final Mail mail;
    private final Templates templates;

    OutreachPages(Next next, Threads threads, LocalTimes times, Mail mail, Templates templates) {
        this.next = next;
        this.threads = threads;
        this.times = times;
        this.mail = mail;
        this.templates = templates;
    }

    /// The room's first page at the desk.
    ///
    /// @param nothing that there is nothing to do, and until when
    /// @param mail whether this server sends letters itself
    record HomeModel(Caller caller, List<Part> parts, String nothing, boolean mail) {}

    /// One kind of thing to do.
    ///
    /// @param word of its heading and help: `outreach.next.` and this
    /// @param when what its day is
    /// @param total how many there are; the first of them stand here
    record Part(String word, String when, List<Line> lines, int total) {}

    /// One thing to do.
    ///
    /// @param about what it is about, in a few words
    record Line(
            String name,
            String path,
            String about,
            @Nullable LocalDate due) {}

    @GetMapping("/{lang}/desk/outreach")
    @Requires(Permission.REACH_GROUPS)
    Page home(Caller caller, Visitor v) {
        Next.All all = next.of(caller);
        List<UUID> due = all.due().stream().map(AppealThread::id).toList();
        // Most have no telephone: no more are opened than it takes to find those that have one.
        List<Line> calls = due.stream()
                .flatMap(id -> threads.find(id, caller).stream())
                .flatMap(open -> call(open, v).stream())
                .limit(CALLS)
                .toList();
        List<Part> parts = new ArrayList<>();
        parts.add(calling("answers", "outreach.reply.", "came", all.answers(), caller, v));
        parts.add(calling("troubles", "outreach.ask.", "on", all.troubles(), caller, v));
        parts.add(new Part("calls", "due", calls, calls.size()));
        parts.add(part("due", due, caller, v));
        parts.add(part("prepared", all.prepared(), caller, v));
        parts.add(part("unreachable", all.unreachable(), caller, v));
        parts.add(part("silent", all.silent(), caller, v));
        parts.removeIf(part -> part.total() == 0);
        return templates.page(
                v, "outreach/home", new HomeModel(caller, parts, nothing(all, caller, v), mail.isSetUp()));
    }

    // "5 asked. Nothing to do until 12 May; then X."
    private String nothing(Next.All all, Caller caller, Visitor v) {
        AppealThread first = all.first();
        return first == null
                ? v.t("outreach.nothing", "waiting", all.waiting())
                : until(
                        all.waiting(),
                        first,
                        threads.find(first.id(), caller)
                                .map(open -> open.name(v))
                                .orElse(""),
                        v);
    }

    /// That there is nothing to do before a thread is due.
    ///
    /// @param asked how many have been
    /// @param name who is asked by the thread
    static String until(int asked, AppealThread first, String name, Visitor v) {
        LocalDate due = first.dueOn();
        return due == null
                ? v.t("outreach.nothing", "waiting", asked)
                : v.t("outreach.nothing-until", "asked", asked, "date", v.date(due), "name", name);
    }

    private Part calling(String word, String keys, String when, List<Calling> all, Caller caller, Visitor v) {
        List<Line> lines = all.stream()
                .limit(MOST)
                .flatMap(calling -> threads.find(calling.thread(), caller).stream()
                        .map(open -> new Line(
                                open.name(v),
                                path(open, v),
                                v.t(keys
                                        + calling.word()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', '-')),
                                calling.on())))
                .toList();
        return new Part(word, when, lines, all.size());
    }

    private Part part(String word, List<UUID> all, Caller caller, Visitor v) {
        List<Line> lines = all.stream()
                .limit(MOST)
                .flatMap(id -> threads.find(id, caller).stream())
                .map(open -> new Line(
                        open.name(v),
                        path(open, v),
                        about(open, v),
                        open.thread().dueOn()))
                .toList();
        return new Part(word, "due", lines, all.size());
    }

    // Whoever has not been asked yet, also by what it is reached first.
    private static String about(Open open, Visitor v) {
        String title = open.appeal().content().title();
        return open.thread().state() == AppealThread.State.PREPARED
                ? open.next()
                        .map(way -> v.t("outreach.way." + way.word()) + " · " + title)
                        .orElse(title)
                : title;
    }

    private static String path(Open open, Visitor v) {
        return v.to(ThreadPages.PATH + "/" + open.thread().id());
    }

    // The number, what time it is there, and in which language.
    private Optional<Line> call(Open open, Visitor v) {
        Contact contact = open.contact();
        if (contact == null) {
            return Optional.empty();
        }
        return contact.details().point(Contact.Way.TELEPHONE).map(point -> {
            List<String> parts = new ArrayList<>();
            parts.add(point.value());
            times.there(contact.details(), v).ifPresent(parts::add);
            parts.add(new Language(contact.details().language()).nameIn(v.language()));
            return new Line(
                    open.name(v),
                    path(open, v),
                    String.join(" · ", parts),
                    open.thread().dueOn());
        });
    }
}
