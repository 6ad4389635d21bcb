package org.yadman.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.yadman.platform.collect.FolderTable.Slice;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Localized;
import org.yadman.sources.Claims.Projected;
import org.yadman.sources.FieldValue.State;
import org.yadman.testing.TestServer;

@Tag("database")
class ClaimsTest {

    private static final Slice ALL = new Slice(0, Integer.MAX_VALUE);
    private static final int STEPS = Boolean.getBoolean("yadman.long") ? 2_000 : 200;
    private static final int HISTORIES = 3;
    private static final List<Ref> SUBJECTS = List.of(
            new Ref("day", new UUID(5, 1)),
            new Ref("day", new UUID(5, 2)),
            new Ref("campaign", new UUID(5, 3)),
            new Ref("observance", new UUID(5, 4)));
    private static final Map<String, List<String>> FIELDS = Map.of(
            "day", List.of("rule", "title", "proposed"),
            "campaign", List.of("victims", "period"),
            "observance", List.of("held/2005", "people/2006", "place/2005", "since"));

    private static TestServer server;
    private static Claims claims;
    private static ClaimStore store;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        claims = server.bean(Claims.class);
        store = server.bean(ClaimStore.class);
        server.inTransaction(() -> RandomClaims.SOURCES.forEach(id -> server.bean(Sources.class)
                .add(
                        new Source(
                                id,
                                "source-" + id.getLeastSignificantBits(),
                                SourceKind.ESSAY,
                                new Localized(Map.of("en", "A source")),
                                null,
                                null,
                                null,
                                null,
                                null,
                                Held.PAGE,
                                null,
                                null,
                                Localized.EMPTY),
                        ActorId.IMPORT)));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void forget() {
        server.inTransaction(claims::clear);
    }

    private static Claim random(Random random, List<Claim> earlier) {
        Ref subject = RandomClaims.pick(random, SUBJECTS);
        String field = RandomClaims.pick(random, Objects.requireNonNull(FIELDS.get(subject.kind())));
        FieldType type = claims.field(subject.kind(), field).orElseThrow().type();
        List<Claim> ofField = earlier.stream()
                .filter(claim ->
                        claim.subject().equals(subject) && claim.field().equals(field))
                .toList();
        return RandomClaims.one(random, subject, field, type, ofField);
    }

    /// Enters claims and preferences by chance; a claim that is there already is left out.
    private static void live(Random random, int steps, List<Claim> entered) {
        Set<List<Object>> keys = new HashSet<>();
        entered.forEach(claim -> keys.add(key(claim)));
        for (int step = 0; step < steps; step++) {
            if (random.nextInt(4) == 0) {
                Preference preference = RandomClaims.preference(random, entered);
                if (preference != null) {
                    server.inTransaction(() -> claims.prefer(preference));
                }
                continue;
            }
            Claim claim = random(random, entered);
            if (keys.add(key(claim))) {
                server.inTransaction(() -> claims.enter(claim));
                entered.add(claim);
            }
        }
    }

    private static List<Object> key(Claim claim) {
        return List.of(claim.subject(), claim.field(), claim.source(), claim.value(), claim.stance());
    }

    /// What the projection must hold, by weighing everything anew.
    private static List<Projected> weighed() {
        List<Projected> lines = new ArrayList<>();
        for (Ref subject : SUBJECTS) {
            claims.of(subject).values().forEach(value -> lines.add(Projected.of(subject, value)));
        }
        return lines;
    }

    private static void projectionIsRight() {
        assertThat(store.projection()).containsExactlyInAnyOrderElementsOf(weighed());
    }

    @Test
    void a_claim_that_is_entered_is_weighed_and_listed() {
        Random random = new Random(1);
        Ref day = SUBJECTS.getFirst();
        Claim rule = RandomClaims.one(random, day, "rule", FieldType.RULE, List.of());
        server.inTransaction(() -> claims.enter(rule));
        assertThat(claims.of(day)).containsOnlyKeys("rule");
        FieldValue value = Objects.requireNonNull(claims.of(day).get("rule"));
        assertThat(value.claims()).containsExactly(rule);
        assertThat(claims.values("day", "rule"))
                .isEqualTo(value.state() == State.UNDISPUTED ? Map.of(day.id(), rule.value()) : Map.of());
        projectionIsRight();
    }

