package org.yadman.campaigns;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// A campaign folder in memory: path → bytes. A test takes a sound one, spoils it and writes it to disk.
final class FolderFiles {

    private final TreeMap<String, byte[]> files = new TreeMap<>();

    /// A small folder without mistakes that has something of everything. The rows stand from line 2 on.
    static FolderFiles sound() {
        return new FolderFiles()
                .with("campaign.yaml", "slug: c\nname:\n  en: Campaign\n  fa: کارزار\n")
                .with("texts/lead.en.md", "One sentence.\n")
                .with("documents/report.txt", "A report.\n")
                .with("sources.csv", """
                        slug,kind,title.en,language,published,address,held,via,document
                        essay,essay,An essay,en,2002,https://example.org/essay,page,,
                        report,report,A report,en,2002-10,,document,,report.txt
                        quoted,letter,A letter,,,,cited,essay,
                        """)
                .with("groups.csv", """
                        slug,kind,country,name.en,site
                        families,families,,Families,
                        mehr,human-rights-organisation,US,MEHR,https://example.org
                        """)
                .with("days.csv", """
                        slug,role,name.en
                        first,common,First
                        own,own,Own
                        """)
                .with("observances.csv", """
                        group,day,about.en
                        families,own,Every year
                        """)
                .with("claims.csv", """
                        subject,field,value,language,source,stance,quote,quote_language,corrects,entered_by,entered_on
                        day:first,rule,gregorian 09-01,,essay,asserts,,,,Editors,2026-01-01
                        campaign:c,victims,5000,,essay,asserts,,,,Editors,2026-01-01
                        campaign:c,victims,thousands,,report,reports,so many,en,,Editors,2026-01-01
                        observance:families/own,since,1989,,essay,asserts,,,,Editors,2026-01-01
                        day:own,title,Own day,en,report,asserts,,,,Editors,2026-01-01
                        """)
                .with("preferences.csv", """
                        subject,field,source,value,editor.en,reason.en,decided_on
                        campaign:c,victims,essay,5000,Editors,They were there.,2026-01-02
                        """);
    }

    FolderFiles with(String path, String text) {
        return with(path, text.getBytes(UTF_8));
    }

    FolderFiles with(String path, byte[] content) {
        files.put(path, content);
        return this;
    }

    FolderFiles without(String path) {
        files.remove(path);
        return this;
    }

    FolderFiles add(String path, String line) {
        return with(path, text(path) + line + "\n");
    }

    /// Replaces something that occurs exactly once.
    FolderFiles replace(String path, String before, String after) {
        String text = text(path);
        int at = text.indexOf(before);
        if (at < 0 || text.indexOf(before, at + 1) >= 0) {
            throw new AssertionError("\"" + before + "\" does not stand once in " + path);
        }
        return with(path, text.replace(before, after));
    }

    private String text(String path) {
        return new String(Objects.requireNonNull(files.get(path), path), UTF_8);
    }

    Map<String, byte[]> files() {
        return files;
    }

    Path writeTo(Path root) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = root.resolve(file.getKey());
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            Files.write(path, file.getValue());
        }
        return root;
    }

    /// The first path on which two sets of files are not the same byte for byte, or an empty text.
    static String firstDifference(Map<String, byte[]> one, Map<String, byte[]> other) {
        if (!one.keySet().equals(other.keySet())) {
            return one.keySet() + " against " + other.keySet();
        }
        for (Map.Entry<String, byte[]> file : one.entrySet()) {
            byte[] theirs = other.get(file.getKey());
            if (!Arrays.equals(file.getValue(), theirs)) {
                return file.getKey() + ":\n" + new String(file.getValue(), UTF_8) + "\n against\n"
                        + new String(Objects.requireNonNull(theirs), UTF_8);
            }
        }
        return "";
    }
}
