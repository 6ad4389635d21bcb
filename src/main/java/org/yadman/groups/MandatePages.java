package org.yadman.groups;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.View;
import org.yadman.platform.files.Cleaning;
import org.yadman.platform.files.Cleaning.Cleaned;
import org.yadman.platform.files.MediaType;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.text.TypedDay;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Choice;
import org.yadman.platform.web.Forbidden;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.SeeOther;
import org.yadman.platform.web.StepUp;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// Where a representative brings the proof that the group has decided, and renews it; and where it is looked at.
@Controller
class MandatePages {

    private static final String PATH = "/desk/mandates";
    private static final int LONGEST = 300;
    private static final int MOST_YEARS = 4;
    private static final int MOST_BYTES = 8 * 1024 * 1024;

    private final Mandates mandates;
    private final VettingView view;
    private final Groups groups;
    private final Cleaning cleaning;
    private final Templates templates;

    MandatePages(Mandates mandates, VettingView view, Groups groups, Cleaning cleaning, Templates templates) {
        this.mandates = mandates;
        this.view = view;
        this.groups = groups;
        this.cleaning = cleaning;
        this.templates = templates;
    }

    /// @param levels what can be chosen
    record MandateModel(
            Caller caller,
            Text name,
            List<VettingView.MandateLine> mandates,
            List<Choice> levels,
            Form form,
            List<Mistake> mistakes) {}

    /// What was typed.
    record Form(String act, String level, String since, String until, String said, String id) {
        Form {
            act = Objects.requireNonNullElse(act, "");
            level = Objects.requireNonNullElse(level, "");
            since = Objects.requireNonNullElse(since, "").strip();
            until = Objects.requireNonNullElse(until, "").strip();
            said = Objects.requireNonNullElse(said, "").strip();
            id = Objects.requireNonNullElse(id, "");
        }

        @Nullable
        MandateLevel chosen() {
            return Arrays.stream(MandateLevel.values())
                    .filter(each -> each != MandateLevel.NONE && each.word().equals(level))
                    .findFirst()
                    .orElse(null);
        }
    }

    private static UUID own(Caller caller) {
        UUID group = caller.group();
        if (group == null) {
            throw new Forbidden();
        }
        return group;
    }

    @GetMapping("/{lang}/desk/mandates")
    @Requires(Permission.ACT_FOR_GROUP)
    Page list(Caller caller, Visitor v) {
        return page(caller, v, new Form("", "", "", "", "", ""), List.of());
    }

