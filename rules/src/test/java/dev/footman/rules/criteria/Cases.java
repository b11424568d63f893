// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.criteria;

import dev.footman.contract.topic.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the files of cases, one JSON object a case. */
final class Cases {
    private Cases() {}

    static List<Map<String, @Nullable Object>> of(String file) {
        try (InputStream in = Objects.requireNonNull(Cases.class.getResourceAsStream("/cases/" + file), file)) {
            List<Map<String, @Nullable Object>> cases = new ArrayList<>();
            for (Object read : Json.MAPPER.readValue(in, Object[].class)) {
                cases.add(object(read));
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A JSON object as criteria, contexts and cases are. */
    static Map<String, @Nullable Object> parsed(String json) {
        return object(value(json));
    }

    @SuppressWarnings("unchecked") // the keys of JSON are texts
    static Map<String, @Nullable Object> object(@Nullable Object value) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(value);
    }

    static @Nullable Object value(String json) {
        try {
            return Json.MAPPER.readValue(json, Object.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
