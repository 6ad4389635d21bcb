import com.ibm.icu.util.Region;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.yadman.platform.places.World;

/// Makes the outlines of the countries, from the TopoJSON of the npm package `world-atlas` 2.0.2 (Natural Earth 4.1,
/// public domain; the package ISC). Lines of one arc are thinned once for both its sides, so that neighbours still meet
/// (Ramer 1972, Douglas & Peucker 1973). Without Antarctica, where nobody decides or gathers.
///
/// `places/world.txt`, the world as it is drawn: countries of 1:110 million, and from 1:50 million a place for those that
/// are too small to have an outline there. A line a country: code, the middle of its largest part, `o` where it is too
/// small to be seen without a mark, else `.`, and its outline as an SVG path in whole units. Projection: Equal Earth, as
/// `platform.places.World` has it.
///
/// `places/outlines.txt`, for nearer views, which are projected when they are drawn: countries of 1:10 million. A line a
/// country: code, and its rings, the largest first, parted by `;`. A ring is longitude and latitude in hundredths of a
/// degree, then the steps to each next point.
public final class MakeMap {

    /// How far a thinned line may be from the true one, in units.
    private static final double TOLERANCE = 2.2;
    /// What is smaller than this, in square units, is not drawn, unless it is all that a country has.
    private static final double LEAST_AREA = 12;
    /// What is smaller than this needs a mark to be seen on a telephone.
    private static final double SMALL_AREA = 500;

    /// The same for nearer views: two kilometres, and islands of more than a few.
    private static final double NEAR_TOLERANCE = 0.1;
    private static final double NEAR_LEAST_AREA = 0.1;

    private record Point(double x, double y) {}

    /// @param rings in degrees
    private record Country(String code, List<List<Point>> rings) {

