package org.yadman.agreements;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yadman.audit.Seal;
import org.yadman.platform.text.Localized;
import org.yadman.pure.conditions.Commitment;
import org.yadman.pure.seal.CanonicalBytes;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/// Who agrees, for a body that has to rely on it: the exact text, a line for each agreement in force, and a signature
/// over a list of hashes: one of the head, one of each line. So whoever checks it learns not only that something was
/// changed, but which line.
///
/// Such a file is written in one way only; any other spelling of the same is refused, so that nothing can be added
/// that the signature does not cover.
record EvidenceFile(
        @JsonProperty(value = "format", required = true) String format,
        @JsonProperty(value = "head", required = true) Head head,
        @JsonProperty(value = "lines", required = true) List<Line> lines,
        @JsonProperty(value = "signed", required = true) Signed signed,
        @JsonProperty(value = "seal", required = true) Seal seal) {

    static final String FORMAT = "yadman evidence 1";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();
    private static final DefaultIndenter INDENTED = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter WRITER = JSON.writer()
            .with(new DefaultPrettyPrinter().withObjectIndenter(INDENTED).withArrayIndenter(INDENTED));

    EvidenceFile {
        Objects.requireNonNull(format);
        Objects.requireNonNull(head);
        Objects.requireNonNull(signed);
        Objects.requireNonNull(seal);
        lines = List.copyOf(lines);
    }

    /// What all lines have in common.
    ///
    /// @param day of which it is
    /// @param campaign what the campaign is called, by language
    /// @param address of the campaign's site, or null
    record Head(
            @JsonProperty(value = "day", required = true) String day,

            @JsonProperty(value = "campaign", required = true)
            Map<String, String> campaign,

            @JsonProperty("address") @Nullable String address,
            @JsonProperty(value = "text", required = true) Words text) {

        Head {
            Objects.requireNonNull(day);
            Objects.requireNonNull(text);
            campaign = new TreeMap<>(campaign);
        }

        String hash() {
            return CanonicalBytes.of("yadman evidence head")
                    .text(FORMAT)
                    .text(day)
                    .map(campaign)
                    .text(address)
                    .text(text.hash())
                    .text(text.since())
                    .sha256();
        }
    }

    /// The text that was agreed to.
    record Words(
            @JsonProperty(value = "name", required = true) String name,

            @JsonProperty(value = "version", required = true)
            int version,

            @JsonProperty(value = "since", required = true) String since,
            @JsonProperty(value = "sha256", required = true) String hash,

            @JsonProperty(value = "observes", required = true)
            Map<String, String> observes,

            @JsonProperty(value = "agrees", required = true) Map<String, String> agrees,

            @JsonProperty(value = "charter", required = true)
            Map<String, String> charter) {

        Words {
            observes = new TreeMap<>(observes);
            agrees = new TreeMap<>(agrees);
            charter = new TreeMap<>(charter);
        }

        static Words of(AgreementText text) {
            return new Words(
                    text.slug(),
                    text.number(),
                    text.since().toString(),
                    text.hash(),
                    text.body().texts(),
                    text.letter().texts(),
                    text.charter().texts());
        }

        boolean isWhole() {
            try {
                return hash.equals(AgreementText.hash(
                        name, version, new Localized(observes), new Localized(agrees), new Localized(charter)));
            } catch (IllegalArgumentException | NullPointerException blank) {
                return false;
            }
        }
    }

    /// One agreement in force.
    ///
    /// @param number 1 for the first
    /// @param group its slug in the campaign's record
    /// @param commitment `observes` or `agrees`
    /// @param condition its rule in the notation of the record, come true; or null
    /// @param reservation "yes, but", in the group's own words
    /// @param tier 0 to 3, the number behind `checked`
    /// @param mandateSince the day of the decision, or null
    record Line(
            @JsonProperty(value = "number", required = true) int number,
            @JsonProperty(value = "group", required = true) String group,

            @JsonProperty(value = "name", required = true) Map<String, String> name,

            @JsonProperty(value = "kind", required = true) String kind,
            @JsonProperty("country") @Nullable String country,

            @JsonProperty(value = "commitment", required = true)
            String commitment,

            @JsonProperty("condition") @Nullable String condition,

            @JsonProperty(value = "reservation", required = true)
            Map<String, String> reservation,

            @JsonProperty(value = "checked", required = true)
            String checked,

            @JsonProperty(value = "tier", required = true) int tier,

            @JsonProperty(value = "mandate", required = true)
            String mandate,

            @JsonProperty("mandate_since") @Nullable String mandateSince,

            @JsonProperty(value = "published", required = true)
            String published,

            @JsonProperty(value = "in_force_since", required = true)
            String inForceSince,

            @JsonProperty(value = "renew_by", required = true)
            String renewBy) {

        Line {
            name = new TreeMap<>(name);
            reservation = new TreeMap<>(reservation);
        }

        String hash() {
            return CanonicalBytes.of("yadman evidence line")
                    .number(number)
                    .text(group)
                    .map(name)
                    .text(kind)
                    .text(country)
                    .text(commitment)
                    .text(condition)
                    .map(reservation)
                    .text(checked)
                    .number(tier)
                    .text(mandate)
                    .text(mandateSince)
                    .text(published)
                    .text(inForceSince)
                    .text(renewBy)
                    .sha256();
        }

        /// How a sentence calls it.
        ///
        /// @param place 1 for the first, whatever number it says it has
        String called(int place) {
            String english = name.get("en");
            return "line " + place + " ("
                    + (english != null
                            ? english
                            : name.values().stream()
                                    .filter(Objects::nonNull)
                                    .findFirst()
                                    .orElse(group))
                    + ")";
        }
    }

    /// The list that is signed.
    record Signed(
            @JsonProperty(value = "head", required = true) String head,
            @JsonProperty(value = "lines", required = true) List<String> lines) {

        Signed {
            lines = List.copyOf(lines);
        }

        static Signed of(Head head, List<Line> lines) {
            return new Signed(head.hash(), lines.stream().map(Line::hash).toList());
        }

        /// Plain text, so that other programs can check the signature too.
        String text() {
            StringBuilder text = new StringBuilder(FORMAT + "\n" + head + "\n");
            lines.forEach(each -> text.append(each).append('\n'));
            return text.toString();
        }
    }

    byte[] json() {
        return (WRITER.writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /// What was read.
    sealed interface Reading {
        /// All of it; whether it is true is another question.
        record Whole(EvidenceFile file) implements Reading {}

        /// No such file, or one that was damaged.
        ///
        /// @param at how many bytes could be read
        record Broken(int at) implements Reading {}
    }

    static Reading read(byte[] json) {
        try {
            return new Reading.Whole(JSON.readValue(json, EvidenceFile.class));
        } catch (JacksonException broken) {
            TokenStreamLocation place = broken.getLocation();
            long at = place == null ? 0 : place.getByteOffset();
            return new Reading.Broken(Math.clamp(at, 0, json.length));
        }
    }

    long count(Commitment commitment) {
        String word = commitment.name().toLowerCase(java.util.Locale.ROOT);
        return lines.stream().filter(each -> each.commitment().equals(word)).count();
    }

    long groups() {
        return lines.stream().map(Line::group).distinct().count();
    }

    long countries() {
        return lines.stream()
                .map(Line::country)
                .filter(Objects::nonNull)
                .distinct()
                .count();
    }

    /// What does not fit, each as a sentence that names its place.
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (!format.equals(FORMAT)) {
            faults.add("It calls itself \"" + format + "\", which this program does not know.");
        }
        if (!head.hash().equals(signed.head()) || !head.text().isWhole()) {
            faults.add("The head was changed: the day, the campaign's name or address, or the text agreed to.");
        }
        for (int i = 0; i < Math.max(lines.size(), signed.lines().size()); i++) {
            if (i >= lines.size()) {
                faults.add("Line " + (i + 1) + " is missing.");
            } else if (i >= signed.lines().size()) {
                faults.add(
                        "The list that was signed does not have " + lines.get(i).called(i + 1) + ".");
            } else if (!lines.get(i).hash().equals(signed.lines().get(i))) {
                faults.add("What stands in " + lines.get(i).called(i + 1) + " is not what was signed.");
            }
        }
        if (!seal.fits(signed.text())) {
            faults.add("The signature does not belong to this list: it was changed, or is somebody else's.");
        }
        return faults;
    }
}
