package org.yadman.agreements;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.agreements.SupportStore.Rule;
import org.yadman.agreements.SupportStore.Waiting;
import org.yadman.platform.db.Changes;
import org.yadman.platform.mail.Mail;
import org.yadman.platform.text.Language;
import org.yadman.platform.vault.Vault;
import org.yadman.pure.tally.Told;

/// Individuals who support. An address is known only while a letter to it has not left; afterwards a keyed hash tells
/// that the same address supports already, and nothing leads back to it. What anybody does shows nowhere until
/// the clock publishes the next numbers, and stands in no audit, whose lines would tell between which acts it
/// was.
@Component
class Supports implements Supporters {

    /// The country of those who are not counted by country.
    static final String UNCOUNTED = "ZZ";

    /// How many people are told together, unless two stewards have decided otherwise.
    static final int USUAL_K = 10;

    /// How long a code is good. The job that forgets it comes every hour, so that 48 hours are never passed.
    static final Duration GOOD = Duration.ofHours(47);

    /// After so long a new code is begun for whoever asks again.
    static final Duration STALE = Duration.ofHours(24);

    static final int MOST_LETTERS = 3;
    static final int MOST_TRIES = 10;
    static final int MONTHS_KEPT = 24;

    private final SupportStore store;
    private final SupportTide tide;
    private final SupportLetter letters;
    private final ProtectedCountries protectedCountries;
    private final Vault vault;
    private final Changes changes;
    private final Made made;

    Supports(
            SupportStore store,
            SupportTide tide,
            SupportLetter letters,
            ProtectedCountries protectedCountries,
            Vault vault,
            Changes changes,
            Made made) {
        this.store = store;
        this.tide = tide;
        this.letters = letters;
        this.protectedCountries = protectedCountries;
        this.vault = vault;
        this.changes = changes;
        this.made = made;
    }

    /// Sends the letters, where a mail server is set up.
    @Component
    record SupportLetter(Mail mail, SupportWords words) {
        UUID send(SupportAddress to, SupportCode code, LocalDate until, Language language) {
            return mail.queueDiscreetly(
                    new Mail.Letter(to.typed(), words.subject(language), words.text(code, until, language)));
        }
    }

    /// What became of the wish for a code. Whether the address supports already is not even looked at.
    sealed interface Asked {
        /// A letter is on its way, or enough have gone.
        record Sent(LocalDate until) implements Asked {}

        record Later(Duration time) implements Asked {}

        /// Too many addresses of this domain have asked today.
        record Domain() implements Asked {}

        /// Letters to this country could endanger somebody.
        record Unreachable() implements Asked {}

        /// There is no mail server.
        record NotOffered() implements Asked {}
    }

    boolean isOffered() {
        return letters.mail().isSetUp();
    }

    /// Sends a code to an address.
    @Transactional
    public Asked ask(SupportAddress address, Language language) {
        if (!isOffered()) {
            return new Asked.NotOffered();
        }
        if (!letters.mail().mayReach(address.typed())) {
            return new Asked.Unreachable();
        }
        Instant now = made.clock().instant();
        String mark = codeMark(address);
        Optional<Waiting> last = store.findWaiting(mark);
        Waiting waiting = last.filter(each -> Duration.between(now, each.ends()).compareTo(GOOD.minus(STALE)) > 0)
                .orElse(new Waiting(
                        mark, made.ids().random(), last.map(Waiting::letter).orElse(null), 0, 0, now.plus(GOOD)));
        if (waiting.letters() >= MOST_LETTERS) {
            // Nobody can fill a stranger's mailbox from here, and whoever tries sees no difference.
            return new Asked.Sent(day(waiting.ends()));
        }
        return switch (tide.ask(address)) {
            case SupportTide.Turn.Wait(Duration time) -> new Asked.Later(time);
            case SupportTide.Turn.Domain domain -> new Asked.Domain();
            case SupportTide.Turn.Free free -> send(address, waiting, language);
        };
    }

