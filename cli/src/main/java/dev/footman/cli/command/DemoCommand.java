// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.command;

import dev.footman.cli.demo.Demo;
import dev.footman.cli.demo.Target;
import dev.footman.cli.demo.TemporaryFolder;
import dev.footman.cli.role.Roles;
import dev.footman.cli.settings.ConfigFiles;
import dev.footman.contract.settings.SettingsFile;
import dev.footman.ingest.IngestApp;
import dev.footman.ingest.auth.ApiKeys;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A first look at Footman. */
@Command(name = "demo", description = "Standalone with samples of events and an endpoint that shows their webhooks.")
final class DemoCommand implements Callable<Integer> {
    @Mixin
    private ServerOptions options = new ServerOptions();

    @Option(
            names = "--once",
            description = "ends when all samples have arrived: exit code 0, or 1 if they do not within 60 s")
    private boolean once;

    /** The demo as it was started, and where its samples go. */
    private record Running(Demo demo, Target target) {}

    @Override
    public Integer call() {
        AtomicReference<Running> running = new AtomicReference<>();
        Life life = new Life(System.out, System.err);
        return life.run(
                parts -> {
                    Demo demo = Demo.open(parts, System.out);
                    Path data = options.data == null
                            ? parts.add(TemporaryFolder.create()).path()
                            : options.data;
                    List<SettingsFile> configs = new ArrayList<>(List.of(demo.config()));
                    configs.addAll(ConfigFiles.read(options.files));
                    Roles roles = new Roles(options.read(configs).settings(), data, Clock.systemUTC());
                    IngestApp ingest = roles.startStandalone(parts);
                    running.set(new Running(demo, target(ingest, data)));
                    return roles.addresses(ingest);
                },
                () -> show(life, running.get()));
    }

    private static Target target(IngestApp ingest, Path data) {
        return new Target(
                "http://127.0.0.1:" + ingest.httpPort(),
                ingest.udpAddress().orElseThrow().getPort(),
                ApiKeys.firstKey(data));
    }

    private void show(Life life, Running running) throws InterruptedException {
        boolean arrived = running.demo().show(running.target(), life::isAsked);
        if (!arrived && !life.isAsked()) {
            life.exitWith(Life.FAILED);
        }
        if (!once && arrived) {
            running.demo().tellWhatNext(running.target());
            life.awaitAsked();
        }
    }
}
