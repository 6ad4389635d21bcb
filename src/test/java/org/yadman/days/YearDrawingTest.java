package org.yadman.days;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.yadman.days.YearDrawing.Mark;
import org.yadman.platform.text.Dates;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Messages;

/// The coordinates in these tests come from the designer's own program, run on the same days.
class YearDrawingTest {

    private static final Language ENGLISH = new Language("en");
    private static final Language PERSIAN = new Language("fa");
    private static final LocalDate COMMON = LocalDate.of(2026, 9, 1);
    private static final LocalDate JULY = LocalDate.of(2026, Month.JULY, 1);

    private static final List<Mark> DAYS = List.of(
            new Mark("10-shahrivar", "10 Shahrivar", DayRole.OWN, LocalDate.of(2026, 9, 1)),
            new Mark("khavaran-friday", "Friday nearest 10 Shahrivar", DayRole.OWN, LocalDate.of(2026, 9, 4)),
            new Mark("30-august", "Victims of Enforced Disappearances", DayRole.NEIGHBOUR, LocalDate.of(2026, 8, 30)),
            new Mark("24-march", "Right to the Truth", DayRole.NEIGHBOUR, LocalDate.of(2026, 3, 24)),
            new Mark("27-january", "Holocaust Memorial Day", DayRole.NEIGHBOUR, LocalDate.of(2027, 1, 27)),
            new Mark("nowruz", "Nowruz", DayRole.HOLIDAY, LocalDate.of(2026, 3, 21)),
            new Mark("labor-day", "Labor Day, United States", DayRole.HOLIDAY, LocalDate.of(2026, 9, 7)));

    private static final List<Mark> PERSIAN_DAYS = List.of(
            new Mark("10-shahrivar", "۱۰ شهریور", DayRole.OWN, LocalDate.of(2026, 9, 1)),
            new Mark("khavaran-friday", "نزدیک‌ترین جمعه به ۱۰ شهریور", DayRole.OWN, LocalDate.of(2026, 9, 4)),
            new Mark("30-august", "قربانیان ناپدیدسازی قهری", DayRole.NEIGHBOUR, LocalDate.of(2026, 8, 30)),
            new Mark("24-march", "حق دانستن حقیقت", DayRole.NEIGHBOUR, LocalDate.of(2026, 3, 24)),
            new Mark("27-january", "یادبود هولوکاست", DayRole.NEIGHBOUR, LocalDate.of(2027, 1, 27)),
            new Mark("nowruz", "نوروز", DayRole.HOLIDAY, LocalDate.of(2026, 3, 21)),
            new Mark("labor-day", "روز کارگر در ایالات متحده", DayRole.HOLIDAY, LocalDate.of(2026, 9, 7)));

    private static AnnotationConfigApplicationContext context;
    private static YearDrawing drawing;

    @BeforeAll
    static void open() {
        context = new AnnotationConfigApplicationContext(Messages.class, Dates.class, YearDrawing.class);
        drawing = context.getBean(YearDrawing.class);
    }

    @AfterAll
    static void close() {
        context.close();
    }

    @Test
    void the_window_has_half_a_year_on_each_side_of_the_common_day() {
        assertThat(YearDrawing.windowStart(COMMON)).isEqualTo("2026-03-03");
        assertThat(YearDrawing.windowEnd(COMMON)).isEqualTo("2027-03-02");
    }

