package org.yadman.agreements;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.yadman.approvals.GraveAct;
import org.yadman.audit.Audit;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Conflict;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Languages;
import org.yadman.platform.text.Localized;
import org.yadman.platform.text.Messages;
import org.yadman.platform.web.Permission;

/// A new version of the text comes into use.
@Component
class TextAct implements GraveAct {

    static final String KIND = "agreements.grave.text";

    private final Texts texts;
    private final Languages languages;
    private final Messages messages;
    private final Audit audit;

    TextAct(Texts texts, Languages languages, Messages messages, Audit audit) {
        this.texts = texts;
        this.languages = languages;
        this.messages = messages;
        this.audit = audit;
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
        return messages.text(language, KIND);
    }

    @Override
    public List<Line> effect(Ref subject, Map<String, String> content, Language language) {
        List<Line> lines = new ArrayList<>();
        for (String part : TextDesk.PARTS) {
            for (Language each : languages.all()) {
                String before = texts.find(subject.id())
                        .map(text -> TextDesk.part(text, part).texts().getOrDefault(each.tag(), ""))
                        .orElse("");
                String after = content.getOrDefault(TextDesk.name(part, each), "");
                if (!before.equals(after)) {
                    lines.add(new Line(
                            messages.text(
                                    language,
                                    "agreements.desk.text.field",
                                    "part",
                                    part,
                                    "language",
                                    each.nameIn(language)),
                            before.isEmpty() ? null : before,
                            after.isEmpty() ? null : after));
                }
            }
        }
        return lines;
    }

    @Override
    public void execute(Ref subject, int version, Map<String, String> content, ActorId asked, ActorId approved) {
        int now = texts.current().map(AgreementText::number).orElse(0);
        if (now != version) {
            throw new Conflict(Map.of(), Map.of());
        }
        String slug = texts.current().map(AgreementText::slug).orElse(TextDesk.SLUG);
        AgreementText text = texts.add(
                new Texts.Draft(slug, false, part(content, "body"), part(content, "letter"), part(content, "charter")),
                approved);
        audit.note(approved, "agreements.act.text", text.ref(), Map.of("number", String.valueOf(text.number())));
    }

    private Localized part(Map<String, String> content, String part) {
        Map<String, String> texts = new TreeMap<>();
        for (Language language : languages.all()) {
            String text = content.getOrDefault(TextDesk.name(part, language), "");
            if (!text.isEmpty()) {
                texts.put(language.tag(), text);
            }
        }
        return new Localized(texts);
    }
}
