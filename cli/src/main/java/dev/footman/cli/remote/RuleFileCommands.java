// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.remote;

import dev.footman.cli.client.ApiRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Commands that give the API a rule out of a file. */
final class RuleFileCommands {
    private RuleFileCommands() {}

    @Command(name = "create", description = "Makes the rule that a file says.")
    static final class Create implements Callable<Integer> {
        @Mixin
        private ClientOptions client = new ClientOptions();

        @Parameters(paramLabel = "FILE", description = "the rule, YAML or JSON")
        private Path file = Path.of("");

        @Override
        public Integer call() throws InterruptedException {
            ApiRequest request = ApiRequest.post(Resources.RULE.path(), DocumentFile.read(client, file));
            return client.ask((api, out) -> {
                out.one(api.ask(request).one(), List.of());
                return ExitCode.OK;
            });
        }
    }

    @Command(name = "update", description = "Puts the rule that a file says in the place of one that is there.")
    static final class Update implements Callable<Integer> {
        @Mixin
        private ClientOptions client = new ClientOptions();

        @Parameters(
                index = "0",
                paramLabel = "REF",
                converter = Naming.class,
                description = "the rule that is there, by its ref or id")
        private String ref = "";

        @Parameters(index = "1", paramLabel = "FILE", description = "the whole rule, YAML or JSON")
        private Path file = Path.of("");

        @Override
        public Integer call() throws InterruptedException {
            ApiRequest request = ApiRequest.put(Resources.RULE.path().child(ref), DocumentFile.read(client, file));
            return client.ask((api, out) -> {
                out.one(api.ask(request).one(), List.of());
                return ExitCode.OK;
            });
        }
    }
}
