package org.yadman.agreements;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.agreements.Answer.Content;
import org.yadman.agreements.Answer.State;
import org.yadman.agreements.Answer.Way;
import org.yadman.approvals.Kinship;
import org.yadman.audit.Audit;
import org.yadman.groups.Standings;
import org.yadman.outreach.AnsweredByCode;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Changes;
import org.yadman.platform.text.Localized;
import org.yadman.platform.vault.Vault;
import org.yadman.platform.vault.Vault.Place;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Permission;
import org.yadman.pure.conditions.Commitment;
import org.yadman.pure.conditions.Rule;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// What groups answer, from the first press to an agreement, or to a "no" in words that everybody may read. Neither
/// comes of what was given by a code or recorded on a group's behalf before somebody has reached the group at its
/// published contact and read it back.
@Component
class Answers {

    /// So long a form that was begun is kept.
    static final int DAYS_DRAFTED = 30;

    /// So long an answer with which all is done is kept.
    static final int DAYS_KEPT = 540;

    /// Who acts by a code is known by no name.
    static final ActorId BY_CODE = new ActorId("code");

    private static final int DAYS_TO_NEXT_TRY = 7;
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<TreeMap<String, String>> FIELDS = new TypeReference<>() {};

    private final AnswerStore store;
    private final Slips slips;
    private final Texts texts;
    private final Agreements agreements;
    private final Standings standings;
    private final Vault vault;
    private final Changes changes;
    private final Audit audit;
    private final Kinship kinship;
    private final AnsweredByCode letters;
    private final Made made;

    Answers(
            AnswerStore store,
            Slips slips,
            Texts texts,
            Agreements agreements,
            Standings standings,
            Vault vault,
            Changes changes,
            Audit audit,
            Kinship kinship,
            AnsweredByCode letters,
            Made made) {
        this.store = store;
        this.slips = slips;
        this.texts = texts;
        this.agreements = agreements;
        this.standings = standings;
        this.vault = vault;
        this.changes = changes;
        this.audit = audit;
        this.kinship = kinship;
        this.letters = letters;
        this.made = made;
    }

    private static Place place(UUID id, String column) {
        return new Place("group_answer", id.toString(), column);
    }

    private static Place draftPlace(String id) {
        return new Place("answer_draft", id, "content");
    }

    /// What somebody has typed and not sent.
    ///
    /// @param of the slip, or the account that answers from its desk
    @Transactional(readOnly = true)
    public Map<String, String> draft(String of) {
        return store.draft(of)
                .map(kept -> JSON.readValue(vault.open(draftPlace(of), kept), FIELDS))
                .orElseGet(TreeMap::new);
    }

    @Transactional
    public void keepDraft(String of, Map<String, String> fields) {
        store.keepDraft(of, vault.seal(draftPlace(of), JSON.writeValueAsString(fields)), made.today());
    }

    @Transactional
    public void dropDraft(String of) {
        store.dropDraft(of);
    }

    /// A file that proves what was recorded.
    ///
    /// @param content cleaned
    record Proof(String kind, byte[] content) {}

    /// Takes in what a group answered by its code. What it had answered before and nobody has read back gives way.
    @Transactional
    public Answer give(Slip slip, Content content) {
        return give(slip.id(), null, Way.CODE, slip.madeBy(), content);
    }

    /// Takes in what a group says by its code of an agreement that stands: that it goes on, with what is left of its
    /// condition. It counts once it was read back, as the agreement did: whoever drew the code knows it as well.
    ///
    /// @param rest what is still asked for; null: nothing
    @Transactional
    public void affirm(Slip slip, Agreement agreement, @Nullable Rule rest) {
        ofSlip(slip.id()).stream()
                .filter(answer -> agreement.id().equals(answer.agreement()))
                .findFirst()
                .ifPresent(answer -> give(slip, answer.content().asking(rest)));
    }

    /// Takes in what somebody wrote down on a group's behalf.
    @Transactional
    public Answer writeDown(Slip slip, Way way, Content content, ActorId by) {
        Answer answer = give(slip.id(), null, way, by.value(), content);
        audit.note(by, "answers.act.recorded", answer.ref(), Map.of("way", way.word()));
        return answer;
    }

