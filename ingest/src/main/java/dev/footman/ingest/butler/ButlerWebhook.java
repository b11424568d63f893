// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.butler;

import dev.footman.contract.settings.Section;

/**
 * An entry of a {@code webhooks} list in Butler's config.
 *
 * @param description for people; default empty
 * @param url         {@code webhookURL}, as it is written: http or https, with a host and without user info
 * @param method      {@code httpMethod}: GET, POST or PUT
 */
public record ButlerWebhook(String description, String url, String method, Cert cert) {
    private static final String URL = "an http or https URL, such as https://example.com/hook";

    /**
     * How the receiving server's certificate is verified.
     *
     * @param enable             default false: the two others count for nothing
     * @param rejectUnauthorized default true; false: nothing is verified
     * @param certCA             path of a PEM file with the only roots that are trusted; default empty
     */
    public record Cert(boolean enable, boolean rejectUnauthorized, String certCA) {
        private static Cert read(Section cert) {
            boolean enable = cert.bool("enable", false);
            boolean rejectUnauthorized = cert.bool("rejectUnauthorized", true);
            if (!enable || !rejectUnauthorized) {
                return new Cert(enable, rejectUnauthorized, cert.text("certCA", ""));
            }
            String certCA = cert.file("certCA");
            if (certCA.isEmpty() && cert.text("certCA", "").isEmpty()) {
                cert.fault("certCA", "is missing; with cert.enable it names the PEM file of the CA to trust");
            }
            return new Cert(true, true, certCA);
        }
    }

    static ButlerWebhook read(Section webhook) {
        return new ButlerWebhook(
                webhook.text("description", ""), url(webhook), method(webhook), Cert.read(webhook.section("cert")));
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
