// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A good answer of the API.
 *
 * @param body  missing where the answer has none
 * @param total how many rows there are where {@code body} is a page of them; 0 where that is not said
 */
public record ApiAnswer(JsonNode body, long total) {}
