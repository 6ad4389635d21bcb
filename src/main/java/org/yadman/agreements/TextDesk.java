package org.yadman.agreements;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.yadman.approvals.Approvals;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Differences;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Languages;
import org.yadman.platform.text.Localized;
import org.yadman.platform.text.Messages;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.SeeOther;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// Where a new version of the text is written. It comes into use when a second person agrees.
@Controller
class TextDesk {

    static final String PATH = "/desk/agreement/text";
    static final String SLUG = "common-day";
    static final List<String> PARTS = List.of("body", "letter", "charter");

    private static final int LONGEST = 6000;

    private final Texts texts;
    private final Approvals approvals;
    private final Languages languages;
    private final Messages messages;
    private final Templates templates;
    private final TransactionTemplate transaction;

    TextDesk(
            Texts texts,
            Approvals approvals,
            Languages languages,
            Messages messages,
            Templates templates,
            PlatformTransactionManager transactions) {
        this.texts = texts;
        this.approvals = approvals;
        this.languages = languages;
        this.messages = messages;
        this.templates = templates;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// The form, or what was written with its differences to the version in use.
    ///
    /// @param now the version in use, or null
    /// @param model whether the fields hold a proposal of the software
    /// @param preview what would change, or nothing yet
    record FormModel(
            Caller caller,
            @Nullable AgreementText now,
            boolean model,
            List<Field> fields,
            List<Change> preview,
            List<Mistake> mistakes) {}

    /// One field: a part in a language.
    record Field(String name, String label, String value, Language language, int rows) {}

    /// What changes in one field.
    record Change(String label, Language language, List<Differences.Change> lines) {}

    @GetMapping("/{lang}/desk/agreement/text")
    @Requires(Permission.KEEP_RECORD)
    Page form(Caller caller, Visitor v) {
        Optional<AgreementText> now = texts.current();
        Map<String, String> values = new TreeMap<>();
        for (Language language : languages.all()) {
            for (String part : PARTS) {
                values.put(
                        name(part, language),
                        now.map(text -> part(text, part).texts().getOrDefault(language.tag(), ""))
                                .orElseGet(() -> messages.text(language, "agreements.model", "part", part)));
            }
        }
        return page(values, List.of(), List.of(), caller, v);
    }

    static Localized part(AgreementText text, String part) {
        return switch (part) {
            case "body" -> text.body();
            case "letter" -> text.letter();
            default -> text.charter();
        };
    }

    static String name(String part, Language language) {
        return part + "." + language.tag();
    }

    private Page page(
            Map<String, String> values, List<Change> preview, List<Mistake> mistakes, Caller caller, Visitor v) {
        List<Field> fields = new ArrayList<>();
        for (String part : PARTS) {
            for (Language language : languages.all()) {
                fields.add(new Field(
                        name(part, language),
                        label(part, language, v),
                        values.getOrDefault(name(part, language), ""),
                        language,
                        part.equals("body") ? 6 : 5));
            }
        }
        AgreementText now = texts.current().orElse(null);
        return templates.page(v, "agreements/text", new FormModel(caller, now, now == null, fields, preview, mistakes));
    }

    private String label(String part, Language language, Visitor v) {
        return v.t("agreements.desk.text.field", "part", part, "language", language.nameIn(v.language()));
    }

    @PostMapping("/{lang}/desk/agreement/text")
    @Requires(Permission.KEEP_RECORD)
    View write(@RequestParam Map<String, String> typed, Caller caller, Visitor v) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String part : PARTS) {
            for (Language language : languages.all()) {
                String name = name(part, language);
                values.put(name, clean(typed.getOrDefault(name, "")));
            }
        }
        List<Mistake> mistakes = check(values);
        if (!mistakes.isEmpty()) {
            return page(values, List.of(), mistakes, caller, v).with(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (!"ask".equals(typed.get("act"))) {
            return page(values, preview(values, v), List.of(), caller, v);
        }
        int seen = texts.current().map(AgreementText::number).orElse(0);
        UUID asked = transaction.execute(status -> approvals.ask(
                TextAct.KIND,
                new Ref(
                        AgreementText.KIND,
                        texts.current().map(AgreementText::id).orElse(new UUID(0, 0))),
                seen,
                values,
                caller.actor()));
        return new SeeOther(v.to("/desk/approvals/" + asked));
    }

    // Line ends as browsers send them are no difference.
    private static String clean(String typed) {
        return typed.replace("\r\n", "\n")
                .replaceAll("[\\p{Cc}&&[^\n\t]]", "")
                .replaceAll("[ \t]+\n", "\n")
                .strip();
    }

    private List<Mistake> check(Map<String, String> values) {
        List<Mistake> mistakes = new ArrayList<>();
        for (Language language : languages.all()) {
            boolean body = !values.getOrDefault(name("body", language), "").isEmpty();
            boolean letter = !values.getOrDefault(name("letter", language), "").isEmpty();
            if (!body) {
                mistakes.add(Mistake.at(name("body", language), "agreements.mistake.missing"));
            }
            if (!letter) {
                mistakes.add(Mistake.at(name("letter", language), "agreements.mistake.missing"));
            }
        }
        values.forEach((name, value) -> {
            if (value.length() > LONGEST) {
                mistakes.add(Mistake.at(name, "agreements.mistake.long", "most", LONGEST));
            }
        });
        if (mistakes.isEmpty() && same(values)) {
            mistakes.add(Mistake.at(name("body", languages.all().getFirst()), "agreements.mistake.same"));
        }
        return mistakes;
    }

    private boolean same(Map<String, String> values) {
        return texts.current()
                .map(now -> PARTS.stream()
                        .allMatch(part -> languages.all().stream()
                                .allMatch(language -> part(now, part)
                                        .texts()
                                        .getOrDefault(language.tag(), "")
                                        .equals(values.get(name(part, language))))))
                .orElse(false);
    }

    private List<Change> preview(Map<String, String> values, Visitor v) {
        Optional<AgreementText> now = texts.current();
        List<Change> changes = new ArrayList<>();
        for (Language language : languages.all()) {
            for (String part : PARTS) {
                String before = now.map(text -> part(text, part).texts().getOrDefault(language.tag(), ""))
                        .orElse("");
                changes.add(new Change(
                        label(part, language, v),
                        language,
                        Differences.lines(before, values.getOrDefault(name(part, language), ""))));
            }
        }
        return changes;
    }
}
