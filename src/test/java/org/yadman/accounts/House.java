package org.yadman.accounts;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.db.ActorId;
import org.yadman.testing.Browser;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;
import trouble.DeskHandlers;

/// A server with a steward and whoever the steward invites.
final class House implements AutoCloseable {

    final TestServer server;
    final Browser browser;
    final Person steward;

    House() {
        server = TestServer.start(TestDatabase.fresh(), DeskHandlers.class);
        DeskHandlers.RECEIVED.clear();
        browser = server.browser();
        steward = Person.enrol(
                server, browser, server.bean(Accounts.class).firstCodes().getFirst(), "Nima");
    }

    /// Invites somebody and lets them enrol.
    Person comes(Browser in, Role role, String name) {
        return comes(in, role, name, null);
    }

    Person comes(Browser in, Role role, String name, @Nullable UUID group) {
        String code = server.bean(People.class)
                .invite(role, group, new ActorId(account("Nima").id().toString()))
                .code();
        return Person.enrol(server, in, code, name);
    }

    Account account(String name) {
        return server.bean(AccountStore.class)
                .findByName(org.yadman.pure.names.SearchText.fold(name))
                .orElseThrow();
    }

    /// The first session's cookie of a browser.
    static String session(Browser browser) {
        return Objects.requireNonNull(browser.cookies().get("yadman"));
    }

    @Override
    public void close() {
        server.close();
    }
}