    @Test
    void the_broad_english_board_stands_where_the_designer_put_it() {
        String broad =
                pictures(drawing.board(ENGLISH, "1 September", COMMON, DAYS)).getFirst();
        assertThat(broad)
                .startsWith("<svg class=\"year broad\" viewBox=\"-1 0.0 802.0 313.0\" role=\"img\""
                        + " aria-label=\"The year around the common day, with every day in the table below\">")
                .contains(
                        "<text class=\"big\" x=\"400.0\" y=\"26.0\">1 September</text>",
                        "<path class=\"d\" d=\"M400.0 59.0l7 7-7 7-7-7z\"/>",
                        "<path class=\"c\" d=\"M400.0 66.0V309.0\"/>",
                        "<circle class=\"o\" cx=\"400.0\" cy=\"89.0\" r=\"4.5\"/>",
                        "<path class=\"u\" d=\"M391.1 124.5h9v9h-9z\"/>",
                        "<circle class=\"o\" cx=\"406.6\" cy=\"149.0\" r=\"4.5\"/>",
                        "<path class=\"f\" d=\"M408.2 189.0h10\"/>",
                        "<path class=\"u\" d=\"M719.9 224.5h9v9h-9z\"/>",
                        "<text class=\"w\" x=\"412.0\" y=\"93.0\">10 Shahrivar</text>",
                        "<text class=\"s\" x=\"412.0\" y=\"106.0\">the same day</text>",
                        "<text x=\"384.6\" y=\"133.0\" text-anchor=\"end\">Victims of Enforced Disappearances</text>",
                        "<text class=\"s\" x=\"424.2\" y=\"206.0\">7 September · 16 Shahrivar · 6 days after</text>",
                        "<text class=\"m\" x=\"700.3\" y=\"283.0\">January 2027</text>",
                        "<text class=\"m\" x=\"424.6\" y=\"303.0\">Shahrivar</text>");
    }

    @Test
    void the_narrow_english_board_stands_where_the_designer_put_it() {
        String narrow =
                pictures(drawing.board(ENGLISH, "1 September", COMMON, DAYS)).getLast();
        assertThat(narrow)
                .startsWith("<svg class=\"year narrow\" viewBox=\"-1 0.0 346.0 416.0\"")
                .contains(
                        "<path class=\"u\" d=\"M15.8 245.5h9v9h-9z\"/>",
                        "<path class=\"f\" d=\"M172.7 227.0h10\"/>",
                        "M20.3 250.0V265.0M20.3 312.0V372.0M17.4 321.0V372.0",
                        "<text x=\"159.1\" y=\"148.0\" text-anchor=\"end\">Disappearances</text>",
                        "<text x=\"0.0\" y=\"207.0\">Right to the Truth</text>",
                        "<text class=\"s\" x=\"344.0\" y=\"335.0\" text-anchor=\"end\">148 days after</text>",
                        "<text class=\"m\" x=\"185.7\" y=\"388.0\">Sep</text>",
                        "<text class=\"m\" x=\"301.1\" y=\"388.0\">Jan 2027</text>");
    }

    @Test
    void the_persian_boards_stand_where_the_designer_put_them() {
        List<String> boards = pictures(drawing.board(PERSIAN, "یکم سپتامبر", COMMON, PERSIAN_DAYS));
        assertThat(boards.getFirst())
                .contains(
                        "viewBox=\"-1 0.0 802.0 313.0\"",
                        "<circle class=\"o\" cx=\"393.4\" cy=\"149.0\" r=\"4.5\"/>",
                        "<path class=\"u\" d=\"M71.1 224.5h9v9h-9z\"/>",
                        "<text x=\"415.4\" y=\"133.0\" text-anchor=\"end\">قربانیان ناپدیدسازی قهری</text>",
                        "<text class=\"s\" x=\"375.8\" y=\"206.0\">۱۶ شهریور · ۷ سپتامبر · ۶ روز پس از آن</text>",
                        "<text class=\"m\" x=\"726.6\" y=\"283.0\">فروردین ۱۴۰۵</text>",
                        "<text class=\"m\" x=\"99.7\" y=\"303.0\">ژانویه ۲۰۲۷</text>");
        assertThat(boards.getLast())
                .contains(
                        "viewBox=\"-1 0.0 346.0 416.0\"",
                        "<path class=\"f\" d=\"M321.6 306.0h10\"/>",
                        "M323.7 235.0V250.0M323.7 297.0V372.0M326.6 306.0V372.0",
                        "<text x=\"344.0\" y=\"192.0\">حق دانستن حقیقت</text>",
                        "<text class=\"s\" x=\"160.0\" y=\"106.0\">همان روز</text>",
                        "<text class=\"m\" x=\"154.7\" y=\"408.0\">سپتامبر</text>");
    }

