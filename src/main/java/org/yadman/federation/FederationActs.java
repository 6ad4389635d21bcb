package org.yadman.federation;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
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

/// What needs a second steward here: to turn federation on, and to allow a server. What was sent once cannot be called
/// back, so it waits for two, also where there is only one steward.
@Configuration(proxyBeanMethods = false)
class FederationActs {

    static final String TURN_ON = "federation.grave.on";
    static final String ALLOW = "federation.grave.allow";

    private static final String HOST = "host";

    /// Asks for them; done by whoever has the approvals.
    @Component("askingForFederation")
    static class Asking {
        private final Approvals approvals;

        Asking(Approvals approvals) {
            this.approvals = approvals;
        }

        @Transactional
        public UUID askToTurnOn(int version, ActorId by) {
            return approvals.ask(TURN_ON, Federation.SUBJECT, version, Map.of(), by);
        }

        @Transactional
        public UUID askToAllow(HostName host, ActorId by) {
            return approvals.ask(ALLOW, Federation.SUBJECT, 0, Map.of(HOST, host.value()), by);
        }

        /// The servers that wait for a second steward.
        List<String> waiting() {
            return approvals.listWaiting(List.of(ALLOW)).stream()
                    .map(content -> content.getOrDefault(HOST, ""))
                    .toList();
        }

        boolean isWaitingToTurnOn() {
            return !approvals.listWaiting(List.of(TURN_ON)).isEmpty();
        }
    }

    /// One of them.
    ///
    /// @param kind also the key of its sentence
    /// @param what names what changes, in the place where both sides are shown
    private record Act(Messages messages, String kind, String what, Doing doing) implements GraveAct {

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
            return messages.text(language, kind, HOST, content.getOrDefault(HOST, ""));
        }

        @Override
        public List<Line> effect(Ref subject, Map<String, String> content, Language language) {
            return List.of(new Line(
                    messages.text(language, what, HOST, content.getOrDefault(HOST, "")),
                    messages.text(language, "federation.grave.before"),
                    messages.text(language, "federation.grave.after")));
        }

        @Override
        public void execute(Ref subject, int version, Map<String, String> content, ActorId asked, ActorId approved) {
            if (!doing.act(version, content, approved)) {
                throw new Conflict(Map.of(), Map.of());
            }
        }
    }

    @FunctionalInterface
    private interface Doing {
        boolean act(int version, Map<String, String> content, ActorId approved);
    }

    private final Federation federation;
    private final Messages messages;

    FederationActs(Federation federation, Messages messages) {
        this.federation = federation;
        this.messages = messages;
    }

    @Bean
    GraveAct turnFederationOn() {
        return new Act(
                messages,
                TURN_ON,
                "federation.grave.on.what",
                (version, content, approved) -> federation.turnOn(version, approved));
    }

    @Bean
    GraveAct allowFarServer() {
        return new Act(
                messages,
                ALLOW,
                "federation.grave.allow.what",
                (version, content, approved) ->
                        federation.allow(new HostName(content.getOrDefault(HOST, "")), approved));
    }
}
