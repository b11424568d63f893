// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * What came of a command line that was run in this process.
 *
 * @param out what it said on standard output
 * @param err what it said on standard error
 */
public record Ran(int exitCode, String out, String err) {
    /** Runs {@code footman} with these arguments. */
    public static Ran footman(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine footman = Footman.commandLine();
        footman.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return new Ran(footman.execute(arguments), out.toString(), err.toString());
    }
}
