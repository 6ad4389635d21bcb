package org.yadman.outreach;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.approvals.Approvals;
import org.yadman.approvals.GraveAct;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Conflict;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Messages;
import org.yadman.platform.web.Permission;

/// The coalition writes in public who has not answered: two stewards choose that.
@Component
class NamingAct implements GraveAct {

    static final String KIND = "silence.grave";
    static final Ref SUBJECT = new Ref("naming", new UUID(0, 1));

    private final Namings namings;
    private final Messages messages;

    NamingAct(Namings namings, Messages messages) {
        this.namings = namings;
        this.messages = messages;
    }

    /// Asks for it; done by whoever has the approvals.
    @Component("askingToName")
    static class Asking {
        private final Approvals approvals;

        Asking(Approvals approvals) {
            this.approvals = approvals;
        }

        @Transactional
        public UUID ask(int version, ActorId by) {
            return approvals.ask(KIND, SUBJECT, version, Map.of(), by);
        }
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
    public boolean canBeDoneAlone() {
        return false;
    }

    @Override
    public String sentence(Ref subject, Map<String, String> content, Language language) {
        return messages.text(language, KIND);
    }

    @Override
    public List<Line> effect(Ref subject, Map<String, String> content, Language language) {
        return List.of(new Line(
                messages.text(language, "silence.grave.what"),
                messages.text(language, "silence.grave.before"),
                messages.text(language, "silence.grave.after")));
    }

    @Override
    @Transactional
    public void execute(Ref subject, int version, Map<String, String> content, ActorId asked, ActorId approved) {
        if (!namings.choose(version, approved)) {
            throw new Conflict(Map.of(), Map.of());
        }
    }
}
