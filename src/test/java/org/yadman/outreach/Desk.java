package org.yadman.outreach;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.yadman.platform.text.Dates;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Languages;
import org.yadman.platform.text.Localized;
import org.yadman.platform.text.Messages;
import org.yadman.platform.web.Assets;
import org.yadman.platform.web.Freshness;
import org.yadman.platform.web.Site;
import org.yadman.platform.web.Visitor;

/// Somebody who prints letters, without a server.
final class Desk {

    static final LocalDate DAY = LocalDate.of(2026, 11, 29);

    private Desk() {}

    static Visitor visitor(String language) {
        Site site = new Site() {
            @Override
            public Localized name() {
                return new Localized(Map.of("en", "The common day", "fa", "روز مشترک"));
            }

            @Override
            public List<Entry> menu() {
                return List.of();
            }
        };
        try (var beans =
                new AnnotationConfigApplicationContext(Messages.class, Dates.class, Languages.class, Assets.class)) {
            Visitor.Words words = new Visitor.Words(
                    beans.getBean(Messages.class),
                    beans.getBean(Dates.class),
                    beans.getBean(Languages.class),
                    beans.getBean(Assets.class));
            return new Visitor(new Language(language), "/desk", "", new Freshness(DAY), site, words);
        }
    }
}
