// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.remote;

import dev.footman.cli.client.ApiRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Removes one of a kind. */
@Command(name = "delete", description = "Removes one.")
final class DeleteCommand implements Callable<Integer> {
    private final Resource resource;

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Parameters(paramLabel = "ID", converter = Naming.class, description = "which one, by what the list shows first")
    private String id = "";

    DeleteCommand(Resource resource) {
        this.resource = resource;
    }

    @Override
    public Integer call() throws InterruptedException {
        return client.ask((api, out) -> {
            api.ask(ApiRequest.delete(resource.path().child(id)));
            if (out.isForPeople()) {
                out.line("Resource with id \"%s\" has been successfully deleted.".formatted(id));
            }
            return ExitCode.OK;
        });
    }
}
