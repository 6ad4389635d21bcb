package org.yadman.front;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.yadman.front.Campaign.Choices;
import org.yadman.front.Campaign.TextKey;
import org.yadman.platform.collect.FolderPart;
import org.yadman.platform.collect.FolderReader;
import org.yadman.platform.collect.FolderReader.Place;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.collect.FolderTable;
import org.yadman.platform.collect.FolderWriter;
import org.yadman.platform.collect.Sheet;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Localized;
import org.yadman.platform.text.Sentence;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.representer.Representer;

/// `campaign.yaml` and `texts/`.
@Component
@Order(40)
class CampaignFolder implements FolderPart {

    private static final String FILE = "campaign.yaml";
    private static final String TEXTS = "texts";
    private static final Pattern TEXT_FILE = Pattern.compile("([a-z]+)\\.([a-z]{2,3}(?:-[A-Za-z0-9]+)*)\\.md");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
    private static final Pattern SLUG = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?");

    private final CurrentCampaign campaign;

    CampaignFolder(CurrentCampaign campaign) {
        this.campaign = campaign;
    }

    @Override
    public List<FolderTable> tables() {
        return List.of();
    }

    @Override
    public Map<String, Map<String, UUID>> ids() {
        return Map.of(Campaign.KIND, campaign.read().stream().collect(Collectors.toMap(Campaign::slug, Campaign::id)));
    }

    @Override
    public Map<UUID, String> keys(String kind, Collection<UUID> ids) {
        return campaign.read().stream()
                .filter(whole -> kind.equals(Campaign.KIND) && ids.contains(whole.id()))
                .collect(Collectors.toMap(Campaign::id, Campaign::slug));
    }

    @Override
    public boolean isEmpty() {
        return campaign.read().isEmpty();
    }

    @Override
    public Staged read(FolderReader folder) {
        Optional<byte[]> file = folder.file(FILE);
        Map<TextKey, Localized> texts = readTexts(folder);
        if (file.isEmpty()) {
            if (!folder.files("").contains(FILE)) {
                folder.problem(new Place(FILE, 0, ""), Sentence.of("front.mistake.missing"));
            }
            return actor -> {};
        }
        Optional<Campaign> read = utf8(folder, FILE, file.get())
                .flatMap(yaml -> readYaml(folder, yaml))
                .map(head -> new Campaign(
                        folder.declare(Campaign.KIND, head.slug()), head.slug(), head.name(), texts, head.choices()));
        return actor -> campaign.set(read.orElseThrow(), actor);
    }

    private record Head(String slug, Localized name, Choices choices) {}

