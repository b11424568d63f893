// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footman.contract.topic.Json;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which top-level fields of an object are shown (StackStorm contract, section 3.2). {@code id} and {@code ref} always are;
 * of a dotted name, such as {@code rule.ref}, the first part counts.
 *
 * @param included the only ones, if there are any
 * @param excluded those that are left out
 */
record Attributes(Set<String> included, Set<String> excluded) {
    private static final Set<String> ALWAYS = Set.of("id", "ref");

    /**
     * Reads {@code include_attributes} and {@code exclude_attributes}, each a list with commas.
     *
     * @throws HttpResponseException 400 if both are given
     */
    static Attributes read(Context ctx) {
        Set<String> included = names(ctx, "include_attributes");
        Set<String> excluded = names(ctx, "exclude_attributes");
        if (!included.isEmpty() && !excluded.isEmpty()) {
            throw ListQuery.bad("include_attributes and exclude_attributes arguments are mutually exclusive."
                    + " You need to provide either one or another, but not both.");
        }
        return new Attributes(included, excluded);
    }

    private static Set<String> names(Context ctx, String parameter) {
        return ctx.queryParams(parameter).stream()
                .flatMap(list -> Arrays.stream(list.split(",", -1)))
                .map(name -> name.strip().split("\\.", 2)[0])
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    /** What is shown of {@code value}, which is written as a JSON object; the fields keep their order. */
    ObjectNode of(Object value) {
        ObjectNode fields = Json.MAPPER.valueToTree(value);
        if (!included.isEmpty()) {
            Set<String> kept = new HashSet<>(included);
            kept.addAll(ALWAYS);
            fields.retain(kept);
        }
        Set<String> left = new HashSet<>(excluded);
        left.removeAll(ALWAYS);
        return fields.remove(left);
    }
}
