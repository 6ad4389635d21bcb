package org.yadman.agreements;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.yadman.agreements.Answer.Way;
import org.yadman.agreements.Answers.Proof;
import org.yadman.platform.files.Cleaning;
import org.yadman.platform.files.Cleaning.Cleaned;
import org.yadman.platform.files.MediaType;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.SeeOther;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// Where an answer that came on paper or by telephone is written down on a group's behalf. It counts for nothing until
/// somebody else has read it back to the group and the group has had two weeks to correct it.
@Controller
class RecordedPages {

    /// A proof is kept sealed in the record and in memory as a whole while it is.
    static final int LARGEST_PROOF = 4 * 1024 * 1024;

    private final Slips slips;
    private final Answers answers;
    private final AnswerFlow flow;
    private final Cleaning cleaning;
    private final Templates templates;

    RecordedPages(Slips slips, Answers answers, AnswerFlow flow, Cleaning cleaning, Templates templates) {
        this.slips = slips;
        this.answers = answers;
        this.flow = flow;
        this.cleaning = cleaning;
        this.templates = templates;
    }

    private static String path(Slip slip) {
        return "/desk/slips/" + slip.id() + "/answer";
    }

    private static AnswerFlow.Way way(Slip slip, Way how, Caller caller, Visitor v) {
        Map<String, String> hidden = new LinkedHashMap<>();
        hidden.put("way", how.word());
        return AnswerFlow.Way.of(v.to(path(slip)), hidden, caller, caller.account() + " " + slip.id());
    }

    private static Way how(Map<String, String> sent) {
        return sent.getOrDefault("way", "").equals(Way.TELEPHONE.word()) ? Way.TELEPHONE : Way.PAPER;
    }

    @GetMapping("/{lang}/desk/slips/{id}/answer")
    @Requires(Permission.REACH_GROUPS)
    Page open(@PathVariable String id, @RequestParam(defaultValue = "") String way, Caller caller, Visitor v) {
        Slip slip = find(id);
        return flow.read(
                way(slip, how(Map.of("way", way)), caller, v),
                addressee(slip),
                answers.ofSlip(slip.id()),
                v.t("answers.record.note"),
                v);
    }

    @PostMapping("/{lang}/desk/slips/{id}/answer")
    @Requires(Permission.REACH_GROUPS)
    View write(@PathVariable String id, @RequestParam Map<String, String> sent, Caller caller, Visitor v) {
        Slip slip = find(id);
        Way how = how(sent);
        return flow.go(way(slip, how, caller, v), addressee(slip), answers.ofSlip(slip.id()), sent, v, content -> {
            Answer answer = answers.writeDown(slip, how, content, caller.actor());
            return new SeeOther(v.to("/desk/answers/" + answer.id()));
        });
    }

    /// What proves an answer that was written down, if a paper can.
    record ProofModel(Caller caller, Answer answer, Text name, List<Mistake> mistakes) {}

    @PostMapping("/{lang}/desk/answers/{id}/proof")
    @Requires(Permission.REACH_GROUPS)
    View prove(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable MultipartFile proof,
            Caller caller,
            Visitor v) {
        Answer answer = recorded(id, caller);
        if (proof == null || proof.isEmpty()) {
            return refused(answer, Mistake.at("proof", "answers.mistake.proof"), caller, v);
        }
        return switch (cleaning.clean(bytes(proof))) {
            case Cleaned.Refused no ->
                refused(answer, Mistake.at("proof", no.reason().key()), caller, v);
            case Cleaned.Clean clean -> {
                if (clean.type() == MediaType.TEXT) {
                    // Words that anybody can type show nothing of a paper.
                    yield refused(answer, Mistake.at("proof", "answers.mistake.proof.kind"), caller, v);
                }
                if (clean.content().length > LARGEST_PROOF) {
                    yield refused(answer, Mistake.at("proof", "answers.mistake.proof.large"), caller, v);
                }
                answers.prove(answer, new Proof(clean.type().name(), clean.content()));
                yield new SeeOther(v.to("/desk/answers/" + answer.id()));
            }
        };
    }

    private Page refused(Answer answer, Mistake mistake, Caller caller, Visitor v) {
        Text name = v.in(answers.from(answer).orElseThrow(NotFound::new).name());
        return templates
                .page(v, "agreements/answerproof", new ProofModel(caller, answer, name, List.of(mistake)))
                .with(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /// The file that was sent, for whoever reads the answer back.
    @GetMapping("/{lang}/desk/answers/{id}/proof")
    @Requires(Permission.REACH_GROUPS)
    ResponseEntity<byte[]> proof(@PathVariable String id) {
        Proof proof = find(answers, id).flatMap(answers::proof).orElseThrow(NotFound::new);
        MediaType type = MediaType.valueOf(proof.kind());
        return ResponseEntity.ok()
                .header("Content-Type", type.httpName())
                .header("Content-Disposition", "attachment")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("Cache-Control", "no-store")
                .body(proof.content());
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Whoever wrote it down brings its proof; nobody else changes what was written down.
    private Answer recorded(String id, Caller caller) {
        return find(answers, id)
                .filter(answer -> answer.way().onBehalf() && answer.state().open())
                .filter(answer -> caller.actor().value().equals(answer.recordedBy()))
                .orElseThrow(NotFound::new);
    }

    static java.util.Optional<Answer> find(Answers answers, String id) {
        try {
            return answers.find(UUID.fromString(id));
        } catch (IllegalArgumentException nonsense) {
            return java.util.Optional.empty();
        }
    }

    private Slip find(String id) {
        try {
            return slips.find(UUID.fromString(id)).orElseThrow(NotFound::new);
        } catch (IllegalArgumentException nonsense) {
            throw new NotFound();
        }
    }

    private Addressee addressee(Slip slip) {
        return slips.addressee(slip).orElseThrow(NotFound::new);
    }
}
