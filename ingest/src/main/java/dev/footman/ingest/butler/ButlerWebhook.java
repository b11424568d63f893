// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.butler;

import dev.footman.contract.settings.Section;

/**
 * An entry of a {@code webhooks} list in Butler's config.
 *
 * @param description for people; default empty
 * @param url         {@code webhookURL}, as it is written: http or https, with a host and without user info
 * @param method      {@code httpMethod}: GET, POST or PUT
 * @param additions   what Butler does not know
 */
public record ButlerWebhook(String description, String url, String method, Cert cert, Additions additions) {
    private static final String URL = "an http or https URL, such as https://example.com/hook";

    static ButlerWebhook read(Section webhook) {
        return new ButlerWebhook(
                webhook.text("description", ""),
                url(webhook),
                method(webhook),
                Cert.read(webhook.section("cert")),
                Additions.read(webhook));
    }

    private static String url(Section webhook) {
        String url =
                webhook.required("webhookURL", URL, text -> !text.isBlank()).strip();
        if (!url.isEmpty()) {
            WebhookUrl.problem(url)
                    .ifPresent(problem -> webhook.fault(
                            "webhookURL",
                            "must be %s, but is %s, which %s".formatted(URL, webhook.shown("webhookURL"), problem)));
        }
        return url;
    }

    private static String method(Section webhook) {
        if (!webhook.has("httpMethod")) {
            webhook.fault("httpMethod", "is missing; write one of GET, POST, PUT");
        }
        return webhook.oneOf("httpMethod", "POST", "GET", "POST", "PUT");
    }
}
