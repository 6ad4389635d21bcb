package org.yadman.agreements;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.yadman.approvals.GraveAct;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Messages;
import org.yadman.platform.web.Permission;

/// Two stewards look at all that waits, hidden ones too, for a quarter of an hour.
@Component
class WholeAct implements GraveAct {

    static final String KIND = "agreements.grave.whole";

    private final Waits waits;
    private final Messages messages;

    WholeAct(Waits waits, Messages messages) {
        this.waits = waits;
        this.messages = messages;
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
                messages.text(language, "agreements.grave.whole.what"),
                messages.text(language, "agreements.grave.whole.before"),
                messages.text(language, "agreements.grave.whole.after", "minutes", Waits.OPEN.toMinutes())));
    }

    @Override
    public void execute(Ref subject, int version, Map<String, String> content, ActorId asked, ActorId approved) {
        waits.open(asked, approved);
    }
}