    @Test
    void after_any_history_the_projection_is_what_the_claims_say() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            server.inTransaction(claims::clear);
            Random random = new Random(seed);
            List<Claim> entered = new ArrayList<>();
            Set<State> states = new HashSet<>();
            for (int steps : new int[] {20, 30, STEPS}) {
                live(random, steps, entered);
                projectionIsRight();
                assertThat(claims.rebuild())
                        .as("seed " + seed + ": nothing to mend")
                        .isZero();
                store.projection().forEach(line -> states.add(line.state()));
            }
            assertThat(states).containsExactlyInAnyOrder(State.values());
        }
    }

    @Test
    void entering_never_deletes_or_changes_anything() {
        Random random = new Random(42);
        List<Claim> before = List.of();
        List<Preference> chosen = List.of();
        List<Claim> all = new ArrayList<>();
        for (int step = 0; step < 60; step++) {
            Claim claim = random(random, all);
            try {
                server.inTransaction(() -> claims.enter(claim));
                all.add(claim);
            } catch (DuplicateKeyException alreadyThere) {
                assertThat(claims.list(ALL)).isEqualTo(before);
            }
            Preference preference = RandomClaims.preference(random, all);
            if (preference != null) {
                server.inTransaction(() -> claims.prefer(preference));
            }
            List<Claim> after = claims.list(ALL);
            List<Preference> chosenAfter = claims.listPreferences(ALL);
            assertThat(after).isEqualTo(all);
            assertThat(after.subList(0, before.size())).isEqualTo(before);
            assertThat(chosenAfter.subList(0, chosen.size())).isEqualTo(chosen);
            before = after;
            chosen = chosenAfter;
        }
        assertThat(all.stream().filter(claim -> claim.corrects() != null)).isNotEmpty();
    }

    @Test
    void the_last_preference_counts_and_the_earlier_ones_stay() {
        Ref day = SUBJECTS.getFirst();
        Random random = new Random(3);
        Claim one = asserted(day, "gregorian 09-01", random);
        Claim other = asserted(day, "solar-hijri 06-10", random);
        server.inTransaction(() -> {
            claims.enter(one);
            claims.enter(other);
        });
        assertThat(claims.values("day", "rule")).isEmpty();
        assertThat(claims.countDiffering()).isEqualTo(1);
        prefer(one, one);
        assertThat(claims.values("day", "rule")).containsEntry(day.id(), "gregorian 09-01");
        prefer(one, other);
        assertThat(claims.values("day", "rule")).containsEntry(day.id(), "solar-hijri 06-10");
        prefer(one, null);
        assertThat(claims.values("day", "rule")).isEmpty();
        assertThat(claims.listPreferences(ALL)).hasSize(3);
        projectionIsRight();
    }

    private static Claim asserted(Ref subject, String value, Random random) {
        return new Claim(
                new UUID(random.nextLong(), random.nextLong()),
                subject,
                "rule",
                value,
                null,
                RandomClaims.SOURCES.getFirst(),
                Stance.ASSERTS,
                null,
                null,
                null,
                null,
                Localized.EMPTY,
                Localized.EMPTY,
                null,
                "test",
                java.time.LocalDate.of(2026, 1, 1));
    }

    private static void prefer(Claim field, @org.jspecify.annotations.Nullable Claim chosen) {
        Localized words = new Localized(Map.of("en", "because"));
        server.inTransaction(() -> claims.prefer(new Preference(
                UUID.randomUUID(),
                field.subject(),
                field.field(),
                chosen == null ? null : chosen.id(),
                words,
                words,
                java.time.LocalDate.of(2026, 1, 2))));
    }

    @Test
    void a_damaged_projection_is_mended_completely() {
        live(new Random(99), STEPS, new ArrayList<>());
        List<Projected> right = sorted(store.projection());
        JdbcClient jdbc = server.bean(JdbcClient.class);
        Projected first = right.getFirst();
        Projected last = right.getLast();
        server.inTransaction(() -> {
            jdbc.sql("update claimed_value set differing = 1 - differing where subject_kind = 'observance'")
                    .update();
            jdbc.sql(
                            "update claimed_value set value = 'wrong', state = 'PREFERRED' where subject_id = :id and field = :field")
                    .param("id", first.subject().id().toString())
                    .param("field", first.field())
                    .update();
            jdbc.sql("delete from claimed_value where subject_id = :id and field = :field")
                    .param("id", last.subject().id().toString())
                    .param("field", last.field())
                    .update();
            jdbc.sql("""
                    insert into claimed_value (subject_kind, subject_id, field, state, value, claims, differing) values
                      ('day', '00000000-0000-0000-0000-0000000000aa', 'rule', 'UNDISPUTED', 'gregorian 01-01', 1, 0),
                      ('day', :id, 'no-such-field', 'UNDISPUTED', 'x', 1, 0)
                    """).param("id", SUBJECTS.getFirst().id().toString()).update();
        });
        long observances = right.stream()
                .filter(line -> line.subject().kind().equals("observance"))
                .count();
        assertThat(last.subject().kind()).isEqualTo("observance");
        assertThat(first.subject().kind()).isNotEqualTo("observance");
        // Every observance (one of them deleted), the first line, and the two that nothing claims.
        assertThat(claims.rebuild()).isEqualTo((int) observances + 3);
        assertThat(sorted(store.projection())).isEqualTo(right);
        assertThat(claims.rebuild()).isZero();
    }

    private static List<Projected> sorted(List<Projected> lines) {
        return lines.stream()
                .sorted(Comparator.comparing((Projected line) -> line.subject().kind())
                        .thenComparing(line -> line.subject().id())
                        .thenComparing(Projected::field))
                .toList();
    }

    @Test
    void the_same_claim_twice_and_a_claim_of_no_source_are_refused() {
        Random random = new Random(4);
        Claim claim = asserted(SUBJECTS.getFirst(), "gregorian 09-01", random);
        Claim again = asserted(SUBJECTS.getFirst(), "gregorian 09-01", random);
        server.inTransaction(() -> claims.enter(claim));
        assertThatThrownBy(() -> server.inTransaction(() -> claims.enter(again)))
                .isInstanceOf(DuplicateKeyException.class);
        Claim ofNobody = new Claim(
                UUID.randomUUID(),
                claim.subject(),
                "rule",
                "gregorian 09-02",
                null,
                UUID.randomUUID(),
                Stance.ASSERTS,
                null,
                null,
                null,
                null,
                Localized.EMPTY,
                Localized.EMPTY,
                null,
                "test",
                claim.enteredOn());
        assertThatThrownBy(() -> server.inTransaction(() -> claims.enter(ofNobody)))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(claims.list(ALL)).containsExactly(claim);
        projectionIsRight();
    }

    @Test
    void a_claim_is_entered_inside_a_command_only() {
        Claim claim = asserted(SUBJECTS.getFirst(), "gregorian 09-01", new Random(5));
        assertThatThrownBy(() -> claims.enter(claim)).isInstanceOf(IllegalTransactionStateException.class);
        assertThat(claims.list(ALL)).isEmpty();
    }
}
