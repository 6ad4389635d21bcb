package org.yadman.platform.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yadman.platform.collect.FolderRow;

/// The interface's sentences: complete, used, well formed in every language, and nothing said outside of them.
class MessagesTest {

    private static final Path FILES = Path.of("src/main/resources/messages");
    private static final Language EN = Language.SOURCE;
    private static final Language FA = new Language("fa");
    private static final Language SORANI = new Language("ckb");
    private static final List<Language> COMPLETE = List.of(EN, FA);

    /// Keys that are put together at run time: what stands before the changing word → the enum that has the words.
    private static final Map<String, String> BY_ENUM = Map.ofEntries(
            Map.entry("accounts.role.", "org.yadman.accounts.Role"),
            Map.entry("accounts.notice.", "org.yadman.accounts.Notice"),
            Map.entry("campaigns.popolo.", "org.yadman.platform.collect.Popolo$Kind"),
            Map.entry("days.role.", "org.yadman.days.DayRole"),
            Map.entry("kits.file.", "org.yadman.gatherings.Kits$Kind"),
            Map.entry("kits.format.", "org.yadman.gatherings.KitFormat"),
            Map.entry("kits.kind.", "org.yadman.gatherings.KitText"),
            Map.entry("kits.text.", "org.yadman.gatherings.KitText"),
            Map.entry("kits.tongues.", "org.yadman.gatherings.KitTongues"),
            Map.entry("memorial.field.", "org.yadman.memorial.ListField"),
            Map.entry("gatherings.enter.", "org.yadman.gatherings.Gathering$State"),
            Map.entry("gatherings.kind.", "org.yadman.gatherings.GatheringKind"),
            Map.entry("gatherings.map.region.", "org.yadman.platform.places.Region"),
            Map.entry("gatherings.photos.", "org.yadman.gatherings.Photos"),
            Map.entry("gatherings.precision.", "org.yadman.gatherings.Precision"),
            Map.entry("gatherings.state.", "org.yadman.gatherings.Gathering$State"),
            Map.entry("groups.checked.", "org.yadman.groups.Checked"),
            Map.entry("groups.how.", "org.yadman.groups.How"),
            Map.entry("groups.mandate.", "org.yadman.groups.MandateLevel"),
            Map.entry("groups.kind.", "org.yadman.groups.GroupKind"),
            Map.entry("groups.kinds.", "org.yadman.groups.GroupKind"),
            Map.entry("sources.kind.", "org.yadman.sources.SourceKind"),
            Map.entry("sources.held.", "org.yadman.sources.Held"),
            Map.entry("sources.stance.", "org.yadman.sources.Stance"),
            Map.entry("agreements.commitment.", "org.yadman.pure.conditions.Commitment"),
            Map.entry("agreements.state.", "org.yadman.agreements.AgreementList$State"),
            Map.entry("ladder.act.", "org.yadman.recognition.Act"),
            Map.entry("ladder.kind.", "org.yadman.recognition.Act"),
            Map.entry("ladder.shade.", "org.yadman.recognition.Shade"),
            Map.entry("bodies.kind.", "org.yadman.bodies.BodyKind"),
            Map.entry("bodies.level.", "org.yadman.bodies.Level"),
            Map.entry("bodies.power.", "org.yadman.bodies.Power"),
            Map.entry("bodies.tabler.", "org.yadman.bodies.Tabler"),
            Map.entry("recognition.question.", "org.yadman.recognition.Question"),
            Map.entry("recognition.question.help.", "org.yadman.recognition.Question"),
            Map.entry("bodies.deadline.kind.", "org.yadman.bodies.Deadline$Kind"),
            Map.entry("recognition.rung.", "org.yadman.bodies.Level"),
            Map.entry("recognition.standing.", "org.yadman.recognition.Standing"),
            Map.entry("recognition.count.", "org.yadman.recognition.Standing"),
            Map.entry("recognition.role.", "org.yadman.recognition.Track$Role"),
            Map.entry("recognition.scope.", "org.yadman.recognition.Track$Scope"),
            Map.entry("recognition.force.", "org.yadman.recognition.Track$Force"),
            Map.entry("recognition.procedure.", "org.yadman.recognition.Procedure"),
            Map.entry("recognition.condition.gap.", "org.yadman.recognition.Condition$Gap"),
            Map.entry("recognition.condition.status.", "org.yadman.recognition.Condition$Status"),
            Map.entry("recognition.promise.outcome.", "org.yadman.recognition.Step$Outcome"),
            Map.entry("recognition.proof.", "org.yadman.recognition.Proof"),
            Map.entry("recognition.stalled.", "org.yadman.recognition.Stall$Reason"),
            Map.entry("recognition.stall.", "org.yadman.recognition.Stall$Reason"),
            Map.entry("recognition.stance.", "org.yadman.sources.Stance"),
            Map.entry("recognition.verdict.", "org.yadman.recognition.CaseOutcome$Verdict"),
            Map.entry("recognition.event.", "org.yadman.recognition.Incident"),
            Map.entry("motions.kind.", "org.yadman.recognition.MotionVersion$Kind"),
            Map.entry("motions.outcome.", "org.yadman.recognition.MotionVersion$Outcome"),
            Map.entry("motions.clause.", "org.yadman.recognition.MotionClause$Kind"),
            Map.entry("motions.sort.", "org.yadman.recognition.MotionStore$Sort"),
            Map.entry("outreach.ask.", "org.yadman.outreach.Ask$State"),
            Map.entry("outreach.channel.", "org.yadman.outreach.Channel"),
            Map.entry("answers.days.say.", "org.yadman.outreach.DaysByCode$Said"),
            Map.entry("outreach.days.said.", "org.yadman.outreach.DaysByCode$Said"),
            Map.entry("outreach.kind.", "org.yadman.outreach.Appeal$Kind"),
            Map.entry("outreach.meaning.", "org.yadman.outreach.Meaning"),
            Map.entry("outreach.phase.", "org.yadman.outreach.Phase"),
            Map.entry("outreach.reply.", "org.yadman.outreach.Reply$Kind"),
            Map.entry("outreach.safety.", "org.yadman.outreach.Contact$Safety"),
            Map.entry("outreach.way.", "org.yadman.outreach.Contact$Way"),
            Map.entry("silence.bar.", "org.yadman.outreach.NamingBar"),
            Map.entry("board.why.", "org.yadman.outreach.Board$Why"),
            Map.entry("recognition.link.", "org.yadman.recognition.Link$Kind"),
            Map.entry("votes.position.", "org.yadman.recognition.Position$Choice"),
            Map.entry("platform.fault.text.", "org.yadman.pure.TextFault"),
            Map.entry("platform.fault.calendar.", "org.yadman.pure.calendars.CalendarFault"),
            Map.entry("platform.fault.condition.", "org.yadman.pure.conditions.ConditionFault"),
            Map.entry("platform.fault.tally.", "org.yadman.pure.tally.TallyFault"),
            Map.entry("front.begin.calendar.", "org.yadman.pure.calendars.CalendarSystem"),
            Map.entry("platform.files.removed.", "org.yadman.platform.files.Cleaning$Removed"),
            Map.entry("platform.files.refused.", "org.yadman.platform.files.Cleaning$Reason"),
            Map.entry("platform.problem.", "org.yadman.platform.web.Problem"));

