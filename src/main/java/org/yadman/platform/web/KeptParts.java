package org.yadman.platform.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import gg.jte.Content;
import gg.jte.output.StringOutput;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.yadman.platform.db.Edition;

/// Finished parts of public pages, kept until the record or the day changes: a drawing of the whole record or the rows
/// of a list are the same for everybody who reads a language, whatever the page around them was asked for. Only for
/// parts that depend on nothing but their name, the language and the day (ADR 0012).
@Component
public class KeptParts {

    /// In characters: a few dozen drawings or pages of a list.
    private static final int MOST = 3_000_000;

    private final Cache<Name, Part> kept = Caffeine.newBuilder()
            .maximumWeight(MOST)
            .weigher((Name name, Part part) -> part.html().length())
            .build();
    private final Edition edition;

    KeptParts(Edition edition) {
        this.edition = edition;
    }

    private record Name(Object name, String language, LocalDate day) {}

    private record Part(long edition, String html) {}

    /// The part of this name, as it is today.
    ///
    /// @param name tells this part from every other
    public Content get(Object name, Visitor v, Supplier<Content> maker) {
        Name key = new Name(name, v.language().tag(), v.today());
        long now = edition.number();
        Part found = kept.getIfPresent(key);
        if (found == null || found.edition() != now) {
            StringOutput output = new StringOutput();
            maker.get().writeTo(output);
            found = new Part(now, output.toString());
            kept.put(key, found);
        }
        String html = found.html();
        return output -> output.writeContent(html);
    }
}
