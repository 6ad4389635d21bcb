package org.yadman.front;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.agreements.ProtectedCountries;
import org.yadman.platform.collect.PublicPages;
import org.yadman.platform.collect.RefSource;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Edition;
import org.yadman.platform.db.History;
import org.yadman.platform.mail.MailReach;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Localized;
import org.yadman.platform.text.Messages;
import org.yadman.platform.web.Site;
import org.yadman.sources.ClaimFields;
import org.yadman.sources.Field;
import org.yadman.sources.FieldType;

/// The campaign as every page needs it: kept in memory until the record changes.
@Component
class CurrentCampaign implements Site, RefSource, ClaimFields, PublicPages, MailReach, ProtectedCountries {

    private static final Localized SOFTWARE = new Localized(Map.of("en", "Yadman", "fa", "یادمان"));
    private static final List<Entry> MENU = List.of(
            new Entry("front.menu.day", ""),
            new Entry("front.menu.days", "/days"),
            new Entry("front.menu.groups", "/groups"),
            new Entry("front.menu.agreement", "/agreement"),
            new Entry("front.menu.gatherings", "/gatherings"),
            new Entry("front.menu.names", "/memorial"),
            new Entry("front.menu.recognition", "/recognition"),
            new Entry("front.menu.sources", "/sources"),
            new Entry("front.menu.press", "/press"),
            new Entry("front.menu.search", "/search"));

    private final CampaignStore store;
    private final History history;
    private final Messages messages;
    private final Edition edition;
    private final AtomicReference<@Nullable Kept> kept = new AtomicReference<>();

    CurrentCampaign(
            CampaignStore store,
            @org.springframework.context.annotation.Lazy History history,
            Messages messages,
            Edition edition) {
        this.store = store;
        this.history = history;
        this.messages = messages;
        this.edition = edition;
    }

    private record Kept(long edition, Optional<Campaign> campaign) {}

    /// The campaign; nothing while the record is empty.
    Optional<Campaign> find() {
        long now = edition.number();
        Kept last = kept.get();
        if (last == null || last.edition() != now) {
            last = new Kept(now, store.find());
            kept.set(last);
        }
        return last.campaign();
    }

    /// The campaign as the database has it now, for import and export.
    Optional<Campaign> read() {
        return store.find();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void set(Campaign campaign, ActorId actor) {
        store.insert(campaign);
        history.recordReplacing(campaign.ref(), campaign.row(), actor);
    }

    /// Writes what somebody changed who had a certain version before them.
    ///
    /// @param opened that version; 0 where there was none
    /// @return the number of the version that now stands
    /// @throws org.yadman.platform.db.Conflict when it has moved on since
    @Transactional(propagation = Propagation.MANDATORY)
    int change(Campaign campaign, int opened, ActorId actor) {
        int number = history.record(campaign.ref(), opened, campaign.row(), actor);
        store.clear();
        store.insert(campaign);
        return number;
    }

    /// No mail goes to the domains of countries whose people it could endanger (security (j)).
    @Override
    public boolean mayReach(String domain) {
        String top = domain.substring(domain.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
        return find().map(campaign -> !campaign.choices().protectedCountries().contains(top))
                .orElse(true);
    }

    @Override
    public Set<String> codes() {
        return find().map(campaign -> campaign.choices().protectedCountries()).orElse(Set.of());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void clear() {
        store.clear();
    }

    @Override
    public Localized name() {
        return find().map(Campaign::name).orElse(SOFTWARE);
    }

    @Override
    public List<Entry> menu() {
        return MENU;
    }

    @Override
    public String kind() {
        return Campaign.KIND;
    }

    @Override
    public String heading(Language language) {
        return messages.text(language, "front.campaign");
    }

    @Override
    public Map<UUID, Named> name(Collection<UUID> ids, Language language) {
        return find().filter(campaign -> ids.contains(campaign.id())).stream()
                .collect(Collectors.toMap(
                        Campaign::id,
                        campaign -> new Named(
                                campaign.ref(), campaign.name().in(language).value(), "/press")));
    }

    @Override
    public List<Field> fields() {
        return List.of(
                new Field("victims", FieldType.FIGURE, false, "front.field.victims"),
                new Field("period", FieldType.DATE, false, "front.field.period"));
    }

    @Override
    public List<String> paths() {
        return List.of("", "/press", "/about", "/privacy", "/search");
    }
}
