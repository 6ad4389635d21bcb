package org.yadman.accounts;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yadman.agreements.ExampleCoalition;
import org.yadman.platform.text.Language;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.testing.Browser;
import org.yadman.testing.TestServer;

/// Every address that needs somebody, found in the program itself, asked for by everybody who may not. Whoever
/// adds an address with an id says here whose the things behind it are.
class AuthorisationTest {

    private static final String MADE_UP = "0a1b2c3d-0000-4000-8000-00000000beef";
    private static final Pattern VARIABLE = Pattern.compile("\\{\\*?([a-z]+)}");

    /// Behind these, whoever may ask may see all there is.
    private static final Set<String> FOR_ALL_WHO_MAY = Set.of(
            "/{lang}/desk/people/{id}",
            "/{lang}/desk/people/{id}/role",
            "/{lang}/desk/people/{id}/recovery",
            "/{lang}/desk/people/{id}/end",
            "/{lang}/desk/people/invitations/{invitation}/withdrawal",
            "/{lang}/desk/submissions/{id}",
            "/{lang}/desk/slips/{id}",
            "/{lang}/desk/slips/{id}/code",
            "/{lang}/desk/slips/{id}/letter",
            "/{lang}/desk/slips/{id}/group",
            "/{lang}/desk/slips/{id}/answer",
            "/{lang}/desk/answers/{id}",
            "/{lang}/desk/answers/{id}/proof",
            "/{lang}/desk/gatherings/{id}/publication",
            "/{lang}/desk/gatherings/{id}/refusal",
            "/{lang}/desk/gatherings/reports/{id}",
            "/{lang}/desk/gatherings/reports/{id}/publication",
            "/{lang}/desk/gatherings/reports/{id}/refusal",
            "/{lang}/desk/gatherings/wave/stations/{id}/removal",
            "/{lang}/desk/groups/{slug}",
            "/{lang}/desk/groups/{slug}/proof",
            "/{lang}/desk/memorial/{slug}",
            "/{lang}/desk/memorial/{slug}/import",
            "/{lang}/desk/memorial/{slug}/file",
            "/{lang}/desk/memorial/{slug}/mapping",
            "/{lang}/desk/memorial/{slug}/columns",
            "/{lang}/desk/memorial/{slug}/taking",
            "/{lang}/desk/memorial/{slug}/again",
            "/{lang}/desk/memorial/{slug}/removal",
            "/{lang}/desk/memorial/{slug}/remarks.csv",
            "/{lang}/desk/outreach/appeals/{id}",
            "/{lang}/desk/outreach/appeals/{id}/addressees",
            "/{lang}/desk/outreach/appeals/{id}/letters",
            "/{lang}/desk/outreach/appeals/{id}/letters.pdf",
            "/{lang}/desk/outreach/appeals/{id}/letters/posting",
            "/{lang}/desk/outreach/appeals/{id}/mails",
            "/{lang}/desk/outreach/appeals/{id}/words",
            "/{lang}/desk/outreach/broadcasts/{id}",
            "/{lang}/desk/outreach/broadcasts/{id}/calls",
            "/{lang}/desk/outreach/broadcasts/{id}/removal",
            "/{lang}/desk/outreach/contacts/{id}/owner",
            "/{lang}/desk/outreach/holidays/{country}/removal",
            "/{lang}/desk/outreach/inbox/{id}/dismissal",
            "/{lang}/desk/outreach/threads/{id}/notice",
            "/{lang}/desk/outreach/threads/{id}/notice/withdrawal",
            "/{lang}/desk/outreach/threads/{id}/notice/words",
            "/{lang}/desk/recognition/checklist/{slug}",
            "/{lang}/desk/recognition/conditions/{id}/note",
            "/{lang}/desk/recognition/conditions/{track}/{condition}/letter",
            "/{lang}/desk/recognition/conditions/{track}/{condition}/letter.pdf",
            "/{lang}/desk/recognition/texts/{slug}/{version}/removal",
            "/{lang}/desk/record/{table}",
            "/{lang}/desk/record/{table}/new",
            "/{lang}/desk/record/{table}/{*key}",
            "/{lang}/desk/record/history/{table}/{*key}");

