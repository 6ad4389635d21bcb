package org.yadman.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.yadman.testing.Browser;
import org.yadman.testing.TestCaller;

/// The desk's numbers know who has agreed by the code of a letter, and say it to nobody else.
@Tag("database")
class AgreedByLetterTest {

    private static final Pattern CODE = Pattern.compile("code is ([0-9]{4} [0-9]{4})");

    @Test
    void who_types_in_that_they_agree_is_counted_with_the_letter_that_brought_the_code() {
        try (Answering answering = new Answering()) {
            Browser keeper = answering.as(TestCaller.coordinator(1));
            keeper.open("/en/desk/outreach/contacts")
                    .type("Name", "Kanoon")
                    .type("The group in the record", Answering.KANOON)
                    .type("E-mail", "office@example.org")
                    .press("Add");
            keeper.open("/en/desk/outreach/appeals/new?kind=agreement")
                    .type("What we call it", "The question")
                    .type("Who writes", "The circle (fictional)")
                    .press("Save");
            keeper.follow("Add one contact").press("Add those chosen");
            keeper.follow("Kanoon").press("Show the code");
            var code = CODE.matcher(keeper.page().select("#f-text").text());
            assertThat(code.find()).isTrue();
            keeper.type("How", "by e-mail from one’s own program").press("Note it");
            assertThat(keeper.open("/en/desk/outreach/figures").text())
                    .contains("One has been asked; it reached one; nobody has answered; nobody has agreed yet.");
            Answering.finish(
                    answering.with(Objects.requireNonNull(code.group(1))).press("We agree"));
            assertThat(keeper.open("/en/desk/outreach/figures").text())
                    .contains("One has been asked; it reached one; one has answered; one has agreed.");
        }
    }
}
