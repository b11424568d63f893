// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footman.cli.output.Attribute;
import java.net.URI;

/**
 * A good answer of the API.
 *
 * @param from  who gave it
 * @param body  missing where the answer has none
 * @param total how many rows there are where {@code body} is a page of them; 0 where that is not said
 */
public record ApiAnswer(URI from, int status, JsonNode body, long total) {
    /**
     * The body where one thing is due.
     *
     * @param needed what it must tell, by the names of attributes
     * @throws RequestFailedException if it is something else
     */
    public ObjectNode one(String... needed) {
        if (!(body instanceof ObjectNode object)) {
            throw notDue(said(body), "an object");
        }
        for (String name : needed) {
            JsonNode told = new Attribute(name).in(object);
            if (told.isContainerNode() || told.asText("").isBlank()) {
                throw notDue("an object", "one with " + name);
            }
        }
        return object;
    }

    /**
     * The body where a list of things is due.
     *
     * @throws RequestFailedException if it is something else
     */
    public ArrayNode list() {
        if (!(body instanceof ArrayNode rows)) {
            throw notDue(said(body), "a list");
        }
        for (JsonNode row : rows) {
            if (!row.isObject()) {
                throw notDue("a list with %s in it".formatted(said(row)), "a list of objects");
            }
        }
        return rows;
    }

    private static String said(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "a list";
            case STRING -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case MISSING, NULL, BINARY, POJO -> "nothing";
        };
    }

    private RequestFailedException notDue(String said, String due) {
        return new RequestFailedException(
                "what answers at %s is no Footman: it says %d, %s where %s is due".formatted(from, status, said, due));
    }
}
