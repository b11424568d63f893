// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footman.cli.client.ApiAnswer;
import dev.footman.cli.client.ApiRequest;
import dev.footman.cli.output.Attribute;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists what there is of a kind. */
@Command(name = "list", description = "Lists them.")
final class ListCommand implements Callable<Integer> {
    private final Resource resource;

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Option(
            names = {"-a", "--attr"},
            paramLabel = "NAME",
            split = ",",
            description = "what to show of each, such as id,rule.ref")
    private List<String> attributes = new ArrayList<>();

    private ListCommand(Resource resource) {
        this.resource = resource;
    }

    static CommandLine of(Resource resource) {
        CommandLine line = new CommandLine(new ListCommand(resource));
        resource.filters().forEach(filter -> line.getCommandSpec().addOption(filter.option()));
        return line;
    }

    @Override
    public Integer call() throws InterruptedException {
        return client.ask((api, out) -> {
            ApiAnswer answer = api.ask(ApiRequest.get(Resource.asked(resource.path(), resource.filters(), client)));
            JsonNode rows = resource.shaped().apply(answer.list());
            out.list(rows, resource.columns(), Attribute.of(attributes.toArray(String[]::new)));
            if (answer.total() > rows.size() && out.isForPeople()) {
                client.err()
                        .println("Note: %d of %d are shown; %s says how many, and -1 is all"
                                .formatted(rows.size(), answer.total(), Filter.LAST));
            }
            return ExitCode.OK;
        });
    }
}
