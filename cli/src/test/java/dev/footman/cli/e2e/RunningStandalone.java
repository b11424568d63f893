// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.e2e;

import dev.footman.cli.role.Roles;
import dev.footman.cli.settings.CheckedSettings;
import dev.footman.contract.management.Closer;
import dev.footman.contract.settings.SettingsFile;
import dev.footman.ingest.IngestApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Standalone in the test's own process, on free ports, with a client that has the first key. */
final class RunningStandalone implements AutoCloseable {
    private final Closer parts = new Closer();
    private final IngestApp ingest;
    private final Api api;

    /**
     * Starts it and waits until it is ready.
     *
     * @param settings what {@code --set} would say
     */
    RunningStandalone(Path data, String config, String... settings) throws IOException, InterruptedException {
        CheckedSettings checked = CheckedSettings.read(
                List.of(new SettingsFile("ports", Configs.freePorts()), new SettingsFile("test", config)),
                List.of(settings),
                Map.of());
        ingest = new Roles(checked.settings(), data, Clock.systemUTC()).startStandalone(parts);
        String key = Files.readString(data.resolve("bootstrap-api-key")).strip();
        api = parts.add(new Api(ingest.httpPort(), key));
    }

    Api api() {
        return api;
    }

    IngestApp ingest() {
        return ingest;
    }

    @Override
    public void close() {
        parts.close();
    }
}
