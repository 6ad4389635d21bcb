package org.yadman.campaigns;

import org.yadman.platform.text.Language;
import org.yadman.platform.text.Messages;
import org.yadman.platform.web.Visitor;

/// One column of a row in two versions.
///
/// @param label what the column is called
/// @param theirs what stands now, or stood before
/// @param yours what was typed, or came then
record Side(String label, String theirs, String yours) {

    static Side of(String table, String column, String theirs, String yours, Visitor v) {
        return new Side(label(v.words().messages(), table, column, v.language()), theirs, yours);
    }

    /// What a column is called, with the language that it is in.
    static String label(Messages messages, String table, String column, Language language) {
        int dot = column.indexOf('.');
        String label = messages.text(
                language, "campaigns.column." + table + "." + (dot < 0 ? column : column.substring(0, dot)));
        return dot < 0
                ? label
                : messages.text(
                        language,
                        "campaigns.edit.in",
                        "label",
                        label,
                        "language",
                        new Language(column.substring(dot + 1)).nameIn(language));
    }
}
