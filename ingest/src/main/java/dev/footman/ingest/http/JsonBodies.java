// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.footman.contract.topic.Json;
import io.javalin.json.JsonMapper;
import java.lang.reflect.Type;

/** Lets Javalin write answers as all of Footman writes JSON. Bodies are read by their endpoints, with bounds. */
final class JsonBodies implements JsonMapper {
    @Override
    public String toJsonString(Object value, Type type) {
        try {
            return Json.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }
}
