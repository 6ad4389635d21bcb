package org.yadman.agreements;

import gg.jte.output.StringOutput;
import org.springframework.stereotype.Component;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// How many agree, as a small picture that any site can show. Only what is published and in force counts.
@Component
class Badge {

    private static final double WIDTH_OF_A_LETTER = 7.4;
    private static final int EDGES = 32;

    private final Texts texts;
    private final Agreements agreements;
    private final Templates templates;

    Badge(Texts texts, Agreements agreements, Templates templates) {
        this.texts = texts;
        this.agreements = agreements;
        this.templates = templates;
    }

    /// @param width enough for the words in the letters of most machines
    record Model(String name, String words, int width) {}

    String svg(Visitor v) {
        Totals totals =
                texts.current().map(text -> agreements.totals(text.id())).orElse(null);
        String words = totals == null || totals.groups() == 0
                ? v.t("papers.badge.none")
                : v.t("papers.badge", "groups", totals.groups(), "countries", totals.countries());
        String name = v.siteName().value();
        int longest = Math.max(words.length(), name.length());
        StringOutput output = new StringOutput();
        templates
                .fragment(v, "agreements/badge", new Model(name, words, (int) (longest * WIDTH_OF_A_LETTER) + EDGES))
                .writeTo(output);
        return output.toString();
    }
}
