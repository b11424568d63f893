// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.command;

import dev.footman.cli.role.Role;
import dev.footman.cli.role.Roles;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The commands that run a server. Each reads the settings and runs its role until it is asked to stop. */
final class ServerCommand {
    private static final int LAST_PORT = 65_535;

    private ServerCommand() {}

    private static Roles roles(ServerOptions options) {
        return new Roles(options.read().settings(), options.data(), Clock.systemUTC());
    }

    private static int run(Role role) {
        return new Life(System.out, System.err).run(role);
    }

    @Command(name = "standalone", description = "Everything in one process: Kafka, ingest, processor, dispatcher.")
    static final class Standalone implements Callable<Integer> {
        @Mixin
        private ServerOptions options = new ServerOptions();

        @Override
        public Integer call() {
            return run(parts -> roles(options).standalone(parts));
        }
    }

    @Command(name = "ingest", description = "The way in, on your Kafka: UDP and HTTP to topics.")
    static final class Ingest implements Callable<Integer> {
        @Mixin
        private ServerOptions options = new ServerOptions();

        @Override
        public Integer call() {
            return run(parts -> roles(options).ingest(parts));
        }
    }

    @Command(name = "processor", description = "Rules, limits and the ledger, on your Kafka.")
    static final class Processor implements Callable<Integer> {
        @Mixin
        private ServerOptions options = new ServerOptions();

        @Override
        public Integer call() {
            return run(parts -> roles(options).processor(parts));
        }
    }

    @Command(name = "dispatcher", description = "The calls out, on your Kafka.")
    static final class Dispatcher implements Callable<Integer> {
        @Mixin
        private ServerOptions options = new ServerOptions();

        @Override
        public Integer call() {
            return run(parts -> roles(options).dispatcher(parts));
        }
    }

    @Command(name = "broker", description = "The embedded Kafka alone, for trying the roles as separate processes.")
    static final class Broker implements Callable<Integer> {
        @Mixin
        private ServerOptions options = new ServerOptions();

        @Option(
                names = "--port",
                paramLabel = "PORT",
                defaultValue = "9092",
                description = "on loopback; 0 picks a free one (default: ${DEFAULT-VALUE})")
        private int port;

        @Override
        public Integer call() {
            if (port < 0 || port > LAST_PORT) {
                System.err.println(
                        "footman: --port must be a whole number from 0 to 65535, such as 9092, but is " + port);
                return Life.WRONG_SETTINGS;
            }
            return run(parts -> {
                options.read();
                return Roles.broker(parts, options.data(), port);
            });
        }
    }
}
