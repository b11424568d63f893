// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.action;

import dev.footman.rules.python.Budget;
import dev.footman.rules.python.Printed;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An address with parameters behind what it asks already. */
final class RequestUrl {
    private RequestUrl() {}

    /**
     * The address to call.
     *
     * @param params by name; a list is one parameter for each item, and null is none
     */
    static String with(String url, Map<String, @Nullable Object> params) {
        String query = params.entrySet().stream()
                .flatMap(param -> values(param.getValue()).map(value -> encoded(param.getKey()) + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
        if (query.isEmpty()) {
            return url;
        }
        int fragment = url.indexOf('#');
        String address = fragment < 0 ? url : url.substring(0, fragment); // a fragment is never sent
        int mark = address.indexOf('?');
        if (mark < 0) {
            return address + "?" + query;
        }
        return mark == address.length() - 1 ? address + query : address + "&" + query;
    }

    private static Stream<String> values(@Nullable Object value) {
        return switch (value) {
            case null -> Stream.empty();
            case List<?> list -> list.stream().flatMap(item -> values(item));
            case Object single -> Stream.of(plain(single));
        };
    }

    /**
     * A value as text in a query, a header or an environment: text as it is, all else as Python prints it (contract,
     * section 5.1), and nothing for null.
     *
     * @throws IllegalArgumentException if its text is too long, or it is nested too deep
     */
    static String plain(@Nullable Object value) {
        return value == null ? "" : Printed.str(value, new Budget());
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