    /// A stage's key carries its procedure too.
    private static final Map<String, String> STAGES = Map.of(
            "resolution.", "org.yadman.recognition.ResolutionStage",
            "criminal-case.", "org.yadman.recognition.CriminalStage",
            "civil-case.", "org.yadman.recognition.CivilStage",
            "mandate.", "org.yadman.recognition.MandateStage");

    private final Messages messages = new Messages();

    @Test
    void every_complete_language_has_exactly_the_same_keys() {
        assertThat(messages.languages()).containsExactly("en", "fa");
        assertThat(messages.keys("en")).hasSizeGreaterThan(200);
        for (Language language : COMPLETE) {
            assertThat(new TreeSet<>(messages.keys(language.tag())))
                    .as(language.tag())
                    .isEqualTo(new TreeSet<>(messages.keys("en")));
        }
    }

    @Test
    void a_key_stands_in_the_file_of_its_room_and_once() throws IOException {
        for (Path file : list(FILES, ".properties")) {
            String room = file.getFileName().toString().replaceAll("_.*", "");
            List<String> keys = Files.readAllLines(file).stream()
                    .filter(line -> line.matches("[a-z].*=.*"))
                    .map(line -> line.substring(0, line.indexOf('=')))
                    .toList();
            assertThat(keys).as(file.toString()).doesNotHaveDuplicates().allMatch(key -> key.startsWith(room + "."));
        }
    }

    @Test
    void every_key_that_is_used_exists_and_every_key_that_exists_is_used() throws Exception {
        Set<String> used = usedKeys();
        assertThat(used)
                .contains("groups.kind.union", "campaigns.table.claims", "platform.problem.busy.text", "days.rule");
        assertThat(messages.keys("en")).containsAll(used);
        assertThat(used).containsAll(messages.keys("en"));
    }

