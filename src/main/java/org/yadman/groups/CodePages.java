package org.yadman.groups;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Public;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// Where a group types in the code that was mailed to an address at its own domain; without an account.
@Controller
class CodePages {

    private static final int MOST = 40;

    private final Groups groups;
    private final Domains domains;
    private final Templates templates;

    CodePages(Groups groups, Domains domains, Templates templates) {
        this.groups = groups;
        this.domains = domains;
        this.templates = templates;
    }

    /// @param done whether the code was the right one
    /// @param wrong what to do, or null
    record CodeModel(
            Text name,
            String path,
            String typed,
            boolean done,
            @Nullable String wrong) {}

    @GetMapping("/{lang}/groups/{slug}/code")
    @Public
    Page code(@PathVariable String slug, Visitor v, HttpServletResponse response) {
        return page(find(slug), "", false, null, v, response);
    }

    record Form(String code) {
        Form {
            code = Objects.requireNonNullElse(code, "");
        }

        /// The digits of any script, in groups or not.
        String digits() {
            StringBuilder digits = new StringBuilder();
            code.codePoints()
                    .limit(MOST)
                    .filter(Character::isDigit)
                    .forEach(point -> digits.append(Character.digit(point, 10)));
            return digits.toString();
        }
    }

    @PostMapping("/{lang}/groups/{slug}/code")
    @Public
    Page take(@PathVariable String slug, Form form, Visitor v, HttpServletResponse response) {
        Group group = find(slug);
        if (form.digits().length() != 12) {
            return page(group, form.code(), false, v.t("groups.code.twelve"), v, response)
                    .with(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return domains.takeCode(group.id(), form.digits())
                ? page(group, "", true, null, v, response)
                : page(group, form.code(), false, v.t("groups.code.wrong"), v, response)
                        .with(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private Group find(String slug) {
        return groups.find(slug).orElseThrow(NotFound::new);
    }

    private Page page(
            Group group, String typed, boolean done, @Nullable String wrong, Visitor v, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        return templates.page(
                v,
                "groups/code",
                new CodeModel(v.in(group.name()), v.to("/groups/" + group.slug()), typed, done, wrong));
    }
}
