package org.yadman.groups;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.yadman.groups.CheckStore.Challenge;
import org.yadman.groups.StandingStore.Row;
import org.yadman.groups.Vetting.Made;
import org.yadman.platform.config.Options;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.dns.Resolvers;
import org.yadman.platform.mail.Mail;
import org.yadman.platform.text.Dates;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Languages;
import org.yadman.platform.text.Messages;
import org.yadman.platform.vault.Vault;

/// How a group shows that its web address is its own: by a code that is mailed there and typed in here, and by a line
/// in its DNS. Each secret is new, for one group and one domain, good for seven days and for one time.
@Component
class Domains {

    static final Duration LIFE = Duration.ofDays(7);

    /// Of twelve digits so many wrong ones find nothing; and to use them up takes somebody a while.
    static final int MOST_TRIES = 10_000;

    private static final String NAME = "_yadman-challenge.";
    private static final char[] LETTERS = "abcdefghijklmnopqrstuvwxyz234567".toCharArray();
    private static final int TOKEN = 32;

    private final StandingStore standings;
    private final CheckStore checks;
    private final Vetting vetting;
    private final Means means;
    private final Random random;
    private final Made made;

    Domains(StandingStore standings, CheckStore checks, Vetting vetting, Means means, Random random, Made made) {
        this.standings = standings;
        this.checks = checks;
        this.vetting = vetting;
        this.means = means;
        this.random = random;
        this.made = made;
    }

    /// What goes out: letters and questions to name servers.
    @Component
    record Means(
            Mail mail,
            Resolvers resolvers,
            Vault vault,
            Messages messages,
            Languages languages,
            Dates dates,
            Options options,
            PlatformTransactionManager transactions) {

        String letter(String code, LocalDate until) {
            StringBuilder text = new StringBuilder();
            String site = options.origin() == null ? "" : options.origin().toString();
            for (Language language : languages.all()) {
                text.append(messages.text(
                                language,
                                "groups.code.letter",
                                "code",
                                code,
                                "site",
                                site,
                                "date",
                                dates.both(language, until)))
                        .append("\n\n");
            }
            return text.toString().strip() + "\n";
        }
    }

    /// Why no code can be mailed.
    enum Against {
        NO_MAIL,
        NO_DOMAIN,
        /// The address is none, or not at the group's own domain.
        OTHER_DOMAIN,
        PROTECTED
    }

    boolean canMail() {
        return means.mail().isSetUp();
    }

    boolean canAsk() {
        return means.resolvers().areSetUp();
    }

    /// Mails a code to an address at the group's own domain. The address is not kept.
    ///
    /// @return why not, or nothing where the letter is on its way
    @Transactional
    public Optional<Against> mailCode(UUID group, String address, ActorId by) {
        Row row = standings.find(group).orElseThrow();
        String to = address.strip();
        Optional<Against> against = against(row, to);
        if (against.isPresent()) {
            return against;
        }
        String digits = String.format(Locale.ROOT, "%012d", random.nextLong(1_000_000_000_000L));
        begin(row, How.MAIL_CODE, hash(group, digits), by);
        String shown = digits.substring(0, 4) + " " + digits.substring(4, 8) + " " + digits.substring(8);
        LocalDate until = made.today().plusDays(LIFE.toDays());
        means.mail()
                .queue(new Mail.Letter(
                        to, means.messages().text(Language.SOURCE, "groups.code.subject"), means.letter(shown, until)));
        made.note(by, "groups.act.code-mailed", group, Map.of());
        return Optional.empty();
    }

    private Optional<Against> against(Row row, String to) {
        if (!canMail()) {
            return Optional.of(Against.NO_MAIL);
        }
        if (row.domain() == null) {
            return Optional.of(Against.NO_DOMAIN);
        }
        if (!Mail.isAddress(to)
                || !to.substring(to.indexOf('@') + 1).toLowerCase(Locale.ROOT).equals(row.domain())) {
            return Optional.of(Against.OTHER_DOMAIN);
        }
        return means.mail().mayReach(to) ? Optional.empty() : Optional.of(Against.PROTECTED);
    }

