import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes a campaign folder of any size for measurements: N tracks with their steps, bodies, groups, sources and
/// claims. Everything in it is made up and says so; the same N always gives the same bytes. With STEPS, every
/// history is filled up to that length, ends in our days, and one body has a fortieth of all tracks. With GATHERINGS,
/// so many are held over twenty years in thirty cities, three in five of them on the first of September.
///
/// What grows with N: tracks (N), steps (2.8 N), claims (3.6 N), conditions, stalls, links, groups (N/10), sources
/// (N/20), bodies (N/50). What does not grow: the days and who keeps them, as a coalition keeps a dozen days however
/// long its record is. Track 1 to 20 say the same in every record, so that their pages can be compared.
public final class MakeRecord {

    private static final int STORIES = 20;
    /// Of a record with long histories, one in so many tracks is before one and the same body.
    private static final int LONG_LIST = 40;
    private static final String ENTERED_BY = "Generated for measurements";
    private static final String ENTERED_ON = "2026-01-01";
    private static final List<String> COUNTRIES = List.of("DE", "FR", "SE", "CA", "US", "GB", "NL", "NO", "IT", "ES");
    private static final List<String> ACTS = List.of("resolution", "motion", "law", "mention", "proclamation");
    /// What fills a long history up; it leaves a track where it is.
    private static final List<String> INCIDENTS =
            List.of("letter-sent", "reply-received", "asked", "statement", "met", "noted");
    private static final List<String> GROUP_KINDS =
            List.of("human-rights-organisation", "committee", "association", "families", "union");
    private static final List<String> BODY_KINDS = List.of(
            "parliament-chamber", "city", "ngo-section", "regional-parliament", "national-court", "un-ga", "ngo-region");
    private static final String[][] BEGINNINGS = {
        {"Nor", "نور"}, {"Est", "است"}, {"Var", "وار"}, {"Sol", "سول"}, {"Lin", "لین"}, {"Mar", "مار"}, {"Kel", "کل"},
        {"Dan", "دان"}, {"Rim", "ریم"}, {"Tor", "تور"}, {"Bel", "بل"}
    };
    private static final String[][] ENDINGS = {
        {"haven", "هاون"}, {"mark", "مارک"}, {"stad", "ستاد"}, {"dale", "دیل"}, {"mond", "موند"}, {"berg", "برگ"},
        {"field", "فیلد"}
    };

    /// The last of the twenty years in which gatherings are held.
    private static final int LAST_YEAR = 2027;
    private static final int YEARS = 20;
    private static final List<String> GATHERING_KINDS = List.of("vigil", "ceremony", "march", "evening", "exhibition");
    /// Country, number in GeoNames and zone of the cities of gatherings.
    private static final List<String> CITIES = List.of(
            "DE 2886242 Europe/Berlin",
            "DE 2950159 Europe/Berlin",
            "DE 2911298 Europe/Berlin",
            "DE 2925533 Europe/Berlin",
            "DE 2867714 Europe/Berlin",
            "FR 2988507 Europe/Paris",
            "FR 2996944 Europe/Paris",
            "GB 2643743 Europe/London",
            "GB 2643123 Europe/London",
            "SE 2673730 Europe/Stockholm",
            "SE 2711537 Europe/Stockholm",
            "SE 2692969 Europe/Stockholm",
            "NO 3143244 Europe/Oslo",
            "DK 2618425 Europe/Copenhagen",
            "NL 2759794 Europe/Amsterdam",
            "BE 2800866 Europe/Brussels",
            "AT 2761369 Europe/Vienna",
            "CH 2657896 Europe/Zurich",
            "CH 2660646 Europe/Zurich",
            "IT 3169070 Europe/Rome",
            "ES 3117735 Europe/Madrid",
            "FI 658225 Europe/Helsinki",
            "CA 6167865 America/Toronto",
            "CA 6173331 America/Vancouver",
            "CA 6077243 America/Toronto",
            "US 5368361 America/Los_Angeles",
            "US 5128581 America/New_York",
            "US 4140963 America/New_York",
            "AU 2147714 Australia/Sydney",
            "AU 2158177 Australia/Melbourne");

