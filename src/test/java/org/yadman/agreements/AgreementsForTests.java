package org.yadman.agreements;

import java.util.Map;
import java.util.UUID;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.text.Localized;
import org.yadman.pure.conditions.Commitment;
import org.yadman.testing.TestServer;

/// Lets groups agree in tests of rooms below.
public final class AgreementsForTests {

    private AgreementsForTests() {}

    /// A text comes into use.
    public static void text(TestServer server) {
        Localized words = new Localized(Map.of("en", "We agree with the date.", "fa", "با این تاریخ موافقیم."));
        server.inTransaction(() -> server.bean(Texts.class)
                .add(new Texts.Draft("common-day", false, words, words, Localized.EMPTY), new ActorId("somebody")));
    }

    /// A group agrees with the date, so that everybody sees it, or nobody.
    public static void agree(TestServer server, UUID group, boolean hidden, ActorId by) {
        server.bean(Agreements.class)
                .enter(
                        new Agreements.Draft(
                                group,
                                server.bean(Texts.class).current().orElseThrow().id(),
                                Commitment.AGREES,
                                null,
                                Localized.EMPTY,
                                hidden ? Visibility.NEVER : Visibility.NOW,
                                0),
                        by);
    }
}
