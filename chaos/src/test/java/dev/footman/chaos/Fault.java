// SPDX-License-Identifier: Apache-2.0
package dev.footman.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.cli.e2e.Role;
import dev.footman.processor.ProcessorApp;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What goes wrong in a round, while events come in. */
sealed interface Fault
        permits ClockForward,
                FullDisk,
                Fault.Kill,
                Fault.KillBroker,
                Fault.Pause,
                Fault.PauseBroker,
                Fault.Partition,
                Fault.RollingRestart {
    /** Longer than any lease: the attempt's timeout of the proof's settings, what the ledger adds to it, and some more. */
    int LONGER_THAN_A_LEASE_SECONDS = 2 + (int) ProcessorApp.BESIDES_THE_ATTEMPT.toSeconds() + 4;

    int DOWN_SECONDS = 4;
    int BROKER_ENDS_WITHIN_SECONDS = 90;

    /** What it is, as the table says it. */
    String what();

    /** Whether nothing more is sent once it strikes: no later event helps what it leaves behind. */
    default boolean isLast() {
        return false;
    }

    /** Why this machine cannot have it; empty if it can. */
    default Optional<String> obstacle(Installation installation) throws IOException {
        return Optional.empty();
    }

    /** Makes it, and returns when it has lasted long enough. */
    void strike(Installation installation) throws Exception;

    /** Ends it; it may take a while after that until all is well. */
    void mend(Installation installation) throws Exception;

    /** Puts right what could not be put right before the round's deliveries had all arrived. */
    default void tidy(Installation installation) throws Exception {}

    /** So long the fault lasts: no wait for something to come true. */
    static void lasts(int seconds) throws InterruptedException {
        TimeUnit.SECONDS.sleep(seconds);
    }

    /** {@code kill -9} of roles, all at once. */
    record Kill(List<String> roles, boolean isLast) implements Fault {
        Kill(List<String> roles) {
            this(roles, false);
        }

        @Override
        public String what() {
            return "kill -9 of %s%s".formatted(String.join(" and ", roles), isLast ? ", and no event after it" : "");
        }

        @Override
        public void strike(Installation installation) throws Exception {
            for (String role : roles) {
                installation.role(role).kill();
            }
            lasts(DOWN_SECONDS);
        }

        @Override
        public void mend(Installation installation) throws Exception {
            for (String role : roles) {
                installation.start(role, Map.of());
            }
        }
    }

    /** {@code kill -9} of a broker, which is a controller too. */
    record KillBroker(int node) implements Fault {
        @Override
        public String what() {
            return "kill -9 of broker-" + node;
        }

        @Override
        public void strike(Installation installation) throws Exception {
            installation.cluster().node(node).kill();
            lasts(DOWN_SECONDS);
        }

        @Override
        public void mend(Installation installation) throws Exception {
            installation.cluster().start(node, Map.of());
            installation.cluster().node(node).awaitReady();
        }
    }

    /** A role that stands still, and does not know it when it goes on. */
    record Pause(String role) implements Fault {
        @Override
        public String what() {
            return "SIGSTOP of %s for %d s".formatted(role, LONGER_THAN_A_LEASE_SECONDS);
        }

        @Override
        public void strike(Installation installation) throws Exception {
            installation.role(role).pause();
            lasts(LONGER_THAN_A_LEASE_SECONDS);
        }

        @Override
        public void mend(Installation installation) throws Exception {
            installation.role(role).resume();
        }
    }

    /** The same of a broker. */
    record PauseBroker(int node) implements Fault {
        @Override
        public String what() {
            return "SIGSTOP of broker-%d for %d s".formatted(node, LONGER_THAN_A_LEASE_SECONDS);
        }

        @Override
        public void strike(Installation installation) throws Exception {
            installation.cluster().node(node).pause();
            lasts(LONGER_THAN_A_LEASE_SECONDS);
        }

        @Override
        public void mend(Installation installation) throws Exception {
            installation.cluster().node(node).resume();
        }
    }

    /**
     * A network that parts a role from all brokers.
     *
     * @param silent no byte comes through, and nobody is told; else connections are cut and refused
     */
    record Partition(String role, boolean silent) implements Fault {
        @Override
        public String what() {
            return "%s parted from the brokers for %d s (%s)"
                    .formatted(role, LONGER_THAN_A_LEASE_SECONDS, silent ? "silence" : "refused");
        }

        @Override
        public void strike(Installation installation) throws Exception {
            for (Link link : installation.cluster().linksOf(role)) {
                if (silent) {
                    link.silence();
                } else {
                    link.refuse();
                }
            }
            lasts(LONGER_THAN_A_LEASE_SECONDS);
        }

        @Override
        public void mend(Installation installation) throws Exception {
            for (Link link : installation.cluster().linksOf(role)) {
                link.open();
            }
        }
    }

    /** Everything is asked to stop and started again, one after the other, as for an upgrade. */
    record RollingRestart() implements Fault {
        @Override
        public String what() {
            return "rolling restart of everything";
        }

        @Override
        public void strike(Installation installation) throws Exception {
            Cluster cluster = installation.cluster();
            for (int node = 1; node <= Cluster.NODES; node++) {
                cluster.node(node).stop(BROKER_ENDS_WITHIN_SECONDS);
                cluster.start(node, Map.of());
                cluster.node(node).awaitReady();
                cluster.awaitInSync();
            }
            for (String name : Installation.ROLES) {
                Role role = installation.role(name);
                assertThat(role.stop())
                        .as("exit code of %s, asked to stop", name)
                        .isZero();
                installation.start(name, Map.of()).awaitReady();
            }
        }

        @Override
        public void mend(Installation installation) {}
    }
}
