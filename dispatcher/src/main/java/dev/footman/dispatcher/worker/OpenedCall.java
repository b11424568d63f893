// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.worker;

import dev.footman.contract.delivery.Call;
import dev.footman.contract.secret.Seal;
import dev.footman.contract.secret.SealBrokenException;
import dev.footman.contract.secret.SealPlace;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opens what is sealed in a delivery's call, at the last moment before the call is made. */
final class OpenedCall {
    private final Optional<Seal> seal;

    OpenedCall(Optional<Seal> seal) {
        this.seal = seal;
    }

    /** A call as it can be made, or why it cannot be just now. */
    sealed interface Result {
        record Opened(Call call) implements Result {}

        record Shut(String reason) implements Result {}
    }

    /** The call of a delivery that {@code owner} owes: what its sealed values belong to. */
    Result of(Call call, String owner) {
        if (!hasSealed(call)) {
            return new Result.Opened(call);
        }
        if (seal.isEmpty()) {
            return new Result.Shut("the call holds sealed values, and this dispatcher has no key for them;"
                    + " set footman.encryption.key to what ingest has");
        }
        try {
            return new Result.Opened(opened(call, owner, seal.get()));
        } catch (SealBrokenException e) {
            return new Result.Shut(String.valueOf(e.getMessage()));
        }
    }

    private static boolean hasSealed(Call call) {
        String proxy = call.proxy();
        if (call.auth() != null || !call.secrets().isEmpty() || (proxy != null && Seal.isSealed(proxy))) {
            return true;
        }
        String body = call.body();
        if (body != null && Seal.isSealed(body)) {
            return true;
        }
        for (String header : call.headers().values()) {
            if (Seal.isSealed(header)) {
                return true;
            }
        }
        return false;
    }

    private static Call opened(Call call, String rule, Seal seal) throws SealBrokenException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Map.Entry<String, String> header : call.headers().entrySet()) {
            headers.put(header.getKey(), seal.open(header.getValue(), SealPlace.header(rule, header.getKey())));
        }
        Call.BasicAuth auth = call.auth();
        if (auth != null) {
            headers.put("Authorization", "Basic " + credentials(auth, rule, seal));
        }
        List<String> secrets = new ArrayList<>();
        for (String secret : call.secrets()) {
            secrets.add(seal.open(secret, SealPlace.secret(rule)));
        }
        String proxy = call.proxy();
        String body = call.body();
        return new Call(
                call.method(),
                call.url(),
                headers,
                body == null || !Seal.isSealed(body) ? body : seal.open(body, SealPlace.body(rule)),
                call.timeout(),
                call.tls(),
                proxy == null ? null : seal.open(proxy, SealPlace.proxy(rule)),
                secrets,
                null,
                call.trusted());
    }

    private static String credentials(Call.BasicAuth auth, String rule, Seal seal) throws SealBrokenException {
        String user = auth.user();
        String both = user == null
                ? seal.open(auth.password(), SealPlace.parameter(rule, "auth"))
                : user + ":" + seal.open(auth.password(), SealPlace.parameter(rule, "password"));
        return Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }
}
