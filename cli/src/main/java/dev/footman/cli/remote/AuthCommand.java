// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footman.cli.client.ApiPath;
import dev.footman.cli.client.ApiRequest;
import dev.footman.cli.client.Credential;
import dev.footman.cli.output.Attribute;
import dev.footman.contract.topic.Json;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gets a token for a password. */
@Command(name = "auth", description = "Gets a token for a user's password.")
final class AuthCommand implements Callable<Integer> {
    @Mixin
    private ClientOptions client = new ClientOptions();

    @Parameters(paramLabel = "USER", converter = Naming.class, description = "of footman.auth.htpasswd")
    private String user = "";

    @Option(
            names = {"-p", "--password"},
            paramLabel = "PASSWORD",
            description = "asked for where it is not given; standard input may bring it too")
    private @Nullable String password;

    @Option(
            names = {"-l", "--ttl"},
            paramLabel = "SECONDS",
            description = "how long the token is to be good (default: footman.auth.tokenTtl)")
    private @Nullable Integer ttl;

    @Option(
            names = {"-t", "--only-token"},
            description = "show the token and nothing else")
    private boolean onlyToken;

    @Override
    public Integer call() throws InterruptedException {
        ObjectNode body = Json.MAPPER.createObjectNode();
        if (ttl != null) {
            body.put("ttl", ttl);
        }
        Credential credential = Credential.password(user, password == null ? asked() : password);
        return client.askAs(credential, (api, out) -> {
            JsonNode token = api.ask(ApiRequest.post(new ApiPath("/auth/v1/tokens"), body))
                    .one("token");
            if (onlyToken) {
                out.line(token.path("token").asText());
            } else {
                out.one(token, out.isForPeople() ? Attribute.of("user", "token", "expiry") : Attribute.of());
            }
            return ExitCode.OK;
        });
    }

    private String asked() {
        Optional<Console> terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal);
        if (terminal.isPresent()) {
            char[] typed = terminal.get().readPassword("Password: ");
            return typed == null ? "" : new String(typed);
        }
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
            if (line != null) {
                return line;
            }
        } catch (IOException e) {
            throw client.wrong("the password cannot be read from standard input: " + e.getMessage());
        }
        throw client.wrong(
                "there is no terminal to ask for the password; give it with --password, or on standard input");
    }
}