    private Asked send(SupportAddress address, Waiting waiting, Language language) {
        if (waiting.letter() != null) {
            letters.mail().forget(waiting.letter());
        }
        boolean spent = waiting.tries() >= MOST_TRIES;
        UUID seed = spent ? made.ids().random() : waiting.seed();
        UUID letter = letters.send(address, code(seed), day(waiting.ends()), language);
        store.put(new Waiting(
                waiting.mark(), seed, letter, waiting.letters() + 1, spent ? 0 : waiting.tries(), waiting.ends()));
        return new Asked.Sent(day(waiting.ends()));
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    // Two purposes, so that nobody who holds the tables sees who of those who wait supports already.
    private String codeMark(SupportAddress address) {
        return vault.blindIndex("support-code", address.mailbox());
    }

    private String mark(SupportAddress address) {
        return vault.blindIndex("support", address.mailbox());
    }

    // Computed, so that it need not be kept: a second letter says the same code as the first.
    private SupportCode code(UUID seed) {
        return SupportCode.of(vault.blindIndex("support-digits", seed.toString()));
    }

    /// What became of a code that was typed.
    enum Confirmed {
        ENTERED,
        /// The address supports already; it is counted once, and for another two years.
        RENEWED,
        WITHDRAWN,
        /// There was nothing to withdraw.
        NOT_THERE,
        /// The code does not belong to this address, or no longer.
        WRONG
    }

    /// Counts whoever can read what was sent to this address.
    ///
    /// @param country an ISO 3166 code, or {@link #UNCOUNTED}
    @Transactional
    public Confirmed support(SupportAddress address, SupportCode code, String country) {
        if (!take(address, code)) {
            return Confirmed.WRONG;
        }
        String mark = mark(address);
        boolean again = store.supports(mark);
        store.put(mark, unnamed().contains(country) ? UNCOUNTED : country, thisMonth());
        return again ? Confirmed.RENEWED : Confirmed.ENTERED;
    }

    /// Forgets them again.
    @Transactional
    public Confirmed withdraw(SupportAddress address, SupportCode code) {
        if (!take(address, code)) {
            return Confirmed.WRONG;
        }
        return store.delete(mark(address)) ? Confirmed.WITHDRAWN : Confirmed.NOT_THERE;
    }

    // Counted before it is looked at: so many tries and no more, whoever tries at the same time.
    private boolean take(SupportAddress address, SupportCode code) {
        Optional<Waiting> waiting = store.findWaiting(codeMark(address))
                .filter(each -> each.ends().isAfter(made.clock().instant()));
        if (waiting.isEmpty() || !store.countTry(waiting.get().mark(), MOST_TRIES)) {
            return false;
        }
        return code(waiting.get().seed()).equals(code) && end(waiting.get());
    }

    private boolean end(Waiting waiting) {
        if (waiting.letter() != null) {
            letters.mail().forget(waiting.letter());
        }
        return store.deleteWaiting(waiting.mark());
    }

    private YearMonth thisMonth() {
        return YearMonth.from(made.today());
    }

    private Set<String> unnamed() {
        Set<String> unnamed = new HashSet<>(protectedCountries.codes());
        unnamed.add(UNCOUNTED);
        return unnamed;
    }

    /// Forgets what has been kept for long enough, and the country of those who have become endangered since.
    @Transactional
    public void forget() {
        store.listEnded(made.clock().instant()).forEach(this::end);
        store.deleteUntil(thisMonth().minusMonths(MONTHS_KEPT));
        store.forgetCountries(unnamed(), UNCOUNTED);
    }

    /// Publishes the numbers, if a week has passed since the last ones.
    @Transactional
    public void tell() {
        Optional<Told> last = store.findLastTold();
        if (last.isEmpty() && !isOffered()) {
            return;
        }
        Told.next(last.orElse(null), made.today(), store.countByCountry(), unnamed(), rule().k())
                .ifPresent(told -> {
                    store.insert(told);
                    changes.raise();
                });
    }

    /// The numbers that are published now; nothing before the first ones.
    @Transactional(readOnly = true)
    public Optional<Told> told() {
        return store.findLastTold().map(this::hiding);
    }

    // A country that is protected since then is named no more, in what was told before neither.
    private Told hiding(Told told) {
        return new Told(told.on(), told.crowd().hiding(protectedCountries.codes()));
    }

    /// All numbers that were ever published, the first first.
    @Transactional(readOnly = true)
    public List<Told> history() {
        return store.listTold().stream().map(this::hiding).toList();
    }

    @Override
    @Transactional(readOnly = true)
    public long published() {
        return told().map(told -> told.crowd().total()).orElse(0L);
    }

    /// How many people are told together.
    @Transactional(readOnly = true)
    public Rule rule() {
        return store.findRule().orElse(new Rule(USUAL_K, 0));
    }
}
