// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.butler;

import dev.footman.contract.rule.Retry;
import dev.footman.contract.rule.Terms;
import dev.footman.contract.secret.SigningSecret;
import dev.footman.contract.settings.Secret;
import dev.footman.contract.settings.Section;
import dev.footman.rules.criteria.Criteria;
import dev.footman.rules.matching.Patterns;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Footman adds to an entry of Butler's {@code webhooks} lists.
 *
 * @param headers sent with every call; default none
 * @param secrets of the key "secret", one or a list, the newest first: they sign every call (Standard Webhooks); default none
 * @param timeout of one attempt, 1ms to 1h; default that of the dispatcher
 * @param proxy   URL of the proxy; empty text: none; default that of the dispatcher
 * @param where   criteria in the form of rules, which an event must meet; default none
 * @param summary whether one call more tells, when a window of the rate limit ends, how many events it held back; default no
 * @param terms   {@code retry}, {@code ordered} and {@code supersede}, as in rules; default as usual
 */
public record Additions(
        Map<String, Secret> headers,
        List<Secret> secrets,
        Optional<Duration> timeout,
        Optional<Secret> proxy,
        Map<String, @Nullable Object> where,
        boolean summary,
        Terms terms) {
    static final Additions NONE =
            new Additions(Map.of(), List.of(), Optional.empty(), Optional.empty(), Map.of(), false, Terms.USUAL);

    private static final Duration LONGEST = Duration.ofHours(1);

    // spelled out: javac writes no type annotations for a compact constructor's parameters, and NullAway reads them
    public Additions(
            Map<String, Secret> headers,
            List<Secret> secrets,
            Optional<Duration> timeout,
            Optional<Secret> proxy,
            Map<String, @Nullable Object> where,
            boolean summary,
            Terms terms) {
        this.headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        this.secrets = List.copyOf(secrets);
        this.timeout = timeout;
        this.proxy = proxy;
        this.where = Collections.unmodifiableMap(new LinkedHashMap<>(where));
        this.summary = summary;
        this.terms = terms;
    }

    static Additions read(Section webhook) {
        return new Additions(
                headers(webhook),
                secrets(webhook),
                webhook.has("timeout")
                        ? Optional.of(
                                webhook.duration("timeout", Duration.ofSeconds(10), Duration.ofMillis(1), LONGEST))
                        : Optional.empty(),
                proxy(webhook),
                where(webhook),
                webhook.bool("summary", false),
                terms(webhook));
    }

    private static Terms terms(Section webhook) {
        return new Terms(
                webhook.has("retry") ? retry(webhook.section("retry")) : null,
                webhook.bool("ordered", false),
                webhook.bool("supersede", false));
    }

    private static Retry retry(Section retry) {
        return new Retry(
                retry.durations("schedule", List.of(), Retry.SHORTEST_WAIT, Retry.LONGEST_WAIT),
                retry.has("jitter") ? retry.number("jitter", 0, 0, 1) : null);
    }

    private static Map<String, @Nullable Object> where(Section webhook) {
        Map<String, @Nullable Object> where = webhook.tree("where");
        Criteria.read(where, Patterns.TEMPLATES)
                .problems()
                .forEach((key, reason) -> webhook.section("where").fault(key, reason));
        return where;
    }

    private static Map<String, Secret> headers(Section webhook) {
        Map<String, Secret> headers = new LinkedHashMap<>();
        webhook.strings("headers").forEach((name, value) -> headers.put(name, new Secret(value)));
        if (!headers.isEmpty()) {
            StaticHeaders.problems(headers).forEach(webhook.section("headers")::fault);
        }
        return headers;
    }

    private static List<Secret> secrets(Section webhook) {
        List<Secret> secrets = webhook.secrets("secret");
        secrets.stream()
                .flatMap(secret -> SigningSecret.problem(secret.value()).stream())
                .findFirst()
                .ifPresent(problem -> webhook.fault("secret", problem));
        return secrets;
    }

    private static Optional<Secret> proxy(Section webhook) {
        Optional<Secret> proxy =
                webhook.secret("proxy").map(url -> new Secret(url.value().strip()));
        proxy.flatMap(url -> ProxyUrl.problem(url.value())).ifPresent(problem -> webhook.fault("proxy", problem));
        return proxy;
    }
}
