package org.yadman.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;
import org.yadman.Yadman;

/// The rooms and the arrows between them.
class ModulesTest {

    /// House-style 2.1: a room may name only rooms that stand before it. Rooms that are not built yet keep their
    /// place.
    private static final List<String> ORDER = List.of(
            "pure",
            "platform",
            "audit",
            "approvals",
            "accounts",
            "sources",
            "submissions",
            "groups",
            "bodies",
            "outreach",
            "days",
            "agreements",
            "recognition",
            "consultations",
            "questions",
            "meetings",
            "gatherings",
            "federation",
            "memorial",
            "demands",
            "front",
            "desk",
            "reports",
            "campaigns",
            "mirrors");

    private static final ApplicationModules HOUSE = ApplicationModules.of(Yadman.class, onlyFrom(Yadman.class));
    private static final String SMALL_HOUSE = "org.yadman.architecture.violations.house";

    private static ImportOption onlyFrom(Class<?> type) {
        String place = type.getProtectionDomain().getCodeSource().getLocation().getPath();
        return location -> location.contains(place);
    }

    @Test
    void no_room_names_what_it_has_not_declared_or_another_keeps_inside() {
        assertThat(HOUSE).isNotEmpty();
        HOUSE.verify();
    }

    @Test
    void a_room_declares_only_rooms_that_stand_above_it() throws ClassNotFoundException {
        Map<String, List<String>> declared = new TreeMap<>();
        for (var room : HOUSE) {
            String base = room.getBasePackage().getName();
            ApplicationModule said = Class.forName(base + ".package-info").getAnnotation(ApplicationModule.class);
            assertThat(said).as("%s carries @ApplicationModule", base).isNotNull();
            declared.put(base.substring("org.yadman.".length()), List.of(said.allowedDependencies()));
        }
        assertThat(declared).containsKeys("platform", "sources", "groups", "days", "front", "campaigns");
        // What pure names is a rule of its own: Java and nothing else.
        declared.remove("pure");
        assertThat(wrongArrows(declared)).isEmpty();
    }

    @Test
    void an_arrow_down_and_a_room_without_a_place_are_noticed() {
        assertThat(wrongArrows(Map.of("groups", List.of("platform", "days")))).containsExactly("groups → days");
        assertThat(wrongArrows(Map.of("groups", List.of("groups")))).containsExactly("groups → groups");
        assertThat(wrongArrows(Map.of("kitchen", List.of()))).containsExactly("kitchen has no place in the order");
        assertThat(wrongArrows(Map.of("groups", List.of("kitchen")))).containsExactly("groups → kitchen");
        assertThat(wrongArrows(Map.of("days", List.of("platform", "pure", "groups"))))
                .isEmpty();
    }

    @Test
    void a_house_with_forbidden_arrows_is_refused() {
        ApplicationModules small = ApplicationModules.of(SMALL_HOUSE, onlyFrom(ModulesTest.class));
        assertThatThrownBy(small::verify)
                .isInstanceOf(Violations.class)
                .hasMessageContaining(
                        "Module 'upper' depends on non-exposed type " + SMALL_HOUSE + ".lower.inside.Secret")
                .hasMessageContaining("Module 'lower' depends on module 'upper'")
                .hasMessageContaining("Cycle detected");
    }

    private static List<String> wrongArrows(Map<String, List<String>> declared) {
        List<String> wrong = new ArrayList<>();
        declared.forEach((room, others) -> {
            int place = ORDER.indexOf(room);
            if (place < 0) {
                wrong.add(room + " has no place in the order");
            }
            for (String other : others) {
                int above = ORDER.indexOf(other);
                if (place >= 0 && (above < 0 || above >= place)) {
                    wrong.add(room + " → " + other);
                }
            }
        });
        return wrong;
    }
}
