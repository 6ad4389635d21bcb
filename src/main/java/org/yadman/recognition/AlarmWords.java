package org.yadman.recognition;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yadman.groups.Group;
import org.yadman.groups.Groups;
import org.yadman.platform.web.Visitor;

/// Says in words what an alarm is about and what was answered to it.
@Component
class AlarmWords {

    private final Groups groups;

    AlarmWords(Groups groups) {
        this.groups = groups;
    }

    /// What is lost, and when.
    String sentence(Alarm alarm, Visitor v) {
        var on = alarm.on();
        if (on == null) {
            return v.t("recognition.alarm.no-owner");
        }
        long days = ChronoUnit.DAYS.between(v.today(), on);
        var due = alarm.due();
        if (due != null) {
            return v.t(
                    "recognition.alarm.deadline", "what", v.in(due.name()).value(), "date", v.date(on), "days", days);
        }
        String key = alarm.kind() == Alarm.Kind.RENEWAL ? "recognition.alarm.renewal" : "recognition.alarm.dormancy";
        return v.t(key, "date", v.date(on), "days", days);
    }

    /// With the track that it is about.
    String task(Alarm alarm, Visitor v) {
        return v.t("recognition.alarm.task", "track", v.in(alarm.track().name()).value(), "alarm", sentence(alarm, v));
    }

    /// What was said to it, the last first; letters left out.
    List<String> answers(Alarm alarm, Visitor v) {
        return alarm.answers().stream()
                .filter(answer -> answer.kind() != AlarmAnswer.Kind.LETTER)
                .map(answer -> answer(answer, v))
                .toList();
    }

    private static String answer(AlarmAnswer answer, Visitor v) {
        var until = Objects.requireNonNull(answer.silentUntil());
        return v.t(
                "recognition.alarm.answered",
                "kind",
                answer.kind().name(),
                "on",
                v.date(LocalDate.ofInstant(answer.at(), ZoneOffset.UTC)),
                "until",
                v.date(until),
                "reason",
                answer.reason());
    }

    /// A group's name; empty where there is none.
    String group(@Nullable UUID id, Visitor v) {
        Group group = id == null ? null : groups.byId(List.of(id)).get(id);
        return group == null ? "" : v.in(group.name()).value();
    }
}
