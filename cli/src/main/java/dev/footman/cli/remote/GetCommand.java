// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.remote;

import dev.footman.cli.output.Attribute;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one of a kind. */
@Command(name = "get", description = "Shows one.")
final class GetCommand implements Callable<Integer> {
    private final Resource resource;

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Parameters(paramLabel = "ID", converter = Naming.class, description = "which one, by what the list shows first")
    private String id = "";

    @Option(
            names = {"-a", "--attr"},
            paramLabel = "NAME",
            split = ",",
            description = "what to show of it, such as id,rule.ref")
    private List<String> attributes = new ArrayList<>();

    private GetCommand(Resource resource) {
        this.resource = resource;
    }

    static CommandLine of(Resource resource) {
        CommandLine line = new CommandLine(new GetCommand(resource));
        resource.ways().forEach(way -> line.getCommandSpec().addOption(way.option()));
        return line;
    }

    @Override
    public Integer call() throws InterruptedException {
        return client.ask((api, out) -> {
            out.one(
                    api.get(Resource.asked(resource.path().child(id), resource.ways(), client)),
                    Attribute.of(attributes.toArray(String[]::new)));
            return ExitCode.OK;
        });
    }
}