    private Set<String> usedKeys() throws Exception {
        Set<String> rooms = new TreeSet<>();
        messages.keys("en").forEach(key -> rooms.add(key.substring(0, key.indexOf('.'))));
        Pattern literal = Pattern.compile("\"((?:" + String.join("|", rooms) + ")\\.[a-z0-9.-]*[a-z0-9.])\"");
        Set<String> used = new TreeSet<>();
        for (String code : code()) {
            literal.matcher(code).results().map(found -> found.group(1)).forEach(used::add);
        }
        // A file that is called like a room.
        used.removeIf(word -> word.endsWith(".css"));
        List<String> prefixes = used.stream().filter(key -> key.endsWith(".")).toList();
        used.removeAll(prefixes);
        for (String prefix : prefixes) {
            words(prefix).forEach(word -> {
                if (prefix.equals("platform.problem.")) {
                    used.add(prefix + word + ".title");
                    used.add(prefix + word + ".text");
                } else {
                    used.add(prefix + word);
                }
                if (prefix.equals("recognition.link.")) {
                    used.add(prefix + word + ".of");
                }
            });
        }
        return used;
    }

    private static Collection<String> words(String prefix) throws Exception {
        if (prefix.equals("campaigns.column.") || prefix.equals("campaigns.help.")) {
            return columns();
        }
        if (prefix.equals("campaigns.table.") || prefix.equals("campaigns.one.")) {
            Pattern table = Pattern.compile("new TableShape\\(\\s*\"([a-z]+)\"");
            Set<String> tables = new TreeSet<>();
            for (String code : code()) {
                table.matcher(code).results().map(found -> found.group(1)).forEach(tables::add);
            }
            return tables;
        }
        if (prefix.equals("outreach.draft.")) {
            List<String> words = new ArrayList<>();
            for (String kind : List.of("honour", "agreement")) {
                List.of("subject", "body", "reminder").forEach(part -> words.add(kind + "." + part));
            }
            return words;
        }
        if (prefix.equals("outreach.field.")) {
            return List.of(
                    "name",
                    "days",
                    "is-right",
                    "address",
                    "code",
                    "reminders",
                    "answer-by",
                    "sender",
                    "ring",
                    "or-ring",
                    "doubts",
                    "date");
        }
        if (prefix.equals("outreach.next.") || prefix.equals("outreach.next.help.")) {
            return List.of("answers", "troubles", "calls", "due", "prepared", "unreachable", "silent");
        }
        if (prefix.equals("outreach.column.")) {
            return List.of("came", "on", "due");
        }
        if (prefix.equals("broadcasts.column.")) {
            return List.of(
                    "on",
                    "time",
                    "zone",
                    "medium",
                    "station",
                    "programme",
                    "country",
                    "minutes",
                    "language",
                    "link",
                    "appeal",
                    "said",
                    "calls");
        }
        if (prefix.equals("figures.sheet.")) {
            return List.of("by", "name", "asked", "arrived", "answered", "agreed", "median");
        }
        if (prefix.equals("gatherings.feed.")) {
            return List.of("ics", "atom", "json", "geojson");
        }
        if (prefix.equals("outreach.target.")) {
            return List.of("agreement", "recognition");
        }
        if (prefix.equals("recognition.stage.") || prefix.equals("recognition.means.")) {
            List<String> words = new ArrayList<>();
            for (Map.Entry<String, String> stages : STAGES.entrySet()) {
                constants(stages.getValue()).forEach(word -> words.add(stages.getKey() + word));
            }
            return words;
        }
        String type = BY_ENUM.get(prefix);
        assertThat(type).as("the words that can follow \"%s\"", prefix).isNotNull();
        return constants(Objects.requireNonNull(type));
    }

    /// Every column of every table: `groups.slug`.
    private static Set<String> columns() throws IOException {
        Pattern shape =
                Pattern.compile("new TableShape\\(\\s*\"([a-z]+)\"(.*?)\\n\\s+(?:true|false)\\)", Pattern.DOTALL);
        Pattern column = Pattern.compile("Column\\s*\\.\\w+\\(\"([a-z_]+)\"|\\b(TRACK|NOTE)\\b");
        Set<String> columns = new TreeSet<>();
        for (String code : code()) {
            shape.matcher(code)
                    .results()
                    .forEach(table -> column.matcher(table.group(2))
                            .results()
                            .map(found -> found.group(1) == null
                                    ? found.group(2).toLowerCase(java.util.Locale.ROOT)
                                    : found.group(1))
                            .forEach(name -> columns.add(table.group(1) + "." + name)));
        }
        return columns;
    }

