// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an endpoint answered, as an execution's result shows it.
 *
 * @param headers the first value of each, by name as it came
 * @param body    as text
 * @param cut     whether there was more of it than is kept
 */
public record Answer(
        Map<String, String> headers,
        String body,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean cut) {
    public Answer {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }
}