    private final Path folder;
    private final int tracks;
    private final int days;
    private final int steps;
    private final int gatherings;
    private final int groups;
    private final int sources;
    private final int bodies;
    private final List<BufferedWriter> open = new ArrayList<>();

    private MakeRecord(Path folder, int tracks, int days, int steps, int gatherings) {
        this.folder = folder;
        this.tracks = tracks;
        this.days = days;
        this.steps = steps;
        this.gatherings = gatherings;
        this.groups = Math.max(20, tracks / 10);
        this.sources = Math.max(10, tracks / 20);
        this.bodies = Math.max(10, tracks / 50);
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 2 || arguments.length > 5 || !arguments[0].matches("[1-9][0-9]{0,5}")) {
            System.err.println("Usage: make-record TRACKS FOLDER [DAYS [STEPS [GATHERINGS]]]   (1 to 999,999 tracks, a new folder, 12 days)");
            System.exit(2);
        }
        Path folder = Path.of(arguments[1]);
        if (Files.exists(folder)) {
            System.err.println(folder + " is there already; name a new folder.");
            System.exit(2);
        }
        int days = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 12;
        int steps = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 0;
        int gatherings = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 0;
        new MakeRecord(folder, Integer.parseInt(arguments[0]), days, steps, gatherings).write();
    }

    private void write() throws IOException {
        Files.createDirectories(folder.resolve("texts"));
        campaign();
        sources();
        groups();
        days();
        bodies();
        tracks();
        gatherings();
        for (BufferedWriter writer : open) {
            writer.close();
        }
    }

    // ---- the campaign and its days ----------------------------------------------------------------------------------

    private void campaign() throws IOException {
        Files.writeString(folder.resolve("campaign.yaml"), """
                slug: generated
                name:
                  en: Generated record
                  fa: بایگانی ساختگی
                """);
        text("lead", "Nothing here is true: this record was generated to measure the server.",
                "هیچ‌چیز در اینجا راست نیست: این بایگانی برای سنجش سرور ساخته شده است.");
        text("guarantee", "Every generated group keeps its own generated day.", "هر گروهِ ساختگی روزِ خود را نگه می‌دارد.");
        text("about", "## Why\n\nTo know how fast a page is when the record is large.",
                "## چرا\n\nتا بدانیم با بایگانیِ بزرگ هر صفحه چه اندازه تند است.");
        text("press", "This record was generated. It names nobody.", "این بایگانی ساختگی است و از کسی نام نمی‌برد.");
        claim("campaign:generated", "victims", "", "source-1", "1000", "asserts");
        claim("campaign:generated", "victims", "", "source-2", "2000-3000", "reports");
    }

    private void text(String key, String en, String fa) throws IOException {
        Files.writeString(folder.resolve("texts/" + key + ".en.md"), en + "\n");
        Files.writeString(folder.resolve("texts/" + key + ".fa.md"), fa + "\n");
    }

    private void days() {
        Table days = new Table("days.csv", "slug,role,name.en,name.fa,about.en,about.fa");
        Table observances = new Table("observances.csv", "group,day,about.en,about.fa");
        days.row("day-0", "common", "The generated common day", "روز مشترکِ ساختگی", "Generated.", "ساختگی.");
        claim("day:day-0", "rule", "", "source-1", "gregorian 09-01", "asserts");
        claim("day:day-0", "title", "en", "source-1", "A generated day of remembrance", "asserts");
        claim("day:day-0", "title", "en", "source-2", "A day to remember, generated", "reports");
        for (int i = 1; i < this.days; i++) {
            String role = i % 4 == 3 ? "neighbour" : "own";
            days.row("day-" + i, role, "Generated day " + i, "روز ساختگی " + persian(i), "Generated.", "ساختگی.");
            claim("day:day-" + i, "rule", "", source(i), rule(i), "asserts");
        }
        for (int i = 0; i < 20; i++) {
            observances.row(group(i), "day-" + i % Math.min(12, this.days), "", "");
        }
    }

    private static String rule(int i) {
        String day = two(1 + i % 12) + "-" + two(1 + i % 28);
        return switch (i % 4) {
            case 0 -> "gregorian " + day;
            case 1 -> "solar-hijri " + day;
            case 2 -> "friday nearest (solar-hijri " + day + ")";
            default -> "last friday of gregorian " + two(1 + i % 12);
        };
    }

    // ---- sources, groups, bodies ------------------------------------------------------------------------------------

    private void sources() {
        Table table = new Table("sources.csv", "slug,kind,title.en,title.fa,language,publisher,published,address,held");
        for (int i = 0; i < sources; i++) {
            table.row(
                    source(i),
                    List.of("resolution", "motion", "report", "article", "court-record").get(i % 5),
                    "Generated source " + i + " of " + place(i, 0),
                    "منبع ساختگی " + persian(i) + "، " + place(i, 1),
                    "en",
                    "Generated publisher " + i % 500,
                    String.valueOf(1990 + i % 36),
                    "https://example.org/generated/" + i,
                    "page");
        }
    }

    private void groups() {
        Table table = new Table("groups.csv", "slug,kind,country,name.en,name.fa,site,about.en,about.fa");
        for (int i = 0; i < groups; i++) {
            table.row(
                    group(i),
                    GROUP_KINDS.get(i % GROUP_KINDS.size()),
                    COUNTRIES.get(i % COUNTRIES.size()),
                    "Generated committee of " + place(i, 0) + " " + i,
                    "کمیتهٔ ساختگی " + place(i, 1) + " " + persian(i),
                    "https://example.org/group/" + i,
                    "Made up for measurements.",
                    "برای سنجش ساخته شده است.");
        }
    }

    private void bodies() {
        Table table = new Table("bodies.csv", "slug,kind,country,parent,name.en,name.fa");
        Table deadlines = new Table("deadlines.csv", "body,slug,kind,name.en,name.fa");
        for (int i = 0; i < bodies; i++) {
            table.row(
                    body(i),
                    BODY_KINDS.get(i % BODY_KINDS.size()),
                    COUNTRIES.get(i % COUNTRIES.size()),
                    i % 10 == 0 ? "" : body(i - i % 10),
                    "Generated council of " + place(i, 0) + " " + i,
                    "شورای ساختگی " + place(i, 1) + " " + persian(i));
            claim("body:" + body(i), "members", "", source(i), String.valueOf(50 + i % 400), "asserts");
            if (i % 10 == 0) {
                deadlines.row(body(i), "tabling", "deadline", "Tabling ends", "پایان مهلت ارائه");
                claim("deadline:" + body(i) + "/tabling", "rule", "", source(i), "gregorian 05-01", "asserts");
            }
        }
    }

    // ---- tracks -----------------------------------------------------------------------------------------------------

    /// What happened on a track, in order; after a colon the tally of the vote.
    private static List<String> story(int track) {
        return switch (track % STORIES) {
            case 0 -> List.of("submitted", "in-committee", "adopted-conditional:recorded 84-19-68 of 193", "letter-sent");
            case 1 -> List.of("submitted", "adopted:counted 91-5", "in-force", "observed");
            case 2 -> List.of("idea", "drafting");
            case 3 -> List.of("submitted", "rejected:counted 20-31");
            case 4 -> List.of("submitted", "in-committee");
            case 5 -> List.of("submitted", "deferred", "scheduled", "adopted:unanimous-consent", "in-force", "implementing");
            case 6 -> List.of("seeking-sponsor");
            case 7 -> List.of("submitted", "lapsed");
            case 8 -> List.of("idea", "submitted");
            case 9 -> List.of("submitted", "adopted:qualitative \"overwhelmingly\"", "in-force");
            case 10 -> List.of("filed", "registered", "preliminary", "individual-investigation", "charged", "trial", "judgment");
            case 11 -> List.of("filed", "served-on-defendant", "default", "judgment");
            case 12 -> List.of("called-for", "draft", "vote:recorded 25-7-14 absent 1 of 47", "created", "staffed");
            case 13 -> List.of("submitted", "adopted-in-part:roll-call 30-11");
            case 14 -> List.of("submitted", "withdrawn");
            case 15 -> List.of("drafting", "promise");
            case 16 -> List.of("submitted", "ruled-out");
            case 17 -> List.of("submitted", "scheduled");
            case 18 -> List.of("submitted", "referred");
            default -> List.of("idea", "letter-sent");
        };
    }

    private static String procedure(int track) {
        return switch (track % STORIES) {
            case 10 -> "criminal-case";
            case 11 -> "civil-case";
            case 12 -> "mandate";
            default -> "resolution";
        };
    }

    private void tracks() {
        Table table =
                new Table("tracks.csv", "slug,role,procedure,body,day,name.en,name.fa,ask.en,scope,force,act,owner");
        Table steps = new Table("steps.csv", "track,slug,number,event,due,outcome,text.en,text.fa");
        Table conditions =
                new Table("conditions.csv", "track,slug,step,wording,language,source,rule,owner,status");
        Table stalls = new Table("stalls.csv", "track,reason,since,source,stance");
        Table outcomes = new Table("outcomes.csv", "track,defendant,count,outcome,step");
        Table links = new Table("links.csv", "from,kind,to");
        for (int i = 0; i < tracks; i++) {
            table.row(
                    track(i),
                    i % 3 == 0 ? "ours" : "precedent",
                    procedure(i),
                    this.steps > 0 && i % LONG_LIST == 1 ? body(1) : body(i),
                    "resolution".equals(procedure(i)) ? "day-0" : "",
                    "Generated resolution of " + place(i, 0) + " " + i,
                    "قطعنامهٔ ساختگی " + place(i, 1) + " " + persian(i),
                    "Remember on a generated day.",
                    List.of("same", "narrower", "wider", "other").get(i % 4),
                    List.of("political", "binding-on-body", "none").get(i % 3),
                    "resolution".equals(procedure(i)) ? ACTS.get(i % ACTS.size()) : "",
                    group(i % 20));
            if (i % 3 == 0) {
                claim("track:" + track(i), "title", "en", source(i), "A generated title " + i, "asserts");
            }
            if (i % 10 == 0) {
                claim("track:" + track(i), "title", "en", source(i + 1), "Another title " + i, "reports");
            }
            steps(i, steps);
            switch (i % STORIES) {
                case 0 -> {
                    conditions.row(track(i), "others", "step-3", "if other organisations agree", "en", source(i),
                            "at least ? human-rights-organisation agree", group(0), "pending");
                    stalls.row(track(i), "condition-unmeasurable", year(i, 3), source(i), "asserts");
                }
                case 8 -> links.row(track(i), "reopens", track(i - 1));
                case 10 -> outcomes.row(track(i), "Generated defendant", "1", "convicted", "step-7");
                case 19 -> stalls.row(track(i), "no-reply", year(i, 2), source(i), "reports");
                default -> { }
            }
        }
    }

    private void gatherings() {
        if (gatherings == 0) {
            return;
        }
        Table table = new Table(
                "gatherings.csv",
                "year,slug,kind,state,held_on,starts_at,zone,day,precision,country,city,groups,languages,photos");
        for (int i = 0; i < gatherings; i++) {
            int year = LAST_YEAR - i % YEARS;
            String[] city = CITIES.get(i / YEARS % CITIES.size()).split(" ");
            String kind = GATHERING_KINDS.get(i % GATHERING_KINDS.size());
            table.row(
                    String.valueOf(year),
                    kind + "-" + i,
                    kind,
                    year == LAST_YEAR ? "confirmed" : "held",
                    i / YEARS % 5 < 3 ? year + "-09-01" : year + "-" + two(1 + i % 12) + "-" + two(1 + i % 28),
                    two(9 + i % 12) + ":30",
                    city[2],
                    "day-0",
                    "city",
                    city[0],
                    city[1],
                    group(i % groups),
                    i % 3 == 0 ? "fa en" : "fa",
                    "no-faces");
        }
    }

    private void steps(int track, Table steps) {
        List<String> story = new ArrayList<>(story(track));
        while (story.size() < this.steps) {
            story.add(INCIDENTS.get(story.size() % INCIDENTS.size()));
        }
        for (int k = 1; k <= story.size(); k++) {
            String[] event = story.get(k - 1).split(":", 2);
            String slug = "step-" + k;
            String subject = "step:" + track(track) + "/" + slug;
            boolean promise = event[0].equals("promise");
            steps.row(
                    track(track),
                    slug,
                    String.valueOf(k),
                    event[0],
                    promise ? year(track, k + 1) : "",
                    promise ? "broken" : "",
                    "Generated step " + k + ".",
                    "گام ساختگی " + persian(k) + ".");
            claim(subject, "date", "", source(track), date(track, k), "asserts");
            if (event[0].startsWith("adopted") && track % 2 == 1) {
                claim(subject, "date", "", source(track + 1), date(track, k), "reports");
            }
            if (event.length == 2) {
                claim(subject, "vote", "", source(track), event[1], "asserts");
            }
        }
    }

    // A step a year; said to the day, to the month, or in the other calendar, as sources do.
    private String date(int track, int step) {
        int month = 1 + (track + step) % 12;
        return switch ((track + step) % 4) {
            case 0 -> year(track, step) + "-" + two(month);
            case 1 -> "sh:" + (first() - 621 + track % 25 + step) + "-" + two(month);
            default -> year(track, step) + "-" + two(month) + "-" + two(1 + track % 28);
        };
    }

    private String year(int track, int step) {
        return String.valueOf(first() + track % 25 + step);
    }

    // A long history ends within the last years, so that deadlines and dormancy have something to ring for.
    private int first() {
        return steps > 0 ? 2002 - steps : 1990;
    }

    // ---- names ------------------------------------------------------------------------------------------------------

    private static String track(int i) {
        return "track-%06d".formatted(i + 1);
    }

    private String source(int i) {
        return "source-" + (i % sources);
    }

    private String group(int i) {
        return "group-" + (i % groups);
    }

    private String body(int i) {
        return "body-" + (i % bodies);
    }

    private static String place(int i, int language) {
        return BEGINNINGS[i % BEGINNINGS.length][language] + ENDINGS[i % ENDINGS.length][language];
    }

    private static String two(int number) {
        return "%02d".formatted(number);
    }

    private static String persian(int number) {
        return String.valueOf(number).chars()
                .mapToObj(digit -> String.valueOf((char) (digit - '0' + '۰')))
                .collect(Collectors.joining());
    }

    // ---- tables -----------------------------------------------------------------------------------------------------

    private Table claims;

    private void claim(String subject, String field, String language, String source, String value, String stance) {
        if (claims == null) {
            claims = new Table("claims.csv", "subject,field,value,language,source,stance,entered_by,entered_on");
        }
        claims.row(subject, field, value, language, source, stance, ENTERED_BY, ENTERED_ON);
    }

    /// One CSV file of the folder.
    private final class Table {
        private final BufferedWriter writer;

        Table(String file, String header) {
            try {
                writer = Files.newBufferedWriter(folder.resolve(file));
                writer.write(header + "\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            open.add(writer);
        }

        void row(String... cells) {
            try {
                writer.write(Stream.of(cells).map(MakeRecord::quoted).collect(Collectors.joining(",", "", "\n")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static String quoted(String cell) {
        return cell.contains(",") || cell.contains("\"") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
