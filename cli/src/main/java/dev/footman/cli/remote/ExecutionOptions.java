// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footman.cli.output.Attribute;
import dev.footman.cli.output.Printer;
import dev.footman.cli.run.Execution;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What to show of an execution. */
final class ExecutionOptions {
    @Option(
            names = {"-d", "--detail"},
            description = "show all of it, in a table")
    private boolean detail;

    @Option(
            names = {"-k", "--key"},
            paramLabel = "KEY",
            description = "show only this of the result, such as stdout or body.items.0")
    private @Nullable String key;

    @Option(
            names = "--attr",
            paramLabel = "NAME",
            split = ",",
            description = "what to show of it, such as id,status,result.stdout")
    private List<String> attributes = new ArrayList<>();

    void show(Printer out, Execution execution) {
        List<Attribute> wanted = Attribute.of(attributes.toArray(String[]::new));
        if (key != null) {
            JsonNode found = new Attribute(key).in(execution.json().path("result"));
            out.document(found);
        } else if (detail || !out.isForPeople()) {
            out.one(execution.json(), wanted);
        } else {
            out.line(execution.text(wanted));
        }
    }
}
