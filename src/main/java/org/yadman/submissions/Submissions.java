package org.yadman.submissions;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.audit.Audit;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Ids;
import org.yadman.platform.db.Listings;
import org.yadman.platform.vault.Vault;
import org.yadman.platform.vault.Vault.Place;
import org.yadman.platform.web.Listing;
import org.yadman.platform.web.Visitor;
import org.yadman.pure.names.SearchText;
import org.yadman.submissions.Submission.Side;
import org.yadman.submissions.Submission.State;
import org.yadman.submissions.Submission.Word;
import org.yadman.submissions.SubmissionStore.Part;

/// What comes without an account. Of a sender's acts nothing stands in the audit: its lines stay for ever and in order,
/// and would tell between which acts somebody wrote.
@Component
public class Submissions {

    /// So many may wait at once.
    static final int MOST_WAITING = 500;

    /// So often may something be added to one.
    static final int MOST_WORDS = 20;

    private final SubmissionStore store;
    private final Kinds kinds;
    private final Tide tide;
    private final Vault vault;
    private final Audit audit;
    private final Made made;

    Submissions(SubmissionStore store, Kinds kinds, Tide tide, Vault vault, Audit audit, Made made) {
        this.store = store;
        this.kinds = kinds;
        this.tide = tide;
        this.vault = vault;
        this.audit = audit;
        this.made = made;
    }

    /// Where new ids, codes and days come from.
    @Component
    record Made(Ids ids, Random random, Clock clock) {
        LocalDate today() {
            return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        }
    }

    /// The kinds that some room knows, in order.
    @Component
    record Kinds(List<SubmissionKind> all) {
        Optional<SubmissionKind> find(String word) {
            return all.stream().filter(kind -> kind.word().equals(word)).findFirst();
        }

        /// Where the desk decides on one, if not with all others.
        Optional<String> decidedAt(Submission submission) {
            return find(submission.kind()).flatMap(kind -> kind.decidedAt(submission));
        }

        /// Where the desk reads one.
        String path(Submission submission) {
            return decidedAt(submission).orElse("/desk/submissions/" + submission.id());
        }

        /// What people call a submission's kind.
        String label(Submission submission, Visitor visitor) {
            return find(submission.kind()).map(kind -> kind.label(visitor)).orElse(submission.kind());
        }
    }

    /// What somebody wants to send.
    ///
    /// @param contact empty where they left it out
    public record Draft(
            String kind,
            String language,
            String about,
            String text,
            Map<String, String> fields,
            String group,
            String contact) {}

    /// What became of something sent.
    public sealed interface Sent {
        record Received(Code code, LocalDate dueOn) implements Sent {}

        /// The same text has come in today.
        record Known() implements Sent {}

        record Later(Duration time) implements Sent {}

        /// So many wait that no more are taken in today.
        record Full() implements Sent {}
    }

    @Transactional
    public Sent receive(Draft draft) {
        return receive(draft, draft.text(), id -> {});
    }

    /// Takes in one of which another room keeps more.
    ///
    /// @param mark all that was typed, by which the same is known again today; it is kept nowhere
    /// @param also what that room does with its id, in the same transaction
    @Transactional
    public Sent receive(Draft draft, String mark, Consumer<UUID> also) {
        if (store.count(Part.WAITING, List.of()) >= MOST_WAITING) {
            return new Sent.Full();
        }
        return switch (tide.ask(mark)) {
            case Tide.Turn.Known known -> new Sent.Known();
            case Tide.Turn.Wait(Duration time) -> new Sent.Later(time);
            case Tide.Turn.Free free -> keep(draft, also);
        };
    }

    private Sent keep(Draft draft, Consumer<UUID> also) {
        UUID id = made.ids().random();
        Code code = Code.random(made.random());
        LocalDate today = made.today();
        LocalDate due = today.plusDays(Submission.DAYS_TO_ANSWER);
        Submission submission = new Submission(
                id,
                1,
                draft.kind(),
                draft.language(),
                draft.about(),
                draft.text(),
                draft.fields(),
                draft.group(),
                draft.contact().isEmpty() ? null : vault.seal(place(id), draft.contact()),
                today,
                due,
                State.WAITING,
                null,
                List.of());
        String words = SearchText.fold(draft.text() + " " + draft.about() + " " + draft.group());
        store.insert(submission, hash(code), words);
        also.accept(id);
        return new Sent.Received(code, due);
    }

    private static Place place(UUID id) {
        return new Place("submission", id.toString(), "contact");
    }

    // A plain hash of twelve digits is undone in minutes; this one needs the key, which is not in the database.
    private String hash(Code code) {
        return vault.blindIndex("submission-code", code.digits());
    }

    /// What a code opens.
    public sealed interface Opened {
        record Found(Submission submission) implements Opened {}

