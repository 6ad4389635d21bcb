package org.yadman.outreach;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.yadman.platform.mail.Inbox;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.SeeOther;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// Mails that belong to no thread, or could not be read: somebody looks at each, so that none is lost.
@Controller
class InboxPages {

    static final String PATH = "/desk/outreach/inbox";

    private final Inbox inbox;
    private final Templates templates;

    InboxPages(Inbox inbox, Templates templates) {
        this.inbox = inbox;
        this.templates = templates;
    }

    /// The page.
    ///
    /// @param away since when the mailbox cannot be read, or null
    record Model(Caller caller, List<Line> mails, @Nullable LocalDate away) {}

    /// One mail.
    record Line(UUID id, boolean readable, LocalDate cameOn, String from, String subject, String beginning) {}

    @GetMapping("/{lang}/desk/outreach/inbox")
    @Requires(Permission.KEEP_RECORD)
    Page inbox(Caller caller, Visitor v) {
        List<Line> lines = inbox.list().stream()
                .map(mail -> new Line(
                        mail.id(),
                        mail.readable(),
                        LocalDate.ofInstant(mail.arrived(), ZoneOffset.UTC),
                        mail.from(),
                        mail.subject(),
                        mail.beginning()))
                .toList();
        LocalDate away = inbox.awaySince()
                .map(since -> LocalDate.ofInstant(since, ZoneOffset.UTC))
                .orElse(null);
        return templates.page(v, "outreach/inbox", new Model(caller, lines, away));
    }

    @PostMapping("/{lang}/desk/outreach/inbox/{id}/dismissal")
    @Requires(Permission.KEEP_RECORD)
    View dismiss(@PathVariable String id, Visitor v) {
        UUID mail = Addresses.id(id)
                .filter(each -> inbox.list().stream().anyMatch(left -> left.id().equals(each)))
                .orElseThrow(NotFound::new);
        inbox.dismiss(mail);
        return new SeeOther(v.to(PATH));
    }
}
