package org.yadman.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.yadman.accounts.SessionStore.Enrolled;
import org.yadman.accounts.SessionStore.Session;
import org.yadman.platform.db.Ids;
import org.yadman.platform.web.Caller;

/// Who is signed in, and in which browsers an account may sign in. Each request asks the database anew, so a role that
/// changed and a session that ended elsewhere count at once.
@Component
class Sessions {

    private static final Duration SEEN_ANEW = Duration.ofMinutes(1);
    private static final Duration PROOF_LASTS = Duration.ofMinutes(5);

    private final SessionStore store;
    private final AccountStore accounts;
    private final Cookies cookies;
    private final Secrets secrets;
    private final FormTokens tokens;
    private final Ids ids;
    private final Clock clock;
    private final TransactionTemplate write;

    Sessions(
            SessionStore store,
            AccountStore accounts,
            Cookies cookies,
            Secrets secrets,
            FormTokens tokens,
            Ids ids,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.accounts = accounts;
        this.cookies = cookies;
        this.secrets = secrets;
        this.tokens = tokens;
        this.ids = ids;
        this.clock = clock;
        this.write = new TransactionTemplate(transactions);
    }

    /// A session that is going on.
    record Open(Session session, Account account) {}

    /// The session of a request.
    Optional<Open> find(HttpServletRequest request) {
        Instant now = clock.instant();
        Optional<Open> open = cookies.read(request, Cookies.Kind.SESSION)
                .flatMap(token -> store.find(Secrets.hash(token)))
                .flatMap(session -> accounts.find(session.account()).map(account -> new Open(session, account)))
                .filter(each -> lasts(each, now));
        open.map(Open::session)
                .filter(session -> !now.isBefore(session.seen().plus(SEEN_ANEW)))
                .ifPresent(session -> write.executeWithoutResult(status -> store.saw(session.id(), minute(now))));
        return open;
    }

    private static boolean lasts(Open open, Instant now) {
        Role role = open.account().role();
        return now.isBefore(open.session().seen().plus(role.idle()))
                && now.isBefore(open.session().started().plus(role.absolute()));
    }

    Caller caller(Open open) {
        Account account = open.account();
        return new Caller(
                account.id(),
                account.name(),
                account.role().permissions(account.group() != null),
                account.group(),
                tokens.of(account.id(), open.session().id()));
    }

    /// Whether the person gave the passphrase just now.
    boolean isProven(Open open) {
        return clock.instant().isBefore(open.session().proven().plus(PROOF_LASTS));
    }

    /// Signs somebody in who has proved who they are; a session that this browser had before ends.
    @Transactional
    public Open begin(Account account, HttpServletRequest request, HttpServletResponse response) {
        end(request);
        Instant now = clock.instant();
        Session session = new Session(ids.random(), account.id(), minute(now), minute(now), now);
        String token = secrets.token();
        store.insert(session, Secrets.hash(token));
        cookies.set(request, response, Cookies.Kind.SESSION, token);
        return new Open(session, account);
    }

    // When exactly somebody was here is nobody's business.
    private static Instant minute(Instant now) {
        return now.truncatedTo(ChronoUnit.MINUTES);
    }

    /// Ends the session of a request, if it has one.
    @Transactional
    public void end(HttpServletRequest request) {
        cookies.read(request, Cookies.Kind.SESSION)
                .flatMap(token -> store.find(Secrets.hash(token)))
                .ifPresent(session -> store.end(session.id(), session.account()));
    }

    @Transactional
    public boolean end(UUID session, UUID account) {
        return store.end(session, account);
    }

    @Transactional
    public void endAll(UUID account, @Nullable UUID but) {
        store.endAll(account, but);
    }

    List<Session> list(UUID account) {
        Instant now = clock.instant();
        return accounts.find(account).stream()
                .flatMap(owner -> store.list(account).stream().filter(each -> lasts(new Open(each, owner), now)))
                .toList();
    }

    /// Whether this browser may sign in for an account that is guarded.
    boolean isEnrolled(@Nullable String browser, UUID account) {
        return browser != null && store.findEnrolled(hash(browser, account)).isPresent();
    }

    @Nullable
    String browser(HttpServletRequest request) {
        return cookies.read(request, Cookies.Kind.BROWSER).orElse(null);
    }

    /// Enrols the browser of a request, or keeps it enrolled for longer.
    @Transactional
    public void enrol(UUID account, HttpServletRequest request, HttpServletResponse response) {
        String known = browser(request);
        String browser = known;
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Optional<Enrolled> before = known == null ? Optional.empty() : store.findEnrolled(hash(known, account));
        if (browser != null && before.isPresent()) {
            store.used(before.get().id(), today);
        } else {
            browser = secrets.token();
            if (known != null) {
                giveAnew(known, browser);
            }
            store.enrol(new Enrolled(ids.random(), account, today, today), hash(browser, account));
        }
        cookies.keep(request, response, Cookies.Kind.BROWSER, browser);
    }

    // Who knew the browser's token before, having planted or copied it, does not know it any more when it becomes good
    // for somebody else. Those who share the browser stay enrolled in it.
    private void giveAnew(String known, String browser) {
        accounts.list()
                .forEach(each -> store.findEnrolled(hash(known, each.id()))
                        .ifPresent(enrolled -> store.renew(enrolled.id(), hash(browser, each.id()))));
    }

    List<Enrolled> browsers(UUID account) {
        return store.listEnrolled(account);
    }

    @Transactional
    public boolean dismiss(UUID browser, UUID account) {
        return store.dismiss(browser, account);
    }

    @Transactional
    public void dismissAll(UUID account) {
        store.dismissAll(account);
    }

    private static String hash(String browser, UUID account) {
        return Secrets.hash(browser + " " + account);
    }
}
