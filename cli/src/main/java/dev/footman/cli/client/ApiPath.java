// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import org.jspecify.annotations.Nullable;

/**
 * A path below the API's address, with its query; what names and values hold is escaped.
 *
 * @param text as it is asked for
 */
public record ApiPath(String text) {
    /** The same path and {@code name} below it, in which slashes are escaped too. */
    public ApiPath child(String name) {
        return new ApiPath(text + "/" + escaped(name));
    }

    /** The same path and {@code word} below it, which is one of the API's own. */
    public ApiPath step(String word) {
        return new ApiPath(text + "/" + word);
    }

    /** The same path with a parameter of its query, unless there is no value for it. */
    public ApiPath with(String parameter, @Nullable String value) {
        return value == null
                ? this
                : new ApiPath("%s%s%s=%s".formatted(text, text.contains("?") ? "&" : "?", parameter, escaped(value)));
    }

    private static String escaped(String value) {
        return URLEncoder.encode(value, UTF_8).replace("+", "%20");
    }
}