    private void begin(Row row, How kind, String secret, ActorId by) {
        Instant now = made.clock().instant();
        String domain = java.util.Objects.requireNonNull(row.domain());
        checks.insert(new Challenge(made.ids().random(), row.id(), kind, domain, secret, by, 0, now.plus(LIFE)), now);
    }

    private String hash(UUID group, String digits) {
        return means.vault().blindIndex("group-code", group + " " + digits);
    }

    /// Takes a code that somebody typed, without an account.
    ///
    /// @param digits twelve, or anything
    /// @return whether it was the right one
    @Transactional
    public boolean takeCode(UUID group, String digits) {
        Challenge challenge = checks.findChallenge(
                        group, How.MAIL_CODE, made.clock().instant())
                .orElse(null);
        if (challenge == null || challenge.tries() >= MOST_TRIES) {
            return false;
        }
        if (!challenge.secret().equals(hash(group, digits))) {
            checks.countTry(challenge.id());
            return false;
        }
        return keep(challenge);
    }

    private boolean keep(Challenge challenge) {
        made.changes().waitForTurn();
        if (!checks.use(challenge.id(), made.today())) {
            return false;
        }
        vetting.add(challenge.group(), challenge.kind(), challenge.domain(), null, "", challenge.by());
        return true;
    }

    /// A line that a group puts into its DNS.
    ///
    /// @param name where
    /// @param text what
    /// @param until the last day on which it is looked for
    record Line(String name, String text, LocalDate until) {}

    /// The line that waits for a group.
    Optional<Line> line(UUID group) {
        return checks.findChallenge(group, How.DNS, made.clock().instant()).map(Domains::line);
    }

    private static Line line(Challenge challenge) {
        return new Line(
                NAME + challenge.domain(), challenge.secret(), LocalDate.ofInstant(challenge.endsAt(), ZoneOffset.UTC));
    }

    /// Gives a group a new line; an earlier one that nobody used is over.
    ///
    /// @return false where the group has no domain of its own
    @Transactional
    public boolean beginLine(UUID group, String slug, ActorId by) {
        Row row = standings.find(group).orElseThrow();
        if (row.domain() == null) {
            return false;
        }
        StringBuilder token = new StringBuilder();
        for (int i = 0; i < TOKEN; i++) {
            token.append(LETTERS[random.nextInt(LETTERS.length)]);
        }
        LocalDate until = made.today().plusDays(LIFE.toDays());
        // What it is for stands in it, so that nobody puts it there for something else.
        begin(row, How.DNS, "token=" + token + " scope=group/" + slug + " expiry=" + until, by);
        made.note(by, "groups.act.line-begun", group, Map.of());
        return true;
    }

    /// What came of looking.
    enum Looked {
        /// It is there, and was noted.
        THERE,
        MISSING,
        NOT_EVERYWHERE,
        ALIAS,
        UNREACHABLE,
        /// There is no line that waits, or its days are over.
        NONE
    }

    /// Looks for a group's line, at all name servers. Takes seconds, and holds no transaction meanwhile.
    Looked look(UUID group) {
        TransactionTemplate transaction = new TransactionTemplate(means.transactions());
        Optional<Challenge> waiting =
                checks.findChallenge(group, How.DNS, made.clock().instant());
        if (waiting.isEmpty()) {
            return Looked.NONE;
        }
        Challenge challenge = waiting.get();
        return switch (means.resolvers().find(line(challenge).name(), challenge.secret())) {
            case MISSING -> Looked.MISSING;
            case NOT_EVERYWHERE -> Looked.NOT_EVERYWHERE;
            case ALIAS -> Looked.ALIAS;
            case UNREACHABLE -> Looked.UNREACHABLE;
            case THERE ->
                Boolean.TRUE.equals(transaction.execute(status -> keep(challenge))) ? Looked.THERE : Looked.NONE;
        };
    }
}
