// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footman.contract.topic.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** What a terminal would take for a command is shown and not sent, and programs read what was said. */
class PrinterTest {
    private final StringWriter shown = new StringWriter();

    private Printer printer(Format format) {
        return new Printer(new PrintWriter(shown), format);
    }

    static Stream<String> texts() {
        return IntStream.rangeClosed(0, 0x9f)
                .filter(Character::isISOControl)
                .mapToObj(control -> "a%cb\nc".formatted(control));
    }

    private static ObjectNode object(String text) {
        ObjectNode object = Json.MAPPER.createObjectNode().put(text, text);
        object.putArray("parts").add(text);
        return object;
    }

    private String controls() {
        return shown.toString().replaceAll("[^\\p{Cc}]|\\R", "");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void noControlCharacterIsInATable(String text) {
        printer(Format.TABLE).one(object(text), List.of());
        printer(Format.TABLE)
                .list(Json.MAPPER.createArrayNode().add(object(text)), Attribute.of(text, "parts"), List.of());

        assertThat(controls()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void jsonEscapesThemAndSaysTheSame(String text) throws Exception {
        printer(Format.JSON).one(object(text), List.of());

        assertThat(controls()).isEmpty();
        assertThat(Json.MAPPER.readTree(shown.toString())).isEqualTo(object(text));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void yamlEscapesThemAndSaysTheSame(String text) {
        printer(Format.YAML).one(object(text), List.of());

        assertThat(controls()).isEmpty();
        JsonNode read = Json.MAPPER.valueToTree(new Yaml().load(shown.toString()));
        assertThat(read).isEqualTo(object(text));
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void otherTextIsLeftAsItIs(Format format) {
        printer(format).one(Json.MAPPER.createObjectNode().put("name", "Umsätze \\x1b 北"), List.of());

        assertThat(shown.toString()).contains(format == Format.JSON ? "Umsätze \\\\x1b 北" : "Umsätze \\x1b 北");
    }

    @Test
    void aTableIsAsWideAsWhatIsShown() {
        printer(Format.TABLE)
                .one(
                        Json.MAPPER
                                .createObjectNode()
                                .put("name", "a\u001b[31mred")
                                .put("b\u009b", "x\ty\nz\u007f"),
                        List.of());

        assertThat(shown.toString()).isEqualToNormalizingNewlines("""
                +----------+--------------+
                | Property | Value        |
                +----------+--------------+
                | name     | a\\x1b[31mred |
                | b\\x9b    | x y z\\x7f    |
                +----------+--------------+
                """);
    }

    @Test
    void aTextKeepsItsLinesAndTabs() {
        printer(Format.TABLE).document(Json.MAPPER.createObjectNode().textNode("one\ttwo\r\nthree\rfour\u0007\n"));

        assertThat(shown.toString()).startsWith("one\ttwo\r\nthree\\x0dfour\\x07\n");
    }
}
