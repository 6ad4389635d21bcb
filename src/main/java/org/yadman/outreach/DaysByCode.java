package org.yadman.outreach;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.outreach.Reply.Authenticated;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Messages;

/// What a group says by the code of its first letter, which asks about the days it keeps and nothing else. It stands
/// word for word in the thread; a person enters it in the record.
@Component
public class DaysByCode {

    /// More often than this nobody sets something right; whoever has found a code must not fill the desk with it.
    static final int MOST = 20;

    private final ThreadStore store;
    private final Threads threads;
    private final AppealStore appeals;
    private final Writing writing;
    private final Messages messages;
    private final Moment moment;

    DaysByCode(
            ThreadStore store,
            Threads threads,
            AppealStore appeals,
            Writing writing,
            Messages messages,
            Moment moment) {
        this.store = store;
        this.threads = threads;
        this.appeals = appeals;
        this.writing = writing;
        this.messages = messages;
        this.moment = moment;
    }

    /// What is asked.
    ///
    /// @param days what is known of those that the group keeps
    /// @param given what it has said of them by its code, the oldest first
    /// @param only whether no letter with this code asked for anything else
    public record Asked(List<String> days, List<Given> given, boolean only) {
        public Asked {
            days = List.copyOf(days);
            given = List.copyOf(given);
        }
    }

    /// What was said.
    ///
    /// @param language in which
    public record Given(LocalDate on, String words, String language) {}

    /// What is said with one press; words can come with each.
    public enum Said {
        RIGHT(Meaning.CONFIRMS),
        WRONG(Meaning.CORRECTS),
        NO_DAY(Meaning.CORRECTS),
        NEVER(Meaning.DECLINES);

        private final Meaning meaning;

        Said(Meaning meaning) {
            this.meaning = meaning;
        }

        public String word() {
            return FolderRow.word(this);
        }

        public static Optional<Said> find(String word) {
            return Optional.ofNullable(FolderRow.constant(Said.class, word));
        }
    }

    /// Whether it was taken in.
    public enum Done {
        TAKEN,
        /// So much has come that somebody must read it first.
        MANY
    }

    /// What the letters with a code ask about the group's days; nothing where none of them does.
    ///
    /// @param group in the record, or null
    @Transactional(readOnly = true)
    public Optional<Asked> asked(UUID slip, @Nullable UUID group, Language language) {
        List<AppealThread> all = store.listOfSlip(slip);
        List<AppealThread> first = all.stream().filter(this::honours).toList();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        List<Given> given = first.stream()
                .flatMap(thread -> said(thread).stream())
                .map(reply -> new Given(
                        reply.cameOn(), reply.content().words(), reply.content().language()))
                .sorted(Comparator.comparing(Given::on))
                .toList();
        return Optional.of(new Asked(writing.known(group, language), given, first.size() == all.size()));
    }

    private boolean honours(AppealThread thread) {
        return appeals.find(thread.appeal())
                .filter(appeal -> appeal.kind() == Appeal.Kind.HONOUR)
                .isPresent();
    }

    // An answer about the agreement that came by the same code has no words here: they stand with it.
    private List<Reply> said(AppealThread thread) {
        return store.replies(thread.id()).stream()
                .filter(reply -> reply.way() == Channel.FORM
                        && reply.recordedBy() == null
                        && !reply.content().words().isEmpty())
                .toList();
    }

    /// Takes in what a group says of its days. Nothing becomes public by it.
    ///
    /// @param words what it wrote itself; may be empty
    @Transactional
    public Done say(UUID slip, Said said, String words, Language language) {
        AppealThread thread = store.listOfSlip(slip).stream()
                .filter(this::honours)
                .findFirst()
                .orElseThrow();
        String whole = (messages.text(language, "outreach.days.said." + said.word()) + "\n\n" + words).strip();
        List<Reply> before = said(thread);
        if (!before.isEmpty() && before.getLast().content().words().equals(whole)) {
            return Done.TAKEN;
        }
        if (before.size() >= MOST) {
            return Done.MANY;
        }
        threads.take(new Reply(
                moment.ids().random(),
                1,
                thread.id(),
                Reply.Kind.ANSWER,
                Channel.FORM,
                new Reply.Content("", "", whole, language.tag(), List.of()),
                Authenticated.UNKNOWN,
                null,
                moment.today(),
                said.meaning,
                null,
                null,
                null,
                null));
        return Done.TAKEN;
    }
}
