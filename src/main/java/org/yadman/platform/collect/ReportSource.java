package org.yadman.platform.collect;

import java.util.List;
import org.yadman.platform.text.Language;

/// What a room gives to the report of a year.
public interface ReportSource {

    /// Sentences about the year, each with the address behind the language where its evidence stands.
    List<Line> lines(int year, Language language);

    record Line(String sentence, String path) {}
}
