package org.yadman.outreach;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
import org.yadman.outreach.AnswerTarget.Came;
import org.yadman.outreach.Reply.Enclosed;
import org.yadman.outreach.Threads.Done;
import org.yadman.outreach.Threads.Open;
import org.yadman.outreach.Writing.Written;
import org.yadman.platform.config.Options;
import org.yadman.platform.files.Cleaning;
import org.yadman.platform.files.Cleaning.Cleaned;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Languages;
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

/// One thread: all that was asked and all that came back, and what can be done now.
@Controller
class ThreadPages {

    static final String PATH = "/desk/outreach/threads";

    private static final int LONGEST = 20_000;

    private final Threads threads;
    private final Writing writing;
    private final List<AnswerTarget> targets;
    private final Languages languages;
    private final Options options;
    private final Cleaning cleaning;
    private final Templates templates;

    ThreadPages(
            Threads threads,
            Writing writing,
            List<AnswerTarget> targets,
            Languages languages,
            Options options,
            Cleaning cleaning,
            Templates templates) {
        this.threads = threads;
        this.writing = writing;
        this.targets = List.copyOf(targets);
        this.languages = languages;
        this.options = options;
        this.cleaning = cleaning;
        this.templates = templates;
    }

    /// A thread's page.
    ///
    /// @param written what goes out next, or null where nothing does
    /// @param address the mail address it goes to when it is copied into a mail program, or null
    record ShowModel(
            Caller caller,
            Open open,
            String name,
            String phase,
            boolean calls,
            List<AskLine> asks,
            List<ReplyLine> replies,
            @Nullable Written written,
            @Nullable String address,
            boolean codeHidden,
            List<Choice> channels,
            List<Choice> answered,
            List<Choice> meanings,
            List<Choice> languages,
            Map<String, String> typed,
            List<Mistake> mistakes,
            @Nullable String told) {}

    /// An ask in the history.
    ///
    /// @param back whether it can be taken back
    record AskLine(Ask ask, String way, String state, boolean back, boolean unclear) {}

    /// A reply in the history.
    ///
    /// @param targets the rooms into which it can go
    record ReplyLine(
            Reply reply,
            String kind,
            String way,
            @Nullable String meaning,
            List<Choice> meanings,
            List<Choice> targets,
            List<Enclosed> files) {}

    @GetMapping("/{lang}/desk/outreach/threads/{id}")
    @Requires(Permission.REACH_GROUPS)
    Page show(@PathVariable String id, Caller caller, HttpServletRequest request, Visitor v) {
        return page(find(id, caller), Map.of(), List.of(), null, caller, request, v);
    }

    private Open find(String id, Caller caller) {
        return Addresses.id(id).flatMap(each -> threads.find(each, caller)).orElseThrow(NotFound::new);
    }

    private Page page(
            Open open,
            Map<String, String> typed,
            List<Mistake> mistakes,
            @Nullable String told,
            Caller caller,
            HttpServletRequest request,
            Visitor v) {
        AppealThread thread = open.thread();
        Phase phase = threads.phase(thread);
        Optional<Written> written = Ready.is(open, threads) ? written(open, caller, request, v) : Optional.empty();
        List<Ask> asks = threads.asks(thread);
        return templates.page(
                v,
                "outreach/thread",
                new ShowModel(
                        caller,
                        open,
                        open.name(v),
                        v.t("outreach.phase." + phase.word()),
                        phase.calls(),
                        asks.stream().map(ask -> line(ask, asks, v)).toList(),
                        threads.replies(thread).stream()
                                .map(reply -> line(open, reply, v))
                                .toList(),
                        written.orElse(null),
                        open.contact() == null
                                ? null
                                : open.contact()
                                        .details()
                                        .point(Contact.Way.EMAIL)
                                        .map(Contact.Point::value)
                                        .orElse(null),
                        !threads.knowsCode(thread, caller),
                        channels(open, typed.getOrDefault("way", ""), v),
                        ways(typed.getOrDefault("came", ""), v),
                        meanings(typed.getOrDefault("meaning", ""), v),
                        languages.all().stream()
                                .map(each -> new Choice(
                                        each.tag(),
                                        each.nameIn(v.language()),
                                        each.tag().equals(typed.getOrDefault("language", thread.language()))))
                                .toList(),
                        typed,
                        mistakes,
                        told));
    }

    private Optional<Written> written(Open open, Caller caller, HttpServletRequest request, Visitor v) {
        // Whoever sees a code could answer by it: it is shown to nobody who has not asked for it.
        String code = open.thread().code() != null && threads.knowsCode(open.thread(), caller)
                ? open.thread().code()
                : Writing.HIDDEN;
        return writing.next(
                open.thread(),
                open.appeal(),
                Objects.requireNonNull(open.contact()),
                threads.answerBy(open.thread(), open.appeal(), v.today()),
                v.today(),
                code,
                base(request));
    }

