// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import dev.footman.contract.delivery.Call;
import dev.footman.contract.delivery.Call.Tls;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls as the tests of TLS and proxies make them. */
final class TlsCalls {
    static final Tls UNVERIFIED = new Tls(false, "", false, "", "");

    private TlsCalls() {}

    static Call get(String url, @Nullable Tls tls) {
        return get(url, tls, null);
    }

    static Call get(String url, @Nullable Tls tls, @Nullable String proxy) {
        return new Call("GET", url, Map.of(), null, null, tls, proxy, List.of(), null, false);
    }

    static Tls trusting(String ca) {
        return new Tls(true, ca, false, "", "");
    }
}
