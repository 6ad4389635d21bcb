package org.yadman.gatherings;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.audit.Audit;
import org.yadman.gatherings.Gathering.State;
import org.yadman.groups.Standings;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Languages;
import org.yadman.platform.text.Localized;
import org.yadman.platform.text.Messages;
import org.yadman.submissions.Submission;
import org.yadman.submissions.Submissions;
import org.yadman.submissions.Submissions.Opened;
import org.yadman.submissions.Submissions.Sent;
import org.yadman.submissions.Submissions.Verdict;

/// How a gathering comes in, by whom it is looked at, and how its host comes back to it.
@Component
class Registering {

    private final Gatherings gatherings;
    private final GatheringStore store;
    private final Submissions submissions;
    private final Standings standings;
    private final Audit audit;
    private final Languages languages;
    private final Messages messages;

    Registering(
            Gatherings gatherings,
            GatheringStore store,
            Submissions submissions,
            Standings standings,
            Audit audit,
            Languages languages,
            Messages messages) {
        this.gatherings = gatherings;
        this.store = store;
        this.submissions = submissions;
        this.standings = standings;
        this.audit = audit;
        this.languages = languages;
        this.messages = messages;
    }

    /// Whether what becomes public is passed on to other servers.
    boolean isPassedOn() {
        return gatherings.arePassedOn();
    }

    /// Takes in what somebody without an account sends.
    ///
    /// @param text says what it is and when, never where: a submission is not sealed
    @Transactional
    public Sent submit(Draft draft, String text, Language language) {
        Submissions.Draft sent =
                new Submissions.Draft(GatheringSubmissions.WORD, language.tag(), "", text, Map.of(), "", "");
        return submissions.receive(sent, draft.toString(), submission -> {
            Gathering begun = gatherings.begin(draft, null, null);
            store.submit(begun.id(), submission);
        });
    }

    /// What a code opens.
    sealed interface Visit {
        record Found(Submission submission, Gathering gathering) implements Visit {}

        /// It opens something else, or nothing is left.
        record NoSuch() implements Visit {}

        /// Too many wrong codes were tried.
        record Later() implements Visit {}
    }

    @Transactional(readOnly = true)
    public Visit open(String code) {
        return switch (submissions.open(code)) {
            case Opened.Found(Submission submission) ->
                store.findSubmitted(submission.id())
                        .<Visit>map(gathering -> new Visit.Found(submission, gathering))
                        .orElseGet(Visit.NoSuch::new);
            case Opened.NoSuch no -> new Visit.NoSuch();
            case Opened.Later later -> new Visit.Later();
        };
    }

    /// Whether a change says something that nobody has looked at yet: then it waits again.
    static boolean saysMore(Gathering before, Draft after) {
        Gathering then = after.over(before);
        return more(before.title(), then.title())
                || more(before.accessibility(), then.accessibility())
                || more(before.safety(), then.safety())
                || then.shown()
                        .place()
                        .words()
                        .anyMatch(word -> before.shown().place().words().noneMatch(word::equals))
                || (then.online() != null && !then.online().equals(before.online()))
                || !before.groups().containsAll(then.groups());
    }

    private static boolean more(Localized before, Localized after) {
        return after.texts().entrySet().stream()
                .anyMatch(text -> !text.getValue().equals(before.texts().get(text.getKey())));
    }

    /// Writes what a host with a code says now. What is new in words is looked at first; all else holds at once.
    ///
    /// @param word tells the desk that something was changed
    @Transactional
    public Gathering changeByHost(Visit.Found found, Draft draft, String word) {
        Gathering before = found.gathering();
        boolean waits = before.published() && saysMore(before, draft);
        Gathering after = gatherings.change(waits ? gatherings.withdraw(before) : before, draft);
        if (waits) {
            submissions.waitAgain(found.submission(), word);
        }
        return after;
    }

    /// A host with a code calls it off, or puts it off.
    @Transactional
    public Gathering stop(Visit.Found found, State state) {
        return gatherings.enter(found.gathering(), state);
    }

    /// What the desk enters itself: for a group by its representative, or by who keeps the record.
    ///
    /// @param by the group for which it is entered, or null
    /// @param trusted whether it needs nobody else to look at it
    @Transactional
    public Gathering enter(Draft draft, @Nullable UUID origin, @Nullable UUID by, boolean trusted, ActorId actor) {
        Gathering begun = gatherings.begin(draft, origin, by);
        boolean atOnce = trusted || (by != null && standings.of(by).counts());
        Gathering entered = atOnce ? gatherings.publish(begun) : begun;
        audit.note(actor, "gatherings.act.entered", begun.ref(), Map.of());
        return entered;
    }

    /// Makes one that waited public, and tells its host.
    @Transactional
    public Gathering publish(Gathering waiting, ActorId actor) {
        Gathering published = gatherings.publish(waiting);
        answer(waiting, Submission.State.ANSWERED, "", actor);
        audit.note(actor, "gatherings.act.published", waiting.ref(), Map.of());
        return published;
    }

    /// Refuses one that waited: of what was typed nothing stays, and its code tells the reason.
    @Transactional
    public void refuse(Gathering waiting, String reason, ActorId actor) {
        answer(waiting, Submission.State.SET_ASIDE, reason, actor);
        gatherings.remove(waiting);
        audit.note(actor, "gatherings.act.refused", waiting.ref(), Map.of());
    }

    @Transactional
    public Gathering change(Gathering before, Draft draft, ActorId actor) {
        Gathering after = gatherings.change(before, draft);
        audit.note(actor, "gatherings.act.changed", before.ref(), Map.of());
        return after;
    }

    @Transactional
    public Gathering enter(Gathering before, State state, ActorId actor) {
        Gathering after = gatherings.enter(before, state);
        audit.note(actor, "gatherings.act.state", before.ref(), Map.of("state", FolderRow.word(state)));
        return after;
    }

    private void answer(Gathering gathering, Submission.State state, String reason, ActorId actor) {
        store.findSubmission(gathering.id())
                .flatMap(submissions::find)
                .filter(submission -> submission.state() == Submission.State.WAITING)
                .ifPresent(submission -> {
                    Language language = languages.find(submission.language()).orElse(Language.SOURCE);
                    String answer = reason.isEmpty() ? messages.text(language, "gatherings.answer.published") : "";
                    submissions.decide(submission, new Verdict(state, reason, answer), actor);
                });
    }
}
