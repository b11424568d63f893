// SPDX-License-Identifier: Apache-2.0
package dev.footman.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ./footman standalone} as a process of its own. */
record Standalone(Process process, int httpPort, int udpPort) implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("Footman is ready: http://.*:(\\d+), udp .*:(\\d+)");
    private static final String PORTS = "footman: {ingest: {http: {port: 0}, udp: {port: 0}}}\n";

    /** Starts it on the data in {@code folder} with ports of its own and waits until it is ready. */
    static Standalone start(Path folder, String config) throws IOException {
        Path ports = folder.resolve("ports.yaml");
        Path own = folder.resolve("footman.yaml");
        Files.writeString(ports, PORTS);
        Files.writeString(own, config);
        List<String> command = new ArrayList<>(List.of("./footman", "standalone", "--data", folder + "/data"));
        command.addAll(List.of("--config", ports.toString(), "--config", own.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(folder.resolve("log").toFile())
                .start();
        BufferedReader lines = process.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher ready = READY.matcher(line);
            if (ready.matches()) {
                return new Standalone(process, Integer.parseInt(ready.group(1)), Integer.parseInt(ready.group(2)));
            }
        }
        throw new IOException("footman did not start: " + Files.readString(folder.resolve("log")));
    }

    /** Ends it as the kernel does, with no time for anything. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
