package org.yadman.outreach;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.yadman.groups.Group;
import org.yadman.outreach.NamingStore.Entry;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Localized;
import org.yadman.platform.text.SortKeys;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Public;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// Who was asked and has not answered, for everybody, where the coalition has chosen that. The page stands
/// in no feed, no search, no mirror and no index, and is kept nowhere, so that whoever is taken off is gone
/// at once.
@Controller
class AskedSilencePages {

    private final Namings namings;
    private final NamingWriting writing;
    private final SortKeys keys;
    private final Templates templates;

    AskedSilencePages(Namings namings, NamingWriting writing, SortKeys keys, Templates templates) {
        this.namings = namings;
        this.writing = writing;
        this.keys = keys;
        this.templates = templates;
    }

    /// The page.
    ///
    /// @param month its first day
    record PublicModel(boolean chosen, LocalDate month, List<Line> lines) {}

    /// One group.
    ///
    /// @param asks how it was asked, each a sentence
    /// @param words its own, or null
    record Line(
            Localized.Text name,
            String path,
            String matter,
            List<String> asks,
            LocalDate toldOn,
            Naming.@Nullable Words words,
            @Nullable String direction) {}

    @GetMapping("/{lang}/asked/silence")
    @Public
    Page silence(HttpServletResponse response, Visitor v) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Robots-Tag", "noindex, nofollow, noarchive");
        LocalDate month = v.today().withDayOfMonth(1);
        List<Line> lines = namings.standing(month).entrySet().stream()
                .map(each -> line(each.getKey(), each.getValue(), v))
                .sorted(Comparator.comparing(
                        line -> keys.key(v.language(), line.name().value())))
                .toList();
        return templates.page(v, "outreach/askedsilence", new PublicModel(namings.isChosen(), month, lines));
    }

    private Line line(Entry entry, Group group, Visitor v) {
        Naming.Words words = entry.words();
        return new Line(
                v.in(group.name()),
                v.to("/groups/" + group.slug()),
                v.t("silence.matter", "kind", entry.told().kind().name()),
                entry.told().asks().stream()
                        .map(ask -> writing.line(ask, v.language()))
                        .toList(),
                entry.told().toldOn(),
                words,
                words == null ? null : new Language(words.language()).direction());
    }
}
