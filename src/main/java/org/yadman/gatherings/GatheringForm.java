package org.yadman.gatherings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Localized;

/// What a host typed, as it came.
///
/// @param act which button was pressed
/// @param code of who comes back without an account
/// @param version that was seen, where something stands already
/// @param origin the gathering of an earlier year, where it goes on from one
/// @param city as typed
/// @param place the number of the city that was chosen among several
record GatheringForm(
        String act,
        String code,
        String version,
        String origin,
        String kind,
        String on,
        String starts,
        String city,
        String place,
        String country,
        String precision,
        String contact,
        String title,
        String day,
        String common,
        String area,
        String venue,
        String street,
        String zone,
        List<String> group,
        List<String> language,
        String accessibility,
        String safety,
        String photos,
        String online,
        String source) {

    /// Nothing typed yet.
    static final GatheringForm EMPTY = of("", "", "");

    GatheringForm {
        act = plain(act);
        code = plain(code);
        version = plain(version);
        origin = plain(origin);
        kind = plain(kind);
        on = plain(on);
        starts = plain(starts);
        city = plain(city);
        place = plain(place);
        country = plain(country);
        precision = precision == null ? FolderRow.word(Precision.CITY) : plain(precision);
        contact = plain(contact);
        title = plain(title);
        day = plain(day);
        common = plain(common);
        area = plain(area);
        venue = plain(venue);
        street = plain(street);
        zone = plain(zone);
        group = Objects.requireNonNullElse(group, List.<String>of()).stream()
                .filter(each -> !each.isBlank())
                .toList();
        language = Objects.requireNonNullElse(language, List.<String>of()).stream()
                .filter(each -> !each.isBlank())
                .toList();
        accessibility = plain(accessibility);
        safety = plain(safety);
        photos = plain(photos);
        online = plain(online);
        source = plain(source);
    }

    // Control characters would come out of a printer as something else.
    private static String plain(@Nullable String typed) {
        return typed == null
                ? ""
                : typed.replace("\r\n", "\n")
                        .replaceAll("[\\p{Cc}&&[^\n\t]]", "")
                        .strip();
    }

    private static GatheringForm of(String code, String version, String origin) {
        return new GatheringForm(
                "",
                code,
                version,
                origin,
                FolderRow.word(GatheringKind.VIGIL),
                "",
                "",
                "",
                "",
                "",
                FolderRow.word(Precision.CITY),
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                List.of(),
                List.of(),
                "",
                "",
                FolderRow.word(Photos.NO_FACES),
                "",
                "");
    }

    /// What stands, to be typed over.
    ///
    /// @param place all that its host typed, or what is shown where that is erased
    /// @param city what the city is called
    /// @param groups the slugs of its groups
    static GatheringForm of(
            Gathering gathering,
            Place place,
            String contact,
            String city,
            List<String> groups,
            String source,
            String code,
            Language language) {
        return new GatheringForm(
                "",
                code,
                String.valueOf(gathering.version()),
                "",
                FolderRow.word(gathering.kind()),
                gathering.heldOn().toString(),
                gathering.startsAt() == null ? "" : gathering.startsAt().toString(),
                city,
                text(place.city()),
                text(place.country()),
                FolderRow.word(gathering.shown().precision()),
                contact,
                in(gathering.title(), language),
                text(gathering.day()),
                gathering.common() ? "yes" : "",
                place.area(),
                place.venue(),
                place.street(),
                // A city brings its own zone along.
                place.city() == null ? text(place.zone()) : "",
                groups,
                gathering.languages(),
                in(gathering.accessibility(), language),
                in(gathering.safety(), language),
                FolderRow.word(gathering.photos()),
                text(gathering.online()),
                source);
    }

    /// The same for the next time: what belongs to one day only is left out.
    GatheringForm again(String gathering, String nextOn) {
        return new GatheringForm(
                "",
                "",
                "",
                gathering,
                kind,
                nextOn,
                starts,
                city,
                place,
                country,
                precision,
                contact,
                title,
                day,
                common,
                area,
                venue,
                street,
                zone,
                group,
                language,
                accessibility,
                safety,
                photos,
                online,
                "");
    }

    /// All of it but the button, as a form sends it.
    List<Map.Entry<String, String>> fields() {
        List<Map.Entry<String, String>> fields = new ArrayList<>(List.of(
                Map.entry("code", code),
                Map.entry("version", version),
                Map.entry("origin", origin),
                Map.entry("kind", kind),
                Map.entry("on", on),
                Map.entry("starts", starts),
                Map.entry("city", city),
                Map.entry("place", place),
                Map.entry("country", country),
                Map.entry("precision", precision),
                Map.entry("contact", contact),
                Map.entry("title", title),
                Map.entry("day", day),
                Map.entry("common", common),
                Map.entry("area", area),
                Map.entry("venue", venue),
                Map.entry("street", street),
                Map.entry("zone", zone),
                Map.entry("accessibility", accessibility),
                Map.entry("safety", safety),
                Map.entry("photos", photos),
                Map.entry("online", online)));
        group.forEach(each -> fields.add(Map.entry("group", each)));
        language.forEach(each -> fields.add(Map.entry("language", each)));
        return fields;
    }

    private static String in(Localized text, Language language) {
        return text.texts().getOrDefault(language.tag(), "");
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
