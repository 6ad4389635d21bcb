package org.yadman.accounts;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.approvals.Approvals;
import org.yadman.audit.Audit;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Conflict;
import org.yadman.platform.db.Ids;
import org.yadman.platform.db.Ref;
import org.yadman.platform.web.NotFound;

/// What stewards do about people. Whatever makes, removes or recovers a steward waits for a second person.
@Component
class People {

    static final String CODE_KIND = "account-code";
    /// Kinds of grave acts; each is the key of its sentence too.
    static final String MAKE_STEWARD = "accounts.grave.make-steward";
    static final String SECOND_REPRESENTATIVE = "accounts.grave.second-representative";
    static final String REMOVE_STEWARD = "accounts.grave.remove-steward";
    static final String CHANGE_ROLE = "accounts.grave.change-role";
    static final String RECOVER = "accounts.grave.recover";

    private final AccountStore store;
    private final CodeStore codes;
    private final SessionStore sessions;
    private final Secrets secrets;
    private final Notices notices;
    private final Approvals approvals;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    People(
            AccountStore store,
            CodeStore codes,
            SessionStore sessions,
            Secrets secrets,
            Notices notices,
            Approvals approvals,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.codes = codes;
        this.sessions = sessions;
        this.secrets = secrets;
        this.notices = notices;
        this.approvals = approvals;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /// A one-time code to be handed over; shown once.
    ///
    /// @param request the request that waits for a second person, or null if the code works at once
    record Handed(String code, @Nullable UUID request) {}

    /// What became of a change.
    sealed interface Change {
        record Done() implements Change {}

        /// A second person has to agree.
        record Asked(UUID request) implements Change {}
    }

    /// Invites somebody.
    @Transactional
    public Handed invite(Role role, @Nullable UUID group, ActorId by) {
        boolean second = isSpokenFor(group, null);
        boolean grave = role == Role.STEWARD || second;
        Instant now = clock.instant();
        Code code = new Code(
                ids.random(),
                Code.Kind.INVITATION,
                null,
                role,
                group,
                by.value(),
                null,
                now,
                now,
                now.plus(Accounts.CODE_LASTS.multipliedBy(2)),
                !grave);
        String typed = secrets.code();
        codes.insert(code, secrets.hashOfCode(typed));
        Ref ref = new Ref(CODE_KIND, code.id());
        audit.note(by, "accounts.act.invited", ref, Map.of("role", role.word()));
        String kind = role == Role.STEWARD ? MAKE_STEWARD : SECOND_REPRESENTATIVE;
        return new Handed(typed, grave ? approvals.ask(kind, ref, 0, content(role, group), by) : null);
    }

    // Whoever carries a group can act for it, whatever else they are; so can whoever comes in by an open invitation.
    private boolean isSpokenFor(@Nullable UUID group, @Nullable UUID but) {
        return group != null
                && (store.listOfGroup(group).stream()
                                .anyMatch(account -> !account.id().equals(but))
                        || invitations().stream().anyMatch(code -> group.equals(code.group())));
    }

    private static Map<String, String> content(Role role, @Nullable UUID group) {
        return group == null ? Map.of("role", role.word()) : Map.of("role", role.word(), "group", group.toString());
    }

    /// The invitations that nobody has used yet.
    List<Code> invitations() {
        Instant now = clock.instant();
        return codes.list(Code.Kind.INVITATION).stream()
                .filter(code -> !code.isOver(now))
                .toList();
    }

    @Transactional
    public void withdraw(UUID invitation, ActorId by) {
        Code code = codes.find(invitation)
                .filter(each -> each.kind() == Code.Kind.INVITATION)
                .orElseThrow(NotFound::new);
        codes.delete(code.id());
        audit.note(by, "accounts.act.withdrawn", new Ref(CODE_KIND, code.id()), Map.of());
    }

    /// A second person agrees to an invitation, or the group's present representative does.
    @Transactional
    public void agree(UUID invitation, ActorId by) {
        Code code = codes.find(invitation).orElseThrow(NotFound::new);
        if (!code.approved()) {
            Instant now = clock.instant();
            codes.agree(code.id(), by.value());
            codes.letWork(code.id(), now, now.plus(Accounts.CODE_LASTS.multipliedBy(2)));
            audit.note(by, "accounts.act.agreed", new Ref(CODE_KIND, code.id()), Map.of());
        }
    }

    /// Invitations that a group's present representative may confirm.
    List<Code> toConfirm(@Nullable UUID group) {
        return invitations().stream()
                .filter(code -> !code.approved()
                        && code.role() == Role.REPRESENTATIVE
                        && group != null
                        && group.equals(code.group()))
                .toList();
    }

    /// Ends somebody's access: the account goes, with its sessions, browsers and codes. What it did stays.
    @Transactional
    public Change end(UUID id, ActorId by) {
        Account account = account(id);
        if (account.role() == Role.STEWARD) {
            return new Change.Asked(approvals.ask(REMOVE_STEWARD, account.ref(), account.version(), Map.of(), by));
        }
        remove(account, by);
        return new Change.Done();
    }

    @Transactional
    public void remove(Account account, ActorId by) {
        refuseLast(account);
        notices.note(
                by, "accounts.act.ended", account, Map.of("role", account.role().word()));
        store.delete(account.id());
    }

    /// Changes a role.
    ///
    /// @param version the version of the account that the steward saw
    @Transactional
    public Change change(UUID id, int version, Role role, @Nullable UUID group, ActorId by) {
        Account account = account(id);
        if (account.version() != version) {
            throw conflict(account, role);
        }
        boolean second = !Objects.equals(group, account.group()) && isSpokenFor(group, id);
        if (account.role() == Role.STEWARD || role == Role.STEWARD || second) {
            return new Change.Asked(approvals.ask(CHANGE_ROLE, account.ref(), version, content(role, group), by));
        }
        set(account, version, role, group, by);
        return new Change.Done();
    }

    @Transactional
    public void set(Account account, int version, Role role, @Nullable UUID group, ActorId by) {
        if (role != Role.STEWARD) {
            refuseLast(account);
        }
        if (!store.setRole(account.id(), version, role, group)) {
            throw conflict(account, role);
        }
        // Whoever has more to guard than before has to come in by the better way.
        if (role.guarded() && account.totp() == null) {
            sessions.endAll(account.id(), null);
        }
        notices.note(by, "accounts.act.role", account, Map.of("role", role.word()));
        notices.tell(account, Notice.ROLE_CHANGED);
    }

    // Two stewards may each have agreed that the other goes.
    private void refuseLast(Account account) {
        if (account.role() == Role.STEWARD && store.holdStewards() == 1) {
            throw new Conflict(Map.of("role", Role.STEWARD.word()), Map.of());
        }
    }

    /// Whether nobody could invite anybody any more if this account went or became something else.
    boolean isLastSteward(Account account) {
        return account.role() == Role.STEWARD && store.count(Role.STEWARD) == 1;
    }

    private static Conflict conflict(Account account, Role wanted) {
        return new Conflict(Map.of("role", account.role().word()), Map.of("role", wanted.word()));
    }

    /// Lets somebody who has lost everything in again, once a second person agrees.
    @Transactional
    public Handed recover(UUID id, ActorId by) {
        Account account = account(id);
        codes.deleteAllOf(id, Code.Kind.RESET);
        Instant now = clock.instant();
        String typed = secrets.code();
        Code code = new Code(
                ids.random(),
                Code.Kind.RESET,
                id,
                null,
                null,
                by.value(),
                null,
                now,
                null,
                now.plus(SignIn.RECOVERY_STAYS),
                false);
        codes.insert(code, secrets.hashOfCode(typed));
        Map<String, String> content = Map.of("code", code.id().toString());
        return new Handed(typed, approvals.ask(RECOVER, account.ref(), 0, content, by));
    }

    /// The second person has agreed: the code works, a steward's after a day.
    @Transactional
    public void letRecover(UUID id, UUID codeId, ActorId agreed) {
        Account account = account(id);
        Code code = codes.find(codeId).filter(each -> id.equals(each.account())).orElseThrow(NotFound::new);
        Instant now = clock.instant();
        Instant from = account.role() == Role.STEWARD ? now.plus(SignIn.RECOVERY_WAITS) : now;
        codes.agree(code.id(), agreed.value());
        codes.letWork(code.id(), from, from.plus(SignIn.RECOVERY_STAYS));
        notices.tell(account, Notice.RECOVERY_GRANTED);
    }

    private Account account(UUID id) {
        return store.find(id).orElseThrow(NotFound::new);
    }

    Optional<Account> find(UUID id) {
        return store.find(id);
    }

    List<Account> list() {
        return store.list();
    }
}
