package org.yadman.memorial;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yadman.pure.names.SearchText;

/// What lists call their columns, in English, Persian, German and French.
final class ColumnWords {

    private static final Map<String, ListField> WORDS = new HashMap<>();

    /// Words of languages and scripts, which say in what a column is written and not what it is.
    private static final String LANGUAGES =
            "( (en|eng|english|fa|per|persian|farsi|latin|latn|arab|de|fr|انگلیسی|فارسی|لاتین|لاتینی))+$";

    static {
        // A running number of rows (row, ردیف, #) is none: it moves when a row comes in between.
        put(
                ListField.NUMBER,
                "number",
                "no",
                "nr",
                "id",
                "code",
                "entry number",
                "record",
                "شماره",
                "کد",
                "شناسه",
                "nummer",
                "numero");
        put(
                ListField.NAME,
                "name",
                "full name",
                "names",
                "name and surname",
                "first and last name",
                "name surname",
                "نام",
                "اسم",
                "نام و نام خانوادگی",
                "نام کامل",
                "اسم و فامیل",
                "نام و فامیلی",
                "نام و شهرت",
                "nom et prenom");
        put(
                ListField.GIVEN,
                "given name",
                "first name",
                "firstname",
                "given",
                "forename",
                "نام کوچک",
                "اسم کوچک",
                "vorname",
                "prenom");
        put(
                ListField.SURNAME,
                "surname",
                "last name",
                "lastname",
                "family name",
                "family",
                "نام خانوادگی",
                "فامیل",
                "فامیلی",
                "شهرت",
                "nachname",
                "nom",
                "nom de famille");
        put(
                ListField.FATHER,
                "father",
                "father name",
                "fathers name",
                "name of father",
                "نام پدر",
                "پدر",
                "فرزند",
                "vater",
                "pere",
                "nom du pere");
        put(
                ListField.BIRTH,
                "birth",
                "born",
                "date of birth",
                "birth date",
                "birthdate",
                "year of birth",
                "birth year",
                "dob",
                "تولد",
                "تاریخ تولد",
                "سال تولد",
                "متولد",
                "geburt",
                "geburtsdatum",
                "geboren",
                "naissance",
                "date de naissance");
        put(
                ListField.DEATH,
                "died",
                "death",
                "date of death",
                "death date",
                "date of execution",
                "execution date",
                "executed",
                "killed",
                "year of death",
                "year",
                "date",
                "تاریخ",
                "سال",
                "تاریخ اعدام",
                "سال اعدام",
                "تاریخ شهادت",
                "تاریخ جان باختن",
                "تاریخ جانباختن",
                "تاریخ کشته شدن",
                "درگذشت",
                "تاریخ مرگ",
                "زمان اعدام",
                "gestorben",
                "todesdatum",
                "todestag",
                "mort",
                "date de deces");
        put(ListField.AGE, "age", "age at death", "سن", "سن هنگام اعدام", "alter", "age au deces");
        put(
                ListField.PLACE,
                "place",
                "city",
                "place of death",
                "place of execution",
                "location",
                "محل",
                "شهر",
                "محل اعدام",
                "محل جان باختن",
                "محل جانباختن",
                "محل شهادت",
                "محل کشته شدن",
                "جای اعدام",
                "ort",
                "stadt",
                "lieu",
                "ville");
        put(ListField.PROVINCE, "province", "state", "region", "استان", "provinz");
        put(ListField.PRISON, "prison", "jail", "زندان", "نام زندان", "gefangnis", "gefaengnis");
        put(ListField.GENDER, "gender", "sex", "جنسیت", "جنس", "geschlecht", "sexe", "genre");
        put(
                ListField.GROUP,
                "group",
                "organisation",
                "organization",
                "affiliation",
                "party",
                "گروه",
                "سازمان",
                "وابستگی",
                "وابستگی سازمانی",
                "گرایش",
                "حزب",
                "gruppe",
                "groupe");
        put(
                ListField.NOTE,
                "note",
                "notes",
                "remark",
                "remarks",
                "comment",
                "comments",
                "description",
                "توضیح",
                "توضیحات",
                "ملاحظات",
                "یادداشت",
                "شرح",
                "bemerkung",
                "bemerkungen",
                "remarque",
                "remarques");
        put(ListField.LINK, "link", "url", "address", "web", "source", "پیوند", "لینک", "نشانی", "منبع");
    }

    private ColumnWords() {}

    private static void put(ListField field, String... words) {
        for (String word : words) {
            WORDS.put(SearchText.fold(word), field);
        }
    }

    /// What stands in a column of this name; null where nobody knows.
    static @Nullable ListField find(String header) {
        String folded = SearchText.fold(header);
        ListField field = WORDS.get(folded);
        return field != null ? field : WORDS.get(folded.replaceFirst(LANGUAGES, ""));
    }
}
