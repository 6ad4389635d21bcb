package org.yadman.federation;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.yadman.federation.Delivery.State;
import org.yadman.gatherings.Gist;
import org.yadman.gatherings.Gists;
import org.yadman.platform.mail.MailReach;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.SeeOther;
import org.yadman.platform.web.StepUp;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// Where stewards decide whether other calendars may follow, and which. To say yes takes two, to say no one.
@Controller
class FederationDesk {

    static final String PATH = "/desk/federation";

    /// By which whoever runs the server names its address.
    static final String OPTION = "--origin";

    private static final int MOST_LATELY = 20;

    private final Federation federation;
    private final FederationStore store;
    private final DeliveryStore deliveries;
    private final FederationActs.Asking asking;
    private final Gists gists;
    private final List<MailReach> reaches;
    private final Templates templates;

    FederationDesk(
            Federation federation,
            FederationStore store,
            DeliveryStore deliveries,
            FederationActs.Asking asking,
            Gists gists,
            List<MailReach> reaches,
            Templates templates) {
        this.federation = federation;
        this.store = store;
        this.deliveries = deliveries;
        this.asking = asking;
        this.gists = gists;
        this.reaches = reaches;
        this.templates = templates;
    }

    /// The page.
    ///
    /// @param address by which others follow, or empty where there can be none
    /// @param asked whether it waits for a second steward to be turned on
    /// @param waiting servers that wait for one
    record Model(
            Caller caller,
            boolean on,
            String address,
            boolean asked,
            int version,
            List<HostLine> hosts,
            List<String> waiting,
            List<ToldLine> lately,
            String typed,
            List<Mistake> mistakes) {}

    /// A server that is allowed, and how it takes what it is told.
    ///
    /// @param failing since when it takes nothing, or empty
    record HostLine(
            String name,
            LocalDate allowedOn,
            int followers,
            int sent,
            int waiting,
            int refused,
            int givenUp,
            String failing) {}

    /// What was told of a gathering.
    ///
    /// @param path null where nobody may see it any more
    record ToldLine(String name, @Nullable String path, String act, LocalDate on, int sent, int servers) {}

    @GetMapping("/{lang}/desk/federation")
    @Requires(Permission.STEWARD)
    Page show(Caller caller, Visitor v) {
        return page("", List.of(), caller, v);
    }

    private Page page(String typed, List<Mistake> mistakes, Caller caller, Visitor v) {
        List<DeliveryStore.Count> counts = deliveries.counts();
        return templates.page(
                v,
                "federation/desk",
                new Model(
                        caller,
                        federation.isOn(),
                        federation.isPossible() ? "@" + Activities.NAME + "@" + federation.authority() : "",
                        asking.isWaitingToTurnOn(),
                        federation.version(),
                        federation.hosts().stream()
                                .map(host -> line(host, counts, v))
                                .toList(),
                        asking.waiting(),
                        deliveries.lately(MOST_LATELY).stream()
                                .map(told -> line(told, v))
                                .toList(),
                        typed,
                        mistakes));
    }

    private HostLine line(FederationStore.Host host, List<DeliveryStore.Count> counts, Visitor v) {
        return new HostLine(
                host.name(),
                host.allowedOn(),
                store.countFollowers(host.name()),
                count(counts, host.name(), State.SENT),
                count(counts, host.name(), State.WAITING) + count(counts, host.name(), State.TAKEN),
                count(counts, host.name(), State.REFUSED),
                count(counts, host.name(), State.GIVEN_UP),
                FederationTasks.failing(host, v));
    }

    private static int count(List<DeliveryStore.Count> counts, String host, State state) {
        return counts.stream()
                .filter(each -> each.host().equals(host) && each.state() == state)
                .mapToInt(DeliveryStore.Count::number)
                .sum();
    }

    private ToldLine line(DeliveryStore.Told told, Visitor v) {
        Optional<Gist> gist = gists.find(told.gathering());
        return new ToldLine(
                gist.map(each -> v.in(each.name()).value()).orElseGet(() -> v.t("federation.lately.gone")),
                gist.map(each -> v.to(each.path())).orElse(null),
                told.act().name().toLowerCase(Locale.ROOT),
                LocalDate.ofInstant(told.at(), ZoneOffset.UTC),
                told.sent(),
                told.servers());
    }

    @PostMapping("/{lang}/desk/federation/beginning")
    @Requires(Permission.STEWARD)
    @StepUp
    View begin(@RequestParam(defaultValue = "") String version, Caller caller, Visitor v) {
        if (!federation.isPossible()
                || federation.isOn()
                || asking.isWaitingToTurnOn()
                || !version.equals(String.valueOf(federation.version()))) {
            return new SeeOther(v.to(PATH));
        }
        return new SeeOther(v.to("/desk/approvals/" + asking.askToTurnOn(federation.version(), caller.actor())));
    }

    @PostMapping("/{lang}/desk/federation/end")
    @Requires(Permission.STEWARD)
    View end(Caller caller, Visitor v) {
        federation.turnOff(caller.actor());
        return new SeeOther(v.to(PATH));
    }

    @PostMapping("/{lang}/desk/federation/servers")
    @Requires(Permission.STEWARD)
    @StepUp
    View allow(@RequestParam(defaultValue = "") String host, Caller caller, Visitor v) {
        HostName name = HostName.read(host).orElse(null);
        Mistake mistake = name == null ? Mistake.at("host", "federation.mistake.host") : against(name);
        if (name == null || mistake != null) {
            return page(host, mistake == null ? List.of() : List.of(mistake), caller, v)
                    .with(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return new SeeOther(v.to("/desk/approvals/" + asking.askToAllow(name, caller.actor())));
    }

    private @Nullable Mistake against(HostName name) {
        String host = name.value();
        if (host.equals(federation.host())) {
            return Mistake.at("host", "federation.mistake.own");
        }
        if (federation.hosts().stream().anyMatch(each -> each.name().equals(host))
                || asking.waiting().contains(host)) {
            return Mistake.at("host", "federation.mistake.known");
        }
        return reaches.stream().allMatch(reach -> reach.mayReach(host))
                ? null
                : Mistake.at("host", "federation.mistake.protected");
    }

    @PostMapping("/{lang}/desk/federation/servers/removal")
    @Requires(Permission.STEWARD)
    View remove(@RequestParam(defaultValue = "") String host, Caller caller, Visitor v) {
        if (!federation.remove(host, caller.actor())) {
            throw new NotFound();
        }
        return new SeeOther(v.to(PATH));
    }
}
