// SPDX-License-Identifier: Apache-2.0
package dev.footman.chaos;

import dev.footman.chaos.Fault.Kill;
import dev.footman.chaos.Fault.KillBroker;
import dev.footman.chaos.Fault.Partition;
import dev.footman.chaos.Fault.Pause;
import dev.footman.chaos.Fault.PauseBroker;
import dev.footman.chaos.Fault.RollingRestart;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Which fault each round has: every kind in turn, at a process that the seed picks; then kinds that the seed picks. */
final class Faults {
    private final Random random;
    private final List<Supplier<Fault>> kinds;

    Faults(Random random, Path folder, String whyNoDisk) {
        this.random = random;
        this.kinds = List.of(
                () -> new Kill(Installation.DISPATCHERS),
                () -> new KillBroker(node()),
                () -> new Kill(List.of(one(Installation.PROCESSORS))),
                () -> new Kill(List.of(one(Installation.DISPATCHERS))),
                () -> new Kill(List.of(one(Installation.INGESTS))),
                () -> new Pause(one(Installation.DISPATCHERS)),
                () -> new Pause(one(Installation.PROCESSORS)),
                () -> new PauseBroker(node()),
                () -> new Pause(one(Installation.INGESTS)),
                () -> new Partition(one(Installation.DISPATCHERS), random.nextBoolean()),
                () -> new Partition(one(Installation.PROCESSORS), random.nextBoolean()),
                () -> new Partition(one(Installation.INGESTS), random.nextBoolean()),
                () -> new FullDisk(whyNoDisk),
                () -> new ClockForward(one(Installation.PROCESSORS), folder),
                () -> new ClockForward(one(Installation.DISPATCHERS), folder),
                () -> new ClockForward(one(Installation.INGESTS), folder),
                () -> new ClockForward("broker-" + node(), folder),
                () -> new Kill(Installation.DISPATCHERS, true),
                RollingRestart::new);
    }

    /** The fault of a round; rounds count from 1, and are to be asked for in their order. */
    Fault of(int round) {
        int kind = round <= kinds.size() ? round - 1 : random.nextInt(kinds.size());
        return kinds.get(kind).get();
    }

    /** How many kinds there are. */
    int kinds() {
        return kinds.size();
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private int node() {
        return 1 + random.nextInt(Cluster.NODES);
    }
}