    /// Keeps a file that proves what was recorded, in the place of one that was sent before.
    @Transactional
    public void prove(Answer answer, Proof proof) {
        String text = Base64.getEncoder().encodeToString(proof.content());
        store.prove(answer.id(), new AnswerStore.Proof(proof.kind(), vault.seal(proofPlace(answer.id()), text)));
    }

    private static Place proofPlace(UUID answer) {
        return new Place("answer_proof", answer.toString(), "content");
    }

    /// Takes in what a group's representative answers from the desk; of a group that has been admitted it needs no
    /// read-back.
    @Transactional
    public Answer speak(UUID group, Content content, ActorId by) {
        changes.waitForTurn();
        Answer answer = give(null, group, Way.DESK, by.value(), content);
        return content.takesEffect() && standings.of(group).counts() ? takeEffect(answer, by) : answer;
    }

    private Answer give(
            @Nullable UUID slip, @Nullable UUID group, Way way, @Nullable String recordedBy, Content content) {
        for (Answer before : of(slip, group)) {
            if (before.state().open()) {
                store.remove(before.id());
            }
        }
        LocalDate due = content.later() == null ? made.today().plusDays(Answer.DAYS_TO_ANSWER) : content.later();
        UUID id = made.ids().random();
        Answer answer = new Answer(
                id,
                1,
                slip,
                group,
                State.WAITING,
                content,
                way,
                recordedBy,
                made.today(),
                due,
                0,
                null,
                null,
                "",
                null,
                null);
        store.insert(rowOf(answer));
        if (slip != null) {
            letters.note(slip, "/desk/answers/" + id);
        }
        return answer;
    }

    private List<Answer> of(@Nullable UUID slip, @Nullable UUID group) {
        List<AnswerStore.Row> rows =
                slip != null ? store.ofSlip(slip) : group == null ? List.of() : store.ofGroup(group);
        return rows.stream().map(this::open).toList();
    }

    /// What was answered by a slip, what is open last.
    @Transactional(readOnly = true)
    public List<Answer> ofSlip(UUID slip) {
        return openLast(asTheyStand(of(slip, null)));
    }

    /// What a group's representatives answered, what is open last.
    @Transactional(readOnly = true)
    public List<Answer> ofGroup(UUID group) {
        return openLast(asTheyStand(of(null, group)));
    }

    // What has become an agreement says what that says now: of a condition that has partly come true the rest, and a
    // reservation in its present words. Whoever answers anew begins with it.
    private List<Answer> asTheyStand(List<Answer> answers) {
        return answers.stream()
                .map(answer -> agreement(answer)
                        .map(agreement -> answer.confirmed(agreement.id())
                                .saying(answer.content().onTermsOf(agreement)))
                        .orElse(answer))
                .toList();
    }

