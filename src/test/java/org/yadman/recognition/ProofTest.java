package org.yadman.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Localized;
import org.yadman.sources.Claim;
import org.yadman.sources.Held;
import org.yadman.sources.Source;
import org.yadman.sources.SourceKind;
import org.yadman.sources.Stance;

class ProofTest {

    private static final Ref STEP = new Ref(Step.KIND, new UUID(2, 1));

    private final Map<UUID, Source> sources = new HashMap<>();

    private Source source(
            SourceKind kind, Held held, @Nullable String author, @Nullable String publisher, @Nullable Source via) {
        UUID id = new UUID(3, sources.size() + 1L);
        Source source = new Source(
                id,
                "s" + sources.size(),
                kind,
                new Localized(Map.of("en", "A source")),
                "en",
                author,
                publisher,
                null,
                null,
                held,
                via == null ? null : via.id(),
                null,
                Localized.EMPTY);
        sources.put(id, source);
        return source;
    }

    private Source paper(@Nullable String author, @Nullable String publisher) {
        return source(SourceKind.ARTICLE, Held.PAGE, author, publisher, null);
    }

    private static Claim claim(Source source, Stance stance) {
        return new Claim(
                UUID.randomUUID(),
                STEP,
                "date",
                "2003-04-04",
                null,
                source.id(),
                stance,
                null,
                null,
                null,
                null,
                Localized.EMPTY,
                Localized.EMPTY,
                null,
                "test",
                LocalDate.of(2026, 1, 1));
    }

    private Proof asserted(Source... by) {
        return Proof.of(Stream.of(by).map(each -> claim(each, Stance.ASSERTS)).toList(), sources);
    }

    @Test
    void nothing_said_is_no_proof_and_one_paper_is_a_report() {
        assertThat(Proof.of(List.of(), sources)).isEqualTo(Proof.REPORTED);
        assertThat(asserted(paper("A", "P"))).isEqualTo(Proof.REPORTED);
    }

    @ParameterizedTest
    @CsvSource({
        "RESOLUTION, DOCUMENT, DOCUMENT",
        "RESOLUTION, PAGE, DOCUMENT",
        "MOTION, PAGE, DOCUMENT",
        "COURT_RECORD, DOCUMENT, DOCUMENT",
        "RESOLUTION, CITED, REPORTED",
        "MOTION, TOLD, REPORTED",
        "COURT_RECORD, CITED, REPORTED",
        "ESSAY, DOCUMENT, REPORTED",
        "WEB_PAGE, PAGE, REPORTED",
        "PETITION, DOCUMENT, REPORTED",
        "COMPUTATION, COMPUTED, REPORTED"
    })
    void the_documents_own_text_is_proof_alone_where_it_was_read(SourceKind kind, Held held, Proof proof) {
        assertThat(asserted(source(kind, held, "The body", "The body", null))).isEqualTo(proof);
    }

    @Test
    void a_cited_resolution_says_no_more_than_the_essay_that_cites_it() {
        Source essay = source(SourceKind.ESSAY, Held.PAGE, "M. Parvin", "MEHR", null);
        Source cited = source(SourceKind.RESOLUTION, Held.CITED, "Amnesty", "Amnesty", essay);
        Source citedFurther = source(SourceKind.RESOLUTION, Held.CITED, "The region", "The region", cited);
        assertThat(asserted(essay, cited)).isEqualTo(Proof.REPORTED);
        assertThat(asserted(cited, citedFurther)).isEqualTo(Proof.REPORTED);
        assertThat(asserted(citedFurther, paper("A", "P"))).isEqualTo(Proof.TWO_SOURCES);
    }

    @Test
    void two_papers_of_others_are_two_sources_and_the_same_one_twice_is_one() {
        Source one = paper("A", "P");
        assertThat(asserted(one, paper("B", "Q"))).isEqualTo(Proof.TWO_SOURCES);
        assertThat(asserted(one, one)).isEqualTo(Proof.REPORTED);
        // Of whom nothing is known, nobody can say that it is another.
        assertThat(asserted(paper(null, null), paper(null, null))).isEqualTo(Proof.REPORTED);
        assertThat(asserted(one, paper(null, null))).isEqualTo(Proof.REPORTED);
    }

    @ParameterizedTest
    @CsvSource({"A, P, A, Q", "A, P, B, P", "A, , , A", "P, , B, P", ", P, P, Q", "A, A, A, A"})
    void the_same_author_or_publisher_is_one_voice(
            @Nullable String author,
            @Nullable String publisher,
            @Nullable String otherAuthor,
            @Nullable String otherPublisher) {
        assertThat(asserted(paper(author, publisher), paper(otherAuthor, otherPublisher)))
                .isEqualTo(Proof.REPORTED);
    }

    @Test
    void of_three_two_that_are_independent_are_enough() {
        assertThat(asserted(paper("A", "P"), paper("A", "Q"), paper("B", "R"))).isEqualTo(Proof.TWO_SOURCES);
        // A and B share a publisher, B and C an author; A and C share nothing.
        assertThat(asserted(paper("A", "P"), paper("B", "P"), paper("B", "R"))).isEqualTo(Proof.TWO_SOURCES);
    }

    @ParameterizedTest
    @EnumSource
    void only_who_says_or_passes_it_on_counts(Stance stance) {
        boolean counts = stance == Stance.ASSERTS || stance == Stance.REPORTS;
        Source motion = source(SourceKind.MOTION, Held.PAGE, "House", "House", null);
        assertThat(Proof.of(List.of(claim(motion, stance)), sources))
                .isEqualTo(counts ? Proof.DOCUMENT : Proof.REPORTED);
        assertThat(Proof.of(List.of(claim(paper("A", "P"), Stance.ASSERTS), claim(paper("B", "Q"), stance)), sources))
                .isEqualTo(counts ? Proof.TWO_SOURCES : Proof.REPORTED);
    }

    @Test
    void a_source_that_is_not_there_is_passed_over() {
        Source lost = paper("A", "P");
        Source kept = paper("B", "Q");
        sources.remove(lost.id());
        assertThat(asserted(lost, kept)).isEqualTo(Proof.REPORTED);
    }
}
