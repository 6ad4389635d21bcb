package org.yadman.agreements;

import java.util.Map;
import org.yadman.platform.collect.Cells;

/// A text as a row of the campaign folder.
final class TextRows {

    private TextRows() {}

    static Map<String, String> row(AgreementText text) {
        return new Cells()
                .with("slug", text.slug())
                .with("number", String.valueOf(text.number()))
                .with("body", text.body())
                .with("letter", text.letter())
                .with("charter", text.charter())
                .with("hash", text.hash())
                .with("since", text.since().toString())
                .row();
    }
}
