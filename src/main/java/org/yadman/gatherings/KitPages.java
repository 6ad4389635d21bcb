package org.yadman.gatherings;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.yadman.days.Day;
import org.yadman.days.Days;
import org.yadman.gatherings.KitTyped.Read;
import org.yadman.platform.collect.PublicPages;
import org.yadman.platform.config.Options;
import org.yadman.platform.pdf.Paper;
import org.yadman.platform.pdf.Pdf;
import org.yadman.platform.text.Localized;
import org.yadman.platform.text.Markdown;
import org.yadman.platform.web.Checked;
import org.yadman.platform.web.Choice;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Public;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// Where somebody prints what is needed to keep the day. What is typed in travels in bodies of requests and is kept
/// nowhere: no address ever holds the place and hour of a gathering, and none makes the server show under its own name
/// what a stranger wrote.
@Controller
class KitPages implements PublicPages {

    private static final int LONGEST_TEXT = 12_000;

    private final Kits kits;
    private final Days days;
    private final Options options;
    private final Markdown markdown;
    private final Pdf pdf;
    private final Templates templates;

    KitPages(Kits kits, Days days, Options options, Markdown markdown, Pdf pdf, Templates templates) {
        this.kits = kits;
        this.days = days;
        this.options = options;
        this.markdown = markdown;
        this.pdf = pdf;
        this.templates = templates;
    }

    @Override
    public List<String> paths() {
        return List.of("/kit");
    }

    /// A drawing as the page shows it.
    ///
    /// @param preview null where too many wait for theirs
    /// @param files what can be had of it
    record Drawn(KitFormat format, String name, Kits.@Nullable Preview preview, List<Choice> files) {

        /// How much of the page it takes; it is as wide as that allows.
        int shownHeight() {
            return switch (format) {
                case POSTER_A4, POSTER_A3 -> 440;
                case SQUARE -> 360;
                case STORY -> 500;
                case BANNER -> 190;
            };
        }
    }

    /// The page.
    ///
    /// @param day what the day is called
    record KitModel(
            Localized.Text day,
            KitTyped typed,
            List<Choice> tongues,
            List<Mistake> mistakes,
            List<Drawn> drawings,
            List<KitTexts.Filled> texts) {}

    @GetMapping("/{lang}/kit")
    @Public
    Page show(HttpServletRequest request, Visitor v) {
        return page(blank(v), request, v);
    }

    @PostMapping("/{lang}/kit")
    @Public
    Page fill(KitTyped typed, HttpServletRequest request, Visitor v, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        return page(typed, request, v);
    }

    /// The common day, when it is kept next.
    private KitTyped blank(Visitor v) {
        String on = days.findCommon()
                .flatMap(day -> day.next(v.today()))
                .map(next -> next.first().toString())
                .orElse("");
        return new KitTyped("", "", "both", on, "", "", "", "", "", "", "", "", "", "");
    }

    /// A kit filled with what is typed.
    Page page(KitTyped typed, HttpServletRequest request, Visitor v) {
        Optional<Day> day = day(typed);
        return switch (typed.check()) {
            case Checked.Invalid<Read>(List<Mistake> mistakes) ->
                templates
                        .page(v, "gatherings/kit", model(typed, day, mistakes, List.of(), List.of(), v))
                        .with(HttpStatus.UNPROCESSABLE_CONTENT);
            case Checked.Valid<Read>(Read read) -> {
                KitFacts facts = facts(read, typed, day, request, v);
                KitSheet sheet = KitWords.sheet(facts, v);
                List<Drawn> drawings = Arrays.stream(KitFormat.values())
                        .map(format -> drawn(format, sheet, seen(format, request), v))
                        .toList();
                yield templates.page(
                        v, "gatherings/kit", model(typed, day, List.of(), drawings, KitTexts.of(facts, v), v));
            }
        };
    }

