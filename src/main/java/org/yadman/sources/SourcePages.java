package org.yadman.sources;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.collect.RefSource;
import org.yadman.platform.collect.RefSource.Named;
import org.yadman.platform.files.Documents.Document;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.web.Choice;
import org.yadman.platform.web.Listing;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Public;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// The list of sources and a source's page.
@Controller
class SourcePages {

    private final Sources sources;
    private final Claims claims;
    private final FieldViews views;
    private final List<RefSource> refs;
    private final Templates templates;

    SourcePages(Sources sources, Claims claims, FieldViews views, List<RefSource> refs, Templates templates) {
        this.sources = sources;
        this.claims = claims;
        this.views = views;
        this.refs = refs;
        this.templates = templates;
    }

    /// The list.
    record ListModel(Listing<Line> list, List<Choice> kinds) {}

    /// One source in the list.
    record Line(Text title, String path, String kind, String publisher, String published, int claims, int differing) {}

    @GetMapping("/{lang}/sources")
    @Public
    Page list(@RequestParam Map<String, String> asked, Visitor v) {
        Listing<Source> found = sources.list(v.language(), new Listing.Query("/sources", asked));
        Map<UUID, Claims.Count> counts =
                claims.countBySource(found.rows().stream().map(Source::id).toList());
        List<Line> lines = found.rows().stream()
                .map(source -> line(source, counts.getOrDefault(source.id(), Claims.Count.NONE), v))
                .toList();
        List<Choice> kinds = sources.kinds().stream()
                .map(kind -> new Choice(
                        FolderRow.word(kind),
                        kindName(kind, v),
                        FolderRow.word(kind).equals(found.query().get("kind"))))
                .toList();
        return templates.page(v, "sources/list", new ListModel(found.with(lines), kinds));
    }

    private static Line line(Source source, Claims.Count count, Visitor v) {
        return new Line(
                v.in(source.title()),
                v.to("/sources/" + source.slug()),
                kindName(source.kind(), v),
                source.publisher() == null ? "" : source.publisher(),
                source.published() == null ? "" : v.date(source.published()),
                count.claims(),
                count.differing());
    }

    static String kindName(SourceKind kind, Visitor v) {
        return v.t("sources.kind." + FolderRow.word(kind));
    }

    /// A source's page.
    record ShowModel(
            Source source,
            String kind,
            @Nullable String language,
            String published,
            @Nullable Named via,
            @Nullable Attachment attachment,
            List<About> about) {}

    /// The kept document.
    record Attachment(String name, String address, String size) {}

    /// What a source says about one object.
    record About(String title, String path, List<Statement> statements) {}

    /// One statement of a source.
    record Statement(
            String label,
            String anchor,
            Text value,
            @Nullable Text quote,
            String locator,
            boolean denies,
            boolean differing,
            @Nullable Text note) {}

    @GetMapping("/{lang}/sources/{slug}")
    @Public
    Page show(@PathVariable String slug, Visitor v) {
        Source source = sources.find(slug).orElseThrow(NotFound::new);
        Source via = sources.findById(source.via());
        Named viaName =
                via == null ? null : new Named(via.ref(), v.in(via.title()).value(), v.to("/sources/" + via.slug()));
        return templates.page(
                v,
                "sources/show",
                new ShowModel(
                        source,
                        kindName(source.kind(), v),
                        source.language() == null
                                ? null
                                : new org.yadman.platform.text.Language(source.language()).nameIn(v.language()),
                        source.published() == null ? "" : v.date(source.published()),
                        viaName,
                        attachment(source, v),
                        about(source, v)));
    }

    private @Nullable Attachment attachment(Source source, Visitor v) {
        Source.Attached attached = source.document();
        if (attached == null) {
            return null;
        }
        int bytes = sources.findDocument(attached.sha256())
                .map(document -> document.content().length)
                .orElse(0);
        String size = v.t("sources.document.size", "kilobytes", Math.max(1, bytes / 1000));
        return new Attachment(attached.name(), v.to("/sources/" + source.slug() + "/document"), size);
    }

    private List<About> about(Source source, Visitor v) {
        Map<String, Map<UUID, List<Claims.Made>>> made = claims.madeBy(source.id()).stream()
                .collect(Collectors.groupingBy(
                        claim -> claim.claim().subject().kind(),
                        TreeMap::new,
                        Collectors.groupingBy(
                                claim -> claim.claim().subject().id(), LinkedHashMap::new, Collectors.toList())));
        List<About> about = new ArrayList<>();
        made.forEach((kind, bySubject) -> {
            Map<UUID, Named> names = names(kind, bySubject.keySet(), v);
            bySubject.forEach((subject, statements) -> {
                Named name = names.get(subject);
                if (name != null) {
                    about.add(new About(
                            name.title(),
                            v.to(name.path()),
                            statements.stream()
                                    .map(claim -> statement(claim, v))
                                    .toList()));
                }
            });
        });
        return about;
    }

    private Map<UUID, Named> names(String kind, Set<UUID> ids, Visitor v) {
        return refs.stream()
                .filter(source -> source.kind().equals(kind))
                .findFirst()
                .map(source -> source.name(ids, v.language()))
                .orElse(Map.of());
    }

    private Statement statement(Claims.Made made, Visitor v) {
        Claim claim = made.claim();
        String kind = claim.subject().kind();
        FieldType type = claims.field(kind, claim.field()).orElseThrow().type();
        return new Statement(
                views.label(kind, claim.field(), v),
                FieldViews.anchor(claim),
                views.text(claim, type, v),
                claim.quote() == null
                        ? null
                        : new Text(claim.quote(), claim.quoteLanguage() == null ? "" : claim.quoteLanguage()),
                claim.locator() == null ? "" : v.digits(claim.locator()),
                claim.stance() == Stance.DENIES,
                made.differing(),
                claim.note().isEmpty() ? null : v.in(claim.note()));
    }

    @GetMapping("/{lang}/sources/{slug}/document")
    @Public
    ResponseEntity<byte[]> document(@PathVariable String slug, Visitor v) {
        Source source = sources.find(slug).orElseThrow(NotFound::new);
        Source.Attached attached = source.document();
        if (attached == null) {
            throw new NotFound();
        }
        Document document = sources.findDocument(attached.sha256()).orElseThrow(NotFound::new);
        String name = attached.name().replaceAll("[^A-Za-z0-9._-]", "_");
        return ResponseEntity.ok()
                .header("Content-Type", document.type().httpName())
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .cacheControl(CacheControl.noCache())
                .eTag('"' + document.sha256() + '"')
                .body(document.content());
    }
}
