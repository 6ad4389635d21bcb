package org.yadman.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.RequestMapping;
import org.yadman.platform.web.Public;
import org.yadman.platform.web.Requires;

/// The rules of house-style 2.10 that ArchUnit can see. Package patterns begin with `..`, so that each rule also
/// meets the example that breaks it.
final class Rules {

    /// A part of the platform may name only parts before it.
    static final List<String> PLATFORM =
            List.of("config", "text", "places", "db", "vault", "files", "collect", "jobs", "mail", "dns", "web", "pdf");

    /// Where time, chance and identity come from; each place hands them on as a bean.
    private static final Map<String, String> SPRINGS = Map.of(
            "org.yadman.Wiring", "makes the beans Clock and Random",
            "org.yadman.platform.db.DatabaseWiring", "makes the bean Ids");

    /// What can open a connection to somewhere else.
    private static final Set<String> CONNECTIONS = Set.of(
            "java.net.Socket",
            "java.net.DatagramSocket",
            "java.net.MulticastSocket",
            "java.net.URLConnection",
            "java.net.HttpURLConnection",
            "javax.net.SocketFactory",
            "javax.net.ssl.SSLSocket",
            "javax.net.ssl.SSLSocketFactory",
            "javax.net.ssl.HttpsURLConnection",
            "java.nio.channels.SocketChannel",
            "java.nio.channels.DatagramChannel",
            "java.nio.channels.AsynchronousSocketChannel",
            "java.net.http.HttpClient",
            "org.springframework.web.client.RestClient",
            "org.springframework.web.client.RestTemplate",
            "jakarta.mail.Transport",
            "jakarta.mail.Store",
            "org.xbill.DNS.SimpleResolver");

    /// Who may name them, and to where they lead.
    private static final Map<String, String> CONNECTING = Map.of(
            "org.yadman.CommandSocket", "a file of this machine, to the server that runs on it",
            "org.yadman.federation.Network", "servers that two stewards have allowed",
            "org.yadman.federation.OpenNetwork", "the same",
            "org.yadman.federation.WayOut", "the same",
            "org.yadman.platform.dns.Resolvers", "name servers that the operator names",
            "org.yadman.platform.mail.MailboxReader", "the mailbox that the operator names",
            "org.yadman.platform.mail.Post", "the mail server that the operator names");

    private static final Pattern BANNED =
            Pattern.compile("(?:Abstract|Base)\\p{Lu}.*|.*(?:Manager|Helper|Util|Utils|Impl|Dto|Entity)");
    private static final Pattern PART = Pattern.compile(".*\\.platform\\.([a-z]+)(?:\\..*)?");
    private static final Set<String> NOW = Set.of(
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalTime",
            "java.time.LocalDateTime",
            "java.time.ZonedDateTime",
            "java.time.OffsetDateTime",
            "java.time.OffsetTime",
            "java.time.Year",
            "java.time.YearMonth",
            "java.time.MonthDay");
    private static final Set<String> FROM_THE_AIR = Set.of(
            "java.util.UUID.randomUUID",
            "java.util.Locale.getDefault",
            "java.time.ZoneId.systemDefault",
            "java.util.TimeZone.getDefault",
            "java.lang.Math.random",
            "java.lang.System.currentTimeMillis",
            "java.util.concurrent.ThreadLocalRandom.current",
            "com.ibm.icu.util.ULocale.getDefault",
            "com.ibm.icu.util.TimeZone.getDefault");
    private static final Set<String> MAKES_CHANCE =
            Set.of("java.util.Random", "java.security.SecureRandom", "java.util.Date");

    private Rules() {}

    static ArchRule handlersSayWhoMayCall() {
        return methods()
                .that()
                .areAnnotatedWith(RequestMapping.class)
                .or()
                .areMetaAnnotatedWith(RequestMapping.class)
                .should(condition("carry exactly one of @Public and @Requires", (method, report) -> {
                    if (method.isAnnotatedWith(Public.class) == method.isAnnotatedWith(Requires.class)) {
                        report.add(method.getFullName());
                    }
                }));
    }

    static ArchRule sqlStandsInStores() {
        DescribedPredicate<JavaClass> sql = assignableTo(JdbcClient.class)
                .or(assignableTo(JdbcOperations.class))
                .or(assignableTo(java.sql.Statement.class));
        return noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Store")
                .and()
                .doNotHaveFullyQualifiedName("org.yadman.platform.db.DatabaseWiring")
                .should()
                .dependOnClassesThat(sql.as("carry SQL"))
                .because("one class of a room has all its SQL");
    }

