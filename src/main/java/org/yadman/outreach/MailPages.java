package org.yadman.outreach;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
import org.yadman.platform.db.Conflict;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.SeeOther;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// The letters of an appeal that this server sends by mail: read once more, then put into the outbox.
@Controller
class MailPages {

    /// So many can be chosen at once.
    private static final int MOST = 500;

    private final Appeals appeals;
    private final Threads threads;
    private final Mailing mailing;
    private final Writing writing;
    private final Options options;
    private final Templates templates;

    MailPages(
            Appeals appeals, Threads threads, Mailing mailing, Writing writing, Options options, Templates templates) {
        this.appeals = appeals;
        this.threads = threads;
        this.mailing = mailing;
        this.writing = writing;
        this.options = options;
        this.templates = templates;
    }

    /// Those that can be sent now.
    ///
    /// @param told what became of the last press, or null
    record MailsModel(
            Caller caller,
            Appeal appeal,
            List<Line> mails,
            @Nullable String told) {}

    /// One of them, as it will be read; the code is drawn when it is sent.
    ///
    /// @param box what its box sends: the thread, how it stood, and the letter as it was read here
    record Line(String box, String name, Written written) {}

    @GetMapping("/{lang}/desk/outreach/appeals/{id}/mails")
    @Requires(Permission.REACH_GROUPS)
    Page mails(@PathVariable String id, Caller caller, HttpServletRequest request, Visitor v) {
        return page(find(id), null, caller, request, v);
    }

    private Appeal find(String id) {
        return Addresses.id(id).flatMap(appeals::find).orElseThrow(NotFound::new);
    }

    private String base(HttpServletRequest request) {
        return options.base(String.valueOf(request.getHeader("Host")));
    }

    private Page page(Appeal appeal, @Nullable String told, Caller caller, HttpServletRequest request, Visitor v) {
        List<Line> lines = threads.list(appeal, caller).stream()
                .filter(mailing::canReach)
                .flatMap(open -> line(open, request, v).stream())
                .limit(MOST)
                .toList();
        return templates.page(v, "outreach/mails", new MailsModel(caller, appeal, lines, told));
    }

    private Optional<Line> line(Open open, HttpServletRequest request, Visitor v) {
        Contact contact = Objects.requireNonNull(open.contact());
        LocalDate answerBy = threads.answerBy(open.thread(), open.appeal(), v.today());
        return writing.next(open.thread(), open.appeal(), contact, answerBy, v.today(), Writing.HIDDEN, base(request))
                .map(written -> new Line(
                        open.thread().id() + ":" + open.thread().version() + ":" + print(written),
                        contact.details().name(),
                        written));
    }

    // Nobody's words are changed between the reading and the press.
    private static String print(Written written) {
        try {
            byte[] text = (written.subject() + "\n" + written.text()).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @PostMapping("/{lang}/desk/outreach/appeals/{id}/mails")
    @Requires(Permission.REACH_GROUPS)
    View send(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable List<String> mail,
            Caller caller,
            HttpServletRequest request,
            Visitor v) {
        Appeal appeal = find(id);
        List<String> boxes = mail == null ? List.of() : mail;
        if (boxes.isEmpty()) {
            return page(appeal, v.t("outreach.letters.choose", "most", MOST), caller, request, v)
                    .with(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        List<Open> chosen = threads.list(appeal, caller).stream()
                .filter(mailing::canReach)
                .filter(open -> line(open, request, v)
                        .filter(line -> boxes.contains(line.box()))
                        .isPresent())
                .toList();
        int sent = 0;
        for (Open open : chosen) {
            if (mailing.send(open, base(request), caller) == Done.DONE) {
                sent++;
            }
        }
        return sent < boxes.size()
                ? page(
                                appeal,
                                v.t("outreach.mails.overtaken", "sent", sent, "left", boxes.size() - sent),
                                caller,
                                request,
                                v)
                        .with(HttpStatus.CONFLICT)
                : new SeeOther(v.to(AppealPages.PATH + "/" + id));
    }

    /// What somebody found out about a letter of which nobody knew whether it left.
    @PostMapping("/{lang}/desk/outreach/threads/{id}/asks/{ask}/fate")
    @Requires(Permission.REACH_GROUPS)
    View settle(
            @PathVariable String id,
            @PathVariable String ask,
            @RequestParam Map<String, String> sent,
            Caller caller,
            Visitor v) {
        Open open = Addresses.id(id).flatMap(each -> threads.find(each, caller)).orElseThrow(NotFound::new);
        UUID which = Addresses.id(ask).orElseThrow(NotFound::new);
        Ask unclear = threads.asks(open.thread()).stream()
                .filter(each -> each.id().equals(which) && each.state() == Ask.State.UNCLEAR)
                .findFirst()
                .orElseThrow(NotFound::new);
        boolean arrived = switch (sent.getOrDefault("act", "")) {
            case "arrived" -> true;
            case "again" -> false;
            default -> throw new NotFound();
        };
        if (!mailing.settle(open.thread(), unclear, arrived)) {
            throw new Conflict(Map.of(), Map.of());
        }
        return new SeeOther(v.to(ThreadPages.PATH + "/" + id));
    }
}
