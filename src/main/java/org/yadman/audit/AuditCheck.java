package org.yadman.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.audit.AuditStore.Entry;
import org.yadman.platform.config.OptionsException;
import org.yadman.pure.seal.ChainWalk;

/// Goes through the whole record of acts and says what it can and what it cannot exclude.
@Component
public class AuditCheck {

    private static final int SLICE = 500;

    private final AuditStore store;
    private final SigningKeys keys;

    AuditCheck(AuditStore store, SigningKeys keys) {
        this.store = store;
        this.keys = keys;
    }

    /// What was found.
    ///
    /// @param faults a sentence for each place that does not hold; none if the record is whole
    /// @param words what is true of the record, and what cannot be known
    public record Report(long lines, long erased, List<String> faults, List<String> words) {
        public Report {
            faults = List.copyOf(faults);
            words = List.copyOf(words);
        }
    }

    /// Checks all of it, as it was at one moment.
    ///
    /// @param head a head that somebody has kept, as it was published, or null
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Report check(@Nullable String head) {
        Run run = new Run();
        if (head != null) {
            run.kept = Optional.of(SignedHead.parse(head)
                    .orElseThrow(() -> new OptionsException(
                            "The file that you gave with --head is not a head as it is published at"
                                    + " /api/v1/audit-head.")));
        }
        run.walk();
        run.names();
        run.end();
        run.published();
        run.older();
        return run.report();
    }

    /// One check: what it has seen so far.
    private final class Run {

        private final List<String> faults = new ArrayList<>();
        private final List<String> words = new ArrayList<>();
        private final ChainWalk chain = new ChainWalk();
        private final Set<Long> gone = new TreeSet<>();
        private final Set<Long> saidErased = new TreeSet<>();
        private Optional<SignedHead> kept = Optional.empty();
        private long lines;
        private long nameless;

        void walk() {
            for (List<Entry> slice = store.listAfter(Long.MIN_VALUE, SLICE);
                    !slice.isEmpty();
                    slice = store.listAfter(slice.getLast().line().number(), SLICE)) {
                slice.forEach(this::look);
            }
            for (long number : gone) {
                if (!saidErased.contains(number)) {
                    faults.add("What line " + number + " was about is gone, and no line says that it was erased.");
                }
            }
            for (long number : saidErased) {
                if (!gone.contains(number)) {
                    faults.add("A line says that what line " + number + " was about was erased, but it is there.");
                }
            }
        }

        private void look(Entry entry) {
            lines++;
            long number = entry.line().number();
            chain.next(entry.line()).ifPresent(this::fault);
            Content content = entry.content();
            if (!entry.readable()
                    || (content != null && !content.hash().equals(entry.line().content()))) {
                faults.add("What line " + number + " was about was changed.");
            } else if (content == null) {
                gone.add(number);
            } else if (entry.line().act().equals(Audit.ERASED_CONTENT)) {
                saidErased.add(Long.parseLong(
                        Objects.requireNonNullElse(content.details().get("line"), "0")));
            }
            if (Pseudonym.isOne(entry.line().actor()) && entry.person() == null) {
                nameless++;
            }
        }

        private void fault(ChainWalk.Fault fault) {
            if (!fault.missing()) {
                faults.add("Line " + fault.found() + " does not fit the line before it: one of the two was changed.");
            } else if (fault.found() > fault.expected() + 1) {
                faults.add("Lines " + fault.expected() + " to " + (fault.found() - 1) + " are missing.");
            } else if (fault.found() == fault.expected() + 1) {
                faults.add("Line " + fault.expected() + " is missing.");
            } else {
                faults.add("A line has the number " + fault.found() + ", which no line can have here.");
            }
        }

        void names() {
            for (List<Pseudonym> slice = store.listPseudonyms("", SLICE);
                    !slice.isEmpty();
                    slice = store.listPseudonyms(slice.getLast().value(), SLICE)) {
                slice.stream()
                        .filter(pseudonym -> !pseudonym.isTrue())
                        .forEach(pseudonym -> faults.add("Who stands behind the pseudonym " + pseudonym.value() + " of "
                                + pseudonym.day() + " was changed."));
            }
        }

        void end() {
            AuditStore.Head said = store.head();
            if (said.number() > chain.number()) {
                faults.add("The record itself says that it has " + said.number() + " lines; lines are missing at its"
                        + " end.");
            } else if (said.number() < chain.number() || !said.link().equals(chain.link())) {
                faults.add("The record's own note of where it ends (audit_head) was changed, or its last line was.");
            }
        }

        void published() {
            List<String> heads = store.listPublished();
            for (String json : heads) {
                Optional<SignedHead> head = SignedHead.parse(json);
                if (head.isEmpty() || !head.get().isSigned()) {
                    faults.add("A head that this server has published (audit_published) was changed.");
                } else if (!stands(head.get())) {
                    faults.add("The head that this server published on "
                            + head.get().day() + " says that line " + head.get().number()
                            + " was there as it was then; it is not.");
                }
            }
        }

        private boolean stands(SignedHead head) {
            return head.number() == 0
                    ? head.hash().equals(org.yadman.pure.seal.ChainLine.BEFORE_FIRST)
                    : store.findLink(head.number()).filter(head.hash()::equals).isPresent();
        }

        void older() {
            if (kept.isEmpty()) {
                return;
            }
            SignedHead head = kept.get();
            if (!head.isSigned()) {
                faults.add("The signature of the head that you gave is not good: it proves nothing.");
                return;
            }
            if (!head.isCertified()) {
                faults.add("No campaign key vouches for the key that signed the head that you gave on " + head.day()
                        + ": it proves nothing.");
                return;
            }
            String campaign = head.certificate().campaignKey();
            Optional<Certificate> ours = keys.findCertificate();
            if (ours.isPresent() && !ours.get().campaignKey().equals(campaign)) {
                faults.add("The head that you gave was vouched for by the campaign key " + campaign
                        + ", and this server's by " + ours.get().campaignKey()
                        + ": one of the two is not this campaign's.");
            }
            if (stands(head)) {
                words.add(
                        "The head that you gave is of " + head.day() + ", signed, and vouched for by the campaign key "
                                + campaign + ". It stands in this record: of its first " + head.number()
                                + " lines none was changed, removed or put in since that day. Of what came after it nobody can"
                                + " exclude that lines were cut off at the end.");
            } else {
                faults.add("On " + head.day() + " line " + head.number() + " was in this record as the head that you"
                        + " gave says, and it is not there now: the record was cut or written anew.");
            }
        }

        Report report() {
            List<String> all = new ArrayList<>();
            all.add("The record of acts has " + lines + (lines == 1 ? " line." : " lines.")
                    + (faults.isEmpty()
                            ? " Each fits the one before it, and what each says is as it was written."
                            : ""));
            all.add(gone.size() + (gone.size() == 1 ? " line was" : " lines were")
                    + " erased: that something was done on a day stays, what it was about is gone.");
            all.add(nameless + (nameless == 1 ? " act does" : " acts do")
                    + " not tell any more who did it: people are forgotten after twelve months, or when they ask.");
            all.addAll(words);
            if (kept.isEmpty()) {
                all.add("Without an older head nobody can exclude that lines were cut off at the end, or that all was"
                        + " written anew. Give one that somebody has kept, with --head FILE; they are published daily at"
                        + " /api/v1/audit-head.");
            }
            return new Report(lines, gone.size(), faults, all);
        }
    }
}
