// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.command;

import dev.footman.cli.client.ApiClient;
import picocli.CommandLine.Option;

/** The options that all client commands share. */
final class ClientOptions {
    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "${env:FOOTMAN_URL:-http://127.0.0.1:8080}",
            description = "where the API is (default: FOOTMAN_URL, else http://127.0.0.1:8080)")
    private String url = "";

    @Option(
            names = "--api-key",
            paramLabel = "KEY",
            defaultValue = "${env:FOOTMAN_API_KEY:-}",
            showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER,
            description = "who asks (default: FOOTMAN_API_KEY)")
    private String apiKey = "";

    @Option(
            names = {"-j", "--json"},
            description = "print the answer as JSON")
    boolean json;

    ApiClient client() {
        return new ApiClient(url, apiKey);
    }
}
