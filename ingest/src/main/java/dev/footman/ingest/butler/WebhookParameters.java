// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.butler;

import dev.footman.contract.secret.Seal;
import dev.footman.contract.secret.SealPlace;
import dev.footman.contract.settings.Fault;
import dev.footman.contract.settings.InvalidSettingsException;
import dev.footman.contract.settings.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes an entry of Butler's config as the parameters of its rule's action, with what is secret sealed. */
final class WebhookParameters {
    private final String rule;
    private final Optional<Seal> seal;

    /**
     * @param rule reference of the rule, outside of which the sealed values do not open
     */
    WebhookParameters(String rule, Optional<Seal> seal) {
        this.rule = rule;
        this.seal = seal;
    }

    Map<String, @Nullable Object> of(Alert alert, ButlerWebhook webhook) {
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        parameters.put("url", webhook.url());
        parameters.put("method", webhook.method());
        parameters.putAll(alert.queryStyle());
        if (webhook.cert().enable()) {
            parameters.put("cert", cert(webhook.cert()));
        }
        Additions additions = webhook.additions();
        if (!additions.headers().isEmpty()) {
            parameters.put("headers", headers(additions.headers()));
        }
        if (!additions.secrets().isEmpty()) {
            parameters.put(
                    "secret",
                    additions.secrets().stream()
                            .map(secret -> sealed(secret, SealPlace.secret(rule)))
                            .toList());
        }
        additions.timeout().ifPresent(timeout -> parameters.put("timeout", timeout.toString()));
        additions.proxy().ifPresent(proxy -> parameters.put("proxy", proxy(proxy)));
        return parameters;
    }

    private static Map<String, @Nullable Object> cert(Cert cert) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("rejectUnauthorized", cert.rejectUnauthorized());
        map.put("certCA", cert.certCA());
        map.put("keepPublicRoots", cert.keepPublicRoots());
        map.put("clientCert", cert.clientCert());
        map.put("clientKey", cert.clientKey());
        return map;
    }

    private Map<String, String> headers(Map<String, Secret> headers) {
        Map<String, String> sealed = new LinkedHashMap<>();
        headers.forEach((name, value) -> sealed.put(name, sealed(value, SealPlace.header(rule, name))));
        return sealed;
    }

    private String proxy(Secret url) {
        return url.value().contains("@") ? sealed(url, SealPlace.proxy(rule)) : url.value();
    }

    private String sealed(Secret secret, String place) {
        return seal.orElseThrow(() -> new InvalidSettingsException(List.of(new Fault(
                        "",
                        "footman.encryption.key",
                        "must be set, the same for every role, such as to what 'openssl rand -base64 32' prints: the"
                                + " webhook of rule %s has headers, a secret or a proxy's password, which must not lie in"
                                        .formatted(rule)
                                + " topics as they are"))))
                .seal(secret.value(), place);
    }
}
