package org.yadman.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yadman.groups.GroupKind;
import org.yadman.outreach.Contact.Details;
import org.yadman.outreach.Contact.Point;
import org.yadman.outreach.Contact.Safety;
import org.yadman.outreach.Contact.Way;
import org.yadman.outreach.ContactSheet.Read;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Messages;

class ContactSheetTest {

    private static final Messages MESSAGES = new Messages();
    private static final List<String> LANGUAGES = List.of("en", "fa");

    private static Read read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Read read(byte[] bytes) {
        return ContactSheet.read(bytes, "contacts.csv", LANGUAGES);
    }

    private static Details only(Read read) {
        assertThat(told(read)).isEmpty();
        assertThat(read.rows()).hasSize(1);
        return read.rows().getFirst().details();
    }

    private static List<String> told(Read read) {
        return read.mistakes().stream()
                .map(mistake -> mistake.sentence().in(MESSAGES, Language.SOURCE))
                .toList();
    }

    @Test
    void a_row_of_everything() {
        Details details = only(read("""
                Notes;Organisation;Land;Sprache;Art;Funktion;Ansprechpartner;E-Mail;Straße;PLZ;Stadt;Telefon;Website;Sicherheit;Quelle
                first line;Verein Beispiel e.V.;Deutschland;Persisch;Verein;Presse;Frau Muster;"info@example.org; press@example.org";Beispielstr. 17;50667;Köln;"0221 / 55 01 23
                +49 221 550124";example.org/kontakt;nicht nennen, vertraulich;Jahrbuch 2024
                """));
        assertThat(details.name()).isEqualTo("Verein Beispiel e.V.");
        assertThat(details.country()).isEqualTo("DE");
        assertThat(details.language()).isEqualTo("fa");
        assertThat(details.kind()).isEqualTo(GroupKind.ASSOCIATION);
        String who = "Presse, Frau Muster";
        assertThat(details.points())
                .containsExactly(
                        new Point(Way.EMAIL, "info@example.org", who, false),
                        new Point(Way.EMAIL, "press@example.org", who, false),
                        new Point(Way.POST, "Beispielstr. 17\n50667 Köln", who, false),
                        new Point(Way.TELEPHONE, "0221 / 55 01 23", who, false),
                        new Point(Way.TELEPHONE, "+49 221 550124", who, false),
                        new Point(Way.FORM, "https://example.org/kontakt", who, false));
        assertThat(details.safety()).containsExactlyInAnyOrder(Safety.NEVER_NAMED, Safety.DO_NOT_PUBLISH);
        assertThat(details.note()).contains("first line", "Quelle: Jahrbuch 2024");
    }