    // What an answer has become: its agreement, or the one by which the group has agreed to new words since.
    private Optional<Agreement> agreement(Answer answer) {
        Commitment commitment = answer.content().commitment();
        if (answer.state() != State.CONFIRMED || commitment == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(answer.agreement())
                .flatMap(agreements::find)
                .or(() -> from(answer)
                        .flatMap(to -> Optional.ofNullable(to.group())
                                .flatMap(group -> texts.current(to.example())
                                        .flatMap(text -> agreements.ofGroup(group, text.id(), commitment)))));
    }

    private static List<Answer> openLast(List<Answer> answers) {
        List<Answer> sorted = new ArrayList<>(answers);
        sorted.sort(
                Comparator.comparing((Answer answer) -> answer.state().open()).thenComparing(Answer::receivedOn));
        return sorted;
    }

    /// What somebody has to do something about, the first due first.
    @Transactional(readOnly = true)
    public List<Answer> list(State state) {
        return store.list(state).stream().map(this::open).toList();
    }

    @Transactional(readOnly = true)
    public Optional<Answer> find(UUID id) {
        return store.find(id).map(this::open);
    }

    boolean hasProof(Answer answer) {
        return store.hasProof(answer.id());
    }

    @Transactional(readOnly = true)
    public Optional<Proof> proof(Answer answer) {
        return store.proof(answer.id())
                .map(proof -> new Proof(
                        proof.kind(),
                        Base64.getDecoder().decode(vault.open(proofPlace(answer.id()), proof.content()))));
    }

    /// Whom an answer is from; nothing where the group is no longer in the record.
    Optional<Addressee> from(Answer answer) {
        return answer.slip() != null
                ? slips.find(answer.slip()).flatMap(slips::addressee)
                : Optional.ofNullable(answer.group()).flatMap(slips::group).map(Addressee::of);
    }

    /// Whether somebody may read an answer back: whoever wrote it down, or knows its code from having drawn or seen it,
    /// could have made it up. A single steward has nobody else to ask.
    boolean mayRead(Answer answer, Caller caller) {
        String who = caller.actor().value();
        boolean drew = answer.slip() != null
                && slips.find(answer.slip())
                        .map(slip -> slips.isKnownTo(slip, caller.actor()))
                        .orElse(false);
        boolean own = drew || who.equals(answer.recordedBy());
        return !own || (caller.may(Permission.STEWARD) && kinship.stewards() == 1);
    }

    /// What became of something done about an answer.
    enum Done {
        DONE,
        /// Somebody else was faster.
        OVERTAKEN,
        /// Whoever wrote it down, or drew its code, cannot read it back.
        SAME_PERSON,
        /// The group has to be in the record first.
        NO_GROUP
    }

    /// Notes that the group was reached and that it says so. What it gave itself becomes an agreement now; what was
    /// recorded on its behalf, when it has had time to correct it.
    @Transactional
    public Done readBack(Answer seen, String note, Caller caller) {
        changes.waitForTurn();
        if (!mayRead(seen, caller)) {
            return Done.SAME_PERSON;
        }
        if (from(seen).map(Addressee::group).isEmpty()) {
            return Done.NO_GROUP;
        }
        Answer read = read(seen, State.READ_BACK, made.today().plusDays(Answer.DAYS_TO_CORRECT), note, caller);
        if (!store.change(rowOf(read))) {
            return Done.OVERTAKEN;
        }
        audit.note(caller.actor(), "answers.act.read-back", seen.ref(), Map.of());
        if (!seen.way().onBehalf()) {
            takeEffect(find(seen.id()).orElseThrow(), caller.actor());
        }
        return Done.DONE;
    }

    private Answer read(Answer seen, State state, LocalDate due, String note, Caller caller) {
        return new Answer(
                seen.id(),
                seen.version(),
                seen.slip(),
                seen.group(),
                state,
                seen.content(),
                seen.way(),
                seen.recordedBy(),
                seen.receivedOn(),
                due,
                seen.tries(),
                caller.actor().value(),
                made.today(),
                notes(seen, note),
                seen.reply(),
                seen.agreement());
    }

    private String notes(Answer seen, String note) {
        String line = made.today() + " " + note;
        return note.isEmpty() ? seen.note() : seen.note().isEmpty() ? line : seen.note() + "\n" + line;
    }

    /// Notes that the group could not be reached.
    ///
    /// @param next when to try again; null: in a week
    @Transactional
    public Done notReached(Answer seen, String note, @Nullable LocalDate next, Caller caller) {
        Answer tried = new Answer(
                seen.id(),
                seen.version(),
                seen.slip(),
                seen.group(),
                State.WAITING,
                seen.content(),
                seen.way(),
                seen.recordedBy(),
                seen.receivedOn(),
                next == null ? made.today().plusDays(DAYS_TO_NEXT_TRY) : next,
                seen.tries() + 1,
                seen.readBy(),
                seen.readOn(),
                notes(seen, note),
                seen.reply(),
                seen.agreement());
        return store.change(rowOf(tried)) ? Done.DONE : Done.OVERTAKEN;
    }

    /// Writes back to a group that has a question or wants another day.
    @Transactional
    public Done reply(Answer seen, String reply, Caller caller) {
        Answer replied = read(seen, State.REPLIED, seen.dueOn(), "", caller).replying(reply);
        if (!store.change(rowOf(replied))) {
            return Done.OVERTAKEN;
        }
        audit.note(caller.actor(), "answers.act.replied", seen.ref(), Map.of());
        return Done.DONE;
    }

    /// Nothing more is to be done about it.
    @Transactional
    public Done note(Answer seen, String note, Caller caller) {
        changes.waitForTurn();
        Answer noted = read(seen, State.NOTED, seen.dueOn(), note, caller);
        if (!store.change(rowOf(noted))) {
            return Done.OVERTAKEN;
        }
        if (seen.content().kind() == AnswerKind.NO) {
            endAgreements(seen, caller.actor());
            from(seen).map(Addressee::group).ifPresent(this::unquote);
        }
        audit.note(caller.actor(), "answers.act.noted", seen.ref(), Map.of());
        return Done.DONE;
    }

    private Answer takeEffect(Answer answer, ActorId by) {
        return answer.content().kind().agrees() ? confirm(answer, by) : quote(answer, by);
    }

    // Who says no agrees no longer.
    private void endAgreements(Answer no, ActorId by) {
        for (Answer before : of(no.slip(), no.group())) {
            if (before.state() == State.CONFIRMED && before.content().kind().agrees()) {
                withdraw(before, by);
                erase(before);
            }
        }
    }

    // Shows everybody why a group does not agree. What it let be shown before gives way.
    private Answer quote(Answer answer, ActorId by) {
        endAgreements(answer, by);
        UUID group = from(answer).map(Addressee::group).orElseThrow();
        unquote(group);
        Content content = answer.content();
        store.quote(new Quote(answer.id(), group, content.language(), content.words(), made.today()));
        store.change(rowOf(answer.confirmed(null)));
        changes.raise();
        return find(answer.id()).orElseThrow();
    }

    private void unquote(UUID group) {
        quotes().stream()
                .filter(quote -> quote.group().equals(group))
                .forEach(quote -> erase(find(quote.answer()).orElseThrow()));
    }

    // Its words are shown no more, and kept neither.
    private void erase(Answer answer) {
        if (store.unquote(answer.id())) {
            changes.raise();
        }
        store.change(rowOf(answer.withdrawn(made.today())));
    }

    // Of a group that agrees for everybody to see by now it would be wrong to say, should it take that back, that it
    // has
    // said no.
    private void forgetQuotes(LocalDate until) {
        Set<UUID> agreeing = texts.current().stream()
                .flatMap(text -> agreements.record(text.id()).stream())
                .map(Agreement::group)
                .collect(Collectors.toSet());
        quotes().stream()
                .filter(quote -> !quote.on().isAfter(until) || agreeing.contains(quote.group()))
                .forEach(quote -> erase(find(quote.answer()).orElseThrow()));
    }

    /// The words of groups that do not agree, as far as they let them be shown and have confirmed that they are theirs.
    @Transactional(readOnly = true)
    public List<Quote> quotes() {
        return store.quotes();
    }

    // Makes an agreement of an answer. What stood before by the same slip or desk gives way; but what is hidden moves
    // nothing that can be seen, so words that are shown stay.
    private Answer confirm(Answer answer, ActorId by) {
        Content content = answer.content();
        UUID group = from(answer).map(Addressee::group).orElseThrow();
        for (Answer before : of(answer.slip(), answer.group())) {
            if (before.state() == State.CONFIRMED && before.content().kind().agrees()) {
                if (before.content().commitment() != content.commitment()) {
                    withdraw(before, by);
                }
                store.remove(before.id());
            }
        }
        UUID agreement = agreements.enter(
                new Agreements.Draft(
                        group,
                        Objects.requireNonNull(content.text()),
                        Objects.requireNonNull(content.commitment()),
                        content.condition(),
                        content.words().isEmpty()
                                ? Localized.EMPTY
                                : new Localized(Map.of(content.language(), content.words())),
                        Objects.requireNonNull(content.visibility()),
                        content.after()),
                by);
        Agreement entered = agreements.find(agreement).orElseThrow();
        if (entered.renewBy().isBefore(made.today().plusYears(1))) {
            agreements.renew(agreement, entered.version(), by);
        }
        Answer confirmed = answer.confirmed(agreement);
        store.change(rowOf(confirmed));
        return find(answer.id()).orElseThrow();
    }

    /// The group itself says that what was recorded on its behalf and read back is right.
    @Transactional
    public boolean right(Slip slip) {
        changes.waitForTurn();
        Optional<Answer> waits = of(slip.id(), null).stream()
                .filter(answer -> answer.state() == State.READ_BACK)
                .findFirst();
        waits.ifPresent(answer -> takeEffect(answer, BY_CODE));
        return waits.isPresent();
    }

    /// Takes back all that was answered by a slip, at once: it needs no read-back.
    @Transactional
    public void withdraw(Slip slip) {
        changes.waitForTurn();
        withdrawAll(of(slip.id(), null), BY_CODE);
        store.dropDraft(slip.id().toString());
    }

    /// Takes back all that a group's representatives answered.
    @Transactional
    public void withdraw(UUID group, ActorId by) {
        changes.waitForTurn();
        withdrawAll(of(null, group), by);
        unquote(group);
    }

    private void withdrawAll(List<Answer> answers, ActorId by) {
        for (Answer answer : answers) {
            if (answer.state() == State.CONFIRMED) {
                withdraw(answer, by);
                erase(answer);
            } else if (answer.state().open()) {
                store.remove(answer.id());
            }
        }
    }

    private void withdraw(Answer answer, ActorId by) {
        agreement(answer).ifPresent(agreement -> agreements.withdraw(agreement.id(), agreement.version(), by));
    }

    /// Every night: what was recorded, read back and not corrected in time becomes an agreement; of an answer whose
    /// agreement was ended elsewhere only that it was stays; what has been kept for long enough is erased.
    @Transactional
    public void rest() {
        changes.waitForTurn();
        LocalDate today = made.today();
        for (Answer answer : list(State.READ_BACK)) {
            boolean ready = answer.dueOn().isBefore(today)
                    && from(answer).map(Addressee::group).isPresent();
            if (ready) {
                takeEffect(answer, new ActorId(Objects.requireNonNullElse(answer.readBy(), "clock")));
            }
        }
        for (Answer answer : list(State.CONFIRMED)) {
            if (answer.content().kind().agrees() && agreement(answer).isEmpty()) {
                store.change(rowOf(answer.withdrawn(today)));
            }
        }
        forgetQuotes(today.minusDays(DAYS_KEPT));
        store.dropDrafts(today.minusDays(DAYS_DRAFTED));
        store.ended(today.minusDays(DAYS_KEPT)).forEach(store::remove);
        slips.forget();
    }

    private AnswerStore.Row rowOf(Answer answer) {
        UUID id = answer.id();
        return new AnswerStore.Row(
                id,
                answer.version(),
                answer.slip(),
                answer.group(),
                answer.state(),
                vault.seal(place(id, "content"), JSON.writeValueAsString(answer.content())),
                answer.way(),
                answer.recordedBy(),
                answer.receivedOn(),
                answer.dueOn(),
                answer.tries(),
                answer.readBy(),
                answer.readOn(),
                answer.note().isEmpty() ? null : vault.seal(place(id, "note"), answer.note()),
                answer.reply() == null ? null : vault.seal(place(id, "reply"), answer.reply()),
                answer.agreement());
    }

    private Answer open(AnswerStore.Row row) {
        return new Answer(
                row.id(),
                row.version(),
                row.slip(),
                row.group(),
                row.state(),
                JSON.readValue(vault.open(place(row.id(), "content"), row.content()), Content.class),
                row.way(),
                row.recordedBy(),
                row.receivedOn(),
                row.dueOn(),
                row.tries(),
                row.readBy(),
                row.readOn(),
                row.note() == null ? "" : vault.open(place(row.id(), "note"), row.note()),
                row.reply() == null ? null : vault.open(place(row.id(), "reply"), row.reply()),
                row.agreement());
    }
}
