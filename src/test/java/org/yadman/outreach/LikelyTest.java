package org.yadman.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yadman.outreach.Contact.Details;
import org.yadman.outreach.Contact.Point;
import org.yadman.outreach.Contact.Way;
import org.yadman.outreach.Contacts.Same;

class LikelyTest {

    /// Names of the same group as two people wrote them; all made up from words that such groups use.
    private static final List<List<String>> SAME = List.of(
            List.of("سازمان حقوق بشر", "Sazman-e Hoghugh-e Bashar"),
            List.of("سازمان حقوق بشر", "سازمان حقوق بشر"),
            List.of("كانون زنان ايراني", "کانون زنان ایرانی"),
            List.of("خانواده‌های خاوران", "خانواده های خاوران"),
            List.of("خانواده‌های خاوران", "Khanevadehaye Khavaran"),
            List.of("مادران پارک لاله", "Madaran-e Park-e Laleh"),
            List.of("مادران پارک لاله", "Mothers of Laleh Park"),
            List.of("انجمن دادخواهی برلن", "Anjoman-e Dadkhahi-ye Berlin"),
            List.of("کمیتهٔ دفاع از زندانیان سیاسی", "Komite-ye Defa az Zendanian-e Siasi"),
            List.of("کمیته دفاع از زندانیان سیاسی", "Committee for the Defence of Political Prisoners"),
            List.of("کانون نویسندگان ایران در تبعید", "Kanoon-e Nevisandegan-e Iran dar Tab'id"),
            List.of("بنیاد عبدالرحمان برومند", "Bonyad Abdorrahman Boroumand"),
            List.of("بنیاد برومند", "Boroumand Foundation"),
            List.of("شبکه همبستگی استکهلم", "Shabakeh Hambastegi Stockholm"),
            List.of("اتحادیه کارگران نساجی", "Ettehadieh Kargaran-e Nassaji"),
            List.of("گروه کر آوای مهر", "Gorooh-e Kor-e Avaye Mehr"),
            List.of("Verein iranischer Frauen Köln e.V.", "Verein Iranischer Frauen Köln"),
            List.of("Verein iranischer Frauen Köln e. V.", "Iranian Women's Association Köln"),
            List.of("Kanoon Payam", "Kanun-e Payam"),
            List.of("Association of Iranian Students, Lund", "Iranian Students Association Lund"),
            List.of(
                    "Komitee zur Unterstützung der politischen Gefangenen",
                    "Komitee Unterstützung politischer Gefangener"),
            List.of("Anjoman Dadkhahi Göteborg", "Anjoman-e Dadkhahi-ye Goteborg"),
            List.of("انجمن فرهنگی نوروز", "Anjomane Farhangi Norooz"),
            List.of("Nowruz Culture Society", "Nowruz Cultur Society"),
            List.of("جمعیت دفاع از کودکان", "Jamiat-e Defa az Koodakan"),
            List.of("رادیو همسایگان", "Radio Hamsayegan"),
            List.of("کانون پناهندگان سیاسی پاریس", "Kanoon Panahandegan Siasi Paris"),
            List.of("Women for Freedom (Vienna)", "Women for Freedom"),
            List.of("حزب سبز نمونه", "Hezb-e Sabz-e Nemooneh"),
            List.of("گفتگوهای زندان", "Goftogooha-ye Zendan"));