    @Test
    void the_strips_stand_where_the_designer_put_them() {
        List<String> english = pictures(drawing.strip(ENGLISH, true, COMMON, DAYS));
        assertThat(english.getFirst())
                .contains(
                        "viewBox=\"-1 -2.5 802.0 86.5\" role=\"img\" aria-label=\"The year around the common day\"",
                        "<path class=\"c\" d=\"M400.0 7.5V82.0\"/>",
                        "<path class=\"u\" d=\"M391.1 28.5h9v9h-9z\"/>",
                        "<path class=\"f\" d=\"M408.2 21.5h10\"/>",
                        "<path class=\"d\" d=\"M400.0 0.5l7 7-7 7-7-7z\"/>");
        assertThat(english.getLast())
                .contains("<path class=\"f\" d=\"M172.7 10.0h10\"/>", "<path class=\"c\" d=\"M172.0 -4.0V82.0\"/>");
        List<String> persian = pictures(drawing.strip(PERSIAN, true, COMMON, PERSIAN_DAYS));
        assertThat(persian.getFirst())
                .contains("<path class=\"f\" d=\"M381.8 21.5h10\"/>", "<path class=\"u\" d=\"M748.4 28.5h9v9h-9z\"/>");
        assertThat(persian.getLast()).contains("<circle class=\"o\" cx=\"169.2\" cy=\"21.5\" r=\"4.5\"/>");
    }

    @Test
    void names_cannot_break_out_of_the_picture() {
        String nasty = "<script>&\"x'</text>";
        List<Mark> days = List.of(
                new Mark("a", nasty, DayRole.OWN, COMMON),
                new Mark("b", nasty, DayRole.NEIGHBOUR, COMMON.plusDays(30)),
                new Mark("c", nasty, DayRole.HOLIDAY, COMMON.minusDays(170)));
        for (String svg : pictures(drawing.board(ENGLISH, nasty, COMMON, days))) {
            assertThat(svg).doesNotContain("<script", nasty).contains("&lt;script&gt;&amp;&quot;x&#39;&lt;/text&gt;");
            assertThat(new Picture(svg).labels.stream().filter(label -> label.text.equals(nasty)))
                    .hasSize(4);
        }
        for (String svg : pictures(drawing.strip(ENGLISH, true, COMMON, days))) {
            assertThat(svg).doesNotContain("script");
        }
    }

    @Test
    void pictures_hold_no_style_script_or_link() {
        String all = drawing.board(ENGLISH, "1 September", COMMON, DAYS)
                + drawing.strip(PERSIAN, true, COMMON, PERSIAN_DAYS)
                + drawing.board(PERSIAN, null, JULY, List.of());
        assertThat(all).doesNotContainPattern("style|href|<a |<script|\\son[a-z]+=|<bdi");
    }

    @Test
    void without_a_common_day_there_is_no_heading_no_diamond_no_line_and_no_distance() {
        List<Mark> days = List.of(
                new Mark("first-of-july", "In the middle", DayRole.OWN, JULY),
                new Mark("before", "Before it", DayRole.NEIGHBOUR, JULY.minusDays(1)),
                new Mark("after", "After it", DayRole.HOLIDAY, JULY.plusDays(1)));
        for (String svg : pictures(drawing.board(ENGLISH, null, JULY, days))) {
            assertThat(svg)
                    .doesNotContain("class=\"big\"", "class=\"mid\"", "class=\"d\"", "class=\"c\"", "common")
                    .doesNotContainPattern("days? (before|after)|the same day")
                    .contains("In the middle", ">1 July · 10 Tir</text>");
            assertThat(new Picture(svg).marks).hasSize(3);
        }
        for (String svg : pictures(drawing.strip(ENGLISH, false, JULY, days))) {
            assertThat(svg).doesNotContain("class=\"d\"", "class=\"c\"", "common");
            assertThat(new Picture(svg).marks).hasSize(3);
        }
    }

