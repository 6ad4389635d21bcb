package org.yadman.outreach;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.yadman.outreach.NamingWriting.Draft;
import org.yadman.outreach.Threads.Done;
import org.yadman.outreach.Threads.Open;
import org.yadman.outreach.Writing.Written;
import org.yadman.platform.config.Options;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.TypedDay;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Choice;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.SeeOther;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// The right of reply of one addressee: telling it beforehand that it will be named, putting its own words
/// there, taking it off.
@Controller
class NamingPages {

    private final Threads threads;
    private final Namings namings;
    private final NamingWriting writing;
    private final Options options;
    private final Templates templates;

    NamingPages(Threads threads, Namings namings, NamingWriting writing, Options options, Templates templates) {
        this.threads = threads;
        this.namings = namings;
        this.writing = writing;
        this.options = options;
        this.templates = templates;
    }

    /// The page.
    ///
    /// @param chosen whether the coalition publishes it
    /// @param bars why it cannot be told, or would not be named, each a sentence
    /// @param written the letter as it would be read, or null where it cannot be told now
    /// @param mails whether this server can send it
    record NoticeModel(
            Caller caller,
            Open open,
            String name,
            boolean chosen,
            List<String> bars,
            @Nullable Naming naming,
            Draft draft,
            @Nullable Written written,
            LocalDate standsOn,
            boolean mails,
            boolean codeHidden,
            List<Choice> ways,
            List<Said> replies,
            String on,
            List<Mistake> mistakes,
            @Nullable String told) {}

    /// An answer whose words could stand there.
    record Said(String id, String words, LocalDate on) {}

    @GetMapping("/{lang}/desk/outreach/threads/{id}/notice")
    @Requires(Permission.KEEP_RECORD)
    Page show(@PathVariable String id, Caller caller, HttpServletRequest request, Visitor v) {
        return page(find(id, caller), Map.of(), List.of(), null, caller, request, v);
    }

    private Open find(String id, Caller caller) {
        return Addresses.id(id).flatMap(each -> threads.find(each, caller)).orElseThrow(NotFound::new);
    }

    private Draft draft(Open open, Map<String, String> sent) {
        Draft usual = writing.draft(new Language(open.thread().language()));
        return new Draft(
                sent.getOrDefault("subject", usual.subject()).strip(),
                sent.getOrDefault("text", usual.text()).replace("\r\n", "\n").strip());
    }

    private Page page(
            Open open,
            Map<String, String> sent,
            List<Mistake> mistakes,
            @Nullable String told,
            Caller caller,
            HttpServletRequest request,
            Visitor v) {
        NamingCase found = namings.caseOf(open);
        Naming naming = found.naming();
        boolean stillOpen = naming != null && naming.open();
        boolean may = namings.mayTell(found);
        Draft draft = draft(open, sent);
        LocalDate standsOn = standsOn(open, way(sent).orElse(Channel.EMAIL), v);
        return templates.page(
                v,
                "outreach/notice",
                new NoticeModel(
                        caller,
                        open,
                        open.name(v),
                        namings.isChosen(),
                        (stillOpen ? found.againstNaming() : found.againstTelling())
                                .stream()
                                        .map(bar -> v.t("silence.bar." + bar.word()))
                                        .toList(),
                        naming,
                        draft,
                        may ? written(draft, open, found, standsOn, caller, request, v) : null,
                        standsOn,
                        namings.address(open).isPresent(),
                        !threads.knowsCode(open.thread(), caller),
                        ways(open, sent.getOrDefault("way", ""), v),
                        stillOpen ? said(open) : List.of(),
                        sent.getOrDefault("on", ""),
                        mistakes,
                        told));
    }

    private LocalDate standsOn(Open open, Channel way, Visitor v) {
        return Naming.standsOn(v.today(), way, threads.answerBy(open.thread(), open.appeal(), v.today()));
    }

    private Written written(
            Draft draft,
            Open open,
            NamingCase found,
            LocalDate standsOn,
            Caller caller,
            HttpServletRequest request,
            Visitor v) {
        String code = open.thread().code() != null && threads.knowsCode(open.thread(), caller)
                ? open.thread().code()
                : Writing.HIDDEN;
        return writing.write(draft, open, found, standsOn, v.today(), code, base(request));
    }

    private String base(HttpServletRequest request) {
        return options.base(String.valueOf(request.getHeader("Host")));
    }

    // Told is it in writing: what was said can be said to have been something else.
    private static Optional<Channel> way(Map<String, String> sent) {
        return Channel.find(sent.getOrDefault("way", "")).filter(way -> way.written() && way != Channel.EMAIL);
    }

    private static List<Choice> ways(Open open, String chosen, Visitor v) {
        return Arrays.stream(Channel.values())
                .filter(way -> way.written() && way != Channel.EMAIL)
                .filter(way -> to(open, way).isPresent())
                .map(way -> new Choice(
                        way.word(),
                        v.t("outreach.channel." + way.word()),
                        way.word().equals(chosen)))
                .toList();
    }

    private static Optional<String> to(Open open, Channel channel) {
        Contact contact = open.contact();
        Contact.Way way = channel.way();
        return contact == null || way == null
                ? Optional.empty()
                : contact.details().point(way).map(Contact.Point::value);
    }