    /// Different groups with names that are near one another.
    private static final List<List<String>> DIFFERENT = List.of(
            List.of("سازمان حقوق بشر", "سازمان زنان"),
            List.of("Kanoon Payam", "Kanoon Pooya"),
            List.of("کانون نویسندگان ایران", "کانون معلمان ایران"),
            List.of("انجمن دادخواهی برلن", "انجمن فرهنگی برلن"),
            List.of("Iranian Women's Association Köln", "Iranian Women's Association Hamburg"),
            List.of("Verein iranischer Frauen Köln", "Verein iranischer Frauen Berlin"),
            List.of("کمیتهٔ دفاع از زندانیان سیاسی", "کمیتهٔ دفاع از حقوق بشر در ایران"),
            List.of("Iran Human Rights", "Human Rights Watch"),
            List.of("Center for Human Rights in Kurdistan", "Center for Human Rights in Balochistan"),
            List.of("مادران پارک لاله", "مادران خاوران"),
            List.of("Mothers of Laleh Park", "Mothers of Khavaran"),
            List.of("Bonyad Boroumand", "بنیاد پهلوان"),
            List.of("اتحادیه کارگران نساجی", "اتحادیه کارگران نفت"),
            List.of("Radio Hamsayegan", "رادیو همراه"),
            List.of("Student Union Lund", "Student Union Malmö"),
            List.of("شبکه همبستگی استکهلم", "Shabakeh Hambastegi Oslo"),
            List.of("حزب سبز نمونه", "حزب سرخ نمونه"),
            List.of("گروه کر آوای مهر", "گروه کر آوای باران"),
            List.of("Women for Freedom", "Prisoners for Freedom"),
            List.of("Amnesty Group Bremen", "Amnesty Group Bergen"),
            List.of("انجمن", "کانون"),
            List.of("Peace Council", "Pace Council"),
            List.of("خانواده‌های خاوران", "Families of Flight 752"),
            List.of("Anjoman-e Dadkhahi", "Anjoman-e Dadgostari"),
            List.of("کانون پناهندگان سیاسی پاریس", "کانون زندانیان سیاسی پاریس"),
            List.of("Nowruz Culture Society", "Nowruz Trade Society"),
            List.of("رادیو زمانه", "Radio Zaman"),
            List.of("سازمان دانشجویان", "سازمان معلمان"),
            List.of("Justice for Iran", "Justice for Ivan"),
            List.of("جمعیت دفاع از کودکان", "جمعیت دفاع از محیط زیست"));

    private static Details contact(String name, @Nullable String country, Point... points) {
        return new Details(name, null, null, country, "fa", null, List.of(points), Set.of(), "");
    }

    @Test
    void names_are_told_across_scripts_as_well_as_measured() {
        List<String> missed = new ArrayList<>();
        SAME.forEach(pair -> {
            if (Likely.same(contact(pair.getFirst(), "DE"), contact(pair.getLast(), null))
                    .isEmpty()) {
                missed.add(pair + " " + likeness(pair));
            }
        });
        List<String> wrong = new ArrayList<>();
        DIFFERENT.forEach(pair -> {
            if (Likely.same(contact(pair.getFirst(), "DE"), contact(pair.getLast(), "DE"))
                    .isPresent()) {
                wrong.add(pair + " " + likeness(pair));
            }
        });
        int found = SAME.size() - missed.size();
        double recall = (double) found / SAME.size();
        double precision = (double) found / (found + wrong.size());
        String told = "precision %.2f, recall %.2f, missed %s, wrong %s".formatted(precision, recall, missed, wrong);
        System.out.println(told);
        assertThat(precision).as(told).isGreaterThanOrEqualTo(0.9);
        assertThat(recall).as(told).isGreaterThanOrEqualTo(0.9);
    }

    private static double likeness(List<String> pair) {
        return Likely.likeness(
                Likely.Face.of(contact(pair.getFirst(), null)), Likely.Face.of(contact(pair.getLast(), null)));
    }

    @Test
    void the_same_address_or_number_is_certain_whatever_the_name_and_country() {
        Details one = contact("A", "DE", new Point(Way.EMAIL, "Office@Example.org", "", false));
        assertThat(Likely.same(one, contact("B", "SE", new Point(Way.EMAIL, "office@example.org ", "press", false))))
                .contains(Same.CERTAIN);
        Details two = contact("A", "DE", new Point(Way.TELEPHONE, "+49 (0)30 555-0123", "", false));
        assertThat(Likely.same(two, contact("B", "DE", new Point(Way.TELEPHONE, "030 5550123", "", false))))
                .contains(Same.CERTAIN);
        assertThat(Likely.same(two, contact("B", "DE", new Point(Way.TELEPHONE, "۰۳۰۵۵۵۰۱۲۳", "", false))))
                .contains(Same.CERTAIN);
        assertThat(Likely.same(two, contact("B", "DE", new Point(Way.TELEPHONE, "030 5550124", "", false))))
                .isEmpty();
    }

    @Test
    void a_name_is_no_sign_where_the_countries_differ() {
        assertThat(Likely.same(contact("Kanoon Payam", "DE"), contact("Kanoon Payam", "SE")))
                .isEmpty();
        assertThat(Likely.same(contact("Kanoon Payam", "DE"), contact("Kanoon Payam", null)))
                .contains(Same.LIKELY);
    }

    @Test
    void names_without_letters_are_like_nothing() {
        assertThat(Likely.same(contact("!!!", null), contact("???", null))).isEmpty();
        assertThat(Likely.same(contact("و", null), contact("e.V.", null))).isEmpty();
    }
}