        record NoSuch() implements Opened {}

        /// Too many wrong codes were tried within the last hour, by anybody.
        record Later() implements Opened {}
    }

    @Transactional(readOnly = true)
    public Opened open(String typed) {
        if (!tide.mayTryCodes()) {
            return new Opened.Later();
        }
        Optional<Submission> found = Code.read(typed).flatMap(code -> store.findByCode(hash(code)));
        if (found.isEmpty()) {
            tide.wrongCode();
            return new Opened.NoSuch();
        }
        return new Opened.Found(found.get());
    }

    /// What became of something added.
    enum Added {
        ADDED,
        /// It says the same as something that came in today.
        KNOWN,
        LATER,
        /// It is closed, or enough has been said.
        CLOSED,
        /// Somebody else was faster.
        OVERTAKEN
    }

    /// Where its sender changes it, if not by adding words.
    Optional<String> changedAt(Submission submission) {
        return kinds.find(submission.kind())
                .flatMap(SubmissionKind::changedAt)
                .filter(path -> !submission.erased() && submission.state() != State.SET_ASIDE);
    }

    boolean canAdd(Submission submission) {
        return !submission.erased()
                && changedAt(submission).isEmpty()
                && submission.state() != State.SET_ASIDE
                && submission.words().size() < MOST_WORDS;
    }

    /// Adds a sender's word. What had been answered waits again.
    @Transactional
    public Added add(Submission submission, String text) {
        if (!canAdd(submission)) {
            return Added.CLOSED;
        }
        return switch (tide.ask(submission.id() + " " + text)) {
            case Tide.Turn.Known known -> Added.KNOWN;
            case Tide.Turn.Wait wait -> Added.LATER;
            case Tide.Turn.Free free -> {
                LocalDate today = made.today();
                boolean again = submission.state() == State.ANSWERED;
                yield store.add(
                                submission,
                                new Word(Side.SENDER, today, null, null, text),
                                again ? State.WAITING : submission.state(),
                                again ? today.plusDays(Submission.DAYS_TO_ANSWER) : submission.dueOn(),
                                again ? null : submission.decidedOn())
                        ? Added.ADDED
                        : Added.OVERTAKEN;
            }
        };
    }

    /// Its sender changed it: it waits again.
    ///
    /// @param word says so
    @Transactional
    public void waitAgain(Submission submission, String word) {
        LocalDate today = made.today();
        store.add(
                submission,
                new Word(Side.SENDER, today, null, null, word),
                State.WAITING,
                today.plusDays(Submission.DAYS_TO_ANSWER),
                null);
    }

    /// Erases all that its sender wrote, at once.
    @Transactional
    public void takeBack(Submission submission) {
        if (submission.state() != State.TAKEN_BACK) {
            kinds.find(submission.kind()).ifPresent(kind -> kind.takenBack(submission));
            store.takeBack(submission.id(), made.today());
        }
    }

    @Transactional(readOnly = true)
    public Listing<Submission> list(Part part, Listing.Query query) {
        List<String> words = Listings.words(query.get("q"));
        int page = query.page();
        return Listing.of(store.list(part, words, page), store.count(part, words), page, query);
    }

    /// One that the desk may see: what its sender took back is gone for everybody.
    @Transactional(readOnly = true)
    public Optional<Submission> find(UUID id) {
        return store.find(id).filter(submission -> submission.state() != State.TAKEN_BACK);
    }

    /// How its sender can be answered, or null.
    @Nullable
    String contact(Submission submission) {
        return submission.contact() == null ? null : vault.open(place(submission.id()), submission.contact());
    }

    /// What the desk decided.
    ///
    /// @param reason empty where an answer says all
    /// @param answer empty where the reason says all
    public record Verdict(State state, String reason, String answer) {}

    /// Decides.
    ///
    /// @return false if somebody has decided or added something since it was seen
    @Transactional
    public boolean decide(Submission seen, Verdict verdict, ActorId by) {
        LocalDate today = made.today();
        Word word = new Word(
                Side.DESK,
                today,
                verdict.state(),
                verdict.reason().isEmpty() ? null : verdict.reason(),
                verdict.answer());
        if (!store.add(seen, word, verdict.state(), seen.dueOn(), today)) {
            return false;
        }
        if (verdict.state() == State.TAKEN_UP) {
            kinds.find(seen.kind()).ifPresent(kind -> kind.takeUp(seen, by));
        }
        audit.note(
                by,
                "submissions.act.decided",
                seen.ref(),
                Map.of("decision", verdict.state().word()));
        return true;
    }

    /// Erases what has been kept for long enough.
    @Transactional
    public void forget() {
        LocalDate until = made.today().minusDays(Submission.DAYS_KEPT);
        store.eraseContacts(until);
        store.eraseSetAside(until);
    }
}
