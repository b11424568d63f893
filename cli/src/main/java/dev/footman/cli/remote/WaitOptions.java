// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.remote;

import dev.footman.cli.client.ApiClient;
import dev.footman.cli.output.Printer;
import dev.footman.cli.run.Execution;
import dev.footman.cli.run.Follow;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Whether to wait for the end of an execution that was started. */
final class WaitOptions {
    @Option(
            names = {"-a", "--async"},
            description = "do not wait for the end")
    private boolean async;

    /** Waits and shows, and returns the exit code. */
    int await(ClientOptions client, ExecutionOptions shown, ApiClient api, Printer out, Execution started)
            throws InterruptedException {
        if (!async) {
            Execution ended = new Follow(client.err()).toItsEnd(api, started);
            shown.show(out, ended);
            return ended.hasSucceeded() ? ExitCode.OK : ExitCode.SOFTWARE;
        }
        if (out.isForPeople()) {
            out.line("To get the results, execute:%n  footman execution get %s".formatted(started.id()));
        } else {
            shown.show(out, started);
        }
        return ExitCode.OK;
    }
}
