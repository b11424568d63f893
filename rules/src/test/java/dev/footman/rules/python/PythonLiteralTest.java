// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.python;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footman.contract.topic.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PythonLiteralTest {
    record Case(String literal, String text) {}

    /** What Python 3.11 makes of a text, or says against it. */
    static Stream<Case> cases() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(PythonLiteralTest.class.getResourceAsStream("/cases/python-literals.json"))) {
            JsonNode rows = Json.MAPPER.readTree(in);
            return StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> new Case(
                            row.get("literal").textValue(), row.get("text").textValue()));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aTextIsReadAsPythonReadsIt(Case given) {
        assertThat(read(given.literal())).isEqualTo(given.text());
    }

    @Test
    void anyTextIsAValueOrNone() {
        Random random = new Random(3);
        String alphabet = "[](){}'\",:1a.-+ \\nNone_x0e\n";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(14), 0, alphabet.length()).forEach(at -> text.append(alphabet.charAt(at)));

            assertThat(read(text.toString())).as(text.toString()).isNotNull();
        }
    }

    private static String read(String text) {
        try {
            return Printed.repr(PythonLiteral.read(text, new Budget()), new Budget());
        } catch (PythonException e) {
            return e.reason();
        }
    }
}
