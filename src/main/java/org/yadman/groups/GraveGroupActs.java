package org.yadman.groups;

import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yadman.approvals.GraveAct;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Messages;
import org.yadman.platform.web.Permission;

/// What needs a second person here: to admit a group, to suspend it, to restore it.
@Configuration(proxyBeanMethods = false)
class GraveGroupActs {

    @FunctionalInterface
    private interface Doing {
        void act(Ref subject, int version, ActorId asked, ActorId approved);
    }

    /// What stands on its page.
    private record Words(Groups groups, Standings standings, Messages messages) {

        String name(Ref subject, Language language) {
            Group group = groups.byId(List.of(subject.id())).get(subject.id());
            return group == null ? "" : group.name().in(language).value();
        }

        List<GraveAct.Line> effect(Ref subject, String after, Language language) {
            Standing standing = standings.of(subject.id());
            String before = standing.suspended() ? "suspended" : standing.admitted() ? "admitted" : "outside";
            return List.of(
                    new GraveAct.Line(
                            messages.text(language, "groups.state.label"),
                            messages.text(language, "groups.state", "state", before),
                            messages.text(language, "groups.state", "state", after)),
                    new GraveAct.Line(
                            messages.text(language, "groups.checked.label"),
                            messages.text(
                                    language,
                                    "groups.checked." + standing.checked().word()),
                            messages.text(
                                    language,
                                    "groups.checked." + standing.checked().word())));
        }
    }

    /// One of them.
    ///
    /// @param kind also the key of its sentence
    /// @param after how the group would stand
    private record Act(Words words, String kind, String after, Doing doing) implements GraveAct {

        @Override
        public Permission approver() {
            return Permission.STEWARD;
        }

        @Override
        public String sentence(Ref subject, Map<String, String> content, Language language) {
            return words.messages().text(language, kind, "name", words.name(subject, language));
        }

        @Override
        public List<Line> effect(Ref subject, Map<String, String> content, Language language) {
            return words.effect(subject, after, language);
        }

        @Override
        public void execute(Ref subject, int version, Map<String, String> content, ActorId asked, ActorId approved) {
            doing.act(subject, version, asked, approved);
        }
    }

    private final Words words;
    private final Vetting vetting;

    GraveGroupActs(Groups groups, Standings standings, Messages messages, Vetting vetting) {
        this.words = new Words(groups, standings, messages);
        this.vetting = vetting;
    }

    @Bean
    GraveAct admitGroup() {
        return new Act(
                words,
                Vetting.ADMIT,
                "admitted",
                (subject, version, asked, approved) -> vetting.admit(subject.id(), version, asked, approved));
    }

    @Bean
    GraveAct suspendGroup() {
        return new Act(
                words,
                Vetting.SUSPEND,
                "suspended",
                (subject, version, asked, approved) -> vetting.suspend(subject.id(), version, approved));
    }

    @Bean
    GraveAct restoreGroup() {
        return new Act(
                words,
                Vetting.RESTORE,
                "admitted",
                (subject, version, asked, approved) -> vetting.restore(subject.id(), version, approved));
    }
}