        List<List<Point>> projected() {
            return rings.stream()
                    .map(ring -> ring.stream().map(MakeMap::project).toList())
                    .toList();
        }
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            System.err.println("Usage: make-map FOLDER RESOURCES   (the unpacked package world-atlas, where to write)");
            System.exit(2);
        }
        Path folder = Path.of(arguments[0]);
        Path resources = Path.of(arguments[1]);
        write(resources.resolve("world.txt"), world(folder));
        write(resources.resolve("outlines.txt"), outlines(folder));
    }

    private static void write(Path file, List<String> lines) throws IOException {
        Files.writeString(file, String.join("\n", lines) + "\n");
        System.out.println(file.getFileName() + ": " + (lines.size() - 1) + " countries, " + Files.size(file) + " bytes");
    }

    private static List<String> world(Path folder) throws IOException {
        List<String> lines = new ArrayList<>();
        Set<String> drawn = new HashSet<>();
        for (Country country : countries(folder.resolve("countries-110m.json"), TOLERANCE)) {
            if (!country.code().equals("AQ")) {
                lines.add(line(country, true));
                drawn.add(country.code());
            }
        }
        for (Country country : countries(folder.resolve("countries-50m.json"), 0)) {
            if (!country.code().equals("--") && !country.code().equals("AQ") && drawn.add(country.code())) {
                lines.add(line(country, false));
            }
        }
        lines.sort(Comparator.naturalOrder());
        lines.addFirst("# Natural Earth 4.1, public domain; made by bench/make-map. " + World.WIDTH + " " + World.HEIGHT);
        return lines;
    }

    private static List<String> outlines(Path folder) throws IOException {
        List<String> lines = new ArrayList<>();
        Map<String, Country> whole = new TreeMap<>();
        countries(folder.resolve("countries-10m.json"), 0).forEach(country -> whole.put(country.code(), country));
        for (Country thinned : countries(folder.resolve("countries-10m.json"), NEAR_TOLERANCE)) {
            // Of the smallest nothing is left when they are thinned, and of the Vatican there was nothing before.
            Country country = thinned.rings().isEmpty() ? whole.get(thinned.code()) : thinned;
            if (!country.code().equals("AQ") && !country.rings().isEmpty()) {
                lines.add(country.code() + " " + rings(country));
            }
        }
        lines.sort(Comparator.naturalOrder());
        lines.addFirst("# Natural Earth 4.1, public domain; made by bench/make-map");
        return lines;
    }

    private static String rings(Country country) {
        List<List<Point>> largest = new ArrayList<>(country.rings());
        largest.sort(Comparator.comparingDouble(
                ring -> -Math.abs(area(ring.stream().map(MakeMap::project).toList()))));
        List<String> written = new ArrayList<>();
        for (List<Point> ring : largest) {
            String steps = steps(ring);
            double area = Math.abs(area(ring.stream().map(MakeMap::project).toList()));
            if (written.isEmpty() || (area >= NEAR_LEAST_AREA && steps.chars().filter(c -> c == ',').count() > 6)) {
                written.add(steps);
            }
        }
        return String.join(";", written);
    }

    // The ring is closed, so its last point is its first and is left out.
    private static String steps(List<Point> ring) {
        StringBuilder steps = new StringBuilder();
        long x = 0;
        long y = 0;
        for (Point point : ring.subList(0, ring.size() - 1)) {
            long toX = Math.round(point.x() * 100);
            long toY = Math.round(point.y() * 100);
            if (steps.isEmpty() || toX != x || toY != y) {
                steps.append(steps.isEmpty() ? "" : ",").append(toX - x).append(',').append(toY - y);
                x = toX;
                y = toY;
            }
        }
        return steps.toString();
    }

    private static Point project(Point degrees) {
        org.yadman.platform.places.Point point = World.point(degrees.y(), degrees.x());
        return new Point(point.x(), point.y());
    }

    // ---- TopoJSON ---------------------------------------------------------------------------------------------------

    @SuppressWarnings("unchecked")
    private static List<Country> countries(Path file, double tolerance) throws IOException {
        Map<String, Object> topology = (Map<String, Object>) new Json(Files.readString(file)).value();
        Map<String, Object> transform = (Map<String, Object>) topology.get("transform");
        List<Object> scale = (List<Object>) transform.get("scale");
        List<Object> move = (List<Object>) transform.get("translate");
        List<List<Point>> arcs = new ArrayList<>();
        for (Object arc : (List<Object>) topology.get("arcs")) {
            List<Point> points = new ArrayList<>();
            double x = 0;
            double y = 0;
            for (Object step : (List<Object>) arc) {
                x += (Double) ((List<Object>) step).get(0);
                y += (Double) ((List<Object>) step).get(1);
                points.add(new Point(
                        x * (Double) scale.get(0) + (Double) move.get(0), y * (Double) scale.get(1) + (Double) move.get(1)));
            }
            arcs.add(tolerance == 0 ? points : thinned(points, tolerance));
        }
        Map<String, Country> byCode = new TreeMap<>();
        Map<String, Object> all = (Map<String, Object>) ((Map<String, Object>) topology.get("objects")).get("countries");
        for (Object each : (List<Object>) all.get("geometries")) {
            Map<String, Object> geometry = (Map<String, Object>) each;
            String name = (String) ((Map<String, Object>) geometry.get("properties")).get("name");
            String code = code((String) geometry.get("id"), name);
            List<Object> polygons = geometry.get("type").equals("Polygon")
                    ? List.of(geometry.get("arcs"))
                    : (List<Object>) geometry.get("arcs");
            List<List<Point>> rings =
                    byCode.computeIfAbsent(code, c -> new Country(c, new ArrayList<>())).rings();
            for (Object polygon : polygons) {
                for (Object ring : (List<Object>) polygon) {
                    rings.addAll(cut(ring((List<Object>) ring, arcs)));
                }
            }
        }
        return List.copyOf(byCode.values());
    }

    // Where Natural Earth gives no number: Kosovo has the letters that are used for it, other land stands without.
    private static String code(String number, String name) {
        if (number == null) {
            return name.equals("Kosovo") ? "XK" : "--";
        }
        return Region.getInstance(Integer.parseInt(number)).toString();
    }

    private static List<Point> ring(List<Object> indices, List<List<Point>> arcs) {
        List<Point> ring = new ArrayList<>();
        for (Object index : indices) {
            int i = ((Double) index).intValue();
            List<Point> arc = i >= 0 ? arcs.get(i) : arcs.get(~i).reversed();
            ring.addAll(ring.isEmpty() ? arc : arc.subList(1, arc.size()));
        }
        return ring;
    }

    // A ring across the 180th meridian, where the map ends, becomes one on either side.
    private static List<List<Point>> cut(List<Point> ring) {
        List<Point> unwound = new ArrayList<>();
        double turn = 0;
        double before = ring.getFirst().x();
        for (Point point : ring) {
            turn += point.x() - before > 180 ? -360 : point.x() - before < -180 ? 360 : 0;
            before = point.x();
            unwound.add(new Point(point.x() + turn, point.y()));
        }
        return java.util.stream.IntStream.of(0, 360, -360)
                .mapToObj(by -> beside(beside(moved(unwound, by), 180, 1), -180, -1))
                .filter(part -> part.size() > 3)
                .toList();
    }

    private static List<Point> moved(List<Point> ring, double by) {
        return ring.stream().map(point -> new Point(point.x() + by, point.y())).toList();
    }

    // What of a closed ring lies on one side of a meridian (Sutherland & Hodgman 1974).
    private static List<Point> beside(List<Point> ring, double meridian, int side) {
        List<Point> kept = new ArrayList<>();
        for (int i = 0; i + 1 < ring.size(); i++) {
            Point p = ring.get(i);
            Point q = ring.get(i + 1);
            boolean inP = (p.x() - meridian) * side <= 0;
            boolean inQ = (q.x() - meridian) * side <= 0;
            if (inP) {
                kept.add(p);
            }
            if (inP != inQ) {
                double part = (meridian - p.x()) / (q.x() - p.x());
                kept.add(new Point(meridian, p.y() + part * (q.y() - p.y())));
            }
        }
        if (!kept.isEmpty()) {
            kept.add(kept.getFirst());
        }
        return kept;
    }

    private static List<Point> thinned(List<Point> line, double tolerance) {
        if (line.size() < 3) {
            return line;
        }
        boolean[] kept = new boolean[line.size()];
        kept[0] = true;
        kept[line.size() - 1] = true;
        thin(line, 0, line.size() - 1, tolerance, kept);
        List<Point> thinned = new ArrayList<>();
        for (int i = 0; i < kept.length; i++) {
            if (kept[i]) {
                thinned.add(line.get(i));
            }
        }
        return thinned;
    }

    private static void thin(List<Point> line, int from, int to, double tolerance, boolean[] kept) {
        double farthest = 0;
        int at = from;
        for (int i = from + 1; i < to; i++) {
            double distance = distance(project(line.get(i)), project(line.get(from)), project(line.get(to)));
            if (distance > farthest) {
                farthest = distance;
                at = i;
            }
        }
        if (farthest > tolerance) {
            kept[at] = true;
            thin(line, from, at, tolerance, kept);
            thin(line, at, to, tolerance, kept);
        }
    }

    private static double distance(Point p, Point a, Point b) {
        double dx = b.x() - a.x();
        double dy = b.y() - a.y();
        double length = dx * dx + dy * dy;
        double t = length == 0 ? 0 : Math.clamp(((p.x() - a.x()) * dx + (p.y() - a.y()) * dy) / length, 0, 1);
        return Math.hypot(p.x() - a.x() - t * dx, p.y() - a.y() - t * dy);
    }

    // ---- lines ------------------------------------------------------------------------------------------------------

    private static double area(List<Point> ring) {
        double sum = 0;
        for (int i = 0; i + 1 < ring.size(); i++) {
            sum += ring.get(i).x() * ring.get(i + 1).y() - ring.get(i + 1).x() * ring.get(i).y();
        }
        return sum / 2;
    }

    private static Point middle(List<Point> ring) {
        double area = area(ring);
        if (Math.abs(area) < 1e-6) {
            return ring.getFirst();
        }
        double x = 0;
        double y = 0;
        for (int i = 0; i + 1 < ring.size(); i++) {
            Point p = ring.get(i);
            Point q = ring.get(i + 1);
            double cross = p.x() * q.y() - q.x() * p.y();
            x += (p.x() + q.x()) * cross;
            y += (p.y() + q.y()) * cross;
        }
        return new Point(x / (6 * area), y / (6 * area));
    }

    private static String line(Country country, boolean outline) {
        List<List<Point>> rings = country.projected();
        List<Point> largest = rings.stream()
                .max(Comparator.comparingDouble(ring -> Math.abs(area(ring))))
                .orElseThrow();
        Point middle = middle(largest);
        StringBuilder path = new StringBuilder();
        if (outline) {
            for (List<Point> ring : rings) {
                if (ring == largest || Math.abs(area(ring)) >= LEAST_AREA) {
                    draw(ring, path);
                }
            }
        }
        boolean small = !outline || Math.abs(area(largest)) < SMALL_AREA;
        return (country.code() + " " + Math.round(middle.x()) + " " + Math.round(middle.y()) + " " + (small ? "o" : ".")
                        + " " + path)
                .strip();
    }

    private static void draw(List<Point> ring, StringBuilder path) {
        long x = Math.round(ring.getFirst().x());
        long y = Math.round(ring.getFirst().y());
        StringBuilder steps = new StringBuilder();
        int drawn = 0;
        long px = x;
        long py = y;
        for (Point point : ring.subList(1, ring.size() - 1)) {
            long dx = Math.round(point.x()) - px;
            long dy = Math.round(point.y()) - py;
            if (dx != 0 || dy != 0) {
                steps.append(dx < 0 || steps.isEmpty() ? "" : " ").append(dx).append(dy < 0 ? "" : " ").append(dy);
                px += dx;
                py += dy;
                drawn++;
            }
        }
        if (drawn >= 2) {
            path.append('M').append(x).append(y < 0 ? "" : " ").append(y).append('l').append(steps).append('z');
        }
    }

    // ---- JSON, as far as TopoJSON needs it --------------------------------------------------------------------------

    private static final class Json {
        private final String text;
        private int at;

        Json(String text) {
            this.text = text;
        }

        Object value() {
            skip();
            return switch (text.charAt(at)) {
                case '{' -> object();
                case '[' -> array();
                case '"' -> string();
                default -> number();
            };
        }

        private void skip() {
            while (" \n\t\r,:".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }

        private Map<String, Object> object() {
            Map<String, Object> object = new LinkedHashMap<>();
            at++;
            for (skip(); text.charAt(at) != '}'; skip()) {
                String name = string();
                object.put(name, value());
            }
            at++;
            return object;
        }

        private List<Object> array() {
            List<Object> array = new ArrayList<>();
            at++;
            for (skip(); text.charAt(at) != ']'; skip()) {
                array.add(value());
            }
            at++;
            return array;
        }

        private String string() {
            int end = text.indexOf('"', at + 1);
            String string = text.substring(at + 1, end);
            at = end + 1;
            return string;
        }

        private Double number() {
            int end = at;
            while (",]} \n".indexOf(text.charAt(end)) < 0) {
                end++;
            }
            Double number = Double.valueOf(text.substring(at, end));
            at = end;
            return number;
        }
    }
}
