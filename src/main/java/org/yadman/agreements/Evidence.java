package org.yadman.agreements;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.yadman.audit.Seal;
import org.yadman.audit.SigningKeys;
import org.yadman.audit.Trust;
import org.yadman.platform.config.Options;
import org.yadman.platform.files.Documents;
import org.yadman.platform.pdf.KeptPapers;
import org.yadman.platform.pdf.Paper;
import org.yadman.platform.pdf.Pdf;
import org.yadman.platform.pdf.PdfSeal;
import org.yadman.platform.web.Site;
import org.yadman.platform.web.Visitor;

/// Makes evidence of what is published and in force, and of nothing else (security (o), (p)).
@Component
class Evidence {

    static final String ATTACHMENT = "evidence.json";

    /// So many groups stand on paper; the list inside has all. Twice as many do not fit into a heap of 128 MB beside a
    /// server (docs/performance.md).
    static final int MOST_ON_PAPER = 300;

    private final Texts texts;
    private final Agreements agreements;
    private final SigningKeys keys;
    private final Options options;
    private final Pdf pdf;
    private final KeptPapers kept;
    private final Site site;
    private final Made made;

    Evidence(
            Texts texts,
            Agreements agreements,
            SigningKeys keys,
            Options options,
            Pdf pdf,
            KeptPapers kept,
            Site site,
            Made made) {
        this.texts = texts;
        this.agreements = agreements;
        this.keys = keys;
        this.options = options;
        this.pdf = pdf;
        this.kept = kept;
        this.site = site;
        this.made = made;
    }

    /// What the pages show.
    ///
    /// @param fingerprint of the campaign's key
    /// @param digest of the list as a file, as 64 hexadecimal digits
    record Model(EvidenceFile file, AgreementText text, List<Row> rows, String fingerprint, String digest) {

        /// The lines that stand on paper.
        List<Row> onPaper() {
            return rows.subList(0, Math.min(rows.size(), MOST_ON_PAPER));
        }

        /// What somebody types to check it.
        String command() {
            return "yadman verify --key \"" + fingerprint + "\" evidence.pdf";
        }
    }

    /// A line with its words.
    record Row(EvidenceFile.Line line, Shown shown) {}

    static String pdfText(String digest) {
        return "yadman evidence pdf\n" + digest + "\n";
    }

    /// The list; empty while there is no text to agree to.
    Optional<byte[]> json(Visitor v) {
        return kept.get("json", v, () -> model().map(model -> model.file().json()));
    }

    /// The pages, with the list inside.
    Optional<byte[]> pdf(Visitor v) {
        return kept.get(v.language().tag(), v, () -> model().map(model -> pdf(model, v)));
    }

    private byte[] pdf(Model model, Visitor v) {
        Paper paper = new Paper(
                v.t("papers.evidence.title"),
                v.t("papers.evidence.lead", "name", v.siteName().value()),
                v.today(),
                List.of(new Paper.Attachment(
                        ATTACHMENT,
                        "application/json",
                        v.t("papers.evidence.attached"),
                        model.file().json())),
                true);
        byte[] pages = pdf.make(v, "agreements/evidence", model, paper);
        return PdfSeal.put(pages, digest -> keys.seal(pdfText(digest)).signature());
    }

    private Optional<Model> model() {
        return texts.current().map(this::model);
    }

    private Model model(AgreementText text) {
        List<Row> rows = rows(text);
        EvidenceFile.Head head = new EvidenceFile.Head(
                made.today().toString(),
                site.name().texts(),
                options.origin() == null ? null : options.origin().toString(),
                EvidenceFile.Words.of(text));
        List<EvidenceFile.Line> lines = rows.stream().map(Row::line).toList();
        EvidenceFile.Signed signed = EvidenceFile.Signed.of(head, lines);
        Seal seal = keys.seal(signed.text());
        EvidenceFile file = new EvidenceFile(EvidenceFile.FORMAT, head, lines, signed, seal);
        String fingerprint = Trust.fingerprint(seal.certificate().campaignKey());
        return new Model(file, text, rows, fingerprint, Documents.sha256(file.json()));
    }

    private List<Row> rows(AgreementText text) {
        List<Row> rows = new ArrayList<>();
        for (Shown shown : agreements.published(text.id())) {
            if (shown.inForce()) {
                rows.add(new Row(line(rows.size() + 1, shown), shown));
            }
        }
        return rows;
    }

    private static EvidenceFile.Line line(int number, Shown shown) {
        return new EvidenceFile.Line(
                number,
                shown.group().slug(),
                shown.group().name().texts(),
                word(shown.group().kind()),
                shown.group().country(),
                word(shown.commitment()),
                shown.rule() == null ? null : shown.rule().text(),
                shown.reservation().texts(),
                shown.checked().word(),
                shown.checked().tier(),
                shown.level().word(),
                shown.mandate() == null ? null : shown.mandate().since().toString(),
                shown.publishedOn().toString(),
                Objects.requireNonNull(shown.inForceSince()).toString(),
                shown.renewBy().toString());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
