// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.action;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.footman.contract.topic.Json;
import dev.footman.rules.python.Budget;
import dev.footman.rules.python.PythonLiteral;
import org.jspecify.annotations.Nullable;

/** A body that is to be JSON: read as JSON or as a literal of Python, and written as JSON (contract, section 6.2). */
final class JsonBody {
    private static final ObjectReader JSON =
            Json.MAPPER.readerFor(Object.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private JsonBody() {}

    static String rewritten(String body) {
        try {
            return Json.MAPPER.writeValueAsString(JSON.readValue(body));
        } catch (JsonProcessingException e) {
            return written(PythonLiteral.read(body, new Budget()));
        }
    }

    private static String written(@Nullable Object value) {
        try {
            return Json.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the body must be JSON, as the header Content-Type says", e);
        }
    }
}