    /// `JdbcClient.MappedQuerySpec.stream` keeps its connection and statement until somebody closes it; nobody did.
    static ArchRule rowsAreRead() {
        return noClasses()
                .should()
                .callMethod(JdbcClient.MappedQuerySpec.class, "stream")
                .because("a stream of rows stays open: list() reads them");
    }

    /// whoever connects to somewhere is known by name, and so is where to.
    static ArchRule connectionsAreOpenedInFewPlaces() {
        return classes().should(ofClass("open no connection but those of " + CONNECTING.keySet(), (type, report) -> {
            if (!CONNECTING.containsKey(outermost(type).getName())) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(each ->
                                CONNECTIONS.contains(each.getTargetClass().getName()))
                        .forEach(each -> report.add(each.getDescription()));
            }
        }));
    }

    static ArchRule pureKnowsOnlyJava() {
        return classes()
                .that()
                .resideInAPackage("..pure..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "..pure..", "org.jspecify.annotations", "org.springframework.modulith");
    }

    static ArchRule templatesSeeNoStore() {
        return noClasses()
                .that()
                .haveSimpleNameStartingWith("Jte")
                .and()
                .haveSimpleNameEndingWith("Generated")
                .should()
                .dependOnClassesThat()
                .haveSimpleNameEndingWith("Store");
    }

    static ArchRule nothingComesFromTheAir() {
        return classes()
                .that(described(
                        "do not make the beans of clock, chance and ids", type -> !SPRINGS.containsKey(type.getName())))
                .should(ofClass("take the time, the place and chance as parameters", (type, report) -> {
                    type.getCodeUnitCallsFromSelf().stream()
                            .filter(call -> fromTheAir(
                                    call.getTargetOwner().getName(),
                                    call.getName(),
                                    call.getTarget().getRawParameterTypes()))
                            .forEach(call -> report.add(call.getDescription()));
                    type.getCodeUnitReferencesFromSelf().stream()
                            .filter(reference -> fromTheAir(
                                    reference.getTargetOwner().getName(),
                                    reference.getName(),
                                    reference.getTarget().getRawParameterTypes()))
                            .forEach(reference -> report.add(reference.getDescription()));
                }));
    }

    static ArchRule pagesTellTimeByTheVisitor() {
        return noClasses()
                .that()
                .haveSimpleNameEndingWith("Pages")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(java.time.Clock.class)
                .because("the page cache must know that a page tells time: Visitor.today or Freshness");
    }

    private static boolean fromTheAir(String owner, String name, List<JavaClass> parameters) {
        boolean clockGiven = parameters.stream().anyMatch(type -> type.isEquivalentTo(java.time.Clock.class));
        return FROM_THE_AIR.contains(owner + "." + name)
                || (owner.equals("java.time.Clock")
                        && (name.startsWith("system") || (name.startsWith("tick") && !clockGiven)))
                || (NOW.contains(owner) && name.equals("now") && !clockGiven)
                || (MAKES_CHANCE.contains(owner) && name.equals("<init>") && parameters.isEmpty());
    }

    static ArchRule packagesSayWhatMayBeNull() {
        return classes().should(ofClass("stand in a package marked @NullMarked", (type, report) -> {
            if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                report.add(type.getPackageName());
            }
        }));
    }

    static ArchRule namesSayWhatAThingIs() {
        return classes().should(ofClass("have a name that says what it is", (type, report) -> {
            if (BANNED.matcher(type.getSimpleName()).matches()) {
                report.add(type.getName());
            }
        }));
    }

    /// What another package uses, and what the public signatures of that are made of.
    static ArchRule roomsShowOnlyWhatOthersUse() {
        return classes()
                .that(described("are public, top-level and of a room", Rules::isShownByARoom))
                .should(ofClass("be used by another package, or by the signatures of what is", (type, report) -> {
                    if (!neededOutside(type.getPackage()).contains(type)) {
                        report.add(type.getName());
                    }
                }));
    }

    private static boolean isShownByARoom(JavaClass type) {
        boolean room = !type.getPackageName().matches("org\\.yadman|.*\\.(platform|pure)(\\..*)?");
        boolean generated = type.getSimpleName().matches("Jte.*Generated");
        return room && !generated && type.isTopLevelClass() && isPublic(type);
    }

    private static boolean isPublic(HasModifiers thing) {
        return thing.getModifiers().contains(JavaModifier.PUBLIC);
    }

    private static Set<JavaClass> neededOutside(JavaPackage room) {
        Deque<JavaClass> open = new ArrayDeque<>();
        for (JavaClass type : room.getClasses()) {
            boolean named = type.getDirectDependenciesToSelf().stream()
                    .anyMatch(use -> !use.getOriginClass().getPackage().equals(room));
            if (named) {
                open.add(outermost(type));
            }
        }
        Set<JavaClass> needed = new HashSet<>();
        while (!open.isEmpty()) {
            JavaClass type = open.remove();
            if (needed.add(type)) {
                shownBy(type, room).map(Rules::outermost).forEach(open::add);
            }
        }
        return needed;
    }

    private static Stream<JavaClass> shownBy(JavaClass type, JavaPackage room) {
        return room.getClasses().stream()
                .filter(each -> outermost(each).equals(type) && isPublic(each))
                .flatMap(each -> each.getCodeUnits().stream())
                .filter(Rules::isPublic)
                .flatMap(unit -> Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream()))
                .flatMap(each -> each.getAllInvolvedRawTypes().stream())
                .filter(each -> each.getPackage().equals(room));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(Rules::outermost).orElse(type);
    }

    static ArchRule partsOfThePlatformNameOnlyPartsAbove() {
        return classes()
                .that()
                .resideInAPackage("..platform..")
                .should(ofClass("name only parts of the platform that stand above: " + PLATFORM, (type, report) -> {
                    int own = place(type);
                    for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                        if (place(dependency.getTargetClass()) > own) {
                            report.add(dependency.getDescription());
                        }
                    }
                }));
    }

    private static int place(JavaClass type) {
        Matcher part = PART.matcher(type.getPackageName());
        if (!part.matches()) {
            return -1;
        }
        int place = PLATFORM.indexOf(part.group(1));
        if (place < 0) {
            throw new AssertionError("The order of the platform's parts does not have " + part.group(1));
        }
        return place;
    }

    static ArchRule storesWriteInsideACommand() {
        return methods()
                .that()
                .areDeclaredInClassesThat()
                .haveSimpleNameEndingWith("Store")
                .should(condition("carry @Transactional(propagation = MANDATORY) if they write", (method, report) -> {
                    boolean mandatory = method.tryGetAnnotationOfType(Transactional.class)
                            .map(Transactional::propagation)
                            .filter(Propagation.MANDATORY::equals)
                            .isPresent();
                    if (writes(method) && !mandatory) {
                        report.add(method.getFullName());
                    }
                }));
    }

    private static boolean writes(JavaCodeUnit method) {
        return method.getMethodCallsFromSelf().stream().anyMatch(call -> {
            JavaClass owner = call.getTargetOwner();
            boolean client = owner.isAssignableTo(JdbcClient.StatementSpec.class);
            boolean template = owner.isAssignableTo(JdbcOperations.class);
            return (client || template) && call.getName().matches("update|batchUpdate|execute");
        });
    }

    static ArchRule storesReadFromReaders() {
        return classes()
                .that()
                .haveSimpleNameEndingWith("Store")
                .should(ofClass("carry @Transactional(readOnly = true)", (type, report) -> {
                    Optional<Transactional> said = type.tryGetAnnotationOfType(Transactional.class);
                    if (said.filter(Transactional::readOnly).isEmpty()) {
                        report.add(type.getName());
                    }
                }));
    }

    private static DescribedPredicate<JavaClass> described(
            String words, java.util.function.Predicate<JavaClass> predicate) {
        return DescribedPredicate.describe(words, predicate);
    }

    private static ArchCondition<JavaClass> ofClass(String words, BiConsumer<JavaClass, List<String>> check) {
        return condition(words, check);
    }

    private static <T> ArchCondition<T> condition(String words, BiConsumer<T, List<String>> check) {
        return new ArchCondition<>(words) {
            @Override
            public void check(T item, ConditionEvents events) {
                List<String> faults = new ArrayList<>();
                check.accept(item, faults);
                faults.forEach(fault -> events.add(violated(item, fault)));
            }
        };
    }

    /// What a rule finds, one line each.
    static Set<String> faults(ArchRule rule, JavaClasses in) {
        return new TreeSet<>(rule.evaluate(in).getFailureReport().getDetails());
    }
}
