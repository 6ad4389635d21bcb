package org.yadman.memorial;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;

/// Which cells of an XLSX file are days, although a number stands in them, and which day a number is.
final class SheetDates {

    private static final Set<String> BUILT_IN = Set.of(
            "14", "15", "16", "17", "22", "27", "28", "29", "30", "31", "34", "35", "36", "50", "51", "52", "53", "54",
            "55", "56", "57", "58");
    private static final LocalDate BEFORE_FIRST = LocalDate.of(1899, 12, 30);
    private static final LocalDate FIRST_OF_1904 = LocalDate.of(1904, 1, 1);
    private static final long LAST = 2_958_465;

    /// Excel's own 29 February 1900 has the number 60: before it all is a day off.
    private static final long NO_SUCH_DAY = 60;

    private final Map<String, String> formats = new HashMap<>();
    private final List<String> styles = new ArrayList<>();
    private final Set<Integer> days = new HashSet<>();
    private boolean from1904;

    void from1904() {
        from1904 = true;
    }

    /// Reads `styles.xml`.
    void read(SheetXml xml) {
        boolean inStyles = false;
        int event = xml.next();
        while (event != XMLStreamConstants.END_DOCUMENT) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.name()) {
                    case "numFmt" ->
                        formats.put(
                                String.valueOf(xml.attribute("numFmtId")), String.valueOf(xml.attribute("formatCode")));
                    case "cellXfs" -> inStyles = true;
                    case "xf" -> {
                        if (inStyles && styles.size() < ListLimits.ROWS) {
                            styles.add(String.valueOf(xml.attribute("numFmtId")));
                        }
                    }
                    default -> {}
                }
            } else if (event == XMLStreamConstants.END_ELEMENT && xml.name().equals("cellXfs")) {
                inStyles = false;
            }
            event = xml.next();
        }
        for (int i = 0; i < styles.size(); i++) {
            if (isDay(styles.get(i))) {
                days.add(i);
            }
        }
    }

    private boolean isDay(String format) {
        String code = formats.get(format);
        if (code == null) {
            return BUILT_IN.contains(format);
        }
        String plain = code.replaceAll("\"[^\"]*\"|\\[[^]]*]|\\\\.", "").toLowerCase(java.util.Locale.ROOT);
        return plain.contains("y") || plain.contains("d");
    }

    /// The day that a number in a cell of a style is; null where it is none.
    @Nullable
    String day(@Nullable String style, String number) {
        if (style == null || !style.matches("[0-9]{1,6}") || !days.contains(Integer.valueOf(style))) {
            return null;
        }
        if (!number.matches("[0-9]{1,7}(\\.[0-9]{1,20})?")) {
            return null;
        }
        long serial = Long.parseLong(number.replaceFirst("\\..*", ""));
        if (serial < 1 || serial > LAST || (serial == NO_SUCH_DAY && !from1904)) {
            return null;
        }
        try {
            return (from1904 ? FIRST_OF_1904 : BEFORE_FIRST)
                    .plusDays(!from1904 && serial < NO_SUCH_DAY ? serial + 1 : serial)
                    .toString();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