    /// What was there and what never was end alike: nothing is there any more.
    private static final Set<String> ENDS_ALIKE = Set.of("POST /{lang}/desk/record/drafts/{id}");

    @SuppressWarnings("NullAway.Init")
    private static House house;

    /// A track with a condition that cannot be measured.
    private static final String CONDITIONAL = "p-5";

    /// A text with a version.
    private static final String MODEL = "model-un-ga";

    private static final Map<Role, Browser> SIGNED_IN = new EnumMap<>(Role.class);
    private static final Map<String, Foreign> FOREIGN = new java.util.HashMap<>();
    private static final Map<String, String> REAL = new java.util.HashMap<>();

    /// Something that is there and somebody else's.
    ///
    /// @param asks who holds the permission and yet may not have it
    private record Foreign(Role asks, String id) {}

    private record Route(RequestMethod method, String pattern, Permission needs) {
        String named() {
            return method + " " + pattern;
        }

        boolean hasId() {
            return !pattern.replace("{lang}", "").equals(pattern.replaceAll(VARIABLE.pattern(), ""));
        }

        String with(String id) {
            Matcher variables = VARIABLE.matcher(pattern);
            return variables
                    .replaceAll(found -> switch (found.group(1)) {
                        case "lang" -> "en";
                        case "table" -> pattern.contains("key") || !id.equals(MADE_UP) ? "sources" : id;
                        case "key" -> "/" + id;
                        case "version" -> id.equals(MODEL) ? "draft-1" : id;
                        case "condition" -> id.equals(CONDITIONAL) ? "others-agree" : id;
                        default -> id;
                    })
                    .replace("//", "/");
        }
    }

