package org.yadman.agreements;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yadman.groups.GroupKind;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.text.Sentence;
import org.yadman.platform.web.Checked;
import org.yadman.platform.web.Mistake;
import org.yadman.pure.Refused;
import org.yadman.pure.calendars.SolarDate;
import org.yadman.pure.conditions.Commitment;
import org.yadman.pure.conditions.Milestone;
import org.yadman.pure.conditions.Rule;
import org.yadman.pure.conditions.Who;

/// One thing more for a condition, as it was typed. Nobody has to know that there are two commitments: of
/// human-rights organisations it is asked that they agree with the date, of everybody else that they keep the day.
///
/// @param sent the form's fields, by name
record RuleTyped(Map<String, String> sent) {

    static final int LONGEST_WORDS = 300;

    /// What a request can still reach: each has been submitted at least, or it would be none.
    static final List<Milestone> TO_REACH = List.of(Milestone.ADOPTED, Milestone.IN_FORCE);

    private static final int MOST_DIGITS = 5;
    private static final Pattern DAY = Pattern.compile("(\\d{4})\\D+(\\d{1,2})\\D+(\\d{1,2})");

    /// What can be added.
    enum What {
        COUNT,
        GROUP,
        BODY,
        TRACK,
        DAY,
        WORDS;

        String word() {
            return FolderRow.word(this);
        }

        static Optional<What> find(String word) {
            return Arrays.stream(values())
                    .filter(what -> what.word().equals(word))
                    .findFirst();
        }
    }

    /// What the record has that a condition can name.
    ///
    /// @param groups their kinds, by slug
    /// @param bodies slugs
    /// @param tracks slugs
    record Known(Map<String, GroupKind> groups, Set<String> bodies, Set<String> tracks, LocalDate today) {}

    private String field(String name) {
        return sent.getOrDefault(name, "").strip();
    }

    /// The new thing, or what is wrong with it.
    Checked<Rule.Leaf> leaf(What what, Known known) {
        return switch (what) {
            case COUNT -> count();
            case GROUP -> group(known);
            case BODY ->
                known.bodies().contains(field("body"))
                        ? new Checked.Valid<>(new Rule.BodyFirst(field("body")))
                        : wrong("body", "answers.mistake.body");
            case TRACK -> track(known);
            case DAY -> day(known.today());
            case WORDS -> words();
        };
    }

    private static Checked<Rule.Leaf> wrong(String field, String key) {
        return new Checked.Invalid<>(List.of(Mistake.at(field, key)));
    }

    private Checked<Rule.Leaf> count() {
        List<Mistake> mistakes = new ArrayList<>();
        Integer least = number(field("count"));
        if (least == null || least < 1) {
            mistakes.add(Mistake.at("count", "answers.mistake.count"));
        }
        Integer countries = field("countries").isEmpty() ? Integer.valueOf(0) : number(field("countries"));
        if (countries == null) {
            mistakes.add(Mistake.at("countries", "answers.mistake.countries"));
        }
        if (least == null || countries == null || !mistakes.isEmpty()) {
            return new Checked.Invalid<>(mistakes);
        }
        Optional<GroupKind> kind = Arrays.stream(GroupKind.values())
                .filter(each -> FolderRow.word(each).equals(field("who")))
                .findFirst();
        String country = field("country");
        Integer tier = number(field("checked"));
        try {
            Who who = new Who(
                    kind.map(FolderRow::word).map(Set::of).orElse(Set.of()),
                    country.isEmpty() ? Set.of() : Set.of(country),
                    countries == 1 ? 0 : countries,
                    tier == null ? 0 : Math.min(tier, 3),
                    kind.map(Addressee::usual).orElse(Commitment.OBSERVES));
            return new Checked.Valid<>(new Rule.AtLeast(least, who));
        } catch (Refused refused) {
            return new Checked.Invalid<>(List.of(Mistake.at("count", Sentence.why(refused))));
        }
    }

    private Checked<Rule.Leaf> group(Known known) {
        GroupKind kind = known.groups().get(field("group"));
        return kind == null
                ? wrong("group", "answers.mistake.group")
                : new Checked.Valid<>(new Rule.Named(Set.of(field("group")), Addressee.usual(kind)));
    }

    private Checked<Rule.Leaf> track(Known known) {
        List<Mistake> mistakes = new ArrayList<>();
        if (!known.tracks().contains(field("track"))) {
            mistakes.add(Mistake.at("track", "answers.mistake.track"));
        }
        Optional<Milestone> reached = TO_REACH.stream()
                .filter(each -> FolderRow.word(each).equals(field("milestone")))
                .findFirst();
        if (reached.isEmpty()) {
            mistakes.add(Mistake.at("milestone", "answers.mistake.milestone"));
        }
        return mistakes.isEmpty()
                ? new Checked.Valid<>(new Rule.TrackReached(field("track"), reached.orElseThrow()))
                : new Checked.Invalid<>(mistakes);
    }

    private Checked<Rule.Leaf> day(LocalDate today) {
        return date(field("day"))
                .<Checked<Rule.Leaf>>map(date -> date.isAfter(today)
                        ? new Checked.Valid<>(new Rule.From(date))
                        : wrong("day", "answers.mistake.day.past"))
                .orElseGet(() -> wrong("day", "answers.mistake.day"));
    }

    private Checked<Rule.Leaf> words() {
        // One line: the notation has no more, and a person has to be able to say yes or no to it.
        String said =
                field("wording").replaceAll("[\\p{Cc}\\u2028\\u2029\\s]+", " ").strip();
        if (said.isEmpty()) {
            return wrong("wording", "answers.mistake.wording");
        }
        return said.length() > LONGEST_WORDS
                ? new Checked.Invalid<>(List.of(Mistake.at("wording", "answers.mistake.long", "most", LONGEST_WORDS)))
                : new Checked.Valid<>(new Rule.Words(said));
    }

    /// A whole number in digits of any script, or null.
    static @Nullable Integer number(String typed) {
        String digits = latin(typed.strip());
        return digits.matches("[0-9]{1," + MOST_DIGITS + "}") ? Integer.valueOf(digits) : null;
    }

    /// A day as people type it, year first: `2027-09-01`, `۱۴۰۶/۶/۱۰`. A year before 1700 is Solar Hijri.
    static Optional<LocalDate> date(String typed) {
        Matcher parts = DAY.matcher(latin(typed.strip()));
        if (!parts.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(parts.group(1));
        int month = Integer.parseInt(parts.group(2));
        int day = Integer.parseInt(parts.group(3));
        try {
            return Optional.of(
                    year <= SolarDate.LAST_YEAR
                            ? new SolarDate(year, month, day).toGregorian()
                            : LocalDate.of(year, month, day));
        } catch (DateTimeException | IllegalArgumentException nonsense) {
            return Optional.empty();
        }
    }

    private static String latin(String typed) {
        StringBuilder digits = new StringBuilder();
        typed.codePoints().forEach(point -> {
            if (Character.isDigit(point)) {
                digits.append(Character.digit(point, 10));
            } else {
                digits.appendCodePoint(point);
            }
        });
        return digits.toString();
    }
}
