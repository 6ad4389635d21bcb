package org.yadman.platform.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.yadman.platform.files.Documents;

/// The stylesheets, the fonts and the one script, held in memory. Their addresses carry one hash of all of them,
/// so that they can be kept by a browser for a year and are still new after an upgrade, and so that the stylesheet
/// can name the fonts beside it.
@Component
public class Assets {

    private static final Map<String, String> TYPES = Map.of(
            "css",
            "text/css;charset=utf-8",
            "woff2",
            "font/woff2",
            "js",
            "text/javascript;charset=utf-8",
            "svg",
            "image/svg+xml",
            "txt",
            "text/plain;charset=utf-8");

    private final Map<String, Asset> files = new HashMap<>();
    private final String version;

    Assets() {
        try {
            StringBuilder hashes = new StringBuilder();
            PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
            for (Resource file : resolver.getResources("classpath:assets/**/*.*")) {
                String path = file.getURL().getPath();
                String name = path.substring(path.lastIndexOf("/assets/") + "/assets/".length());
                String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
                if (type != null) {
                    byte[] content = file.getContentAsByteArray();
                    files.put(
                            name,
                            new Asset(
                                    content,
                                    type.startsWith("text") || type.contains("xml") ? gzip(content) : null,
                                    type));
                }
            }
            files.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(file ->
                            hashes.append(Documents.sha256(file.getValue().content())));
            version = Documents.sha256(hashes.toString().getBytes(StandardCharsets.US_ASCII))
                    .substring(0, 12);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param gzipped the same content compressed, or null where compression gains nothing
    record Asset(byte[] content, byte @org.jspecify.annotations.Nullable [] gzipped, String type) {}

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    /// The address of a file, for instance `yadman.css`.
    public String address(String name) {
        Objects.requireNonNull(files.get(name), () -> "No asset is called " + name);
        return "/assets/" + version + "/" + name;
    }

    Optional<Asset> find(String askedVersion, String name) {
        return askedVersion.equals(version) ? Optional.ofNullable(files.get(name)) : Optional.empty();
    }
}