    private String base(HttpServletRequest request) {
        return options.base(String.valueOf(request.getHeader("Host")));
    }

    private static AskLine line(Ask ask, List<Ask> all, Visitor v) {
        boolean last = all.getLast().id().equals(ask.id());
        return new AskLine(
                ask,
                v.t("outreach.channel." + ask.way().word()),
                v.t("outreach.ask." + ask.state().word()),
                last && Threads.mayDrop(ask),
                ask.state() == Ask.State.UNCLEAR);
    }

    private ReplyLine line(Open open, Reply reply, Visitor v) {
        Meaning meaning = reply.meaning();
        List<Choice> rooms = meaning == null
                ? List.of()
                : targets.stream()
                        .filter(target -> target.takes(came(open, reply, meaning)))
                        .map(target -> new Choice(target.word(), v.t("outreach.target." + target.word()), false))
                        .toList();
        return new ReplyLine(
                reply,
                v.t("outreach.reply." + reply.kind().word()),
                v.t("outreach.channel." + reply.way().word()),
                meaning == null ? null : v.t("outreach.meaning." + meaning.word()),
                meanings(meaning == null ? "" : meaning.word(), v),
                rooms,
                threads.files(reply));
    }

    private static Came came(Open open, Reply reply, Meaning meaning) {
        return new Came(
                open.thread().slip(),
                open.contact() == null ? null : open.contact().details().group(),
                meaning,
                reply.way(),
                Writing.masked(reply.content().words(), open.thread()),
                reply.content().language().isEmpty()
                        ? open.thread().language()
                        : reply.content().language(),
                reply.cameOn());
    }

    private static List<Choice> channels(Open open, String chosen, Visitor v) {
        return Arrays.stream(Channel.values())
                .filter(channel -> channel != Channel.EMAIL)
                .filter(channel -> channel.way() == null
                        || (open.contact() != null
                                && open.contact()
                                        .details()
                                        .point(Objects.requireNonNull(channel.way()))
                                        .isPresent()))
                .map(channel -> new Choice(
                        channel.word(),
                        v.t("outreach.channel." + channel.word()),
                        channel.word().equals(chosen)))
                .toList();
    }

    private static List<Choice> ways(String chosen, Visitor v) {
        return Arrays.stream(Channel.values())
                .filter(channel -> channel != Channel.OWN_MAIL)
                .map(channel -> new Choice(
                        channel.word(),
                        v.t("outreach.channel." + channel.word()),
                        channel.word().equals(chosen)))
                .toList();
    }

    private static List<Choice> meanings(String chosen, Visitor v) {
        return Stream.concat(
                        Stream.of(new Choice("", v.t("outreach.meaning.none"), chosen.isEmpty())),
                        Arrays.stream(Meaning.values())
                                .map(meaning -> new Choice(
                                        meaning.word(),
                                        v.t("outreach.meaning." + meaning.word()),
                                        meaning.word().equals(chosen))))
                .toList();
    }

    static int version(Map<String, String> sent) {
        String typed = sent.getOrDefault("version", "");
        return typed.matches("[0-9]{1,8}") ? Integer.parseInt(typed) : 0;
    }

    // Whoever pressed saw the thread as it was then.
    private static boolean seen(Open open, Map<String, String> sent) {
        return open.thread().version() == version(sent);
    }

    // ---- asking

    /// Draws the code, so that the next letter can be written with it.
    @PostMapping("/{lang}/desk/outreach/threads/{id}/code")
    @Requires(Permission.REACH_GROUPS)
    View code(@PathVariable String id, Caller caller, Visitor v) {
        threads.coded(find(id, caller), true, caller);
        return new SeeOther(v.to(PATH + "/" + id + "#next"));
    }

