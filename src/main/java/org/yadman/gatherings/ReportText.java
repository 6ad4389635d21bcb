package org.yadman.gatherings;

import java.util.List;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// What somebody tells of a gathering.
///
/// @param least of the band of how many came
/// @param officials who came in a public office, one in a line
/// @param press addresses where it is told of
/// @param lessons what others should know, or empty
/// @param lessonsForAll whether everybody may read the lessons; else they stay within the coalition
record ReportText(
        String words, int least, List<String> officials, List<String> press, String lessons, boolean lessonsForAll) {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    ReportText {
        officials = List.copyOf(officials);
        press = List.copyOf(press);
    }

    ReportBand band() {
        return new ReportBand(least);
    }

    /// What of it everybody may read.
    ReportText forAll() {
        return new ReportText(words, least, officials, press, lessonsForAll ? lessons : "", lessonsForAll);
    }

    boolean hasInnerLessons() {
        return !lessonsForAll && !lessons.isEmpty();
    }

    String write() {
        return JSON.writeValueAsString(this);
    }

    static ReportText read(String written) {
        return JSON.readValue(written, ReportText.class);
    }
}
