// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footman.contract.topic.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Expressions that mean the same in Python, with what Python 3.11 prints of them or says against them. */
class PythonCasesTest {
    record Case(String expression, String text) {}

    static Stream<Case> operators() throws IOException {
        return cases("operators");
    }

    static Stream<Case> methods() throws IOException {
        return cases("methods");
    }

    static Stream<Case> errors() throws IOException {
        return cases("errors");
    }

    private static Stream<Case> cases(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                PythonCasesTest.class.getResourceAsStream("/cases/python-%s.json".formatted(file)))) {
            JsonNode rows = Json.MAPPER.readTree(in);
            return StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> new Case(
                            row.get("expression").textValue(), row.get("text").textValue()));
        }
    }

    @ParameterizedTest
    @MethodSource({"operators", "methods"})
    void anExpressionPrintsWhatPythonPrints(Case given) {
        assertThat(Template.parse("{{ %s }}".formatted(given.expression())).render(Map.of()))
                .isEqualTo(given.text());
    }

    @ParameterizedTest
    @MethodSource("errors")
    void anExpressionFailsInPythonsWords(Case given) {
        assertThatExceptionOfType(RenderFailedException.class)
                .isThrownBy(() ->
                        Template.parse("{{ %s }}".formatted(given.expression())).render(Map.of()))
                .withMessage(given.text());
    }
}
