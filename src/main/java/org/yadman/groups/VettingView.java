package org.yadman.groups;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.yadman.audit.Audit;
import org.yadman.groups.StandingStore.Row;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Choice;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Visitor;
import org.yadman.sources.Source;
import org.yadman.sources.Sources;

/// Gathers everything needed to decide on a group.
@Component
class VettingView {

    private final StandingStore standings;
    private final CheckStore checks;
    private final Vetting vetting;
    private final Domains domains;
    private final Mandates mandates;
    private final Groups groups;
    private final Sources sources;
    private final ObjectProvider<Audit.Roles> roles;

    VettingView(
            StandingStore standings,
            CheckStore checks,
            Vetting vetting,
            Domains domains,
            Mandates mandates,
            Groups groups,
            Sources sources,
            ObjectProvider<Audit.Roles> roles) {
        this.standings = standings;
        this.checks = checks;
        this.vetting = vetting;
        this.domains = domains;
        this.mandates = mandates;
        this.groups = groups;
        this.sources = sources;
        this.roles = roles;
    }

    /// A group's page of the desk.
    ///
    /// @param row how it stands
    /// @param state in words
    /// @param mixed whether a word of its name has letters of two scripts
    /// @param domain how it can show that its web address is its own
    /// @param told what became of the last thing done, or null
    record ShowModel(
            Caller caller,
            Group group,
            Row row,
            String kind,
            String state,
            String checked,
            boolean mixed,
            List<Named> alike,
            List<CheckLine> checks,
            List<Choice> hows,
            List<KnownLine> known,
            boolean knows,
            DomainPart domain,
            List<VouchLine> vouches,
            List<VouchLine> given,
            List<MandateLine> mandates,
            May may,
            @Nullable String told,
            VettingPages.Form form,
            List<Mistake> mistakes) {}

    /// Another group.
    record Named(Text name, String path) {}

    /// @param live whether it counts today
    record CheckLine(Check check, String how, String by, String noted, Visitor.@Nullable Link source, boolean live) {}

    record KnownLine(String by, String said, LocalDate on) {}

    /// @param canMail whether a mail server is set up
    /// @param canAsk whether name servers are set up
    record DomainPart(@Nullable String domain, boolean canMail, boolean canAsk, Domains.@Nullable Line line) {}

    record VouchLine(Vouch vouch, Named other, String note, boolean live, boolean counts) {}

    record MandateLine(MandateStore.Kept kept, String level, String said, String state, boolean open) {}

    /// Which buttons there are.
    ///
    /// @param against why nobody can ask for its admission, or null
    record May(boolean admit, @Nullable String against, boolean refuse, boolean suspend, boolean restore) {}

    ShowModel of(
            Group group,
            Caller caller,
            Visitor v,
            @Nullable String told,
            VettingPages.Form form,
            List<Mistake> mistakes) {
        Row row = standings.find(group.id()).orElseThrow();
        List<CheckStore.Known> known = checks.listKnown(group.id());
        List<Check> done = checks.listChecks(group.id());
        Map<ActorId, String> names = names(
                Stream.concat(
                                known.stream().map(CheckStore.Known::by),
                                done.stream().map(Check::by))
                        .toList(),
                caller,
                v);
        return new ShowModel(
                caller,
                group,
                row,
                v.t("groups.kind." + FolderRow.word(group.kind())),
                v.t("groups.state", "state", state(row.standing(), row.refusedOn() != null)),
                v.t("groups.checked." + row.checked().word()),
                Likeness.mixesScripts(group.name()),
                alike(group, v),
                done.stream().map(check -> line(check, names, v)).toList(),
                Stream.concat(
                                Stream.of(new Choice(
                                        "", v.t("groups.how.choose"), form.how().isEmpty())),
                                Arrays.stream(How.values())
                                        .filter(how -> !how.ofDomain())
                                        .map(how -> new Choice(
                                                how.word(),
                                                v.t("groups.how." + how.word()),
                                                how.word().equals(form.how()))))
                        .toList(),
                known.stream()
                        .map(each -> new KnownLine(
                                names.getOrDefault(each.by(), v.t("groups.desk.gone")),
                                each.said() == null
                                        ? v.t("groups.known.by-approving")
                                        : vetting.open("group_known", each.id(), "said", each.said()),
                                each.on()))
                        .toList(),
                known.stream().anyMatch(each -> each.by().equals(caller.actor())),
                new DomainPart(
                        row.domain(),
                        domains.canMail(),
                        domains.canAsk(),
                        domains.line(group.id()).orElse(null)),
                vouches(checks.listVouchesFor(group.id()), true, v),
                vouches(checks.listVouchesBy(group.id()), false, v),
                mandates.list(group.id()).stream().map(kept -> line(kept, v)).toList(),
                may(row, caller, v),
                told,
                form,
                mistakes);
    }

