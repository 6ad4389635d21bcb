package org.yadman.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.yadman.Yadman;

/// Every rule holds in the house, and every rule catches the example in `violations` that breaks it.
class ArchitectureTest {

    static final JavaClasses HOUSE = new ClassFileImporter()
            .importUrl(Yadman.class.getProtectionDomain().getCodeSource().getLocation());
    static final JavaClasses VIOLATIONS = new ClassFileImporter().importPackages("org.yadman.architecture.violations");

    static Stream<ArchRule> rules() {
        return Stream.of(
                Rules.handlersSayWhoMayCall(),
                Rules.sqlStandsInStores(),
                Rules.rowsAreRead(),
                Rules.connectionsAreOpenedInFewPlaces(),
                Rules.pureKnowsOnlyJava(),
                Rules.templatesSeeNoStore(),
                Rules.nothingComesFromTheAir(),
                Rules.pagesTellTimeByTheVisitor(),
                Rules.packagesSayWhatMayBeNull(),
                Rules.namesSayWhatAThingIs(),
                Rules.roomsShowOnlyWhatOthersUse(),
                Rules.partsOfThePlatformNameOnlyPartsAbove(),
                Rules.storesWriteInsideACommand(),
                Rules.storesReadFromReaders());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void the_house_keeps_every_rule(ArchRule rule) {
        assertThat(Rules.faults(rule, HOUSE)).isEmpty();
    }

    /// Without this a rule that looks at nothing would count as kept.
    @Test
    void the_house_and_its_templates_are_looked_at() {
        assertThat(HOUSE.contain("org.yadman.groups.GroupStore")).isTrue();
        assertThat(HOUSE.contain("org.yadman.groups.JteshowGenerated")).isTrue();
        assertThat(HOUSE).hasSizeGreaterThan(200);
    }

    static Stream<Arguments> violations() {
        return Stream.of(
                Arguments.of(Rules.handlersSayWhoMayCall(), "Handlers.saysNothing()"),
                Arguments.of(Rules.handlersSayWhoMayCall(), "Handlers.saysBoth()"),
                Arguments.of(Rules.sqlStandsInStores(), "SqlInAPage"),
                Arguments.of(Rules.rowsAreRead(), "CarelessStore.leavesTheRowsOpen()"),
                Arguments.of(Rules.connectionsAreOpenedInFewPlaces(), "OpensAConnection"),
                Arguments.of(Rules.pureKnowsOnlyJava(), "PureWithSpring"),
                Arguments.of(Rules.templatesSeeNoStore(), "JteviolationGenerated"),
                Arguments.of(Rules.nothingComesFromTheAir(), "FromTheAir.clock()"),
                Arguments.of(Rules.nothingComesFromTheAir(), "FromTheAir.instant()"),
                Arguments.of(Rules.nothingComesFromTheAir(), "FromTheAir.today()"),
                Arguments.of(Rules.nothingComesFromTheAir(), "FromTheAir.milliseconds()"),
                Arguments.of(Rules.nothingComesFromTheAir(), "FromTheAir.zone()"),
                Arguments.of(Rules.nothingComesFromTheAir(), "FromTheAir.locale()"),
                Arguments.of(Rules.nothingComesFromTheAir(), "FromTheAir.id()"),
                Arguments.of(Rules.nothingComesFromTheAir(), "FromTheAir.ids()"),
                Arguments.of(Rules.nothingComesFromTheAir(), "FromTheAir.chance()"),
                Arguments.of(Rules.nothingComesFromTheAir(), "FromTheAir.random()"),
                Arguments.of(Rules.nothingComesFromTheAir(), "FromTheAir.thread()"),
                Arguments.of(Rules.pagesTellTimeByTheVisitor(), "ClockPages"),
                Arguments.of(Rules.packagesSayWhatMayBeNull(), "violations.unmarked"),
                Arguments.of(Rules.namesSayWhatAThingIs(), "GroupManager"),
                Arguments.of(Rules.namesSayWhatAThingIs(), "AbstractGroup"),
                Arguments.of(Rules.namesSayWhatAThingIs(), "BaseGroup"),
                Arguments.of(Rules.namesSayWhatAThingIs(), "GroupUtils"),
                Arguments.of(Rules.namesSayWhatAThingIs(), "GroupDto"),
                Arguments.of(Rules.roomsShowOnlyWhatOthersUse(), "PublicForNobody"),
                Arguments.of(Rules.partsOfThePlatformNameOnlyPartsAbove(), "NamesWhatStandsBelow"),
                Arguments.of(Rules.storesWriteInsideACommand(), "CarelessStore.writesWithoutACommand()"),
                Arguments.of(Rules.storesWriteInsideACommand(), "CarelessStore.opensItsOwnTransaction()"),
                Arguments.of(Rules.storesReadFromReaders(), "UnreadOnlyStore"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("violations")
    void every_rule_catches_what_breaks_it(ArchRule rule, String culprit) {
        assertThat(Rules.faults(rule, VIOLATIONS)).anyMatch(fault -> fault.contains(culprit));
    }

    static Stream<Arguments> innocents() {
        return Stream.of(
                Arguments.of(Rules.handlersSayWhoMayCall(), "Handlers.saysPublic()"),
                Arguments.of(Rules.handlersSayWhoMayCall(), "Handlers.saysRequires()"),
                Arguments.of(Rules.sqlStandsInStores(), "CarelessStore"),
                Arguments.of(Rules.nothingComesFromTheAir(), "FromTheAir.passedIn("),
                Arguments.of(Rules.pagesTellTimeByTheVisitor(), "FromTheAir"),
                Arguments.of(Rules.namesSayWhatAThingIs(), "Baseline"),
                Arguments.of(Rules.roomsShowOnlyWhatOthersUse(), "PublicForAnother"),
                Arguments.of(Rules.roomsShowOnlyWhatOthersUse(), "PublicInASignature"),
                Arguments.of(Rules.storesWriteInsideACommand(), "writesInsideACommand"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("innocents")
    void no_rule_accuses_what_keeps_it(ArchRule rule, String innocent) {
        assertThat(Rules.faults(rule, VIOLATIONS)).noneMatch(fault -> fault.contains(innocent));
    }
}
