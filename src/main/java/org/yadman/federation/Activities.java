package org.yadman.federation;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import org.yadman.federation.Delivery.Act;
import org.yadman.gatherings.Gist;
import org.yadman.gatherings.Gist.Standing;
import org.yadman.platform.text.Dates;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Languages;
import org.yadman.platform.text.Messages;
import org.yadman.platform.web.Site;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

/// What is said to other servers, in the words of ActivityStreams and FEP-8a8e, with those besides that Gancio and
/// Mobilizon read: an attachment and a tag that are always lists, a place with an address of several parts, a
/// status as in iCalendar. Everything is made of an {@link Gist}, so that there is nothing finer to be said.
@Component
class Activities {

    static final String ACTOR = "/federation/actor";
    static final String INBOX = "/federation/inbox";
    static final String OUTBOX = "/federation/outbox";
    static final String FOLLOWERS = "/federation/followers";
    static final String GATHERINGS = "/federation/gatherings/";

    /// What stands before the @. Mobilizon asks for this name where it knows only a server.
    static final String NAME = "relay";

    private static final String STREAMS = "https://www.w3.org/ns/activitystreams";
    private static final String PUBLIC = STREAMS + "#Public";
    private static final String FEP = "https://w3id.org/fep/8a8e/";
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final Federation federation;
    private final Site site;
    private final Languages languages;
    private final Messages messages;
    private final Dates dates;

    Activities(Federation federation, Site site, Languages languages, Messages messages, Dates dates) {
        this.federation = federation;
        this.site = site;
        this.languages = languages;
        this.messages = messages;
        this.dates = dates;
    }

    static byte[] bytes(Map<String, ?> said) {
        return JSON.writeValueAsBytes(said);
    }

    String actorId() {
        return federation.address(ACTOR);
    }

    String keyId() {
        return actorId() + "#main-key";
    }

    /// The address of a gathering for programs: another one each time it has been out of sight.
    String objectId(UUID gathering, int turn) {
        return federation.address(GATHERINGS + gathering + (turn == 0 ? "" : "." + turn));
    }