    /// How a group stands, as it stands in a message's select.
    String state(Standing standing) {
        return state(standing, false);
    }

    private static String state(Standing standing, boolean refused) {
        if (standing.suspended()) {
            return "suspended";
        }
        if (standing.admitted()) {
            return "admitted";
        }
        return refused ? "refused" : "outside";
    }

    private Map<ActorId, String> names(Collection<ActorId> actors, Caller caller, Visitor v) {
        Map<ActorId, String> names = new HashMap<>();
        Audit.Roles known = roles.getIfAvailable();
        if (known != null) {
            names.putAll(known.of(new HashSet<>(actors), v.language()));
        }
        names.put(caller.actor(), v.t("groups.desk.you"));
        return names;
    }

    private List<Named> alike(Group group, Visitor v) {
        List<UUID> ids = standings.listAlike(List.of(group.id())).getOrDefault(group.id(), List.of());
        return groups.byId(ids).values().stream().map(other -> named(other, v)).toList();
    }

    private static Named named(Group group, Visitor v) {
        return new Named(v.in(group.name()), v.to(VettingPages.PATH + "/" + group.slug()));
    }

    private CheckLine line(Check check, Map<ActorId, String> names, Visitor v) {
        UUID source = check.source();
        Source shown = source == null ? null : sources.byId(Set.of(source)).get(source);
        return new CheckLine(
                check,
                v.t("groups.how." + check.how().word()),
                names.getOrDefault(check.by(), v.t("groups.desk.gone")),
                vetting.open("group_check", check.id(), "noted", check.noted()),
                shown == null
                        ? null
                        : new Visitor.Link(
                                v.in(shown.title()).value(), v.to("/sources/" + shown.slug()), false, v.language()),
                check.livesOn(v.today()));
    }

    /// @param to whether they are for this group, and not by it
    List<VouchLine> vouches(List<Vouch> vouches, boolean to, Visitor v) {
        Set<UUID> others = vouches.stream()
                .map(vouch -> to ? vouch.voucher() : vouch.group())
                .collect(Collectors.toSet());
        Map<UUID, Group> named = groups.byId(others);
        Map<UUID, Standing> standing = standings.standings(others);
        return vouches.stream()
                .filter(vouch -> named.containsKey(to ? vouch.voucher() : vouch.group()))
                .map(vouch -> {
                    UUID other = to ? vouch.voucher() : vouch.group();
                    Standing stands = standing.getOrDefault(other, Standing.NONE);
                    return new VouchLine(
                            vouch,
                            named(Objects.requireNonNull(named.get(other)), v),
                            vetting.open("group_vouch", vouch.id(), "note", vouch.note()),
                            vouch.livesOn(v.today()),
                            !to
                                    || Tiers.mayVouch(
                                            new Tiers.Known(other, null, stands.counts(), stands.founder()),
                                            stands.checked()));
                })
                .toList();
    }

    MandateLine line(MandateStore.Kept kept, Visitor v) {
        LocalDate today = v.today();
        boolean ended = kept.endedOn() != null || kept.mandate().until().isBefore(today);
        String state = ended ? "ended" : kept.seenOn() == null ? "unseen" : "counts";
        return new MandateLine(
                kept,
                v.t("groups.mandate." + kept.mandate().level().word()),
                mandates.said(kept),
                v.t("groups.mandate.state", "state", state),
                !ended);
    }

    private May may(Row row, Caller caller, Visitor v) {
        Vetting.Against against = row.example() ? Vetting.Against.DONE : vetting.againstAdmitting(row, caller.actor());
        boolean steward = caller.may(Permission.STEWARD);
        return new May(
                against == null,
                against == null || against == Vetting.Against.DONE
                        ? null
                        : v.t("groups.admit.against", "why", against.name().toLowerCase(Locale.ROOT)),
                steward && row.admittedOn() == null && row.refusedOn() == null && !row.example(),
                steward && row.standing().counts() && !row.example(),
                steward && row.suspendedOn() != null);
    }
}
