// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.delivery;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP request that a delivery makes.
 *
 * @param headers what the rule or webhook asks for; those that every call carries are added when it is made
 * @param body    absent: none is sent
 * @param timeout how long one attempt may take, from connecting to the last byte; absent: as the dispatcher is set
 */
public record Call(
        String method,
        String url,
        Map<String, String> headers,
        @Nullable String body,
        @Nullable Duration timeout) {
    public Call {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }
}
