package org.yadman.gatherings;

import java.util.List;
import java.util.Optional;
import org.yadman.platform.web.Visitor;

/// How many came, as far as anybody can say who was there. Only the least of a band is ever added up.
///
/// @param least the smallest number that is in it
record ReportBand(int least) {

    private static final List<Integer> LEAST = List.of(1, 10, 25, 50, 100, 250, 500, 1000);

    static final List<ReportBand> ALL = LEAST.stream().map(ReportBand::new).toList();

    ReportBand {
        if (!LEAST.contains(least)) {
            throw new IllegalArgumentException("No band begins with " + least);
        }
    }

    static Optional<ReportBand> find(String word) {
        return ALL.stream().filter(band -> band.word().equals(word)).findFirst();
    }

    /// As it stands in a form.
    String word() {
        return String.valueOf(least);
    }

    String name(Visitor v) {
        int at = LEAST.indexOf(least);
        return at + 1 < LEAST.size()
                ? v.t("gatherings.report.band", "least", least, "most", LEAST.get(at + 1) - 1)
                : v.t("gatherings.report.band.more", "least", least);
    }
}
