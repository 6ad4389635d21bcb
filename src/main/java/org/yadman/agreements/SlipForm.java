package org.yadman.agreements;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yadman.agreements.Slip.Unlisted;
import org.yadman.groups.GroupKind;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.web.Checked;
import org.yadman.platform.web.Mistake;

/// For whom a code is drawn, as it was typed.
record SlipForm(String group, String name, String kind, String country, String contact) {

    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_CONTACT = 1000;

    static final SlipForm EMPTY = new SlipForm("", "", "", "", "");

    SlipForm {
        group = plain(group);
        name = plain(name);
        kind = plain(kind);
        country = plain(country);
        contact = plain(contact);
    }

    private static String plain(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "").replace("\r\n", "\n").strip();
    }

    /// For whom: one of the record, or one that is not.
    record Wanted(@Nullable UUID group, @Nullable Unlisted unlisted, String contact) {}

    /// @param groups those of the record
    Checked<Wanted> check(List<UUID> groups) {
        List<Mistake> mistakes = new ArrayList<>();
        Optional<UUID> known =
                groups.stream().filter(id -> id.toString().equals(group)).findFirst();
        Optional<GroupKind> of = Arrays.stream(GroupKind.values())
                .filter(each -> FolderRow.word(each).equals(kind))
                .findFirst();
        if (known.isEmpty()) {
            if (name.isEmpty() || name.length() > LONGEST_LINE) {
                mistakes.add(Mistake.at("name", "answers.mistake.name"));
            }
            if (of.isEmpty()) {
                mistakes.add(Mistake.at("kind", "answers.mistake.kind"));
            }
        }
        if (contact.isEmpty() || contact.length() > LONGEST_CONTACT) {
            mistakes.add(Mistake.at("contact", "answers.mistake.contact", "most", LONGEST_CONTACT));
        }
        if (!mistakes.isEmpty()) {
            return new Checked.Invalid<>(mistakes);
        }
        String from = List.of(Locale.getISOCountries()).contains(country) ? country : null;
        return new Checked.Valid<>(
                known.isPresent()
                        ? new Wanted(known.get(), null, contact)
                        : new Wanted(null, new Unlisted(name, of.orElseThrow(), from), contact));
    }
}