    @Test
    void a_year_without_other_days_shows_the_months() {
        for (Language language : List.of(ENGLISH, PERSIAN)) {
            for (String svg : pictures(drawing.board(language, "1 September", COMMON, List.of())
                    + drawing.strip(language, true, COMMON, List.of()))) {
                Picture picture = new Picture(svg);
                assertThat(picture.marks).extracting(Placed::role).containsExactly(DayRole.COMMON);
                assertThat(picture.labels)
                        .filteredOn(label -> label.style.equals("m"))
                        .hasSizeGreaterThan(5);
            }
            for (String svg : pictures(
                    drawing.board(language, null, JULY, List.of()) + drawing.strip(language, false, JULY, List.of()))) {
                assertThat(new Picture(svg).marks).isEmpty();
            }
        }
    }

    @Test
    void a_day_outside_the_window_is_refused() {
        List<Mark> late = List.of(new Mark("late", "Late", DayRole.OWN, COMMON.plusDays(183)));
        assertThatThrownBy(() -> drawing.board(ENGLISH, "1 September", COMMON, late))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> drawing.strip(ENGLISH, true, COMMON, late))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothing_overlaps_whatever_days_are_in_the_record() {
        Random random = new Random(1988);
        for (int i = 0; i < 200; i++) {
            Sample sample = Sample.of(random);
            Language language = i % 2 == 0 ? ENGLISH : PERSIAN;
            for (String svg : pictures(drawing.board(language, sample.title, sample.centre, sample.days))) {
                Picture picture = new Picture(svg);
                picture.requireThatLabelsStayApart();
                picture.requireThatMarksStayClear();
                picture.requireOneMarkForEach(sample.days, sample, language);
            }
            for (String svg : pictures(drawing.strip(language, sample.title != null, sample.centre, sample.days))) {
                Picture picture = new Picture(svg);
                picture.requireThatLabelsStayApart();
                picture.requireThatMarksStayClear();
                // The common day's diamond stands over whatever falls on the same date.
                List<Mark> shown = sample.days.stream()
                        .filter(day -> sample.title == null || !day.date().equals(sample.centre))
                        .toList();
                picture.requireOneMarkForEach(shown, sample, language);
            }
        }
    }

    @Test
    void a_name_that_was_not_translated_keeps_the_width_of_its_letters() {
        YearText persian = new YearText(true);
        YearText english = new YearText(false);
        assertThat(persian.width("Nowruz", 12, "")).isEqualTo(english.width("Nowruz", 12, ""));
        assertThat(persian.width("نوروز", 12, "")).isLessThan(english.width("نوروز", 12, ""));
        assertThat(persian.width("خانواده‌ها", 12, "")).isEqualTo(persian.width("خانوادهها", 12, ""));
        assertThat(english.wrap("ab abcdefgh abc", english.width("abcd", 12, ""), 12, ""))
                .containsExactly("ab", "abcd", "efgh", "abc");
    }

    @Test
    void a_persian_strip_is_the_mirror_image_of_an_english_one() {
        Random random = new Random(1367);
        for (int i = 0; i < 200; i++) {
            Sample sample = Sample.of(random);
            boolean common = sample.title != null;
            List<String> english = pictures(drawing.strip(ENGLISH, common, sample.centre, sample.days));
            List<String> persian = pictures(drawing.strip(PERSIAN, common, sample.centre, sample.days));
            for (int width = 0; width < 2; width++) {
                Picture ltr = new Picture(english.get(width));
                Picture rtl = new Picture(persian.get(width));
                assertThat(rtl.marks).hasSameSizeAs(ltr.marks);
                for (int mark = 0; mark < ltr.marks.size(); mark++) {
                    Placed left = ltr.marks.get(mark);
                    Placed right = rtl.marks.get(mark);
                    assertThat(right.role).isEqualTo(left.role);
                    assertThat(right.y).isEqualTo(left.y);
                    assertThat(right.x).isBetween(ltr.width - left.x - .11, ltr.width - left.x + .11);
                }
            }
        }
    }

