// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.dispatcher.http.FakeEndpoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** A blank where one of a kind must be named: below the kind's path it would ask for all of them. */
class BlankNamesTest {
    private static final Set<String> NAMES = Set.of("ID", "REF", "NAME", "ACTION", "USER");

    private FakeEndpoint api;

    @BeforeEach
    void open() {
        api = FakeEndpoint.start();
    }

    @AfterEach
    void close() {
        api.close();
    }

    static List<String> commands() {
        return Footman.commandLine().getSubcommands().values().stream()
                .flatMap(group -> Stream.concat(Stream.of(group), group.getSubcommands().values().stream()))
                .filter(BlankNamesTest::namesOne)
                .map(command -> command.getCommandSpec().qualifiedName(" ").substring("footman ".length()))
                .toList();
    }

    private static boolean namesOne(CommandLine command) {
        return command.getCommandSpec().positionalParameters().stream()
                .anyMatch(parameter -> NAMES.contains(parameter.paramLabel()));
    }

    @Test
    void commandsOfEveryKindAreTried() {
        assertThat(commands())
                .contains(
                        "rule get", "rule-enforcement get", "key delete", "execution cancel", "execution re-run", "run")
                .hasSizeGreaterThan(25);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aBlankNameIsRefusedInOneLineAndNothingIsAsked(String command) {
        for (String blank : List.of("", " ")) {
            refused(command, blank);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "dead-letter redrive, --rule",
        "dead-letter redrive, --destination",
        "dead-letter redrive, --trigger-instance",
        "rule test, --rule-ref",
        "rule test, --trigger-instance-id"
    })
    void soIsABlankNameOfAnOption(String command, String option) {
        refused(command, option + "=");
    }

    private void refused(String command, String word) {
        List<String> arguments = new ArrayList<>(Arrays.asList(command.split(" ", -1)));
        arguments.addAll(List.of(word, "--url", api.url("")));

        Ran ran = Ran.footman(arguments.toArray(String[]::new));

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).startsWith("footman: Invalid value for ").contains("it must name one, but is blank");
        assertThat(ran.err().lines()).hasSize(1);
        assertThat(ran.out()).isEmpty();
        assertThat(api.requests()).isEmpty();
    }
}
