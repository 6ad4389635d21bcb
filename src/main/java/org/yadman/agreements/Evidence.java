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
import org.yadman.platform.pdf.Paper;
import org.yadman.platform.pdf.Pdf;
import org.yadman.platform.pdf.PdfSeal;
import org.yadman.platform.web.Visitor;

/// Makes evidence of what is published and in force, and of nothing else (security (o), (p)).
@Component
class Evidence {

    static final String ATTACHMENT = "evidence.json";

    private final Texts texts;
    private final Agreements agreements;
    private final SigningKeys keys;
    private final Options options;
    private final Pdf pdf;
    private final KeptPapers kept;

    Evidence(Texts texts, Agreements agreements, SigningKeys keys, Options options, Pdf pdf, KeptPapers kept) {
        this.texts = texts;
        this.agreements = agreements;
        this.keys = keys;
        this.options = options;
        this.pdf = pdf;
        this.kept = kept;
    }

    /// What the pages show.
    ///
    /// @param fingerprint of the campaign's key
    /// @param digest of the list as a file, as 64 hexadecimal digits
    record Model(EvidenceFile file, AgreementText text, List<Row> rows, String fingerprint, String digest) {

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
        return kept.get("json", v, () -> model(v).map(model -> model.file().json()));
    }

    /// The pages, with the list inside.
    Optional<byte[]> pdf(Visitor v) {
        return kept.get(v.language().tag(), v, () -> model(v).map(model -> pdf(model, v)));
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

    private Optional<Model> model(Visitor v) {
        return texts.current().map(text -> model(text, v));
    }

    private Model model(AgreementText text, Visitor v) {
        List<Row> rows = rows(text);
        EvidenceFile.Head head = new EvidenceFile.Head(
                v.today().toString(),
                v.site().name().texts(),
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
