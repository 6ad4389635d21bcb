package org.yadman.outreach;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.audit.Audit;
import org.yadman.outreach.Appeal.Kind;
import org.yadman.outreach.AppealForm.Typed;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Languages;
import org.yadman.platform.text.Messages;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Permission;

/// Texts that go to many. Once one of them has gone out, its words stand: whoever received it can hold us
/// to it.
@Component
class Appeals {

    private static final int USUAL_REMINDERS = 2;
    private static final int USUAL_DAYS = 15;

    private final AppealStore store;
    private final ThreadStore threads;
    private final Languages languages;
    private final Messages messages;
    private final Audit audit;
    private final Moment moment;

    Appeals(
            AppealStore store,
            ThreadStore threads,
            Languages languages,
            Messages messages,
            Audit audit,
            Moment moment) {
        this.store = store;
        this.threads = threads;
        this.languages = languages;
        this.messages = messages;
        this.audit = audit;
        this.moment = moment;
    }

    List<Appeal> list() {
        return store.list();
    }

    Optional<Appeal> find(UUID id) {
        return store.find(id);
    }

    /// A letter that is ready but for two sentences, in every language.
    AppealForm draft(String word) {
        Kind kind = Optional.ofNullable(FolderRow.constant(Kind.class, word)).orElse(Kind.HONOUR);
        Map<String, String> fields = new TreeMap<>();
        fields.put("kind", kind.word());
        fields.put("reminders", String.valueOf(USUAL_REMINDERS));
        fields.put("days", String.valueOf(USUAL_DAYS));
        if (kind != Kind.FREE) {
            for (Language language : languages.all()) {
                for (String part : List.of("subject", "body", "reminder")) {
                    fields.put(
                            part + "-" + language.tag(),
                            messages.text(language, "outreach.draft." + kind.word() + "." + part));
                }
            }
        }
        return new AppealForm(fields);
    }

    @Transactional
    public Appeal add(Typed typed, Caller by) {
        Appeal appeal = new Appeal(
                moment.ids().random(),
                1,
                typed.kind(),
                typed.content(),
                by.actor().value(),
                moment.today(),
                null);
        store.insert(appeal);
        audit.note(by.actor(), "outreach.act.appeal", new Ref(Appeal.KIND, appeal.id()), Map.of());
        return appeal;
    }

    /// Whether somebody may change the words: whoever wrote them, or who keeps the record.
    static boolean mayChange(Appeal appeal, Caller caller) {
        return caller.may(Permission.KEEP_RECORD)
                || appeal.owner().equals(caller.actor().value());
    }

    /// Changes the words of one that nobody has received.
    ///
    /// @return false where somebody else has changed it meanwhile, or it has gone out
    @Transactional
    public boolean change(Appeal seen, int version, Typed typed, Caller by) {
        boolean changed = store.change(
                new Appeal(seen.id(), version, typed.kind(), typed.content(), seen.owner(), seen.madeOn(), null));
        if (changed) {
            threads.promise(seen.id(), typed.content().reminders());
            audit.note(by.actor(), "outreach.act.words", new Ref(Appeal.KIND, seen.id()), Map.of());
        }
        return changed;
    }
}