    @Test
    void the_order_in_which_days_come_changes_nothing() {
        Sample sample = Sample.of(new Random(2002));
        assertThat(drawing.board(ENGLISH, "1 September", sample.centre, sample.days.reversed()))
                .isEqualTo(drawing.board(ENGLISH, "1 September", sample.centre, sample.days));
        assertThat(drawing.strip(PERSIAN, true, sample.centre, sample.days.reversed()))
                .isEqualTo(drawing.strip(PERSIAN, true, sample.centre, sample.days));
    }

    private static List<String> pictures(String drawn) {
        List<String> pictures = Pattern.compile("<svg .*?</svg>")
                .matcher(drawn)
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(String.join("", pictures)).isEqualTo(drawn);
        return pictures;
    }

    /// Days at random, crowded around the centre, with names of every length.
    private record Sample(@Nullable String title, LocalDate centre, List<Mark> days) {

        private static final List<String> NAMES = List.of(
                "Nowruz",
                "Friday nearest 10 Shahrivar",
                "International Day of the Victims of Enforced Disappearances and of those who are still looking for"
                        + " them",
                "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsversammlungstag",
                "نوروز",
                "نزدیک‌ترین جمعه به ۱۰ شهریور",
                "روز جهانی قربانیان ناپدیدسازی قهری و همهٔ آنان که هنوز در جست‌وجوی عزیزان خود هستند و از پا"
                        + " نمی‌نشینند",
                "روز 10 Shahrivar");

        static Sample of(Random random) {
            LocalDate centre = LocalDate.of(2015, 1, 1).plusDays(random.nextInt(7000));
            int reach = random.nextInt(4) == 0 ? 12 : 182;
            List<Mark> days = IntStream.range(0, random.nextInt(61))
                    .mapToObj(day -> new Mark(
                            "day-" + day,
                            any(NAMES, random),
                            any(List.of(DayRole.OWN, DayRole.NEIGHBOUR, DayRole.HOLIDAY), random),
                            centre.plusDays(random.nextInt(-reach, reach + 1))))
                    .toList();
            return new Sample(random.nextInt(3) == 0 ? null : any(NAMES, random), centre, days);
        }

        private static <T> T any(List<T> choice, Random random) {
            return choice.get(random.nextInt(choice.size()));
        }
    }

    private record Placed(DayRole role, double x, double y) {}

    private record Label(String text, String style, double left, double right, double top, double bottom) {

        boolean meets(double otherLeft, double otherRight, double otherTop, double otherBottom) {
            return left < otherRight && otherLeft < right && top < otherBottom && otherTop < bottom;
        }
    }

    /// A picture taken apart again.
    private static final class Picture {

        private static final DocumentBuilderFactory XML = DocumentBuilderFactory.newInstance();

        final double width;
        final double top;
        final double bottom;
        final List<Label> labels = new ArrayList<>();
        final List<Placed> marks = new ArrayList<>();

        Picture(String svg) {
            Element root = parse(svg);
            double[] box = numbers(root.getAttribute("viewBox"));
            width = box[2] - 2;
            top = box[1];
            bottom = box[1] + box[3];
            boolean narrow = root.getAttribute("class").equals("year narrow");
            boolean rightToLeft = Stream.of("سال", "روز").anyMatch(root.getAttribute("aria-label")::contains);
            NodeList children = root.getChildNodes();
            for (int i = 0; i < children.getLength(); i++) {
                Element child = (Element) children.item(i);
                if (child.getTagName().equals("text")) {
                    labels.add(label(child, narrow, rightToLeft));
                } else {
                    addMark(child);
                }
            }
        }

        private static Element parse(String svg) {
            try {
                return XML.newDocumentBuilder()
                        .parse(new InputSource(new StringReader(svg)))
                        .getDocumentElement();
            } catch (SAXException | IOException | ParserConfigurationException e) {
                throw new AssertionError(svg, e);
            }
        }

        private static double[] numbers(String text) {
            return Pattern.compile("-?\\d+(\\.\\d+)?")
                    .matcher(text)
                    .results()
                    .mapToDouble(number -> Double.parseDouble(number.group()))
                    .toArray();
        }

