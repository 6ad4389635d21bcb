package org.yadman.platform.text;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/// The sentences of the interface: `messages/<feature>_<language>.properties`, UTF-8, ICU MessageFormat with named
/// arguments. A key begins with its feature (`days.board.title`). A language that lacks a key shows the source
/// language's sentence; a key that exists nowhere is a bug and fails.
@Component
public class Messages {

    private static final Pattern FILE = Pattern.compile("[a-z]+_([a-z]{2,3}(?:-[A-Za-z0-9]+)*)\\.properties");

    private final Map<String, Map<String, String>> patterns = new HashMap<>();
    // Parsing a pattern costs a third of a page (measured), so each is parsed once. MessageFormat is not safe for two
    // threads at once: format() works on a clone.
    private final Map<String, Map<String, MessageFormat>> parsed = new ConcurrentHashMap<>();

    public Messages() {
        this("classpath*:messages/*.properties");
    }

    /// @param location a pattern of Spring's, so that a test can bring a language of its own
    Messages(String location) {
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(location)) {
                read(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(Resource file) throws IOException {
        Matcher name = FILE.matcher(String.valueOf(file.getFilename()));
        if (!name.matches()) {
            throw new IllegalStateException(
                    "A message file is named feature_language.properties, not " + file.getFilename());
        }
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        Map<String, String> ofLanguage = patterns.computeIfAbsent(name.group(1), tag -> new HashMap<>());
        properties.forEach((key, value) -> ofLanguage.put((String) key, (String) value));
    }

    /// The languages for which at least one file exists.
    public Set<String> languages() {
        return new TreeSet<>(patterns.keySet());
    }

    /// The keys that a language has of its own.
    public Set<String> keys(String language) {
        return Set.copyOf(patterns.getOrDefault(language, Map.of()).keySet());
    }

    /// The sentence in a language, filled.
    ///
    /// @param arguments name, value, name, value …; numbers appear in the language's digits
    public String text(Language language, String key, @Nullable Object... arguments) {
        if (arguments.length == 0) {
            String plain = pattern(language, key);
            if (plain.indexOf('{') < 0 && plain.indexOf('\'') < 0) {
                return plain;
            }
        }
        MessageFormat format = parsed.computeIfAbsent(language.tag(), tag -> new ConcurrentHashMap<>())
                .computeIfAbsent(key, k -> new MessageFormat(pattern(language, k), language.locale()));
        Map<String, @Nullable Object> named = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            named.put(String.valueOf(arguments[i]), arguments[i + 1]);
        }
        return format.clone().format(named);
    }

    private String pattern(Language language, String key) {
        String own = patterns.getOrDefault(language.tag(), Map.of()).get(key);
        String shown = own != null
                ? own
                : patterns.getOrDefault(Language.SOURCE.tag(), Map.of()).get(key);
        if (shown == null) {
            throw new IllegalArgumentException("No message has the key " + key);
        }
        return shown;
    }
}