    /// Notes that it was asked.
    @PostMapping("/{lang}/desk/outreach/threads/{id}/asks")
    @Requires(Permission.REACH_GROUPS)
    View ask(
            @PathVariable String id,
            @RequestParam Map<String, String> sent,
            Caller caller,
            HttpServletRequest request,
            Visitor v) {
        Open open = find(id, caller);
        List<Mistake> mistakes = new ArrayList<>();
        Optional<Channel> way = Channel.find(sent.getOrDefault("way", "")).filter(each -> each != Channel.EMAIL);
        if (way.isEmpty()) {
            mistakes.add(Mistake.at("way", "outreach.mistake.way"));
        }
        Optional<LocalDate> on = TypedDay.past(sent.getOrDefault("on", ""), v.today());
        if (on.isEmpty()) {
            mistakes.add(Mistake.at("on", "outreach.mistake.day"));
        }
        String note = text(sent, "note", mistakes);
        // A letter said how many reminders would come.
        if (way.isPresent() && way.get().written() && threads.phase(open.thread()) == Phase.SILENT) {
            mistakes.add(Mistake.at("way", "outreach.mistake.enough"));
        }
        if (!mistakes.isEmpty()) {
            return page(open, sent, mistakes, null, caller, request, v).with(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (!seen(open, sent)) {
            return overtaken(id, sent, caller, request, v);
        }
        Optional<Written> written = way.orElseThrow().written() && open.contact() != null
                ? written(open, caller, request, v)
                : Optional.empty();
        Ask.Content content = new Ask.Content(
                to(open, way.orElseThrow()),
                written.map(Written::subject).orElse(""),
                Writing.masked(written.map(Written::text).orElse(""), open.thread()),
                note);
        return after(
                threads.asked(open, way.orElseThrow(), on.orElseThrow(), content, caller),
                id,
                sent,
                caller,
                request,
                v);
    }

    private static String to(Open open, Channel channel) {
        Contact.Way way = channel.way();
        return way == null || open.contact() == null
                ? ""
                : open.contact().details().point(way).map(Contact.Point::value).orElse("");
    }

    private static String text(Map<String, String> sent, String field, List<Mistake> mistakes) {
        String text = sent.getOrDefault(field, "").replace("\r\n", "\n").strip();
        if (text.length() > LONGEST) {
            mistakes.add(Mistake.at(field, "outreach.mistake.long", "most", LONGEST));
        }
        return text;
    }

    private View after(
            Done done, String id, Map<String, String> sent, Caller caller, HttpServletRequest request, Visitor v) {
        return switch (done) {
            case DONE -> new SeeOther(v.to(PATH + "/" + id));
            case OVERTAKEN -> overtaken(id, sent, caller, request, v);
        };
    }

    private Page overtaken(String id, Map<String, String> sent, Caller caller, HttpServletRequest request, Visitor v) {
        return page(find(id, caller), sent, List.of(), v.t("outreach.overtaken"), caller, request, v)
                .with(HttpStatus.CONFLICT);
    }

    /// Takes back what was noted by mistake.
    @PostMapping("/{lang}/desk/outreach/threads/{id}/asks/{ask}/withdrawal")
    @Requires(Permission.REACH_GROUPS)
    View drop(@PathVariable String id, @PathVariable String ask, Caller caller, HttpServletRequest request, Visitor v) {
        UUID which = Addresses.id(ask).orElseThrow(NotFound::new);
        return after(threads.drop(find(id, caller), which, caller), id, Map.of(), caller, request, v);
    }

    // ---- answers

    /// Writes down what came back.
    @PostMapping("/{lang}/desk/outreach/threads/{id}/replies")
    @Requires(Permission.REACH_GROUPS)
    View record(
            @PathVariable String id,
            @RequestParam Map<String, String> sent,
            Caller caller,
            HttpServletRequest request,
            Visitor v) {
        Open open = find(id, caller);
        List<Mistake> mistakes = new ArrayList<>();
        String words = text(sent, "words", mistakes);
        if (words.isEmpty()) {
            mistakes.add(Mistake.at("words", "outreach.mistake.answer"));
        }
        Optional<Channel> way = Channel.find(sent.getOrDefault("came", ""));
        if (way.isEmpty()) {
            mistakes.add(Mistake.at("came", "outreach.mistake.way"));
        }
        Optional<LocalDate> on = TypedDay.past(sent.getOrDefault("came-on", ""), v.today());
        if (on.isEmpty()) {
            mistakes.add(Mistake.at("came-on", "outreach.mistake.day"));
        }
        if (!mistakes.isEmpty()) {
            return page(open, sent, mistakes, null, caller, request, v).with(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (!seen(open, sent)) {
            return overtaken(id, sent, caller, request, v);
        }
        Reply.Content content = new Reply.Content(
                sent.getOrDefault("from", "").strip(),
                "",
                words,
                languages
                        .find(sent.getOrDefault("language", ""))
                        .map(Language::tag)
                        .orElse(""),
                List.of());
        Meaning meaning = Meaning.find(sent.getOrDefault("meaning", "")).orElse(null);
        return after(
                threads.record(open, way.orElseThrow(), content, meaning, on.orElseThrow(), caller),
                id,
                sent,
                caller,
                request,
                v);
    }

    /// Does something about a reply: says what it means, that it was read back, into which room it goes,
    /// that nothing more is to be done.
    @PostMapping("/{lang}/desk/outreach/threads/{id}/replies/{reply}")
    @Requires(Permission.REACH_GROUPS)
    View reply(
            @PathVariable String id,
            @PathVariable String reply,
            @RequestParam Map<String, String> sent,
            Caller caller,
            HttpServletRequest request,
            Visitor v) {
        Open open = find(id, caller);
        Reply seen = threads.replies(open.thread()).stream()
                .filter(each -> each.id().toString().equals(reply))
                .findFirst()
                .orElseThrow(NotFound::new);
        if (seen.version() != version(sent)) {
            return overtaken(id, sent, caller, request, v);
        }
        String act = sent.getOrDefault("act", "");
        return switch (act) {
            case "meaning" ->
                Meaning.find(sent.getOrDefault("meaning", ""))
                        .map(meaning -> after(threads.mean(open, seen, meaning, caller), id, sent, caller, request, v))
                        .orElseGet(() -> page(
                                        open,
                                        sent,
                                        List.of(Mistake.at("", "outreach.mistake.meaning")),
                                        null,
                                        caller,
                                        request,
                                        v)
                                .with(HttpStatus.UNPROCESSABLE_CONTENT));
            case "read-back" -> after(threads.readBack(open, seen, caller), id, sent, caller, request, v);
            case "done" -> after(threads.done(open, seen, null, caller), id, sent, caller, request, v);
            default -> flow(open, seen, act, id, sent, caller, request, v);
        };
    }

    private View flow(
            Open open,
            Reply reply,
            String word,
            String id,
            Map<String, String> sent,
            Caller caller,
            HttpServletRequest request,
            Visitor v) {
        Meaning meaning = reply.meaning();
        AnswerTarget target = targets.stream()
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElseThrow(NotFound::new);
        if (meaning == null) {
            throw new NotFound();
        }
        // A forged mail must not become an answer (security (q)).
        if (reply.recordedBy() == null && reply.authenticated() != Reply.Authenticated.YES && reply.readOn() == null) {
            return page(open, sent, List.of(), v.t("outreach.target.read-back"), caller, request, v)
                    .with(HttpStatus.CONFLICT);
        }
        Open coded = new Open(threads.coded(open, false, caller), open.appeal(), open.contact());
        Optional<String> path = target.take(came(coded, reply, meaning), caller);
        if (path.isEmpty()) {
            return page(open, sent, List.of(), v.t("outreach.target.not-now", "target", word), caller, request, v)
                    .with(HttpStatus.CONFLICT);
        }
        return switch (threads.done(open, reply, path.get(), caller)) {
            case DONE -> new SeeOther(v.to(path.get()));
            case OVERTAKEN -> overtaken(id, sent, caller, request, v);
        };
    }

    /// A file that came with a reply, cleaned: it may have come from an adversary.
    @GetMapping("/{lang}/desk/outreach/threads/{id}/replies/{reply}/files/{file}")
    @Requires(Permission.REACH_GROUPS)
    Object file(
            @PathVariable String id,
            @PathVariable String reply,
            @PathVariable String file,
            Caller caller,
            HttpServletRequest request,
            Visitor v) {
        Open open = find(id, caller);
        Enclosed enclosed = threads.replies(open.thread()).stream()
                .filter(each -> each.id().toString().equals(reply))
                .flatMap(each -> threads.files(each).stream())
                .filter(each -> each.id().toString().equals(file))
                .findFirst()
                .orElseThrow(NotFound::new);
        return switch (cleaning.clean(threads.content(enclosed))) {
            case Cleaned.Refused no ->
                page(open, Map.of(), List.of(), v.t(no.reason().key()), caller, request, v)
                        .with(HttpStatus.UNPROCESSABLE_CONTENT);
            case Cleaned.Clean clean ->
                ResponseEntity.ok()
                        .header("Content-Type", clean.type().httpName())
                        .header("Content-Disposition", "attachment")
                        .header("Content-Security-Policy", "sandbox; default-src 'none'")
                        .header("Cache-Control", "no-store")
                        .body(clean.content());
        };
    }

    /// Closes a thread, or takes it up again.
    @PostMapping("/{lang}/desk/outreach/threads/{id}/closure")
    @Requires(Permission.REACH_GROUPS)
    View close(
            @PathVariable String id,
            @RequestParam Map<String, String> sent,
            Caller caller,
            HttpServletRequest request,
            Visitor v) {
        Open open = find(id, caller);
        if (!seen(open, sent)) {
            return overtaken(id, sent, caller, request, v);
        }
        boolean closed = open.thread().state() != AppealThread.State.CLOSED;
        return after(threads.close(open, closed, caller), id, sent, caller, request, v);
    }
}
