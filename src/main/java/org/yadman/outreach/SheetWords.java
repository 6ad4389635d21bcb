package org.yadman.outreach;

import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yadman.groups.GroupKind;
import org.yadman.outreach.Contact.Safety;
import org.yadman.pure.names.SearchText;

/// What people call things in a spreadsheet of contacts, in English, Persian and German: its columns,
/// countries, languages, kinds of groups and rules of safety.
final class SheetWords {

    /// What can stand in a column.
    enum Column {
        NAME("name organisation organization group verein gruppe organisationsname groupname organisationname"
                + " نام سازمان گروه نام‌سازمان نام‌گروه نامسازمان نامگروه"),
        COUNTRY("country land staat nation countrycode isocode کشور"),
        LANGUAGE("language languages sprache sprachen lang زبان زبان‌ها"),
        KIND("kind type category art typ kategorie نوع دسته گونه"),
        WHO("role function position office department funktion abteilung سمت مسئولیت بخش"),
        PERSON("person contactperson contact contactname spokesperson ansprechpartner ansprechperson kontakt فرد"
                + " مسئول رابط نام‌فرد نامفرد نامرابط"),
        EMAIL("email mail emailaddress emails emailadresse epost mailadresse ایمیل رایانامه پست‌الکترونیک"
                + " پستالکترونیکی نشانی‌ایمیل"),
        POST("post address postaladdress anschrift adresse postadresse mailingaddress پست نشانی آدرس نشانی‌پستی"
                + " نشانیپستی آدرسپستی"),
        STREET("street strasse straße streetaddress street1 خیابان"),
        ZIP("zip zipcode postcode postalcode plz postleitzahl کدپستی"),
        CITY("city town ort stadt wohnort شهر"),
        TELEPHONE("telephone phone tel phonenumber telefon telefonnummer mobile fon rufnummer تلفن شماره"
                + " شماره‌تلفن شمارهتلفن"),
        FORM("form web website site url homepage webseite internet contactform kontaktformular وبسایت وب‌سایت سایت"
                + " تارنما فرم"),
        SAFETY("safety safetynotes safetyrule security sicherheit vorsicht caution امنیت ایمنی ملاحظات ملاحظاتامنیتی"
                + " نکاتایمنی هشدار"),
        NEVER_BY_POST("neverbypost nopost keinepost nichtperpost هرگزباپست باپستنه"),
        NEVER_NAMED("donotname nevernamed nichtnennen نامنبرید"),
        DO_NOT_PUBLISH("donotpublish confidential nichtveröffentlichen vertraulich منتشرنکنید محرمانه"),
        NOTE("note notes remark remarks comment comments notiz bemerkung anmerkung یادداشت توضیح توضیحات");

        private final String words;

        Column(String words) {
            this.words = words;
        }
    }

    private static final List<ULocale> LANGUAGES =
            List.of(ULocale.ENGLISH, ULocale.forLanguageTag("fa"), ULocale.GERMAN, ULocale.FRENCH);

    /// What CLDR does not call them.
    private static final Map<String, String> MORE_COUNTRIES = Map.ofEntries(
            Map.entry("GB", "uk u.k. england britain greatbritain انگلستان انگلیس بریتانیا großbritannien"),
            Map.entry("US", "usa u.s.a. u.s. america آمریکا امریکا ایالات‌متحده amerika"),
            Map.entry("NL", "holland هلند"),
            Map.entry("DE", "brd آلمان المان"),
            Map.entry("CZ", "czechrepublic tschechischerepublik چک جمهوری‌چک"),
            Map.entry("TR", "turkey türkei ترکیه"),
            Map.entry("IR", "persia persien islamicrepublicofiran"),
            Map.entry("AE", "uae emirate امارات"),
            Map.entry("SE", "سوئد سوید"),
            Map.entry("KR", "korea southkorea"),
            Map.entry("RU", "russianfederation"),
            Map.entry("BA", "bosnia bosnien بوسنی"));

    private static final Map<Safety, List<String>> RULES = Map.of(
            Safety.NEVER_BY_POST,
            List.of(
                    "never by post",
                    "not by post",
                    "no post",
                    "no letters",
                    "never by mail",
                    "nicht per post",
                    "keine post",
                    "هرگز با پست",
                    "با پست نه",
                    "پست نکنید",
                    "نامه نفرستید",
                    "با پست نفرستید"),
            Safety.NEVER_NAMED,
            List.of(
                    "do not name",
                    "dont name",
                    "never name",
                    "never named",
                    "neutral subject",
                    "do not mention",
                    "nicht nennen",
                    "نام نبرید",
                    "نام برده نشود",
                    "اسم نبرید"),
            Safety.DO_NOT_PUBLISH,
            List.of(
                    "do not publish",
                    "dont publish",
                    "not public",
                    "never publish",
                    "confidential",
                    "nicht veroffentlichen",
                    "vertraulich",
                    "منتشر نکنید",
                    "منتشر نشود",
                    "محرمانه"));

