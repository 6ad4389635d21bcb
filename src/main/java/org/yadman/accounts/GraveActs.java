package org.yadman.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yadman.approvals.GraveAct;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Conflict;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Messages;
import org.yadman.platform.web.Permission;

/// What needs a second person here: to make, remove or recover a steward, to recover anybody, and a second
/// representative of one group.
@Configuration(proxyBeanMethods = false)
class GraveActs {

    @FunctionalInterface
    private interface Doing {
        void act(Ref subject, int version, Map<String, String> content, ActorId asked, ActorId approved);
    }

    /// One of them.
    ///
    /// @param kind also the key of its sentence, which may name `{name}`
    private record Act(Words words, String kind, Doing doing) implements GraveAct {

        @Override
        public Permission approver() {
            return Permission.STEWARD;
        }

        @Override
        public String sentence(Ref subject, Map<String, String> content, Language language) {
            return words.messages().text(language, kind, "name", words.name(subject));
        }

        @Override
        public List<Line> effect(Ref subject, Map<String, String> content, Language language) {
            return words.effect(subject, content, language);
        }

        @Override
        public void execute(Ref subject, int version, Map<String, String> content, ActorId asked, ActorId approved) {
            doing.act(subject, version, content, asked, approved);
        }
    }

    private record Words(AccountStore accounts, Optional<GroupChoices> groups, Messages messages) {

        String name(Ref subject) {
            return accounts.find(subject.id()).map(Account::name).orElse("");
        }

        List<GraveAct.Line> effect(Ref subject, Map<String, String> content, Language language) {
            Optional<Account> account = accounts.find(subject.id());
            List<GraveAct.Line> lines = new ArrayList<>();
            boolean recovery = content.containsKey("code");
            String before = account.map(each -> each.role().word()).orElse(null);
            String after = recovery ? before : content.get("role");
            lines.add(new GraveAct.Line(
                    messages.text(language, "accounts.people.role"), role(before, language), role(after, language)));
            if (recovery) {
                lines.add(new GraveAct.Line(
                        messages.text(language, "accounts.account.sheet"),
                        messages.text(language, "accounts.grave.sheet.present"),
                        messages.text(language, "accounts.grave.sheet.new")));
            }
            String group = account.map(Account::group).map(UUID::toString).orElse(null);
            if (group != null || content.containsKey("group")) {
                lines.add(new GraveAct.Line(
                        messages.text(language, "accounts.people.group"),
                        group(group, language),
                        group(recovery ? group : content.get("group"), language)));
            }
            return lines;
        }

        private @Nullable String role(@Nullable String role, Language language) {
            return role == null ? null : messages.text(language, "accounts.role." + role);
        }

        private @Nullable String group(@Nullable String id, Language language) {
            return groups.map(room -> room.choices(language)).orElse(List.of()).stream()
                    .filter(group -> group.id().toString().equals(id))
                    .map(GroupChoices.Group::name)
                    .findFirst()
                    .orElse(id);
        }
    }

    private final Words words;
    private final AccountStore accounts;
    private final CodeStore codes;
    private final People people;

    GraveActs(
            AccountStore accounts,
            CodeStore codes,
            People people,
            ObjectProvider<GroupChoices> groups,
            Messages messages) {
        this.accounts = accounts;
        this.codes = codes;
        this.people = people;
        this.words = new Words(accounts, Optional.ofNullable(groups.getIfAvailable()), messages);
    }

    @Bean
    GraveAct makeSteward() {
        return new Act(words, People.MAKE_STEWARD, this::agree);
    }

    @Bean
    GraveAct secondRepresentative() {
        return new Act(words, People.SECOND_REPRESENTATIVE, this::agree);
    }

    private void agree(Ref subject, int version, Map<String, String> content, ActorId asked, ActorId approved) {
        if (codes.find(subject.id()).isEmpty()) {
            throw gone();
        }
        people.agree(subject.id(), approved);
    }

    @Bean
    GraveAct removeSteward() {
        return new Act(
                words,
                People.REMOVE_STEWARD,
                (subject, version, content, asked, approved) -> people.remove(unchanged(subject, version), approved));
    }

    @Bean
    GraveAct changeRole() {
        return new Act(
                words,
                People.CHANGE_ROLE,
                (subject, version, content, asked, approved) -> people.set(
                        unchanged(subject, version),
                        version,
                        Role.of(content.getOrDefault("role", "")),
                        AccountStore.uuid(content.get("group")),
                        approved));
    }

    @Bean
    GraveAct recoverAccount() {
        return new Act(
                words,
                People.RECOVER,
                (subject, version, content, asked, approved) ->
                        people.letRecover(subject.id(), UUID.fromString(content.getOrDefault("code", "")), approved));
    }

    private Account unchanged(Ref subject, int version) {
        return accounts.find(subject.id())
                .filter(account -> account.version() == version)
                .orElseThrow(GraveActs::gone);
    }

    private static Conflict gone() {
        return new Conflict(Map.of(), Map.of());
    }
}
