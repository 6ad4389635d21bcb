package org.yadman.audit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.web.filter.OncePerRequestFilter;
import org.yadman.groups.Groups;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Language;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Permission;
import org.yadman.testing.Browser;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

/// The acts as a steward reads them.
@Tag("database")
class AuditPagesTest {

    private static final ActorId SHIRIN = new ActorId("11111111-1111-4111-8111-111111111111");
    private static final ActorId GONE = new ActorId("22222222-2222-4222-8222-222222222222");
    private static TestServer server;

    /// Signs everybody in who says who they are; the rooms of people are not needed to read a list.
    static class SignedIn extends OncePerRequestFilter {
        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            String as = request.getHeader("As");
            if (as != null) {
                new Caller(new UUID(1, 1), "Setareh", Set.of(Permission.valueOf(as)), null, "token").ask(request);
            }
            chain.doFilter(request, response);
        }
    }

    static class Stewards implements Audit.Roles {
        @Override
        public Map<ActorId, String> of(Collection<ActorId> accounts, Language language) {
            return accounts.contains(SHIRIN) ? Map.of(SHIRIN, "steward") : Map.of();
        }
    }

    @BeforeAll
    static void start() {
        server = TestServer.start(TestDatabase.fresh(), SignedIn.class, Stewards.class);
        server.bringIn(TestServer.CAMPAIGN);
        Ref mehr = server.bean(Groups.class).find("mehr").orElseThrow().ref();
        server.inTransaction(() -> {
            Audit audit = server.bean(Audit.class);
            audit.note(SHIRIN, "audit.act.key-changed", mehr, Map.of());
            audit.note(GONE, "trouble.act.unknown", new Ref("group", new UUID(5, 5)), Map.of());
            audit.note(ActorId.IMPORT, "audit.act.key-changed", mehr, Map.of());
        });
        server.inTransaction(() -> server.bean(Audit.class).erase(GONE, GONE));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> as(String permission, String address) {
        return server.browser().fetch(address, "As", permission);
    }

    private static String text(String address) {
        HttpResponse<String> answer = as("STEWARD", address);
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        return org.jsoup.Jsoup.parse(answer.body()).select("main").text();
    }

    @Test
    void a_steward_reads_what_was_done_newest_first_by_role_and_never_by_name() {
        String text = text("/en/desk/audit");
        assertThat(text)
                .contains(
                        "4 acts",
                        "steward · ",
                        "an import",
                        "not kept any more",
                        "the person themselves",
                        "Forgot whose")
                .contains("trouble.act.unknown", "23 November 2026")
                .doesNotContain(SHIRIN.value());
        assertThat(text.indexOf("Forgot whose acts")).isLessThan(text.indexOf("trouble.act.unknown"));
        assertThat(org.jsoup.Jsoup.parse(as("STEWARD", "/en/desk/audit").body()).select("a[href=/en/groups/mehr]"))
                .hasSize(2);
    }

    @Test
    void it_can_be_narrowed_to_one_act_and_paged() {
        assertThat(text("/en/desk/audit?act=audit.act.key-changed"))
                .contains("2 acts")
                .doesNotContain("not kept any more");
        assertThat(text("/en/desk/audit?act=nonsense")).contains("No such act");
        assertThat(as("STEWARD", "/en/desk/audit?page=2").statusCode()).isEqualTo(404);
        assertThat(as("STEWARD", "/en/desk/audit?page=x").statusCode()).isEqualTo(404);
    }

    @Test
    void it_is_there_in_persian() {
        assertThat(text("/fa/desk/audit")).contains("کارهای انجام‌شده", "۴ کار", "وارد کردن پوشهٔ کارزار");
    }

    @Test
    void nobody_else_reads_it() {
        for (Permission permission : Permission.values()) {
            if (permission != Permission.STEWARD) {
                assertThat(as(permission.name(), "/en/desk/audit").statusCode())
                        .as(permission.name())
                        .isEqualTo(403);
            }
        }
        assertThat(server.browser().fetch("/en/desk/audit").body()).doesNotContain("steward ·");
    }

    @Test
    void everybody_can_take_the_head() {
        Browser visitor = server.browser();
        HttpResponse<String> head = visitor.fetch("/api/v1/audit-head", "Accept", "application/json");
        assertThat(head.statusCode()).isEqualTo(200);
        SignedHead read = SignedHead.parse(head.body()).orElseThrow();
        assertThat(read.isSigned()).isTrue();
        assertThat(read.isCertified()).isTrue();
    }
}
