package org.yadman.outreach;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yadman.groups.GroupKind;
import org.yadman.outreach.Contact.Details;
import org.yadman.outreach.Contact.Point;
import org.yadman.outreach.Contact.Safety;
import org.yadman.outreach.Contact.Way;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.mail.Mail;
import org.yadman.platform.web.Checked;
import org.yadman.platform.web.Mistake;

/// A contact as it was typed: a name and one way to reach it are enough.
record ContactForm(
        String name,
        String group,
        String kind,
        String country,
        String language,
        String zone,
        String email,
        String post,
        String telephone,
        String form,
        String who,
        Set<String> safety,
        String note) {

    static final int LONGEST_LINE = 200;
    static final int LONGEST_TEXT = 2000;

    /// More do not fit into the window of an envelope, with the name above them.
    static final int MOST_LINES = PrintedLetter.MOST_LINES - 1;

    static final ContactForm EMPTY = new ContactForm("", "", "", "", "", "", "", "", "", "", "", Set.of(), "");

    static ContactForm of(Map<String, String> sent) {
        return new ContactForm(
                field(sent, "name"),
                field(sent, "group"),
                field(sent, "kind"),
                field(sent, "country"),
                field(sent, "language"),
                field(sent, "zone"),
                field(sent, "email"),
                field(sent, "post"),
                field(sent, "telephone"),
                field(sent, "form"),
                field(sent, "who"),
                Arrays.stream(Safety.values())
                        .map(Safety::word)
                        .filter(sent::containsKey)
                        .collect(Collectors.toSet()),
                field(sent, "note"));
    }

    private static String field(Map<String, String> sent, String name) {
        return sent.getOrDefault(name, "").replace("\r\n", "\n").strip();
    }

    static ContactForm of(Details details) {
        return new ContactForm(
                details.name(),
                details.group() == null ? "" : details.group().toString(),
                details.kind() == null ? "" : FolderRow.word(details.kind()),
                details.country() == null ? "" : details.country(),
                details.language(),
                details.zone() == null ? "" : details.zone(),
                first(details, Way.EMAIL),
                first(details, Way.POST),
                first(details, Way.TELEPHONE),
                first(details, Way.FORM),
                details.points().stream().map(Point::who).findFirst().orElse(""),
                details.safety().stream().map(Safety::word).collect(Collectors.toSet()),
                details.note());
    }

    private static String first(Details details, Way way) {
        return details.points().stream()
                .filter(point -> point.way() == way && !point.dead())
                .map(Point::value)
                .findFirst()
                .orElse("");
    }

    /// The contact, or what is wrong with it.
    ///
    /// @param groups those of the record
    /// @param languages in which we can write
    Checked<Details> check(List<UUID> groups, List<String> languages) {
        List<Mistake> mistakes = new ArrayList<>();
        if (name.isEmpty() || name.length() > LONGEST_LINE) {
            mistakes.add(Mistake.at("name", "outreach.mistake.name"));
        }
        if (!email.isEmpty() && (!Mail.isAddress(email) || email.indexOf('.', email.indexOf('@')) < 0)) {
            mistakes.add(Mistake.at("email", "outreach.mistake.email"));
        }
        List<Point> points = points();
        if (points.isEmpty()) {
            mistakes.add(Mistake.at("email", "outreach.mistake.no-way"));
        }
        if (!telephone.isEmpty() && !telephone.matches("([+]|00|۰۰)[-0-9۰-۹ ()/.]{5,39}")) {
            mistakes.add(Mistake.at("telephone", "outreach.mistake.telephone"));
        }
        if (!zone.isEmpty() && !ZoneId.getAvailableZoneIds().contains(zone)) {
            mistakes.add(Mistake.at("zone", "outreach.mistake.zone"));
        }
        if (post.lines().filter(line -> !line.isBlank()).count() > MOST_LINES) {
            mistakes.add(Mistake.at("post", "outreach.mistake.lines", "most", MOST_LINES));
        }
        for (Map.Entry<String, String> text :
                Map.of("post", post, "form", form, "note", note, "who", who).entrySet()) {
            if (text.getValue().length() > LONGEST_TEXT) {
                mistakes.add(Mistake.at(text.getKey(), "outreach.mistake.long", "most", LONGEST_TEXT));
            }
        }
        if (!mistakes.isEmpty()) {
            return new Checked.Invalid<>(mistakes);
        }
        return new Checked.Valid<>(new Details(
                name,
                known(groups).orElse(null),
                FolderRow.constant(GroupKind.class, kind),
                List.of(Locale.getISOCountries()).contains(country) ? country : null,
                languages.contains(language) ? language : languages.getFirst(),
                zone.isEmpty() ? null : zone,
                points,
                rules(),
                note));
    }

    private Optional<UUID> known(List<UUID> groups) {
        return groups.stream().filter(id -> id.toString().equals(group)).findFirst();
    }

    private List<Point> points() {
        return Stream.of(
                        point(Way.EMAIL, email),
                        point(Way.POST, post),
                        point(Way.TELEPHONE, telephone),
                        point(Way.FORM, form))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Point> point(Way way, String value) {
        return value.isEmpty() ? Optional.empty() : Optional.of(new Point(way, value, who, false));
    }

    private Set<Safety> rules() {
        Set<Safety> rules = EnumSet.noneOf(Safety.class);
        Stream.of(Safety.values()).filter(each -> safety.contains(each.word())).forEach(rules::add);
        return rules;
    }
}
