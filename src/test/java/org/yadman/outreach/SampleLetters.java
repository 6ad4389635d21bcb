package org.yadman.outreach;

import java.util.List;
import org.yadman.platform.text.Language;

/// Letters as somebody would write them.
final class SampleLetters {

    static final String SHORT = """
            Dear friends,

            for some years your association has gathered on the last Saturday of August in memory of the prisoners who were killed in the summer of 1988. We write to you first because of that day, and with thanks.

            We are twelve small groups in seven countries. Each keeps its own day; none of us wants to take the place of another. We propose one day, 1 September, on which all of us say the same names at the same minute, and nothing more.

            Would you tell us whether what we know of your day is right, and what you think of a common one? Any answer helps, a no as well. If we hear nothing we shall write twice more, in three and in six weeks, and then no longer.

            With kind regards
            for the office, Maryam Example
            """;

    static final String PERSIAN = """
            دوستان گرامی،

            انجمن شما سال‌هاست که در آخرین شنبهٔ ماه اوت به یاد زندانیانی که در تابستان ۱۳۶۷ کشته شدند گرد هم می‌آید. این نامه پیش از هر چیز برای سپاس از شماست.

            ما دوازده گروه کوچک در هفت کشور هستیم. هر گروه روز خود را نگه می‌دارد و هیچ‌یک نمی‌خواهد جای دیگری را بگیرد. پیشنهاد ما یک روز مشترک است، دهم شهریور (۱ سپتامبر)، تا همه در یک دقیقه همان نام‌ها را بخوانیم؛ نه بیشتر. سازمان Amnesty International و گروه‌های دیگر متن ما را می‌شناسند و شمارهٔ آن A/HRC/45 است.

            خواهش می‌کنیم بنویسید آنچه دربارهٔ روز شما می‌دانیم درست است یا نه، و دربارهٔ روز مشترک چه می‌اندیشید. هر پاسخی به ما کمک می‌کند، «نه» هم. اگر پاسخی نرسد دو بار دیگر می‌نویسیم، پس از سه هفته و شش هفته، و دیگر نه.

            با احترام
            از طرف دفتر، مریم نمونه
            """;

    static final List<String> SENDER =
            List.of("Working Group for a Common Day", "P.O. Box 12 34 56", "10115 Berlin", "Germany");
    static final List<String> PERSIAN_SENDER = List.of("گروه کار روز مشترک", "Postfach 12 34 56, 10115 Berlin");
    static final List<String> GERMAN =
            List.of("Verein Beispiel e. V.", "z. Hd. Frau Muster", "Beispielstraße 17", "50667 KÖLN", "DEUTSCHLAND");
    static final List<String> AMERICAN =
            List.of("The Example Association", "Attn. Office", "1200 Example Avenue, Suite 5", "Washington DC 20005");
    static final List<String> IRANIAN =
            List.of("کانون نمونه", "خانم نمونه‌ای، مسئول دفتر", "خیابان نمونه، شمارهٔ ۱۷، واحد ۳", "سلیمانیه", "IRAQ");

    private SampleLetters() {}

    static PrintedLetter english(List<String> address, String body, String reference) {
        return new PrintedLetter(
                Language.SOURCE,
                SENDER,
                address,
                reference,
                Desk.DAY,
                "Your day in August, and a question about a common day",
                body,
                "40718256",
                "https://day.example.org/",
                "+49 30 555 0123",
                PrintedLetter.Asks.FOR_AGREEMENT);
    }

    static PrintedLetter persian(List<String> address, String body, String reference) {
        return new PrintedLetter(
                new Language("fa"),
                PERSIAN_SENDER,
                address,
                reference,
                Desk.DAY,
                "روز یادبود شما، و پرسشی دربارهٔ روز مشترک",
                body,
                "40718256",
                "https://day.example.org/",
                "+49 30 555 0123",
                PrintedLetter.Asks.FOR_AGREEMENT);
    }

    /// Many paragraphs between the salutation and the closing.
    static String longer(String body, int times) {
        String[] paragraphs = body.strip().split("\n\n", -1);
        StringBuilder text = new StringBuilder(paragraphs[0]);
        for (int i = 0; i < times; i++) {
            for (int p = 1; p < paragraphs.length - 1; p++) {
                text.append("\n\n").append(paragraphs[p]);
            }
        }
        return text.append("\n\n").append(paragraphs[paragraphs.length - 1]).toString();
    }
}