    private KitModel model(
            KitTyped typed,
            Optional<Day> day,
            List<Mistake> mistakes,
            List<Drawn> drawings,
            List<KitTexts.Filled> texts,
            Visitor v) {
        List<Choice> tongues = Arrays.stream(KitTongues.values())
                .map(each -> new Choice(word(each), v.t("kits.tongues." + word(each)), each == typed.chosen()))
                .toList();
        Localized.Text name = day.map(each -> v.in(each.name())).orElse(v.siteName());
        return new KitModel(name, typed, tongues, mistakes, drawings, texts);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    // The large poster looks like the small one. A first visit sees the poster, so that the page stays light; who has
    // filled in the form sees all.
    private static boolean seen(KitFormat format, HttpServletRequest request) {
        return format == KitFormat.POSTER_A4
                || (format != KitFormat.POSTER_A3 && request.getMethod().equals("POST"));
    }

    private Drawn drawn(KitFormat format, KitSheet sheet, boolean seen, Visitor v) {
        Kits.Preview preview = seen ? kits.preview(sheet, format).orElse(null) : null;
        List<Choice> files = new ArrayList<>();
        for (Kits.Kind kind : Kits.Kind.values()) {
            if (offered(format, kind)) {
                files.add(new Choice(format.word() + "." + kind.word(), v.t("kits.file." + kind.word()), false));
            }
        }
        return new Drawn(format, v.t("kits.format." + format.word()), preview, files);
    }

    // What is looked at on a telephone is not printed, and a picture of the large poster is that of the small one.
    private static boolean offered(KitFormat format, Kits.Kind kind) {
        return switch (format) {
            case STORY -> kind == Kits.Kind.PNG;
            case SQUARE -> kind != Kits.Kind.PRINT;
            case POSTER_A3 -> kind != Kits.Kind.PNG;
            case POSTER_A4, BANNER -> true;
        };
    }

    private Optional<Day> day(KitTyped typed) {
        return typed.day().isEmpty()
                ? days.findCommon()
                : Optional.of(days.find(typed.day()).orElseThrow(NotFound::new));
    }

    private KitFacts facts(Read read, KitTyped typed, Optional<Day> day, HttpServletRequest request, Visitor v) {
        String base = options.base(String.valueOf(request.getHeader("Host")));
        String address = typed.page().isEmpty() ? base + "/" : base + v.to(typed.page());
        Localized about = day.map(each -> plain(each.about())).orElse(Localized.EMPTY);
        return new KitFacts(
                v.site().name(),
                day.map(Day::name).orElse(v.site().name()),
                about,
                read.occasion(),
                read.date(),
                read.time(),
                read.zone(),
                read.place(),
                read.note(),
                read.groups(),
                typed.contact(),
                read.tongues(),
                base.replaceFirst("^https?://", ""),
                address);
    }

    private Localized plain(Localized text) {
        Map<String, String> plain = new TreeMap<>();
        text.texts().forEach((language, words) -> plain.put(language, markdown.plain(words)));
        plain.values().removeIf(String::isBlank);
        return new Localized(plain);
    }

    /// @param file its name, as a button of the page sends it: `poster-a4.png`
    @PostMapping("/{lang}/kit/file")
    @Public
    Object file(
            KitTyped typed,
            @RequestParam String file,
            HttpServletRequest request,
            Visitor v,
            HttpServletResponse response) {
        KitFormat format = Arrays.stream(KitFormat.values())
                .filter(each -> file.startsWith(each.word() + "."))
                .findFirst()
                .orElseThrow(NotFound::new);
        Kits.Kind kind = Arrays.stream(Kits.Kind.values())
                .filter(each -> file.equals(format.word() + "." + each.word()) && offered(format, each))
                .findFirst()
                .orElseThrow(NotFound::new);
        return switch (typed.check()) {
            case Checked.Invalid<Read> wrong -> fill(typed, request, v, response);
            case Checked.Valid<Read>(Read read) -> {
                KitSheet sheet = KitWords.sheet(facts(read, typed, day(typed), request, v), v);
                String name = format.word() + "-" + word(read.tongues()) + (kind == Kits.Kind.PRINT ? "-print." : ".")
                        + kind.ending();
                Optional<byte[]> made = kits.file(sheet, format, kind);
                yield made.isPresent() ? attachment(name, kind.type(), made.get()) : later(typed, v, response);
            }
        };
    }

    private Page later(KitTyped typed, Visitor v, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Retry-After", "10");
        List<Mistake> busy = List.of(Mistake.at("", "kits.busy"));
        return templates
                .page(v, "gatherings/kit", model(typed, day(typed), busy, List.of(), List.of(), v))
                .with(HttpStatus.SERVICE_UNAVAILABLE);
    }

    private static ResponseEntity<byte[]> attachment(String name, String type, byte[] bytes) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .cacheControl(CacheControl.noStore())
                .body(bytes);
    }

    /// A text on paper.
    record TextModel(String title, List<List<String>> paragraphs) {}

    /// A text as somebody changed it.
    ///
    /// @param kind of which it began
    /// @param as `txt` or `pdf`
    @PostMapping("/{lang}/kit/text")
    @Public
    ResponseEntity<byte[]> text(
            @RequestParam String kind,
            @RequestParam String language,
            @RequestParam String words,
            @RequestParam String as,
            Visitor v) {
        KitText text = Arrays.stream(KitText.values())
                .filter(each -> each.word().equals(kind))
                .findFirst()
                .orElseThrow(NotFound::new);
        Visitor reader = v.reading(v.words().languages().find(language).orElseThrow(NotFound::new));
        String plain = words.replace("\r\n", "\n");
        if (plain.length() > LONGEST_TEXT) {
            return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
        }
        String name = text.word() + "-" + language;
        if (!as.equals("pdf")) {
            return attachment(
                    name + ".txt", "text/plain;charset=utf-8", (plain + "\n").getBytes(StandardCharsets.UTF_8));
        }
        String title = reader.t("kits.kind." + text.word());
        List<List<String>> paragraphs = Arrays.stream(plain.strip().split("\n\\s*\n"))
                .map(paragraph -> paragraph.lines().toList())
                .toList();
        Optional<byte[]> paper = kits.inTurn(() -> pdf.make(
                reader, "gatherings/kittext", new TextModel(title, paragraphs), new Paper(title, title, v.today())));
        return paper.map(bytes -> attachment(name + ".pdf", "application/pdf", bytes))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                        .header(HttpHeaders.RETRY_AFTER, "10")
                        .build());
    }
}
