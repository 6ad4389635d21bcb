package org.yadman.agreements;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.yadman.platform.web.Checked;
import org.yadman.platform.web.Mistake;

/// What was typed into the forms for individuals, as it came.
record SupportTyped(String address, String country, String code) {

    static final SupportTyped NOTHING = new SupportTyped("", "", "");

    SupportTyped {
        address = Objects.requireNonNullElse(address, "");
        country = Objects.requireNonNullElse(country, "");
        code = Objects.requireNonNullElse(code, "");
    }

    /// What a form asks besides the address.
    ///
    /// @param country whether a country
    /// @param code whether a code
    record Wanted(boolean country, boolean code) {}

    /// What was read.
    ///
    /// @param country {@link Supports#UNCOUNTED} where none was asked for or said
    /// @param code null where none was asked for
    record Read(
            SupportAddress address,
            String country,
            @org.jspecify.annotations.Nullable SupportCode code) {}

    /// @param offered the countries that can be chosen
    Checked<Read> check(Wanted wanted, List<String> offered) {
        List<Mistake> mistakes = new ArrayList<>();
        if (wanted.country() && !offered.contains(country)) {
            mistakes.add(Mistake.at("country", "supports.mistake.country"));
        }
        Optional<SupportAddress> read = SupportAddress.read(address);
        if (read.isEmpty()) {
            mistakes.add(Mistake.at("address", "supports.mistake.address"));
        }
        Optional<SupportCode> digits = SupportCode.read(code);
        if (wanted.code() && digits.isEmpty()) {
            mistakes.add(Mistake.at("code", "supports.mistake.code"));
        }
        return mistakes.isEmpty()
                ? new Checked.Valid<>(new Read(
                        read.orElseThrow(), wanted.country() ? country : Supports.UNCOUNTED, digits.orElse(null)))
                : new Checked.Invalid<>(mistakes);
    }
}
