package org.yadman.outreach;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yadman.outreach.Broadcast.Content;
import org.yadman.platform.text.TypedDay;
import org.yadman.platform.text.TypedTime;
import org.yadman.platform.web.Checked;
import org.yadman.platform.web.Mistake;

/// A broadcast as it was typed: a station and a day are enough.
record BroadcastForm(Map<String, String> fields) {

    static final int MOST_MINUTES = 24 * 60;
    static final int LONGEST_SAID = 20_000;

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s\"<>]{3,500}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

    BroadcastForm {
        Map<String, String> plain = new TreeMap<>();
        fields.forEach(
                (name, value) -> plain.put(name, value.replace("\r\n", "\n").strip()));
        fields = Map.copyOf(plain);
    }

    /// An empty form, on the day itself.
    static BroadcastForm on(LocalDate day) {
        return new BroadcastForm(Map.of("on", day.toString()));
    }

    static BroadcastForm of(Broadcast broadcast) {
        Content content = broadcast.content();
        Map<String, String> fields = new TreeMap<>();
        fields.put("station", content.station());
        fields.put("medium", broadcast.medium().word());
        fields.put("on", broadcast.on().toString());
        fields.put("programme", content.programme());
        fields.put("country", content.country() == null ? "" : content.country());
        fields.put("time", content.time());
        fields.put("zone", content.zone() == null ? "" : content.zone());
        fields.put("minutes", content.minutes() == 0 ? "" : String.valueOf(content.minutes()));
        fields.put("link", content.link());
        fields.put("language", content.language());
        fields.put("said", content.said());
        fields.put(
                "appeal", broadcast.appeal() == null ? "" : broadcast.appeal().toString());
        return new BroadcastForm(fields);
    }

    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /// What it comes to.
    record Typed(
            Channel medium,
            Content content,
            LocalDate on,
            @Nullable UUID appeal) {}

    /// What it comes to, or what is wrong with it.
    ///
    /// @param appeals to which it can belong
    Checked<Typed> check(List<UUID> appeals, LocalDate today) {
        List<Mistake> mistakes = new ArrayList<>();
        if (field("station").isEmpty() || field("station").length() > ContactForm.LONGEST_LINE) {
            mistakes.add(Mistake.at("station", "broadcasts.mistake.station", "most", ContactForm.LONGEST_LINE));
        }
        Channel medium =
                Channel.find(field("medium")).filter(Broadcast.MEDIA::contains).orElse(Channel.RADIO);
        LocalDate on =
                TypedDay.read(field("on")).filter(day -> !day.isAfter(today)).orElse(null);
        if (on == null) {
            mistakes.add(Mistake.at("on", "outreach.mistake.day"));
        }
        String time = time(mistakes);
        int minutes = minutes(mistakes);
        if (!field("zone").isEmpty() && !ZoneId.getAvailableZoneIds().contains(field("zone"))) {
            mistakes.add(Mistake.at("zone", "outreach.mistake.zone"));
        }
        if (!field("link").isEmpty() && !ADDRESS.matcher(field("link")).matches()) {
            mistakes.add(Mistake.at("link", "broadcasts.mistake.link"));
        }
        if (field("programme").length() > ContactForm.LONGEST_LINE) {
            mistakes.add(Mistake.at("programme", "outreach.mistake.long", "most", ContactForm.LONGEST_LINE));
        }
        if (field("said").length() > LONGEST_SAID) {
            mistakes.add(Mistake.at("said", "outreach.mistake.long", "most", LONGEST_SAID));
        }
        if (on == null || !mistakes.isEmpty()) {
            return new Checked.Invalid<>(mistakes);
        }
        return new Checked.Valid<>(new Typed(
                medium,
                new Content(
                        field("station"),
                        field("programme"),
                        List.of(Locale.getISOCountries()).contains(field("country")) ? field("country") : null,
                        time,
                        field("zone").isEmpty() ? null : field("zone"),
                        minutes,
                        field("link"),
                        LANGUAGE.matcher(field("language")).matches() ? field("language") : "",
                        field("said")),
                on,
                appeal(appeals).orElse(null)));
    }

    private Optional<UUID> appeal(List<UUID> appeals) {
        return appeals.stream()
                .filter(id -> id.toString().equals(field("appeal")))
                .findFirst();
    }

    private String time(List<Mistake> mistakes) {
        if (field("time").isEmpty()) {
            return "";
        }
        Optional<LocalTime> time = TypedTime.read(field("time"));
        if (time.isEmpty()) {
            mistakes.add(Mistake.at("time", "broadcasts.mistake.time"));
            return "";
        }
        return time.get().toString();
    }

    private int minutes(List<Mistake> mistakes) {
        String typed = plain(field("minutes"));
        if (typed.isEmpty()) {
            return 0;
        }
        if (typed.matches("[0-9]{1,4}") && Integer.parseInt(typed) >= 1 && Integer.parseInt(typed) <= MOST_MINUTES) {
            return Integer.parseInt(typed);
        }
        mistakes.add(Mistake.at("minutes", "outreach.mistake.number", "least", 1, "most", MOST_MINUTES));
        return 0;
    }

    // Digits of any script are digits.
    private static String plain(String typed) {
        StringBuilder plain = new StringBuilder();
        typed.codePoints().forEach(point -> {
            if (Character.isDigit(point)) {
                plain.append(Character.digit(point, 10));
            } else {
                plain.appendCodePoint(point);
            }
        });
        return plain.toString();
    }
}
