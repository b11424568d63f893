// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.client;

import dev.footman.cli.output.Controls;
import java.io.PrintWriter;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Prints each call as a line for curl, with its answer, and no secret that is sent. Not safe for several threads.
 *
 * <p>Source: the StackStorm contract, section 6.4; that secrets are hidden is our choice.
 */
public final class CallLog {
    private static final Set<String> SECRET_HEADERS = Set.of("st2-api-key", "x-auth-token", "authorization");

    /** What Python's shlex, and so StackStorm's client, leaves as it is. */
    private static final Pattern SAFE = Pattern.compile("[\\w@%+=:,./-]+");

    private final @Nullable PrintWriter out;
    private int calls;

    private CallLog(@Nullable PrintWriter out) {
        this.out = out;
    }

    public static CallLog to(PrintWriter out) {
        return new CallLog(out);
    }

    /** Prints nothing. */
    public static CallLog silent() {
        return new CallLog(null);
    }

    void request(HttpRequest request, ApiRequest asked) {
        calls++;
        if (out != null) {
            out.printf("# -------- begin %d request ----------%n", calls);
            out.println(curl(request, asked));
            out.flush();
        }
    }

    void answer(String body) {
        if (out != null) {
            out.printf("# -------- begin %d response ----------%n", calls);
            out.println(Controls.inLines(body));
            out.printf("# -------- end %d response ------------%n%n", calls);
            out.flush();
        }
    }

    private static String curl(HttpRequest request, ApiRequest asked) {
        StringBuilder curl = new StringBuilder("curl -X ").append(request.method());
        new TreeMap<>(request.headers().map())
                .forEach((name, values) ->
                        curl.append(" -H ").append(quoted("%s: %s".formatted(name, shown(name, values)))));
        if (asked.body() != null) {
            curl.append(" --data-binary ").append(quoted(Masks.over(asked.body(), asked.secrets())));
        }
        return curl.append(' ').append(quoted(request.uri().toString())).toString();
    }

    private static String shown(String header, List<String> values) {
        return SECRET_HEADERS.contains(header.toLowerCase(Locale.ROOT)) ? Masks.MASK : String.join(", ", values);
    }

    private static String quoted(String word) {
        return SAFE.matcher(word).matches() ? word : "'" + word.replace("'", "'\"'\"'") + "'";
    }
}
