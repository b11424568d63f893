// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.butler;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost",
                "HTTPS://example.com:8443/a/b?c=d#e",
                "http://qlik_server_1:80/",
                "http://10.1.2.3:/",
                "http://[::1]:8080/a",
                "https://x.webhook.office.com/webhookb2/a@b/IncomingWebhook/c/d",
                "http://host/%7Bid%7D?a=b@c"
            })
    void aUrlOfAServerIsFine(String url) {
        assertThat(WebhookUrl.problem(url)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ftp://example.com/        | begins with neither http:// nor https://
            example.com/hook          | begins with neither http:// nor https://
            localhost:8080            | begins with neither http:// nor https://
            http:///hook              | names no host
            http:hook                 | names no host
            http://u:p@example.com/   | holds a user or password before an @; leave it out
            http://bücher.example/    | has no host that is a name or an address; write an international name in its xn-- form
            http://host:port/path     | has a port that is no number from 1 to 65535
            http://host:0/            | has a port that is no number from 1 to 65535
            http://host:65536/        | has a port that is no number from 1 to 65535
            http://host/a b           | is not written like a URL at character 14; write special characters percent-encoded
            http://                   | is not written like a URL at character 8; write special characters percent-encoded
            """)
    void allElseHasAProblem(String url, String problem) {
        assertThat(WebhookUrl.problem(url)).contains(problem);
    }
}