    @BeforeAll
    static void start() {
        house = new House();
        house.server.bringIn(TestServer.CAMPAIGN);
        List<UUID> groups = house.server.bean(GroupChoices.class).choices(Language.SOURCE).stream()
                .map(GroupChoices.Group::id)
                .toList();
        SIGNED_IN.put(Role.STEWARD, house.browser);
        SIGNED_IN.put(Role.COORDINATOR, comes(Role.COORDINATOR, "Leyla", null));
        SIGNED_IN.put(Role.VOLUNTEER, comes(Role.VOLUNTEER, "Babak", null));
        SIGNED_IN.put(Role.REPRESENTATIVE, comes(Role.REPRESENTATIVE, "Shirin", groups.get(0)));
        comes(Role.REPRESENTATIVE, "Dara", groups.get(1));

        Account nima = house.account("Nima");
        Sessions sessions = house.server.bean(Sessions.class);
        People people = house.server.bean(People.class);
        String request =
                String.valueOf(people.invite(Role.STEWARD, null, nima.actor()).request());
        people.invite(Role.REPRESENTATIVE, groups.get(1), nima.actor());
        String invitation = people.invitations().stream()
                .filter(code -> groups.get(1).equals(code.group()))
                .map(code -> code.id().toString())
                .findFirst()
                .orElseThrow();
        String draft = draft();
        foreign("/{lang}/desk/approvals/{id}", Role.VOLUNTEER, request);
        foreign("/{lang}/desk/record/drafts/{id}", Role.VOLUNTEER, draft);
        foreign("/{lang}/desk/agreement/{id}", Role.REPRESENTATIVE, agreement());
        foreign(
                "/{lang}/desk/account/sessions/{session}/end",
                Role.VOLUNTEER,
                sessions.list(nima.id()).getFirst().id().toString());
        foreign(
                "/{lang}/desk/account/browsers/{browser}/dismissal",
                Role.VOLUNTEER,
                sessions.browsers(nima.id()).getFirst().id().toString());
        new Device(house.server).addTo(house.browser, "Blue key");
        foreign(
                "/{lang}/desk/account/passkeys/{passkey}/removal",
                Role.VOLUNTEER,
                house.server
                        .bean(Passkeys.class)
                        .list(nima.id())
                        .getFirst()
                        .id()
                        .toString());
        foreign("/{lang}/desk/account/representatives/{invitation}/confirmation", Role.REPRESENTATIVE, invitation);

        Asked asked = asked();
        foreign("/{lang}/desk/outreach/contacts/{id}", Role.VOLUNTEER, asked.contact());
        foreign("/{lang}/desk/outreach/contacts/{id}/erasure", Role.VOLUNTEER, asked.contact());
        for (String of : List.of(
                "",
                "/code",
                "/asks",
                "/asks/{ask}/fate",
                "/asks/{ask}/withdrawal",
                "/replies",
                "/replies/{reply}",
                "/replies/{reply}/files/{file}",
                "/closure")) {
            foreign("/{lang}/desk/outreach/threads/{id}" + of, Role.VOLUNTEER, asked.thread());
        }
        REAL.put("/{lang}/desk/outreach/contacts/{id}/owner", asked.contact());
        for (String of : List.of("", "/withdrawal", "/words")) {
            REAL.put("/{lang}/desk/outreach/threads/{id}/notice" + of, asked.thread());
        }
        for (String of :
                List.of("", "/addressees", "/letters", "/letters.pdf", "/letters/posting", "/mails", "/words")) {
            REAL.put("/{lang}/desk/outreach/appeals/{id}" + of, asked.appeal());
        }
        String gathering = gathering();
        for (String of : List.of("", "/state")) {
            foreign("/{lang}/desk/gatherings/{id}" + of, Role.VOLUNTEER, gathering);
        }
        for (String of : List.of("/publication", "/refusal")) {
            REAL.put("/{lang}/desk/gatherings/{id}" + of, gathering);
        }
        String list = list();
        for (String of : List.of(
                "", "/import", "/file", "/mapping", "/columns", "/taking", "/again", "/removal", "/remarks.csv")) {
            REAL.put("/{lang}/desk/memorial/{slug}" + of, list);
        }
        String broadcast = broadcast();
        List.of("", "/calls", "/removal")
                .forEach(of -> REAL.put("/{lang}/desk/outreach/broadcasts/{id}" + of, broadcast));

        FOREIGN.forEach((pattern, foreign) -> REAL.put(pattern, foreign.id()));
        REAL.put("/{lang}/desk/submissions/{id}", submission());
        REAL.put("/{lang}/desk/groups/{slug}", "fedefam");
        REAL.put("/{lang}/desk/groups/{slug}/proof", "fedefam");
        FOR_ALL_WHO_MAY.forEach(pattern -> {
            if (pattern.contains("{id}")) {
                REAL.putIfAbsent(pattern, nima.id().toString());
            } else if (pattern.contains("{invitation}")) {
                REAL.put(pattern, invitation);
            } else if (pattern.contains("{track}")) {
                REAL.put(pattern, CONDITIONAL);
            } else if (pattern.contains("{version}")) {
                REAL.put(pattern, MODEL);
            } else if (!pattern.contains("{slug}")) {
                REAL.put(pattern, last(house.browser.open("/en/desk/record/sources"), "/desk/record/sources/"));
            }
        });
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    private static Browser comes(Role role, String name, @Nullable UUID group) {
        Browser browser = house.server.browser();
        house.comes(browser, role, name, group);
        return browser;
    }

    private static void foreign(String pattern, Role asks, String id) {
        FOREIGN.put(pattern, new Foreign(asks, id));
    }

    private static String draft() {
        house.browser.open("/en/desk/record/sources/new");
        HttpResponse<String> kept = house.browser.post(
                "/en/desk/record/sources/new",
                "0_table=sources&0_key=&0_opened=0&0_of=-1&0.slug=hush&_act=draft&_form=" + token(house.browser),
                "Sec-Fetch-Site",
                "same-origin");
        assertThat(kept.statusCode()).isEqualTo(303);
        return last(house.browser.open("/en/desk/record/drafts"), "/desk/record/drafts/");
    }

    // One of a group for which nobody here speaks.
    private static String agreement() {
        house.server.bean(ExampleCoalition.class).make();
        return house.server
                .bean(JdbcClient.class)
                .sql("select id from agreement")
                .query((row, i) -> row.getString(1))
                .list()
                .getFirst();
    }

    /// A contact of the steward's, and the thread in which it is asked.
    private record Asked(String contact, String appeal, String thread) {}

    private static Asked asked() {
        Browser steward = house.browser;
        steward.open("/en/desk/outreach/contacts")
                .type("Name", "A house (fictional)")
                .type("E-mail", "house@example.org")
                .press("Add");
        steward.follow("A house (fictional)");
        String contact = steward.location().substring(steward.location().lastIndexOf('/') + 1);
        steward.open("/en/desk/outreach/appeals/new?kind=honour")
                .type("What we call it", "Autumn letter")
                .type("Who writes", "The circle (fictional)")
                .press("Save");
        String appeal = steward.location().substring(steward.location().lastIndexOf('/') + 1);
        steward.follow("Add one contact").press("Add those chosen");
        return new Asked(contact, appeal, last(steward, "/desk/outreach/threads/"));
    }

    private static String gathering() {
        house.browser
                .open("/en/desk/gatherings/new")
                .type("on", "2019-09-01")
                .type("city", "Berlin")
                .type("contact", "the desk")
                .press("Enter it");
        return house.browser.location().substring(house.browser.location().lastIndexOf('/') + 1);
    }

    private static String list() {
        house.browser
                .open("/en/desk/memorial")
                .type("slug", "generated")
                .type("title_en", "A generated list")
                .type("publisher", "Nobody (fictional)")
                .press("Add the list");
        return "generated";
    }

    private static String broadcast() {
        house.browser
                .open("/en/desk/outreach/broadcasts")
                .type("Station", "Radio Hush (fictional)")
                .press("Log it");
        return house.browser.location().substring(house.browser.location().lastIndexOf('/') + 1);
    }

    private static String submission() {
        house.server
                .browser()
                .sendTo("/en/suggest", "kind=thought&text=Something+that+only+the+desk+reads")
                .page();
        return last(house.browser.open("/en/desk/submissions"), "/desk/submissions/");
    }

    // The end of the first link that begins so.
    private static String last(Browser browser, String begins) {
        return browser.page().select("main a[href]").eachAttr("href").stream()
                .filter(address -> address.matches(".*" + begins + "[^/?]+") && !address.endsWith("/new"))
                .map(address -> address.substring(address.lastIndexOf('/') + 1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No link to " + begins + ": " + browser.text()));
    }

    private static String token(Browser browser) {
        return Objects.requireNonNull(browser.open("/en/desk/account").page().selectFirst("input[name=_form]"))
                .val();
    }

    private static List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        for (RequestMappingHandlerMapping mapping : house.server.beans(RequestMappingHandlerMapping.class)) {
            mapping.getHandlerMethods().forEach((info, handler) -> {
                Requires needs = handler.getMethodAnnotation(Requires.class);
                assertThat(info.getPatternValues())
                        .as("%s is at the desk and for somebody, or neither", handler)
                        .allMatch(pattern -> needs != null || !pattern.contains("/desk"));
                if (needs != null && handler.getBeanType().getPackageName().startsWith("org.yadman")) {
                    assertThat(info.getMethodsCondition().getMethods())
                            .as("%s says whether it changes something", handler)
                            .hasSize(1)
                            .isSubsetOf(RequestMethod.GET, RequestMethod.POST);
                    info.getPatternValues()
                            .forEach(pattern -> routes.add(new Route(
                                    info.getMethodsCondition()
                                            .getMethods()
                                            .iterator()
                                            .next(),
                                    pattern,
                                    needs.value())));
                }
            });
        }
        assertThat(routes).hasSizeGreaterThan(40);
        return routes;
    }

    private static HttpResponse<String> ask(Browser browser, Route route, String id, String token) {
        String path = route.with(id);
        return route.method() == RequestMethod.GET
                ? browser.fetch(path)
                : browser.post(path, "act=approve&_form=" + token, "Sec-Fetch-Site", "same-origin");
    }

    private static String real(Route route) {
        return REAL.getOrDefault(route.pattern(), MADE_UP);
    }

    @Test
    void every_address_with_an_id_says_here_whose_the_things_behind_it_are() {
        Set<String> said = new java.util.TreeSet<>(FOR_ALL_WHO_MAY);
        said.addAll(FOREIGN.keySet());
        assertThat(routes().stream().filter(Route::hasId).map(Route::pattern).collect(toSet()))
                .isEqualTo(said);
    }

    @Test
    void a_visitor_is_asked_to_sign_in_and_learns_nothing_else() {
        Browser visitor = house.server.browser();
        for (Route route : routes()) {
            HttpResponse<String> there = ask(visitor, route, real(route), "");
            HttpResponse<String> madeUp = ask(visitor, route, MADE_UP, "");
            assertThat(there.statusCode()).as(route.named()).isEqualTo(401);
            assertThat(there.headers().firstValue("Cache-Control"))
                    .as(route.named())
                    .hasValue("no-store");
            assertThat(there.body()).as(route.named()).contains("name=\"passphrase\"");
            assertThat(madeUp.statusCode()).as(route.named()).isEqualTo(401);
            assertThat(there.body().replace(route.with(real(route)), ""))
                    .as(route.named())
                    .isEqualTo(madeUp.body().replace(route.with(MADE_UP), ""));
        }
        assertThat(visitor.cookies()).isEmpty();
    }

    @Test
    void who_lacks_the_permission_is_refused_alike_whether_it_is_there_or_not() {
        for (Role role : Role.values()) {
            Browser browser = Objects.requireNonNull(SIGNED_IN.get(role));
            String token = token(browser);
            Set<Permission> may = role.permissions(role == Role.REPRESENTATIVE);
            for (Route route : routes()) {
                if (may.contains(route.needs())) {
                    continue;
                }
                HttpResponse<String> there = ask(browser, route, real(route), token);
                HttpResponse<String> madeUp = ask(browser, route, MADE_UP, token);
                assertThat(there.statusCode()).as(role + " " + route.named()).isEqualTo(403);
                assertThat(there.body()).as(role + " " + route.named()).isEqualTo(madeUp.body());
            }
        }
    }

    @Test
    void who_has_the_permission_comes_in_where_there_is_no_id() {
        for (Role role : Role.values()) {
            Browser browser = Objects.requireNonNull(SIGNED_IN.get(role));
            Set<Permission> may = role.permissions(role == Role.REPRESENTATIVE);
            routes().stream()
                    .filter(route -> route.method() == RequestMethod.GET && !route.hasId())
                    .filter(route -> may.contains(route.needs()))
                    .forEach(route -> assertThat(
                                    browser.fetch(route.with(MADE_UP)).statusCode())
                            .as(role + " " + route.named())
                            .isEqualTo(200));
        }
    }

    @Test
    void what_is_somebody_elses_looks_like_what_is_not_there() {
        for (Route route : routes()) {
            if (!route.hasId()) {
                continue;
            }
            Foreign foreign = FOREIGN.get(route.pattern());
            Browser browser = Objects.requireNonNull(SIGNED_IN.get(foreign == null ? Role.STEWARD : foreign.asks()));
            String token = token(browser);
            HttpResponse<String> madeUp = ask(browser, route, MADE_UP, token);
            assertThat(madeUp.statusCode()).as(route.named()).isEqualTo(ENDS_ALIKE.contains(route.named()) ? 303 : 404);
            if (!ENDS_ALIKE.contains(route.named()) && !route.pattern().contains("{table}")) {
                assertThat(ask(browser, route, "nonsense", token).body())
                        .as(route.named())
                        .isEqualTo(madeUp.body());
            }
            if (foreign != null) {
                HttpResponse<String> theirs = ask(browser, route, foreign.id(), token);
                assertThat(theirs.statusCode()).as(route.named()).isEqualTo(madeUp.statusCode());
                assertThat(theirs.body()).as(route.named()).isEqualTo(madeUp.body());
            }
        }
        // Nothing that was somebody else's has gone.
        assertThat(house.browser.open("/en/desk/record/drafts").source()).contains(foreignId("drafts"));
        assertThat(house.browser
                        .open("/en/desk/approvals/" + foreignId("approvals"))
                        .text())
                .contains("Take it back");
        assertThat(house.browser.open("/en/desk/account/passkeys").source()).contains(foreignId("passkeys"));
        assertThat(house.browser
                        .open("/en/desk/outreach/threads/" + foreignId("threads"))
                        .text())
                .contains("not asked yet", "A house (fictional)");
        // Neither the session, by which this page comes, nor the browser.
        assertThat(house.browser.open("/en/desk/account").source())
                .contains("This is where you are now")
                .contains(foreignId("browsers"));
    }

    private static String foreignId(String what) {
        return FOREIGN.entrySet().stream()
                .filter(each -> each.getKey().contains("/" + what + "/"))
                .map(each -> each.getValue().id())
                .findFirst()
                .orElseThrow();
    }
}
