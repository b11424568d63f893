// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.auth;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a request presents to be let in: the first of the places that holds something decides (contract, section 1.4). */
public sealed interface Presented {
    record Nothing() implements Presented {}

    record Token(String token) implements Presented {}

    record ApiKey(String key) implements Presented {}

    /**
     * Looks in the places, in the contract's order.
     *
     * @param header a request header by name
     * @param query  a query parameter by name
     * @param cookie a cookie by name
     */
    static Presented in(
            Function<String, @Nullable String> header,
            Function<String, @Nullable String> query,
            Function<String, @Nullable String> cookie) {
        List<Presented> places = List.of(
                token(header.apply("X-Auth-Token")),
                apiKey(header.apply("St2-Api-Key")),
                token(query.apply("x-auth-token")),
                apiKey(query.apply("st2-api-key")),
                token(cookie.apply("auth-token")));
        return places.stream()
                .filter(presented -> !(presented instanceof Nothing))
                .findFirst()
                .orElse(new Nothing());
    }

    private static Presented token(@Nullable String text) {
        return text == null || text.isEmpty() ? new Nothing() : new Token(text);
    }

    private static Presented apiKey(@Nullable String text) {
        return text == null || text.isEmpty() ? new Nothing() : new ApiKey(text);
    }
}
