// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Asks the machine something by a program that answers one line and ends. */
final class Probe {
    private Probe() {}

    static Optional<String> line(String... command) {
        return line(List.of(command));
    }

    /** The program's first line; empty where there is no such program, or it fails. */
    static Optional<String> line(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            try (BufferedReader answer = process.inputReader()) {
                Optional<String> line = answer.lines().findFirst();
                return process.onExit().join().exitValue() == 0 ? line : Optional.empty();
            }
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }
}
