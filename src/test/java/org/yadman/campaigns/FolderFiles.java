package org.yadman.campaigns;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.imageio.ImageIO;

/// A campaign folder in memory: path → bytes. A test takes a sound one, spoils it and writes it to disk.
public final class FolderFiles {

    private final TreeMap<String, byte[]> files = new TreeMap<>();

    /// A small folder without mistakes that has something of everything. The rows stand from line 2 on.
    public static FolderFiles sound() {
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

    /// The sound one with three bodies and a track before each, on which most of what can be written is written.
    public static FolderFiles withTracks() {
        return sound().with("bodies.csv", """
                        slug,kind,country,parent,name.en,site,dormant_after
                        section,ngo-section,US,,A section,https://example.org,
                        meeting,ngo-section,US,section,Its meeting,,90
                        court,national-court,SE,,A court,,
                        """)
                .with("deadlines.csv", """
                        body,slug,kind,name.en
                        meeting,papers,deadline,Papers
                        """)
                .with("tracks.csv", """
                        slug,role,procedure,body,day,name.en,ask.en,scope,force,owner
                        first,ours,resolution,section,,The first request,That it be a day,same,none,
                        second,ours,resolution,meeting,first,The second request,,wider,binding-on-body,mehr
                        case,precedent,criminal-case,court,,A case,,other,judicial,
                        """)
                .with("steps.csv", """
                        track,slug,number,event,due,outcome,text.en
                        first,no,1,rejected,,,It was rejected.
                        first,again,2,reopened,,,It was taken up again.
                        second,handed-in,1,submitted,,,It was handed in.
                        second,yes,2,adopted-conditional,,,It was adopted.
                        second,word,3,promise,2004-04,broken,Somebody promised.
                        second,valid,4,in-force,,,It came into force.
                        case,begun,1,filed,,,It was filed.
                        case,judged,2,judgment,,,It was judged.
                        """)
                .with("conditions.csv", """
                        track,slug,step,wording,language,source,rule,deadline,owner,status
                        second,others,yes,if others agree,en,essay,at least 2 groups agree,2004,mehr,met-confirmed
                        """)
                .with("stalls.csv", """
                        track,reason,since,until,source,stance
                        first,no-reply,2003,,essay,asserts
                        """)
                .with("outcomes.csv", """
                        track,defendant,count,outcome,step
                        case,N. N.,,convicted,judged
                        """)
                .with("links.csv", """
                        from,kind,to
                        second,reopens,first
                        """)
                .with("positions.csv", """
                        track,step,voter,position,source,note.en
                        second,yes,DE,yes,essay,
                        second,yes,The Office of Example,abstain,essay,Said so beforehand.
                        """)
                .add("claims.csv", "step:first/no,date,2002-04,,essay,asserts,,,,Editors,2026-01-01")
                .add("claims.csv", "step:first/again,date,2002-10,,essay,asserts,,,,Editors,2026-01-01")
                .add("claims.csv", "step:second/handed-in,date,2003-03,,essay,asserts,,,,Editors,2026-01-01")
                .add("claims.csv", "step:second/yes,date,2003-04-04,,essay,asserts,,,,Editors,2026-01-01")
                .add("claims.csv", "step:second/word,date,2003-05/..,,essay,asserts,,,,Editors,2026-01-01")
                .add("claims.csv", "step:second/valid,date,2004-01-01,,report,reports,,,,Editors,2026-01-01")
                .add("claims.csv", "step:case/begun,date,2019,,essay,asserts,,,,Editors,2026-01-01")
                .add("claims.csv", "step:case/judged,date,2022-07-14,,essay,asserts,,,,Editors,2026-01-01")
                .add("claims.csv", "step:second/yes,vote,recorded 84-19-68 of 193,,essay,asserts,,,,Editors,2026-01-01")
                .add("claims.csv", "deadline:meeting/papers,rule,gregorian 09-01,,essay,asserts,,,,Editors,2026-01-01")
                .add("claims.csv", "body:meeting,members,193,,essay,asserts,,,,Editors,2026-01-01");
    }

    /// The id of the report of {@link #withGatherings}; those of photos and stations count on from it.
    public static final String REPORT = "3f2b8c1e-5d47-4a90-8e16-0c7ab2d9f350";

    /// The sound one with two gatherings, of which one was held and told of, with two photos; with the
    /// common minute and two stations.
    public static FolderFiles withGatherings() {
        return sound().with("gatherings.csv", """
                        year,slug,kind,state,held_on,zone,precision,country,city,photos
                        2025,cologne,vigil,held,2025-09-01,Europe/Berlin,city,DE,2886242,no-faces
                        2027,bonn,vigil,planned,2027-09-01,Europe/Berlin,city,DE,2946447,no-faces
                        """)
                .with("gatheringreports.csv", """
                        id,gathering,language,origin,published_on,words,attended,officials,press,lessons
                        3f2b8c1e-5d47-4a90-8e16-0c7ab2d9f350,2025/cologne,en,host,2025-09-02,We read the names.,25,,,
                        """)
                .with("gatheringphotos.csv", """
                        id,report,position,width,height,seen
                        3f2b8c1e-5d47-4a90-8e16-0c7ab2d9f351,3f2b8c1e-5d47-4a90-8e16-0c7ab2d9f350,1,40,30,Candles
                        3f2b8c1e-5d47-4a90-8e16-0c7ab2d9f352,3f2b8c1e-5d47-4a90-8e16-0c7ab2d9f350,3,30,40,A banner
                        """)
                .with("photos/3f2b8c1e-5d47-4a90-8e16-0c7ab2d9f351.jpg", jpeg(40, 30))
                .with("photos/3f2b8c1e-5d47-4a90-8e16-0c7ab2d9f352.jpg", jpeg(30, 40))
                .with("commonminute.csv", "clock,at\nlocal,12:00\n")
                .with("stations.csv", """
                        id,name,heard,country,language
                        3f2b8c1e-5d47-4a90-8e16-0c7ab2d9f353,Radio Sample (fictional),98.5 MHz,DE,fa
                        3f2b8c1e-5d47-4a90-8e16-0c7ab2d9f354,Sample TV (fictional),,,fa
                        """);
    }

    /// A picture that holds its dots and nothing else.
    public static byte[] jpeg(int width, int height) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR), "jpeg", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /// Puts a file in.
    public FolderFiles with(String path, String text) {
        return with(path, text.getBytes(UTF_8));
    }

    /// Puts a file in.
    public FolderFiles with(String path, byte[] content) {
        files.put(path, content);
        return this;
    }

    /// Takes a file out.
    public FolderFiles without(String path) {
        files.remove(path);
        return this;
    }

    /// Adds a line at the end of a file.
    public FolderFiles add(String path, String line) {
        return with(path, text(path) + line + "\n");
    }

    /// Replaces something that occurs exactly once.
    public FolderFiles replace(String path, String before, String after) {
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

    /// Path → content.
    public Map<String, byte[]> files() {
        return files;
    }

    /// Writes all files below a folder.
    public Path writeTo(Path root) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = root.resolve(file.getKey());
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            Files.write(path, file.getValue());
        }
        return root;
    }

    /// The first path on which two sets of files are not the same byte for byte, or an empty text.
    public static String firstDifference(Map<String, byte[]> one, Map<String, byte[]> other) {
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
