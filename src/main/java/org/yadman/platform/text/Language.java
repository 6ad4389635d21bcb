package org.yadman.platform.text;

import com.ibm.icu.util.ULocale;
import java.util.Locale;

/// A language in which the site can be read.
///
/// @param tag its BCP 47 tag, lower case, as it stands in addresses (`en`, `fa`)
public record Language(String tag) {

    /// The language that every message exists in.
    public static final Language SOURCE = new Language("en");

    public ULocale locale() {
        return ULocale.forLanguageTag(tag);
    }

    public Locale javaLocale() {
        return Locale.forLanguageTag(tag);
    }

    /// `rtl` or `ltr`.
    public String direction() {
        return locale().isRightToLeft() ? "rtl" : "ltr";
    }

    public boolean rightToLeft() {
        return locale().isRightToLeft();
    }

    /// What readers of another language call it.
    public String nameIn(Language reader) {
        return locale().getDisplayName(reader.locale());
    }

    /// What its own readers call it.
    public String ownName() {
        return locale().getDisplayName(locale());
    }

    /// Whether its readers count days by the Solar Hijri calendar first.
    public boolean solarHijriFirst() {
        return locale().getLanguage().equals("fa");
    }
}
