package org.yadman.agreements;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Changes;
import org.yadman.platform.db.History;
import org.yadman.platform.text.Localized;

/// The texts that groups agree to, in all their versions.
@Component
class Texts {

    private final TextStore store;
    private final Made made;
    private final History history;
    private final Changes changes;

    Texts(TextStore store, Made made, History history, Changes changes) {
        this.store = store;
        this.made = made;
        this.history = history;
        this.changes = changes;
    }

    /// The words of a new version, as somebody wrote them.
    public record Draft(String slug, boolean example, Localized body, Localized letter, Localized charter) {}

    /// The text in use.
    public Optional<AgreementText> current() {
        return current(false);
    }

    /// The text in use, or the one that only example groups can agree to.
    public Optional<AgreementText> current(boolean example) {
        return store.listAll().stream()
                .filter(text -> text.example() == example)
                .reduce((older, newer) -> newer);
    }

    /// Every version of every text.
    List<AgreementText> all() {
        return store.listAll();
    }

    public Optional<AgreementText> find(UUID id) {
        return store.find(id);
    }

    /// All versions of one text, the first first.
    public List<AgreementText> versions(String slug) {
        return store.listAll().stream().filter(text -> text.slug().equals(slug)).toList();
    }

    /// Adds the next version of a text, in use from today.
    @Transactional(propagation = Propagation.MANDATORY)
    public AgreementText add(Draft draft, ActorId actor) {
        int number = versions(draft.slug()).size() + 1;
        AgreementText text = new AgreementText(
                made.ids().random(),
                draft.slug(),
                number,
                draft.example(),
                draft.body(),
                draft.letter(),
                draft.charter(),
                AgreementText.hash(draft.slug(), number, draft.body(), draft.letter(), draft.charter()),
                made.today());
        put(text, actor);
        changes.raise();
        return text;
    }

    /// Adds a version as it is.
    @Transactional(propagation = Propagation.MANDATORY)
    void put(AgreementText text, ActorId actor) {
        store.insert(text);
        if (!text.example()) {
            history.recordReplacing(text.ref(), TextRows.row(text), actor);
        }
    }

    /// Removes a version, before a folder brings it in again.
    @Transactional(propagation = Propagation.MANDATORY)
    void remove(UUID id) {
        store.delete(id);
    }
}