    private static Map<String, Object> object(String type, String id) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", id);
        object.put("type", type);
        return object;
    }

    private static Map<String, Object> inContext(Object context, Map<String, Object> said) {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("@context", context);
        whole.putAll(said);
        return whole;
    }

    /// Who speaks here: the server, not a person.
    Map<String, Object> actor() {
        Map<String, Object> actor = object("Application", actorId());
        actor.put("preferredUsername", NAME);
        actor.put("name", site.name().in(site.language()).value());
        actor.put("nameMap", site.name().texts());
        actor.put("summary", paragraph(messages.text(site.language(), "federation.actor.summary")));
        actor.put("url", federation.address("/" + site.language().tag() + "/gatherings"));
        actor.put("inbox", federation.address(INBOX));
        actor.put("outbox", federation.address(OUTBOX));
        actor.put("followers", federation.address(FOLLOWERS));
        actor.put("endpoints", Map.of("sharedInbox", federation.address(INBOX)));
        actor.put("manuallyApprovesFollowers", true);
        Map<String, Object> key = new LinkedHashMap<>();
        key.put("id", keyId());
        key.put("owner", actorId());
        key.put("publicKeyPem", federation.publicKey());
        actor.put("publicKey", key);
        return inContext(
                List.of(
                        STREAMS,
                        "https://w3id.org/security/v1",
                        Map.of("manuallyApprovesFollowers", "as:manuallyApprovesFollowers")),
                actor);
    }

    /// How many servers follow; never who.
    Map<String, Object> followers(int hosts) {
        Map<String, Object> followers = object("OrderedCollection", federation.address(FOLLOWERS));
        followers.put("totalItems", hosts);
        return inContext(STREAMS, followers);
    }

    Map<String, Object> outbox(long total, int pages) {
        String id = federation.address(OUTBOX);
        Map<String, Object> outbox = object("OrderedCollection", id);
        outbox.put("totalItems", total);
        outbox.put("first", id + "?page=1");
        outbox.put("last", id + "?page=" + Math.max(1, pages));
        return inContext(STREAMS, outbox);
    }

    Map<String, Object> outboxPage(int page, int pages, List<Map<String, Object>> items) {
        String id = federation.address(OUTBOX);
        Map<String, Object> outbox = object("OrderedCollectionPage", id + "?page=" + page);
        outbox.put("partOf", id);
        if (page > 1) {
            outbox.put("prev", id + "?page=" + (page - 1));
        }
        if (page < pages) {
            outbox.put("next", id + "?page=" + (page + 1));
        }
        outbox.put("orderedItems", items);
        return inContext(context(), outbox);
    }

    /// That somebody follows now.
    Map<String, Object> accept(Follower follower) {
        Map<String, Object> follow = object("Follow", follower.follow());
        follow.put("actor", follower.actor());
        follow.put("object", actorId());
        Map<String, Object> accept = object("Accept", actorId() + "#accept-" + follower.id());
        accept.put("actor", actorId());
        accept.put("to", List.of(follower.actor()));
        accept.put("object", follow);
        return inContext(STREAMS, accept);
    }

    /// Something said of a gathering that everybody may see.
    ///
    /// @param number tells a change from another
    Map<String, Object> activity(Act act, Gist gist, int turn, String number) {
        String id = objectId(gist.id(), turn);
        Object object = act == Act.ANNOUNCE ? id : event(gist, turn);
        return switch (act) {
            case CREATE -> addressed("Create", id + "#create", object, gist.publishedOn());
            case ANNOUNCE -> addressed("Announce", id + "#announce", object, gist.publishedOn());
            case UPDATE -> addressed("Update", id + "#update-" + number, object, null);
            case ACCEPT, DELETE, DELETE_EVENT -> throw new IllegalArgumentException(act.name());
        };
    }

    /// That a gathering is not to be seen any more.
    Map<String, Object> deletion(Act act, UUID gathering, int turn) {
        String id = objectId(gathering, turn);
        Map<String, Object> object =
                act == Act.DELETE_EVENT ? object("Event", id) : new LinkedHashMap<>(tombstone(gathering, turn));
        object.remove("@context");
        return inContext(
                STREAMS, addressed("Delete", id + (act == Act.DELETE ? "#delete" : "#delete-event"), object, null));
    }

    /// What stands where a gathering was.
    Map<String, Object> tombstone(UUID gathering, int turn) {
        Map<String, Object> tombstone = object("Tombstone", objectId(gathering, turn));
        tombstone.put("formerType", "Event");
        return inContext(STREAMS, tombstone);
    }

    private Map<String, Object> addressed(String type, String id, Object object, @Nullable LocalDate published) {
        Map<String, Object> activity = object(type, id);
        activity.put("actor", actorId());
        if (published != null) {
            activity.put("published", startOf(published));
        }
        activity.put("to", List.of(PUBLIC));
        activity.put("cc", List.of(federation.address(FOLLOWERS)));
        activity.put("object", object);
        return activity;
    }

    Map<String, Object> inContext(Map<String, Object> said) {
        return inContext(context(), said);
    }

    private static Object context() {
        Map<String, Object> terms = new LinkedHashMap<>();
        terms.put("sc", "https://schema.org/");
        terms.put("ical", "http://www.w3.org/2002/12/cal/ical#");
        terms.put("mz", "https://joinmobilizon.org/ns#");
        terms.put("pt", "https://joinpeertube.org/ns#");
        terms.put("PostalAddress", "sc:PostalAddress");
        terms.put("VirtualLocation", "sc:VirtualLocation");
        terms.put("address", "sc:address");
        terms.put("addressCountry", "sc:addressCountry");
        terms.put("addressLocality", "sc:addressLocality");
        terms.put("eventStatus", FEP + "eventStatus");
        terms.put("organizers", FEP + "organizers");
        terms.put("timezone", FEP + "timezone");
        terms.put("joinMode", FEP + "joinMode");
        terms.put("externalParticipationUrl", FEP + "externalParticipationUrl");
        terms.put("isOnline", "mz:isOnline");
        terms.put("anonymousParticipationEnabled", "mz:anonymousParticipationEnabled");
        terms.put("repliesModerationOption", "mz:repliesModerationOption");
        terms.put("commentsEnabled", "pt:commentsEnabled");
        terms.put("status", "ical:status");
        return List.of(STREAMS, terms);
    }

    /// A gathering.
    Map<String, Object> event(Gist gist, int turn) {
        Language first = site.language();
        String page = federation.address("/" + first.tag() + gist.path());
        Map<String, Object> event = object("Event", objectId(gist.id(), turn));
        event.put("name", name(gist, first));
        event.put("nameMap", each(language -> name(gist, language)));
        event.put("content", content(gist, first));
        event.put("contentMap", each(language -> content(gist, language)));
        event.put("mediaType", "text/html");
        event.put("url", page);
        event.put("actor", actorId());
        event.put("attributedTo", actorId());
        // Whoever holds it has not asked to be named elsewhere (FEP-8a8e: null says so).
        event.put("organizers", NullNode.getInstance());
        event.put("published", startOf(gist.publishedOn()));
        putTimes(event, gist);
        event.put("location", location(gist, first, page));
        event.put("isOnline", gist.country().isEmpty());
        event.put("eventStatus", FEP + status(gist.standing()));
        // As Mobilizon reads it, by both names that it has had.
        event.put("status", icalStatus(gist.standing()));
        event.put("ical:status", icalStatus(gist.standing()));
        event.put("joinMode", "external");
        event.put("externalParticipationUrl", page);
        event.put("anonymousParticipationEnabled", false);
        event.put("commentsEnabled", false);
        event.put("repliesModerationOption", "closed");
        event.put("attachment", List.of());
        event.put("tag", List.of());
        event.put("to", List.of(PUBLIC));
        event.put("cc", List.of(federation.address(FOLLOWERS)));
        return event;
    }

    // Where nobody may know by which clock, it fills the day of UTC and the hour stands in the words alone. When it
    // ends
    // nobody has said; what fills the day ends with it.
    private static void putTimes(Map<String, Object> event, Gist gist) {
        ZoneId zone = gist.zone();
        LocalTime starts = zone == null ? null : gist.startsAt();
        ZoneId clock = zone == null ? ZoneOffset.UTC : zone;
        if (starts != null) {
            event.put("startTime", at(gist.heldOn(), starts, clock));
        } else {
            event.put("startTime", at(gist.heldOn(), LocalTime.MIDNIGHT, clock));
            event.put("endTime", at(gist.heldOn(), LocalTime.of(23, 59, 59), clock));
        }
        if (zone != null && !(zone instanceof ZoneOffset)) {
            event.put("timezone", zone.getId());
        }
    }

    // With an offset always in figures: not all read a Z.
    private static String at(LocalDate day, LocalTime time, ZoneId clock) {
        OffsetDateTime moment = day.atTime(time).atZone(clock).toOffsetDateTime();
        String offset = moment.getOffset().equals(ZoneOffset.UTC)
                ? "+00:00"
                : moment.getOffset().getId();
        return moment.toLocalDate() + "T"
                + String.format(Locale.ROOT, "%02d:%02d:%02d", moment.getHour(), moment.getMinute(), moment.getSecond())
                + offset;
    }

    private static String startOf(LocalDate day) {
        return day + "T00:00:00Z";
    }

    private static Map<String, Object> location(Gist gist, Language first, String page) {
        Map<String, Object> location = new LinkedHashMap<>();
        if (gist.country().isEmpty()) {
            location.put("type", "VirtualLocation");
            location.put("name", gist.kind().in(first).value());
            location.put("url", page);
            return location;
        }
        String country = gist.country().in(first).value();
        String city = gist.city().in(first).value();
        location.put("type", "Place");
        location.put("name", city.isEmpty() ? country : city);
        Map<String, Object> address = new LinkedHashMap<>();
        address.put("type", "PostalAddress");
        if (!city.isEmpty()) {
            address.put("addressLocality", city);
        }
        address.put("addressCountry", country);
        location.put("address", address);
        if (gist.middle() != null) {
            location.put("latitude", gist.middle().latitude());
            location.put("longitude", gist.middle().longitude());
        }
        return location;
    }

    private static String status(Standing standing) {
        return switch (standing) {
            case GOING_ON -> "EventScheduled";
            case POSTPONED -> "EventPostponed";
            case CANCELLED -> "EventCancelled";
        };
    }

    private static String icalStatus(Standing standing) {
        return switch (standing) {
            case GOING_ON -> "CONFIRMED";
            case POSTPONED -> "TENTATIVE";
            case CANCELLED -> "CANCELLED";
        };
    }

    // Gancio knows no status, so it stands in the name as well.
    private String name(Gist gist, Language language) {
        String name = gist.name().in(language).value();
        return switch (gist.standing()) {
            case GOING_ON -> name;
            case POSTPONED -> messages.text(language, "federation.event.name.postponed", "name", name);
            case CANCELLED -> messages.text(language, "federation.event.name.cancelled", "name", name);
        };
    }

    private String content(Gist gist, Language language) {
        List<String> lines = new ArrayList<>();
        LocalTime starts = gist.startsAt();
        lines.add(messages.text(
                language,
                "federation.event.when",
                "kind",
                gist.kind().in(language).value(),
                "date",
                dates.bothWithWeekday(language, gist.heldOn()),
                "timed",
                starts == null ? "no" : "yes",
                "time",
                starts == null
                        ? ""
                        : dates.digits(
                                language,
                                String.format(Locale.ROOT, "%02d:%02d", starts.getHour(), starts.getMinute()))));
        lines.add(messages.text(
                language,
                "federation.event.where",
                "known",
                gist.country().isEmpty() ? "online" : gist.city().isEmpty() ? "country" : "city",
                "city",
                gist.city().in(language).value(),
                "country",
                gist.country().in(language).value()));
        StringBuilder html = new StringBuilder();
        lines.forEach(line -> html.append(paragraph(line)));
        String page = federation.address("/" + language.tag() + gist.path());
        html.append("<p><a href=\"").append(HtmlUtils.htmlEscape(page)).append("\">");
        html.append(HtmlUtils.htmlEscape(messages.text(language, "federation.event.more"), "UTF-8"));
        return html.append("</a></p>").toString();
    }

    private static String paragraph(String text) {
        return "<p>" + HtmlUtils.htmlEscape(text, "UTF-8") + "</p>";
    }

    private Map<String, String> each(Function<Language, String> words) {
        Map<String, String> all = new TreeMap<>();
        languages.all().forEach(language -> all.put(language.tag(), words.apply(language)));
        return all;
    }
}