    private static final Map<GroupKind, String> KINDS = Map.ofEntries(
            Map.entry(GroupKind.FAMILIES, "families family familien خانواده‌ها خانواده خانوادهها"),
            Map.entry(
                    GroupKind.HUMAN_RIGHTS_ORGANISATION,
                    "humanrightsorganisation humanrights humanrightsorganization ngo hr menschenrechtsorganisation"
                            + " menschenrechte سازمان‌حقوق‌بشری حقوق‌بشر حقوقبشری"),
            Map.entry(GroupKind.COMMITTEE, "committee komitee کمیته"),
            Map.entry(GroupKind.ASSOCIATION, "association society verein club انجمن کانون"),
            Map.entry(GroupKind.UNION, "union tradeunion gewerkschaft اتحادیه سندیکا"),
            Map.entry(GroupKind.CAMPAIGN, "campaign kampagne کارزار"),
            Map.entry(GroupKind.COALITION, "coalition network alliance bündnis netzwerk ائتلاف شبکه"),
            Map.entry(
                    GroupKind.RELIGIOUS, "religious religiouscommunity church kirche religionsgemeinschaft جامعه‌دینی"),
            Map.entry(GroupKind.MEDIA, "media radio tv television press medien presse رسانه رادیو تلویزیون"),
            Map.entry(GroupKind.PARTY, "party partei حزب"),
            Map.entry(GroupKind.OTHER, "other sonstige andere دیگر"));

    private static final Set<String> YES = keys("x yes y true 1 ja j wahr oui بله آری ✓ ✔ +");
    private static final Set<String> NO = keys("no n false 0 nein none keine falsch - – — non نه خیر ندارد هیچ");

    private static final Map<String, Column> COLUMNS = columns();
    private static final Map<String, String> COUNTRIES = countries();
    private static final Map<String, String> TAGS = languages();
    private static final Map<String, GroupKind> KIND_WORDS = kinds();

    private SheetWords() {}

    private static String key(String text) {
        String folded = SearchText.fold(text).replace(" ", "");
        return folded.isEmpty() ? text.strip() : folded;
    }

    private static Set<String> keys(String words) {
        return Arrays.stream(words.split(" ", -1)).map(SheetWords::key).collect(Collectors.toUnmodifiableSet());
    }

    private static Map<String, Column> columns() {
        Map<String, Column> columns = new HashMap<>();
        for (Column column : Column.values()) {
            keys(column.words).forEach(word -> columns.put(word, column));
        }
        return Map.copyOf(columns);
    }

    private static Map<String, String> countries() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            ULocale country = new ULocale("", code);
            LANGUAGES.forEach(each -> codes.putIfAbsent(key(country.getDisplayCountry(each)), code));
            codes.put(key(code), code);
            codes.putIfAbsent(key(country.getISO3Country()), code);
        }
        MORE_COUNTRIES.forEach((code, words) -> keys(words).forEach(word -> codes.put(word, code)));
        return Map.copyOf(codes);
    }

    private static Map<String, String> languages() {
        Map<String, String> tags = new HashMap<>();
        for (String tag : Locale.getISOLanguages()) {
            if (tag.length() == 2) {
                ULocale language = ULocale.forLanguageTag(tag);
                LANGUAGES.forEach(each -> tags.putIfAbsent(key(language.getDisplayLanguage(each)), tag));
                tags.putIfAbsent(key(language.getDisplayLanguage(language)), tag);
                tags.put(tag, tag);
            }
        }
        keys("farsi فارسی dari دری persisch").forEach(word -> tags.put(word, "fa"));
        keys("sorani سورانی ckb").forEach(word -> tags.put(word, "ckb"));
        return Map.copyOf(tags);
    }

    private static Map<String, GroupKind> kinds() {
        Map<String, GroupKind> kinds = new HashMap<>();
        KINDS.forEach((kind, words) -> keys(words).forEach(word -> kinds.put(word, kind)));
        return Map.copyOf(kinds);
    }

    /// What stands in a column of this name; null where nobody knows.
    static @Nullable Column column(String name) {
        return COLUMNS.get(key(name.replaceAll("\\(.*?\\)|[0-9*:]", "")));
    }

    /// The code of a country; null where it is none.
    static @Nullable String country(String text) {
        return COUNTRIES.get(key(text));
    }

    /// The tag of a language; null where it is none.
    static @Nullable String language(String text) {
        return TAGS.get(key(text.replaceFirst("[-_].*", "")));
    }

    /// The kind of group; null where it is none of ours.
    static @Nullable GroupKind kind(String text) {
        return KIND_WORDS.get(key(text));
    }

    /// The rule that a sentence means; null where it is not plain.
    static @Nullable Safety safety(String text) {
        String key = key(text);
        return RULES.entrySet().stream()
                .filter(rule -> rule.getValue().stream().map(SheetWords::key).anyMatch(key::contains))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    static boolean isYes(String text) {
        return YES.contains(key(text));
    }

    static boolean isNo(String text) {
        return NO.contains(key(text));
    }

    /// Digits of any script as plain ones.
    static String digits(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (Character.isDigit(point)) {
                plain.append(Character.digit(point, 10));
            } else if (Character.getType(point) != Character.FORMAT) {
                plain.appendCodePoint(point);
            }
        });
        return plain.toString();
    }
}
