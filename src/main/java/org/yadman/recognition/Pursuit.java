package org.yadman.recognition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.yadman.platform.web.Visitor;
import org.yadman.pure.calendars.PartialDate;

/// How a request has been followed up, counted from its steps, and until when what came of it runs.
final class Pursuit {

    /// What its promoters did to keep it moving; handing it in is a stage and does not count.
    private static final Set<Incident> FOLLOW_UPS =
            EnumSet.of(Incident.LETTER_SENT, Incident.ASKED, Incident.PROTEST, Incident.MET);

    private Pursuit() {}

    /// @param dates of the steps, by their ids; without those on which sources differ
    static List<String> of(Way way, Map<UUID, String> dates, TrackNow now, Visitor v) {
        List<String> sentences = new ArrayList<>();
        List<Step> followed = way.steps().stream()
                .filter(step -> FOLLOW_UPS.stream().anyMatch(each -> each == step.event()))
                .toList();
        if (!followed.isEmpty()) {
            String last = followed.stream()
                    .flatMap(step -> Stream.ofNullable(dates.get(step.id())))
                    .map(PartialDate::parse)
                    .max(Comparator.comparing(PartialDate::latest))
                    .map(v::date)
                    .orElse("");
            sentences.add(v.t(
                    "recognition.pursuit",
                    "count",
                    followed.size(),
                    "protests",
                    count(followed, Incident.PROTEST),
                    "replies",
                    count(way.steps(), Incident.REPLY_RECEIVED),
                    "known",
                    last.isEmpty() ? "no" : "yes",
                    "last",
                    last));
        }
        LocalDate until = now.runsUntil();
        if (until != null) {
            sentences.add(v.t(
                    "recognition.runs-until", "over", until.isBefore(v.today()) ? "yes" : "no", "date", v.date(until)));
        }
        return sentences;
    }

    private static int count(List<Step> steps, Incident incident) {
        return (int) steps.stream().filter(step -> step.event() == incident).count();
    }
}
