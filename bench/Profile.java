import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;

/// Says where the CPU went in a Flight Recorder file: by area, by our own methods with all that they call, and by the
/// method that ran. Garbage collection and compiling are not in the samples, which are of Java's threads.
public final class Profile {

    /// A sample belongs to the first of these that matches a frame, from the innermost outwards.
    private static final Map<String, String> AREAS = new LinkedHashMap<>();

    static {
        AREAS.put("java.util.zip.", "compressing");
        AREAS.put("org.sqlite.", "SQLite and its driver");
        AREAS.put("com.ibm.icu.", "ICU: messages, numbers, names");
        AREAS.put("gg.jte.", "templates");
        AREAS.put("org.yadman.platform.web.PageCache", "page cache");
        AREAS.put("org.yadman.platform.web.Gate", "gate");
        AREAS.put("org.yadman.platform.text.", "our texts and dates");
        AREAS.put("org.yadman.pure.", "pure algorithms");
        AREAS.put("org.yadman.", "rooms");
        AREAS.put("com.fasterxml.", "JSON");
        AREAS.put("tools.jackson.", "JSON");
        AREAS.put("com.zaxxer.", "JDBC, transactions, pool");
        AREAS.put("org.springframework.jdbc.", "JDBC, transactions, pool");
        AREAS.put("org.springframework.transaction.", "JDBC, transactions, pool");
        AREAS.put("org.springframework.", "Spring MVC and proxies");
        AREAS.put("sun.nio.ch.", "reading and writing the socket");
        AREAS.put("org.apache.", "Tomcat");
    }

    private static final int SHOWN = 15;

    private Profile() {}

    public static void main(String[] arguments) throws IOException {
        Map<String, Integer> areas = new HashMap<>();
        Map<String, Integer> own = new HashMap<>();
        Map<String, Integer> leaves = new HashMap<>();
        int samples = 0;
        try (RecordingFile file = new RecordingFile(Path.of(arguments[0]))) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                String type = event.getEventType().getName();
                if ((type.equals("jdk.CPUTimeSample") || type.equals("jdk.ExecutionSample"))
                        && event.getStackTrace() != null) {
                    samples++;
                    List<RecordedFrame> frames = event.getStackTrace().getFrames();
                    areas.merge(area(frames), 1, Integer::sum);
                    leaves.merge(name(frames.getFirst()), 1, Integer::sum);
                    new TreeSet<>(frames.stream().map(Profile::name).filter(Profile::isOwn).toList())
                            .forEach(method -> own.merge(method, 1, Integer::sum));
                }
            }
        }
        System.out.println(samples + " samples");
        print("By area", areas, samples);
        print("Our methods, with all they call", own, samples);
        print("What ran", leaves, samples);
    }

    private static String area(List<RecordedFrame> frames) {
        for (RecordedFrame frame : frames) {
            String name = name(frame);
            // A compiled template is a class of ours.
            if (name.contains(".Jte")) {
                return "templates";
            }
            for (Map.Entry<String, String> area : AREAS.entrySet()) {
                if (name.startsWith(area.getKey())) {
                    return area.getValue();
                }
            }
        }
        return "the JDK by itself";
    }

    private static boolean isOwn(String method) {
        return method.startsWith("org.yadman.") && !method.contains("$$") && !method.contains("lambda$");
    }

    private static String name(RecordedFrame frame) {
        RecordedMethod method = frame.getMethod();
        return method.getType().getName() + "." + method.getName();
    }

    private static void print(String title, Map<String, Integer> counts, int samples) {
        System.out.println();
        System.out.println(title);
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(SHOWN)
                .forEach(count -> System.out.printf(
                        java.util.Locale.ROOT, "  %5.1f %%  %s%n", 100.0 * count.getValue() / samples, count.getKey()));
    }
}
