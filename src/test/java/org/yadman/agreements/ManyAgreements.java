package org.yadman.agreements;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yadman.groups.Group;
import org.yadman.groups.GroupKind;
import org.yadman.groups.Groups;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Changes;
import org.yadman.platform.text.Localized;
import org.yadman.pure.conditions.Commitment;
import org.yadman.pure.conditions.Rule;
import org.yadman.testing.TestServer;

/// A program: a server on which many groups agree, in whatever heap it is started with; what its pages cost, and how
/// much memory its evidence on paper takes. [ManyAgreementsTest] starts it as the server is started.
final class ManyAgreements {

    private static final ActorId SOMEBODY = new ActorId("somebody");
    private static final List<String> COUNTRIES = List.of("DE", "SE", "FR", "CA", "US", "NL", "NO", "AT");
    private static final List<GroupKind> KINDS = List.of(GroupKind.values());
    private static final PrintStream OUT = System.out;

    private ManyAgreements() {}

    /// Prints what it measured.
    ///
    /// @param arguments how many groups; `papers` if the evidence is to be made
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int groups = Integer.parseInt(arguments[0]);
        try (TestServer server = TestServer.withCampaign();
                HttpClient http = HttpClient.newHttpClient()) {
            fill(server, groups);
            ManyAgreements many = new ManyAgreements();
            many.list(server, http);
            OUT.println("ordinary pages: done");
            if (List.of(arguments).contains("papers")) {
                for (String language : List.of("en", "fa")) {
                    many.papers(server, http, language);
                }
            }
        }
    }

    static void fill(TestServer server, int groups) {
        Localized words =
                new Localized(Map.of("en", "We keep the day, beside our own.", "fa", "این روز را نگه می‌داریم."));
        server.inTransaction(() -> {
            AgreementText text =
                    server.bean(Texts.class).add(new Texts.Draft("common-day", false, words, words, words), SOMEBODY);
            for (int i = 0; i < groups; i++) {
                enter(server, text, i);
            }
        });
    }

    private static void enter(TestServer server, AgreementText text, int i) {
        UUID group = new UUID(1, i);
        GroupKind kind = KINDS.get(i % KINDS.size());
        server.bean(Groups.class)
                .add(
                        new Group(
                                group,
                                "many-" + i,
                                kind,
                                COUNTRIES.get(i % COUNTRIES.size()),
                                new Localized(Map.of(
                                        "en", "Committee of the Families of " + i + " (Abroad)",
                                        "fa", "کمیتهٔ خانواده‌های شمارهٔ " + i + " در خارج از کشور")),
                                null,
                                new Localized(Map.of("en", "A group of which something is said here.")),
                                false),
                        SOMEBODY);
        server.bean(JdbcClient.class)
                .sql("insert into group_standing (group_id, checked, admitted_on, version)"
                        + " values (:group, 'BY_WEBSITE', '2026-11-20', 1)")
                .param("group", group.toString())
                .update();
        LocalDate day = LocalDate.of(2026, 11, 20);
        boolean waits = i % 10 == 9;
        server.bean(Agreements.class)
                .bringIn(new Agreement(
                        group,
                        group,
                        text.id(),
                        kind == GroupKind.HUMAN_RIGHTS_ORGANISATION ? Commitment.AGREES : Commitment.OBSERVES,
                        waits ? Rule.parse("at least 100000 groups observe") : null,
                        i % 20 == 0
                                ? new Localized(Map.of(
                                        "en", "But we go on keeping our own.", "fa", "ولی روز خود را هم نگه می‌داریم."))
                                : Localized.EMPTY,
                        Visibility.NOW,
                        0,
                        day,
                        day.plusYears(1),
                        day,
                        waits ? null : day,
                        null,
                        1));
    }

    private void list(TestServer server, HttpClient http) throws IOException, InterruptedException {
        for (String path : List.of(
                "/en/",
                "/fa/",
                "/en/groups",
                "/en/agreement",
                "/en/agreement/words",
                "/en/support",
                "/en/news",
                "/en/agreement/badge.svg",
                "/en/agreement/evidence.json",
                "/en/agreement?state=agrees&sort=date&page=2",
                "/en/agreement?q=families&country=DE")) {
            get(server, http, path);
        }
        for (int i = 0; i < 500; i++) {
            get(server, http, "/en/agreement?country=DE&x=" + i);
        }
        long[] cpu = {cpu()};
        for (int i = 0; i < 100; i++) {
            get(server, http, "/en/agreement?country=DE&sort=date&x=" + i);
        }
        OUT.printf("a page of the list: %.1f ms of CPU%n", (cpu() - cpu[0]) / 100e6);
        for (int i = 0; i < 10; i++) {
            server.inTransaction(() -> server.bean(Changes.class).raise());
            get(server, http, "/en/agreement?country=DE&y=" + i);
        }
        cpu[0] = cpu();
        for (int i = 0; i < 10; i++) {
            server.inTransaction(() -> server.bean(Changes.class).raise());
            get(server, http, "/en/agreement?country=DE&z=" + i);
        }
        OUT.printf("the first after a change: %.1f ms of CPU%n", (cpu() - cpu[0]) / 10e6);
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static byte[] get(TestServer server, HttpClient http, String path)
            throws IOException, InterruptedException {
        var answer = http.send(HttpRequest.newBuilder(server.address(path)).build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + answer.statusCode());
        }
        return answer.body();
    }

    private void papers(TestServer server, HttpClient http, String language) throws IOException, InterruptedException {
        List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        System.gc();
        heap.forEach(MemoryPoolMXBean::resetPeakUsage);
        long cpu = cpu();
        byte[] evidence = get(server, http, "/" + language + "/agreement/evidence.pdf");
        long spent = cpu() - cpu;
        long peak =
                heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        String resident =
                Files.readString(Path.of("/proc/self/status")).replaceAll("(?s).*VmHWM:\\s*(\\d+ kB).*", "$1");
        try (PDDocument document = Loader.loadPDF(evidence)) {
            OUT.printf(
                    "evidence, %s: %d pages, %d KB, %.1f s of CPU, heap at most %d MB, resident at most %s%n",
                    language,
                    document.getNumberOfPages(),
                    evidence.length / 1000,
                    spent / 1e9,
                    peak / 1_000_000,
                    resident);
        }
    }
}