    private static Optional<Head> readYaml(FolderReader folder, String text) {
        Node root;
        try {
            root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new java.io.StringReader(text));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            folder.problem(new Place(FILE, line, ""), Sentence.of("front.mistake.yaml", "reason", e.getProblem()));
            return Optional.empty();
        } catch (YAMLException e) {
            folder.problem(new Place(FILE, 0, ""), Sentence.of("front.mistake.yaml", "reason", firstLine(e)));
            return Optional.empty();
        }
        if (!(root instanceof MappingNode fields)) {
            folder.problem(new Place(FILE, 1, ""), Sentence.of("front.mistake.fields"));
            return Optional.empty();
        }
        String slug = "";
        Map<String, String> name = new TreeMap<>();
        Set<String> countries = new TreeSet<>();
        String language = null;
        ZoneId zone = null;
        Set<String> seen = new HashSet<>();
        for (NodeTuple field : fields.getValue()) {
            String key = scalar(field.getKeyNode());
            int line = field.getKeyNode().getStartMark().getLine() + 1;
            if (!seen.add(key)) {
                folder.problem(new Place(FILE, line, key), Sentence.of("front.mistake.field-twice"));
            }
            switch (key) {
                case "slug" -> slug = scalar(field.getValueNode());
                case "name" -> name.putAll(texts(folder, field.getValueNode(), line));
                case "protected-countries" -> countries.addAll(countries(folder, field.getValueNode(), line));
                case "language" -> language = language(folder, field.getValueNode(), line);
                case "zone" -> zone = zone(folder, field.getValueNode(), line);
                default -> folder.problem(new Place(FILE, line, key), Sentence.of("front.mistake.field-unknown"));
            }
        }
        if (!SLUG.matcher(slug).matches()) {
            folder.problem(new Place(FILE, 1, "slug"), Sentence.of("platform.collect.slug", "text", slug));
            return Optional.empty();
        }
        folder.declare(Campaign.KIND, slug);
        if (!seen.contains("name")) {
            folder.problem(new Place(FILE, 1, "name"), Sentence.of("front.mistake.no-name"));
        }
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(new Head(slug, new Localized(name), new Choices(countries, language, zone)));
    }

    private static Set<String> countries(FolderReader folder, Node node, int line) {
        Set<String> countries = new TreeSet<>();
        if (!(node instanceof SequenceNode list)) {
            folder.problem(new Place(FILE, line, "protected-countries"), Sentence.of("front.mistake.country-list"));
            return countries;
        }
        for (Node each : list.getValue()) {
            Place at = new Place(FILE, each.getStartMark().getLine() + 1, "protected-countries");
            String country = scalar(each);
            if (!SettingsForm.COUNTRIES.contains(country)) {
                folder.problem(at, Sentence.of("platform.collect.country", "text", country));
            } else if (!countries.add(country)) {
                folder.problem(at, Sentence.of("front.mistake.country-twice", "country", country));
            }
        }
        return countries;
    }

    private static @Nullable String language(FolderReader folder, Node node, int line) {
        String language = scalar(node);
        if (!LANGUAGE.matcher(language).matches()) {
            folder.problem(
                    new Place(FILE, line, "language"), Sentence.of("platform.collect.language", "text", language));
            return null;
        }
        return language;
    }

    private static @Nullable ZoneId zone(FolderReader folder, Node node, int line) {
        Optional<ZoneId> zone = SettingsForm.zone(scalar(node));
        if (zone.isEmpty()) {
            folder.problem(new Place(FILE, line, "zone"), Sentence.of("front.mistake.zone", "text", scalar(node)));
        }
        return zone.orElse(null);
    }

    private static String firstLine(YAMLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static String scalar(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue().strip() : "";
    }

    private static Map<String, String> texts(FolderReader folder, Node node, int line) {
        if (!(node instanceof MappingNode languages)) {
            folder.problem(new Place(FILE, line, "name"), Sentence.of("front.mistake.name-per-language"));
            return Map.of();
        }
        Map<String, String> texts = new TreeMap<>();
        for (NodeTuple text : languages.getValue()) {
            String language = scalar(text.getKeyNode());
            Place at = new Place(FILE, text.getKeyNode().getStartMark().getLine() + 1, "name");
            if (!LANGUAGE.matcher(language).matches()) {
                folder.problem(at, Sentence.of("platform.collect.language", "text", language));
            } else if (texts.putIfAbsent(language, scalar(text.getValueNode())) != null) {
                folder.problem(at, Sentence.of("front.mistake.language-twice", "language", language));
            }
        }
        boolean allRead = texts.size() == languages.getValue().size();
        texts.values().removeIf(String::isEmpty);
        if (allRead && texts.isEmpty()) {
            folder.problem(new Place(FILE, line, "name"), Sentence.of("front.mistake.no-name"));
        }
        return texts;
    }

    private static Map<TextKey, Localized> readTexts(FolderReader folder) {
        Map<TextKey, Map<String, String>> read = new EnumMap<>(TextKey.class);
        for (String name : folder.files(TEXTS)) {
            String path = TEXTS + "/" + name;
            Matcher form = TEXT_FILE.matcher(name);
            Optional<TextKey> key = form.matches() ? key(form.group(1)) : Optional.empty();
            if (key.isEmpty()) {
                folder.problem(new Place(path, 0, ""), Sentence.of("front.mistake.text-unknown", "keys", keys()));
                continue;
            }
            folder.file(path)
                    .flatMap(bytes -> utf8(folder, path, bytes))
                    .map(String::strip)
                    .ifPresent(markdown -> {
                        if (markdown.isEmpty()) {
                            folder.problem(new Place(path, 1, ""), Sentence.of("front.mistake.text-empty"));
                        } else {
                            read.computeIfAbsent(key.get(), k -> new TreeMap<>())
                                    .put(form.group(2), markdown);
                        }
                    });
        }
        Map<TextKey, Localized> texts = new EnumMap<>(TextKey.class);
        read.forEach((key, ofKey) -> texts.put(key, new Localized(ofKey)));
        return texts;
    }

    private static Optional<TextKey> key(String word) {
        return Stream.of(TextKey.values())
                .filter(key -> FolderRow.word(key).equals(word))
                .findFirst();
    }

    private static List<String> keys() {
        return Stream.of(TextKey.values()).map(FolderRow::word).toList();
    }

    private static Optional<String> utf8(FolderReader folder, String path, byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.indexOf('\0') < 0) {
                return Optional.of(text);
            }
        } catch (CharacterCodingException e) {
            // Told below.
        }
        folder.problem(new Place(path, 0, ""), Sentence.of("platform.collect.utf8"));
        return Optional.empty();
    }

    @Override
    public Optional<UUID> find(String kind, String key) {
        return kind.equals(Campaign.KIND)
                ? campaign.read().filter(whole -> whole.slug().equals(key)).map(Campaign::id)
                : Optional.empty();
    }

    // The campaign stands in no table; its own words are changed among the settings.
    @Override
    public Sheet rowsOf(Collection<Ref> things, FolderTable.Keys keys) {
        return Sheet.EMPTY;
    }

    @Override
    public void remove(Ref thing) {}

    @Override
    public void clear() {
        campaign.clear();
    }

    @Override
    public void export(FolderWriter out) {
        campaign.read().ifPresent(whole -> {
            Map<String, Object> head = new LinkedHashMap<>();
            head.put("slug", whole.slug());
            head.put("name", new LinkedHashMap<>(whole.name().texts()));
            if (!whole.choices().protectedCountries().isEmpty()) {
                head.put("protected-countries", List.copyOf(whole.choices().protectedCountries()));
            }
            if (whole.choices().language() != null) {
                head.put("language", whole.choices().language());
            }
            if (whole.choices().zone() != null) {
                head.put("zone", whole.choices().zone().getId());
            }
            out.file(FILE, yaml().dump(head).getBytes(StandardCharsets.UTF_8));
            whole.texts()
                    .forEach((key, text) -> text.texts()
                            .forEach((language, markdown) -> out.file(
                                    TEXTS + "/" + FolderRow.word(key).toLowerCase(Locale.ROOT) + "." + language + ".md",
                                    (markdown + "\n").getBytes(StandardCharsets.UTF_8))));
        });
    }

    private static Yaml yaml() {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setAllowUnicode(true);
        options.setWidth(200);
        options.setLineBreak(DumperOptions.LineBreak.UNIX);
        return new Yaml(new SafeConstructor(new LoaderOptions()), new Representer(options), options);
    }
}