    private List<Said> said(Open open) {
        return threads.replies(open.thread()).stream()
                .filter(Namings::isCertain)
                .filter(reply -> reply.content().words().length() <= Naming.LONGEST_WORDS)
                .map(reply -> new Said(reply.id().toString(), reply.content().words(), reply.cameOn()))
                .toList();
    }

    /// Shows the letter as it would be read, sends it, or notes that it was sent.
    @PostMapping("/{lang}/desk/outreach/threads/{id}/notice")
    @Requires(Permission.KEEP_RECORD)
    View tell(
            @PathVariable String id,
            @RequestParam Map<String, String> sent,
            Caller caller,
            HttpServletRequest request,
            Visitor v) {
        Open open = find(id, caller);
        Draft draft = draft(open, sent);
        String act = sent.getOrDefault("act", "look");
        List<Mistake> mistakes = new ArrayList<>(NamingWriting.check(draft));
        Optional<LocalDate> on = TypedDay.past(sent.getOrDefault("on", ""), v.today());
        if (act.equals("note")) {
            if (way(sent).flatMap(way -> to(open, way)).isEmpty()) {
                mistakes.add(Mistake.at("way", "outreach.mistake.way"));
            }
            if (on.isEmpty()) {
                mistakes.add(Mistake.at("on", "outreach.mistake.day"));
            }
        }
        if (!mistakes.isEmpty()) {
            return page(open, sent, mistakes, null, caller, request, v).with(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        boolean look = !act.equals("note") && !act.equals("send");
        if (look) {
            return page(open, sent, List.of(), null, caller, request, v);
        }
        boolean overtaken = open.thread().version() != ThreadPages.version(sent)
                || !namings.mayTell(namings.caseOf(open))
                || (act.equals("note")
                                ? note(open, draft, on.orElseThrow(), sent, caller, request, v)
                                : send(open, draft, caller, request, v))
                        == Done.OVERTAKEN;
        return overtaken
                ? page(find(id, caller), sent, List.of(), v.t("outreach.overtaken"), caller, request, v)
                        .with(HttpStatus.CONFLICT)
                : new SeeOther(v.to(ThreadPages.PATH + "/" + id + "/notice"));
    }

    private Done note(
            Open open,
            Draft draft,
            LocalDate on,
            Map<String, String> sent,
            Caller caller,
            HttpServletRequest request,
            Visitor v) {
        Channel way = way(sent).orElseThrow();
        Written written = written(draft, open, namings.caseOf(open), standsOn(open, way, v), caller, request, v);
        Ask.Content content = new Ask.Content(
                to(open, way).orElseThrow(), written.subject(), Writing.masked(written.text(), open.thread()), "");
        return namings.told(open, way, on, content, caller);
    }

    private Done send(Open open, Draft draft, Caller caller, HttpServletRequest request, Visitor v) {
        AppealThread coded = threads.coded(open, false, caller);
        Open seen = new Open(coded, open.appeal(), open.contact());
        String code = coded.code() == null ? Writing.HIDDEN : coded.code();
        Written written = writing.write(
                draft, seen, namings.caseOf(seen), standsOn(seen, Channel.EMAIL, v), v.today(), code, base(request));
        return namings.send(seen, written, caller);
    }

    /// The group wants its own words to stand there.
    @PostMapping("/{lang}/desk/outreach/threads/{id}/notice/words")
    @Requires(Permission.KEEP_RECORD)
    View words(
            @PathVariable String id,
            @RequestParam Map<String, String> sent,
            Caller caller,
            HttpServletRequest request,
            Visitor v) {
        Open open = find(id, caller);
        Naming naming = namings.find(open.thread().id()).orElseThrow(NotFound::new);
        Reply reply = threads.replies(open.thread()).stream()
                .filter(each -> each.id().toString().equals(sent.get("reply")))
                .filter(each ->
                        Namings.isCertain(each) && each.content().words().length() <= Naming.LONGEST_WORDS)
                .findFirst()
                .orElseThrow(NotFound::new);
        String language = reply.content().language().isEmpty()
                ? open.thread().language()
                : reply.content().language();
        boolean done = naming.version() == ThreadPages.version(sent) && namings.say(naming, reply, language, caller);
        return after(done, id, caller, request, v);
    }

    private View after(boolean done, String id, Caller caller, HttpServletRequest request, Visitor v) {
        return done
                ? new SeeOther(v.to(ThreadPages.PATH + "/" + id + "/notice"))
                : page(find(id, caller), Map.of(), List.of(), v.t("outreach.overtaken"), caller, request, v)
                        .with(HttpStatus.CONFLICT);
    }

    /// It is not named, or not any longer.
    @PostMapping("/{lang}/desk/outreach/threads/{id}/notice/withdrawal")
    @Requires(Permission.KEEP_RECORD)
    View takeOff(
            @PathVariable String id,
            @RequestParam Map<String, String> sent,
            Caller caller,
            HttpServletRequest request,
            Visitor v) {
        Open open = find(id, caller);
        Naming naming = namings.find(open.thread().id()).orElseThrow(NotFound::new);
        boolean done = naming.version() == ThreadPages.version(sent) && namings.takeOff(naming, caller);
        return after(done, id, caller, request, v);
    }
}