    private static List<String> constants(String type) throws ClassNotFoundException {
        List<String> words = new ArrayList<>();
        for (Object constant : Class.forName(type).getEnumConstants()) {
            words.add(FolderRow.word((Enum<?>) constant));
        }
        return words;
    }

    private static List<String> code() throws IOException {
        List<String> code = new ArrayList<>();
        for (Path file : list(Path.of("src/main/java"), ".java")) {
            code.add(Files.readString(file));
        }
        for (Path file : list(Path.of("src/main/jte"), ".jte")) {
            code.add(Files.readString(file));
        }
        return code;
    }

    @Test
    void every_language_speaks_of_the_same_arguments_and_cases_as_the_source_language() {
        for (String key : messages.keys("en")) {
            Map<String, Argument> expected = arguments(pattern("en", key));
            for (Language language : COMPLETE) {
                Map<String, Argument> found = arguments(pattern(language.tag(), key));
                assertThat(found.keySet()).as("%s in %s", key, language.tag()).isEqualTo(expected.keySet());
                found.forEach((name, argument) -> {
                    if (argument.type == ArgType.SELECT) {
                        assertThat(argument.cases)
                                .as("%s {%s} in %s", key, name, language.tag())
                                .isEqualTo(Objects.requireNonNull(expected.get(name)).cases);
                    }
                });
            }
        }
    }

    @Test
    void every_message_can_be_said_in_every_language_with_every_argument() {
        for (String key : messages.keys("en")) {
            for (Language language : COMPLETE) {
                for (Object[] arguments : fillings(arguments(pattern("en", key)))) {
                    String said = messages.text(language, key, arguments);
                    assertThat(said)
                            .as("%s in %s with %s", key, language.tag(), List.of(arguments))
                            .doesNotContain("{", "}", "??");
                    if (!key.equals("platform.rule.comma")) {
                        assertThat(said)
                                .as("%s in %s", key, language.tag())
                                .isNotBlank()
                                .isEqualTo(said.strip());
                    }
                }
            }
        }
    }

    private static final class Argument {
        ArgType type = ArgType.NONE;
        final Set<String> cases = new TreeSet<>();
    }

    private static Map<String, Argument> arguments(String pattern) {
        MessagePattern parsed = new MessagePattern(pattern);
        Map<String, Argument> arguments = new TreeMap<>();
        List<Argument> open = new ArrayList<>();
        for (int i = 0; i < parsed.countParts(); i++) {
            Part part = parsed.getPart(i);
            if (part.getType() == Part.Type.ARG_START) {
                Argument argument =
                        arguments.computeIfAbsent(parsed.getSubstring(parsed.getPart(i + 1)), name -> new Argument());
                if (part.getArgType() != ArgType.NONE) {
                    argument.type = part.getArgType();
                }
                open.add(argument);
            } else if (part.getType() == Part.Type.ARG_LIMIT) {
                open.removeLast();
            } else if (part.getType() == Part.Type.ARG_SELECTOR) {
                open.getLast().cases.add(parsed.getSubstring(part));
            }
        }
        return arguments;
    }

    // Every case of every select, each with the numbers at which plurals change.
    private static List<Object[]> fillings(Map<String, Argument> arguments) {
        List<List<Object>> fillings = new ArrayList<>(List.of(List.of()));
        arguments.forEach((name, argument) -> {
            Collection<?> values = switch (argument.type) {
                case SELECT -> argument.cases;
                case PLURAL, SELECTORDINAL, CHOICE, SIMPLE -> List.of(0, 1, 2, 11);
                case NONE -> List.of("x");
            };
            List<List<Object>> longer = new ArrayList<>();
            for (List<Object> filling : fillings) {
                for (Object value : values) {
                    List<Object> one = new ArrayList<>(filling);
                    one.add(name);
                    one.add(value);
                    longer.add(one);
                }
            }
            fillings.clear();
            fillings.addAll(longer);
        });
        return fillings.stream().map(List::toArray).toList();
    }

    private static String pattern(String language, String key) {
        Path file = FILES.resolve(key.substring(0, key.indexOf('.')) + "_" + language + ".properties");
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String pattern = properties.getProperty(key);
        assertThat(pattern).as(key).isNotNull();
        return pattern;
    }

