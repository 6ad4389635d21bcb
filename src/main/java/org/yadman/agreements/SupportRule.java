package org.yadman.agreements;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.agreements.SupportStore.Rule;
import org.yadman.approvals.Approvals;
import org.yadman.approvals.GraveAct;
import org.yadman.audit.Audit;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Conflict;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Messages;
import org.yadman.platform.web.Permission;
import org.yadman.pure.tally.Crowd;

/// How many people are told together: two stewards may change it, and only so that the new numbers and those
/// already published cannot be subtracted from each other.
@Component
class SupportRule implements GraveAct {

    static final String KIND = "support-rule";

    private static final Ref SUBJECT = new Ref("support-rule", new UUID(0, 1));
    private static final List<Integer> CHOICES = List.of(5, 10, 15, 20, 25, 30, 40, 50);

    private final SupportStore store;
    private final Supports supports;
    private final Audit audit;
    private final Messages messages;

    SupportRule(SupportStore store, Supports supports, Audit audit, Messages messages) {
        this.store = store;
        this.supports = supports;
        this.audit = audit;
        this.messages = messages;
    }

    /// Asks for another number; done by whoever has the approvals.
    @Component
    static class Asking {
        private final Approvals approvals;

        Asking(Approvals approvals) {
            this.approvals = approvals;
        }

        /// Whether the one in force was decided by one person, while there was only one steward.
        boolean byOnePerson() {
            return approvals.byOnePerson(List.of(SUBJECT.id()));
        }

        @Transactional
        public UUID ask(int k, int version, ActorId by) {
            return approvals.ask(KIND, SUBJECT, version, Map.of("k", String.valueOf(k)), by);
        }
    }

    /// The numbers that may follow on the one in force and on the one published last.
    List<Integer> choices() {
        int now = supports.rule().k();
        int told = supports.told().map(each -> each.crowd().k()).orElse(now);
        return Stream.concat(CHOICES.stream(), Stream.of(now))
                .distinct()
                .filter(k -> Crowd.mayFollow(k, now) && Crowd.mayFollow(k, told))
                .sorted()
                .toList();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Permission approver() {
        return Permission.STEWARD;
    }

    @Override
    public String sentence(Ref subject, Map<String, String> content, Language language) {
        return messages.text(language, "supports.rule.act", "k", number(content));
    }

    @Override
    public List<Line> effect(Ref subject, Map<String, String> content, Language language) {
        return List.of(new Line(
                messages.text(language, "supports.rule.field"),
                messages.text(
                        language, "supports.rule.number", "k", supports.rule().k()),
                messages.text(language, "supports.rule.number", "k", number(content))));
    }

    private static int number(Map<String, String> content) {
        return Integer.parseInt(content.getOrDefault("k", ""));
    }

    @Override
    @Transactional
    public void execute(Ref subject, int version, Map<String, String> content, ActorId asked, ActorId approved) {
        int k = number(content);
        Rule now = supports.rule();
        if (now.version() != version || !choices().contains(k) || !store.put(new Rule(k, version + 1))) {
            throw new Conflict(Map.of("k", String.valueOf(now.k())), Map.of("k", String.valueOf(k)));
        }
        audit.note(approved, "supports.rule.changed", SUBJECT, Map.of("k", String.valueOf(k)));
    }
}