    @PostMapping("/{lang}/desk/mandates")
    @Requires(Permission.ACT_FOR_GROUP)
    @StepUp
    View act(Form form, Caller caller, Visitor v, HttpServletRequest request) {
        return switch (form.act()) {
            case "bring" -> bring(form, caller, v, request);
            case "end" -> {
                if (!mandates.end(own(caller), uuid(form.id()), caller.actor())) {
                    throw new NotFound();
                }
                yield new SeeOther(v.to(PATH));
            }
            default -> throw new NotFound();
        };
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException nonsense) {
            throw new NotFound();
        }
    }

    private View bring(Form form, Caller caller, Visitor v, HttpServletRequest request) {
        List<Mistake> mistakes = new ArrayList<>();
        MandateLevel level = form.chosen();
        if (level == null) {
            mistakes.add(Mistake.at("level", "groups.mandate.level.missing"));
        }
        LocalDate since = TypedDay.read(form.since())
                .filter(day -> !day.isAfter(v.today()))
                .orElse(null);
        if (since == null) {
            mistakes.add(Mistake.at("since", "groups.mandate.since.wrong"));
        }
        LocalDate until = form.until().isEmpty()
                ? v.today().plusYears(1)
                : TypedDay.read(form.until())
                        .filter(day ->
                                day.isAfter(v.today()) && day.isBefore(v.today().plusYears(MOST_YEARS)))
                        .orElse(null);
        if (until == null) {
            mistakes.add(Mistake.at("until", "groups.mandate.until.wrong", "years", MOST_YEARS));
        }
        if (form.said().isEmpty()) {
            mistakes.add(Mistake.at("said", "groups.mandate.said.missing"));
        } else if (form.said().length() > LONGEST) {
            mistakes.add(Mistake.at("said", "groups.mistake.long", "most", LONGEST));
        }
        Cleaned.Clean proof = proof(request, level, mistakes);
        if (level == null || since == null || until == null || !mistakes.isEmpty()) {
            return page(caller, v, form, mistakes).with(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        mandates.bring(new Mandates.Draft(own(caller), level, since, until, form.said(), proof), caller.actor());
        return new SeeOther(v.to(PATH));
    }

    private Cleaned.@Nullable Clean proof(
            HttpServletRequest request, @Nullable MandateLevel level, List<Mistake> mistakes) {
        MultipartFile file = request instanceof MultipartHttpServletRequest parts ? parts.getFile("proof") : null;
        if (file == null || file.isEmpty()) {
            if (level == MandateLevel.BOARD || level == MandateLevel.ASSEMBLY) {
                mistakes.add(Mistake.at("proof", "groups.mandate.proof.missing"));
            }
            return null;
        }
        try {
            Cleaned cleaned = cleaning.clean(file.getBytes());
            return switch (cleaned) {
                case Cleaned.Refused(Cleaning.Reason reason) -> {
                    mistakes.add(Mistake.at("proof", reason.key()));
                    yield null;
                }
                case Cleaned.Clean clean
                when clean.content().length > MOST_BYTES -> {
                    mistakes.add(Mistake.at("proof", "groups.mandate.proof.large"));
                    yield null;
                }
                case Cleaned.Clean clean -> clean;
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Page page(Caller caller, Visitor v, Form form, List<Mistake> mistakes) {
        UUID own = own(caller);
        Group group = groups.byId(List.of(own)).get(own);
        if (group == null) {
            throw new NotFound();
        }
        List<Choice> levels = Stream.of(
                        MandateLevel.NONE, MandateLevel.SPOKESPERSON, MandateLevel.BOARD, MandateLevel.ASSEMBLY)
                .map(level -> level == MandateLevel.NONE
                        ? new Choice(
                                "", v.t("groups.mandate.choose"), form.level().isEmpty())
                        : new Choice(
                                level.word(),
                                v.t("groups.mandate." + level.word()),
                                level.word().equals(form.level())))
                .toList();
        return templates.page(
                v,
                "groups/mandates",
                new MandateModel(
                        caller,
                        v.in(group.name()),
                        mandates.list(own).stream()
                                .map(kept -> view.line(kept, v))
                                .toList(),
                        levels,
                        form,
                        mistakes));
    }

    /// A proof, for the group itself.
    @PostMapping("/{lang}/desk/mandates/proof")
    @Requires(Permission.ACT_FOR_GROUP)
    @StepUp
    ResponseEntity<byte[]> ownProof(Form form, Caller caller) {
        return proof(own(caller), form, caller);
    }

    /// A proof, for whoever makes sure of the group.
    @PostMapping("/{lang}/desk/groups/{slug}/proof")
    @Requires(Permission.MODERATE)
    @StepUp
    ResponseEntity<byte[]> proof(@PathVariable String slug, Form form, Caller caller) {
        return proof(groups.find(slug).orElseThrow(NotFound::new).id(), form, caller);
    }

    // Opening it is an act that is noted, so it is no plain link.
    private ResponseEntity<byte[]> proof(UUID group, Form form, Caller caller) {
        Mandates.Proof proof =
                mandates.openProof(group, uuid(form.id()), caller.actor()).orElseThrow(NotFound::new);
        return ResponseEntity.ok()
                .header("Content-Type", proof.type().httpName())
                .header("Content-Disposition", "attachment; filename=\"mandate." + extension(proof.type()) + "\"")
                .header("Content-Security-Policy", "sandbox")
                .header("Cache-Control", "no-store")
                .body(proof.content());
    }

    private static String extension(MediaType type) {
        return switch (type) {
            case PDF -> "pdf";
            case JPEG -> "jpg";
            case PNG -> "png";
            case WEBP -> "webp";
            case TEXT -> "txt";
        };
    }
}