        private static Label label(Element text, boolean narrow, boolean rightToLeft) {
            String style = text.getAttribute("class");
            double size = switch (style) {
                case "big" -> 27;
                case "m" -> 10;
                case "s" -> narrow ? 12 : 11;
                default -> narrow ? 13 : 12;
            };
            double x = Double.parseDouble(text.getAttribute("x"));
            double y = Double.parseDouble(text.getAttribute("y"));
            double width = new YearText(rightToLeft).width(text.getTextContent(), size, style);
            boolean fromEnd = text.getAttribute("text-anchor").equals("end");
            double left =
                    List.of("big", "mid", "m").contains(style) ? x - width / 2 : fromEnd == rightToLeft ? x : x - width;
            return new Label(text.getTextContent(), style, left, left + width, y - size * .75, y + size * .2);
        }

        private void addMark(Element shape) {
            double[] at = numbers(shape.getAttribute("d"));
            switch (shape.getAttribute("class")) {
                case "d" -> marks.add(new Placed(DayRole.COMMON, at[0], at[1] + 7));
                case "u" -> marks.add(new Placed(DayRole.NEIGHBOUR, at[0] + 4.5, at[1] + 4.5));
                case "f" -> marks.add(new Placed(DayRole.HOLIDAY, at[0] + 5, at[1]));
                case "o" ->
                    marks.add(new Placed(
                            DayRole.OWN,
                            Double.parseDouble(shape.getAttribute("cx")),
                            Double.parseDouble(shape.getAttribute("cy"))));
                default -> assertThat(shape.getTagName()).isEqualTo("path");
            }
        }

        void requireThatLabelsStayApart() {
            for (int i = 0; i < labels.size(); i++) {
                Label label = labels.get(i);
                assertThat(label.left).as(label.text).isGreaterThanOrEqualTo(-1);
                assertThat(label.right).as(label.text).isLessThanOrEqualTo(width + 1);
                assertThat(label.top).as(label.text).isGreaterThanOrEqualTo(top);
                assertThat(label.bottom).as(label.text).isLessThanOrEqualTo(bottom);
                for (Label other : labels.subList(0, i)) {
                    if (label.meets(other.left, other.right, other.top, other.bottom)) {
                        fail("%s meets %s", label, other);
                    }
                }
            }
        }

        /// Marks touch neither a label nor one another.
        void requireThatMarksStayClear() {
            for (int i = 0; i < marks.size(); i++) {
                Placed mark = marks.get(i);
                assertThat(mark.y).isBetween(top + 4.5, bottom - 4.5);
                for (Label label : labels) {
                    if (label.meets(mark.x - 4.5, mark.x + 4.5, mark.y - 4.5, mark.y + 4.5)) {
                        fail("%s meets %s", label, mark);
                    }
                }
                for (Placed other : marks.subList(0, i)) {
                    if (Math.abs(mark.x - other.x) < 9 && Math.abs(mark.y - other.y) < 9) {
                        fail("%s meets %s", mark, other);
                    }
                }
            }
        }

        void requireOneMarkForEach(List<Mark> days, Sample sample, Language language) {
            List<Placed> expected = new ArrayList<>();
            if (sample.title != null) {
                expected.add(new Placed(DayRole.COMMON, width / 2, 0));
            }
            int sign = language.rightToLeft() ? -1 : 1;
            for (Mark day : days) {
                long distance = day.date().toEpochDay() - sample.centre.toEpochDay();
                expected.add(new Placed(day.role(), width / 2 + sign * distance * width / 365, 0));
            }
            assertThat(sorted(marks)).hasSameSizeAs(expected);
            for (DayRole role : DayRole.values()) {
                assertThat(sorted(
                                marks.stream().filter(mark -> mark.role == role).toList()))
                        .containsExactly(
                                sorted(expected.stream()
                                        .filter(mark -> mark.role == role)
                                        .toList()),
                                offset(.11));
            }
        }

        private static double[] sorted(List<Placed> marks) {
            double[] xs = marks.stream().mapToDouble(Placed::x).toArray();
            Arrays.sort(xs);
            return xs;
        }
    }
}