    @Test
    void a_persian_sheet_in_any_order() {
        Details details = only(read("""
                تلفن,نام سازمان,كشور,ملاحظات امنیتی,نشانی پستی,زبان,یادداشت
                ۰۰۴۶ ۸ ۱۲۳ ۴۵ ۶۷,کانون نمونه,سوئد,هرگز با پست,"خیابان نمونه ۱۷
                استکهلم",فارسی,دوستِ قدیمی
                """));
        assertThat(details.name()).isEqualTo("کانون نمونه");
        assertThat(details.country()).isEqualTo("SE");
        assertThat(details.language()).isEqualTo("fa");
        assertThat(details.safety()).containsExactly(Safety.NEVER_BY_POST);
        assertThat(details.points().getLast().value()).isEqualTo("0046 8 123 45 67");
        assertThat(details.points().getFirst().value()).isEqualTo("خیابان نمونه ۱۷\nاستکهلم");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", "bom-UTF-8", "bom-UTF-16LE", "bom-UTF-16BE"})
    void every_encoding_of_a_western_sheet_is_read(String name) {
        String mark = name.startsWith("bom-") ? "\uFEFF" : "";
        String text = mark + "Name;Country;E-Mail\r\nFörening för Möten;Österreich;info@example.org\r\n";
        Details details = only(read(text.getBytes(Charset.forName(name.replace("bom-", "")))));
        assertThat(details.name()).isEqualTo("Förening för Möten");
        assertThat(details.country()).isEqualTo("AT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "windows-1256"})
    void every_encoding_of_a_persian_sheet_is_read(String name) {
        String text = "نام,کشور,ايميل\r\nانجمن نمونه,آلمان,info@example.org\r\n".replace('ی', 'ي');
        if (name.equals("windows-1256")) {
            text = text.replace("ی", "ي");
        }
        Details details = only(read(text.getBytes(Charset.forName(name))));
        assertThat(details.name()).isEqualTo("انجمن نمونه");
        assertThat(details.country()).isEqualTo("DE");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void every_separator_is_found(String separator) {
        Read read = read(String.join(separator, "name", "email", "country") + "\n"
                + String.join(separator, "\"A, B; C\"", "a@example.org", "se") + "\n");
        assertThat(only(read).name()).isEqualTo("A, B; C");
        assertThat(only(read("sep=" + separator + "\n" + String.join(separator, "name", "email") + "\nX" + separator
                                + "x@example.org\n"))
                        .name())
                .isEqualTo("X");
    }

    @Test
    void what_spreadsheets_do_to_numbers_is_undone_or_told() {
        assertThat(only(read("name,phone\nX,\"=\"\"0049 30 555012\"\"\"\n"))
                        .points()
                        .getFirst()
                        .value())
                .isEqualTo("0049 30 555012");
        assertThat(only(read("name,phone\nX,'+49 30 555012\n"))
                        .points()
                        .getFirst()
                        .value())
                .isEqualTo("+49 30 555012");
        assertThat(told(read("name,phone\nX,4.93056E+11\n")))
                .singleElement()
                .asString()
                .contains("Row 2", "«phone»", "rounded", "text");
        assertThat(told(read("name;phone\nX;4,93056E+11\n")))
                .as("with the comma of half of Europe")
                .singleElement()
                .asString()
                .contains("rounded");
    }

    @Test
    void every_mistake_says_row_column_and_what_to_do() {
        Read read = read("""
                name,country,language,email,phone,website,safety,never by post
                ,DE,fa,a@example.org,,,,
                B,Atlantis,fa,b@example.org,,,,
                C,DE,Klingon,c@example.org,,,,

                D,DE,fa,d(at)example.org,,,,
                E,DE,fa,,ring me,,,
                F,DE,fa,,,not a site,,
                G,DE,fa,g@example.org,,,careful!,
                H,DE,fa,h@example.org,,,,maybe
                I,DE,fa,,,,,
                J,DE,fa,j@example.org,,,,x
                """);
        assertThat(told(read))
                .satisfiesExactly(
                        told -> assertThat(told).contains("Row 2", "«name»", "name"),
                        told -> assertThat(told).contains("Row 3", "«country»", "Atlantis"),
                        told -> assertThat(told).contains("Row 4", "«language»", "Klingon"),
                        told -> assertThat(told).contains("Row 6", "«email»", "d(at)example.org"),
                        told -> assertThat(told).contains("Row 7", "«phone»", "ring me"),
                        told -> assertThat(told).contains("Row 8", "«website»"),
                        told -> assertThat(told).contains("Row 8", "«website»"),
                        told -> assertThat(told).contains("Row 8", "«website»"),
                        told -> assertThat(told).contains("Row 9", "«safety»", "careful!"),
                        told -> assertThat(told).contains("Row 10", "«never by post»", "maybe"),
                        told -> assertThat(told).contains("Row 11", "«I»", "no way to reach"));
        assertThat(read.rows()).singleElement().satisfies(row -> {
            assertThat(row.number()).isEqualTo(12);
            assertThat(row.details().safety()).containsExactly(Safety.NEVER_BY_POST);
        });
        read.mistakes()
                .forEach(mistake -> assertThat(mistake.sentence().in(MESSAGES, new Language("fa")))
                        .isNotBlank());
    }

    @Test
    void unknown_columns_are_told_and_go_to_the_note() {
        Read read = read("Name,E-mail,Source,Source 2\nX,x@example.org,Yearbook,p. 7,more\n");
        assertThat(read.unknown()).containsExactly("Source", "Source 2");
        assertThat(only(read).note()).isEqualTo("Source: Yearbook\nSource 2: p. 7\nmore");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "name,email\n",
                "hello",
                "email\na@example.org\n",
                "name\n\"never closed, x@example.org\n"
            })
    void what_is_no_list_of_contacts_is_told(String text) {
        assertThat(read(text).rows()).isEmpty();
        assertThat(told(read(text))).isNotEmpty();
    }

    @Test
    void a_spreadsheet_file_is_to_be_saved_first() {
        assertThat(told(read(new byte[] {'P', 'K', 3, 4, 0, 0})))
                .singleElement()
                .asString()
                .contains("CSV");
        assertThat(told(ContactSheet.read(new byte[ContactSheet.LARGEST + 1], "x.csv", LANGUAGES)))
                .hasSize(1);
    }

    @Test
    void broken_files_are_told_and_nothing_else_happens() {
        byte[] whole = """
                name;country;email;phone;safety
                "A ""b""
                c";Germany;a@example.org;"+49 30 1234567
                030 / 1234568";do not name
                نمونه;ایران;x@example.org;۰۲۱ ۱۲۳۴۵۶۷;منتشر نکنید
                """.getBytes(StandardCharsets.UTF_8);
        Random random = new Random(300);
        for (int round = 0; round < 3000; round++) {
            byte[] broken = whole.clone();
            for (int i = random.nextInt(12); i >= 0; i--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            Read read = read(broken);
            assertThat(read.rows().isEmpty() && read.mistakes().isEmpty()).isFalse();
            read.rows().forEach(row -> assertThat(row.details().points()).isNotEmpty());
        }
    }

    @Test
    void two_thousand_rows_are_compared_with_one_another_at_once() {
        StringBuilder text = new StringBuilder("name,country,email,phone\n");
        Random random = new Random(8);
        for (int i = 0; i < 2000; i++) {
            text.append("Verein ")
                    .append(word(random))
                    .append(",DE,v")
                    .append(i)
                    .append("@example.org,\n");
        }
        text.append("Sazman-e Hoghugh-e Bashar-e Nemooneh,SE,a@example.org,\n");
        text.append("سازمان حقوق بشر نمونه,سوئد,b@example.org,+46 8 1234567\n");
        text.append("Something else,NO,c@example.org,0046 (8) 123-4567\n");
        Read read = read(text.toString());
        assertThat(told(read)).isEmpty();
        long before = System.nanoTime();
        List<ContactSheet.Pair> pairs = ContactSheet.twins(read.rows());
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
        assertThat(pairs)
                .anySatisfy(pair -> {
                    assertThat(pair.one().number()).isEqualTo(2003);
                    assertThat(pair.other().number()).isEqualTo(2004);
                    assertThat(pair.same()).isEqualTo(Contacts.Same.CERTAIN);
                })
                .anySatisfy(pair -> {
                    assertThat(pair.one().number()).isEqualTo(2002);
                    assertThat(pair.other().number()).isEqualTo(2003);
                    assertThat(pair.same()).isEqualTo(Contacts.Same.LIKELY);
                });
        assertThat(Objects.requireNonNull(pairs)).hasSizeLessThan(10);
    }

    // Words of eight consonants.
    private static String word(Random random) {
        String consonants = "bdfgklmnprst";
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            word.append(consonants.charAt(random.nextInt(12))).append("aeiou".charAt(random.nextInt(5)));
        }
        return word.toString();
    }
}