    @Test
    void numbers_are_written_in_the_digits_of_the_language() {
        assertThat(messages.text(EN, "groups.count", "count", 12)).isEqualTo("12 groups");
        assertThat(messages.text(EN, "groups.count", "count", 1)).isEqualTo("1 group");
        assertThat(messages.text(FA, "groups.count", "count", 12))
                .contains("۱۲")
                .doesNotContain("12");
    }

    @Test
    void a_key_that_exists_nowhere_is_a_bug_and_fails() {
        assertThatThrownBy(() -> messages.text(EN, "groups.nonsense"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No message has the key groups.nonsense");
    }

    @Test
    void a_third_language_is_one_more_file_and_says_in_english_what_it_lacks(@TempDir Path folder) throws IOException {
        Messages three = withSorani(folder);
        Languages languages = new Languages(three);
        assertThat(languages.all()).containsExactly(EN, SORANI, FA);
        assertThat(three.keys("ckb")).containsExactly("platform.skip");
        assertThat(three.text(SORANI, "platform.skip")).isEqualTo("بڕۆ بۆ ناوەڕۆک");
        assertThat(three.text(SORANI, "platform.menu")).isEqualTo("Main");
        assertThat(three.text(SORANI, "platform.date.since", "from", "x")).isEqualTo("since x");
        assertThat(SORANI.direction()).isEqualTo("rtl");
        assertThat(languages.negotiate("ckb-IQ,fa;q=0.5")).isEqualTo(SORANI);
    }

    @Test
    void a_file_of_another_name_stops_the_server_instead_of_being_overlooked(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("Platform-en.properties"), "platform.skip=Skip\n");
        assertThatThrownBy(() -> new Messages(folder.toUri() + "*.properties"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Platform-en.properties");
    }

    private static Messages withSorani(Path folder) throws IOException {
        for (Path file : list(FILES, ".properties")) {
            Files.copy(file, folder.resolve(file.getFileName()));
        }
        Files.writeString(folder.resolve("platform_ckb.properties"), "platform.skip=بڕۆ بۆ ناوەڕۆک\n");
        return new Messages(folder.toUri() + "*.properties");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    fa                       | fa
                    fa-IR                    | fa
                    FA-ir;q=0.3              | fa
                    en-GB,en;q=0.9,fa;q=0.8  | en
                    de,fr;q=0.9,fa;q=0.5     | fa
                    en;q=0.2,fa;q=0.7        | fa
                    fa-Arab-IR,en;q=0.1      | fa
                    de                       | en
                    *                        | en
                    """)
    void the_first_language_of_the_browsers_list_that_there_is_is_taken(String header, String expected) {
        assertThat(new Languages(messages).negotiate(header).tag()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ";;;", "fa;q=much", "q=1", "fa,,en;q=2", "\u0000", "../../etc/passwd"})
    void a_list_that_is_nonsense_counts_as_no_wish(String header) {
        assertThat(new Languages(messages).negotiate(header)).isEqualTo(EN);
        assertThat(new Languages(messages).negotiate(null)).isEqualTo(EN);
        assertThat(new Languages(messages).negotiate("fa,".repeat(200))).isEqualTo(EN);
    }

    @Test
    void no_template_says_anything_that_is_not_a_message() throws IOException {
        List<Path> templates = list(Path.of("src/main/jte"), ".jte");
        assertThat(templates).hasSizeGreaterThan(10);
        for (Path template : templates) {
            assertThat(TemplateWords.in(Files.readString(template)))
                    .as(template.toString())
                    .isSubsetOf("./yadman import FOLDER", "SHA-256", "TXT", "GeoNames", "CC BY 4.0");
        }
    }

    @Test
    void words_in_a_template_are_found_wherever_they_hide() {
        String template = """
                @import org.yadman.platform.web.Visitor
                @param Visitor v
                !{var name = v.t("a.b", "x{", 'c');}
                @template.platform.web.layout(v = v, title = v.t("a.b") + ")", content = @`
                <p class="lead" lang="${v.lang(name)}">One @if(name.isEmpty() && "(".isEmpty())Two@else${name}@endif</p>
                @for(var each : names)<a href="/x" title="Three" aria-label="${each.label()}">$unsafe{each.html()}</a>@endfor
                @template.other(v = v, content = @`<td data-label="Four">Five</td>`)
                `)
                """;
        assertThat(TemplateWords.in(template)).containsExactly("One Two", "Three", "Four", "Five");
    }

    private static List<Path> list(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
