// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The order of the packages inside each module. */
class PackageOrderTest {
    /** A package may use only what stands behind it; a comma parts those that may not use each other. */
    private static Stream<Module> modules() {
        return Stream.of(
                new Module("contract", "management > settings > topic > delivery, destination > rule > event, secret"),
                new Module(
                        "rules",
                        "matching > execution > action > retry, limit, health, parameters > template > python, schema > criteria > path"),
                new Module(
                        "ingest",
                        "http, udp, services, packs > deadletters, executions, repository > rules, actions > triggers > qlik, auth, butler, records,"
                                + " signature, datastore, destinations, spill > producer, table, tls, warning, body"),
                new Module("processor", "topology > ledger, destination > limit > find > match"),
                new Module("dispatcher", "worker > lane > http, shell > tls, egress"),
                new Module("cli", "command > demo, remote > role > settings, run > broker, client, log > output"));
    }

    record Module(String name, String order) {
        List<List<String>> levels() {
            return Arrays.stream(order.split(" > ", -1))
                    .map(level -> List.of(level.split(", ", -1)))
                    .toList();
        }

        String[] packages(int fromLevel, int toLevel) {
            return levels().subList(fromLevel, toLevel).stream()
                    .flatMap(List::stream)
                    .map(level -> "dev.footman." + name + "." + level + "..")
                    .toArray(String[]::new);
        }

        Set<String> found() {
            return ArchitectureTest.FOOTMAN.stream()
                    .map(type -> type.getPackageName().split("\\.", -1))
                    .filter(names -> names[2].equals(name) && names.length > 3)
                    .map(names -> names[3])
                    .collect(Collectors.toSet());
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void importsGoOneWay(Module module) {
        int levels = module.levels().size();
        for (int level = 1; level < levels; level++) {
            noClasses()
                    .that()
                    .resideInAnyPackage(module.packages(level, levels))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(module.packages(0, level))
                    .because("in %s the order is: %s; move what both need to the one that stands behind"
                            .formatted(module.name(), module.order()))
                    .check(ArchitectureTest.FOOTMAN);
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void everyPackageHasItsPlaceInTheOrder(Module module) {
        assertThat(module.found())
                .as("packages of %s: give a new one its place in this test, and in docs/architecture.md", module.name())
                .containsExactlyInAnyOrderElementsOf(
                        module.levels().stream().flatMap(List::stream).toList());
    }

    @ParameterizedTest
    @MethodSource("modules")
    void nothingStandsOnTheTopOfItsModule(Module module) {
        noClasses()
                .that()
                .resideInAPackage("dev.footman." + module.name() + ".*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.footman." + module.name())
                .because("an App wires the packages below it; hand them what they need as a parameter")
                .check(ArchitectureTest.FOOTMAN);
    }
}
