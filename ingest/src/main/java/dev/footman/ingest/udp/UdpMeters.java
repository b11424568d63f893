// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.udp;

import dev.footman.ingest.spill.Overflow;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;

/** Shows what the UDP way counts. Received = refused + accepted + rejected + lost; accepted = written + in flight + spilled + lost. */
final class UdpMeters {
    private UdpMeters() {}

    static void bind(MeterRegistry meters, UdpCounters udp, Overflow overflow) {
        FunctionCounter.builder("footman.udp.received", udp, UdpCounters::received)
                .register(meters);
        FunctionCounter.builder("footman.udp.received.bytes", udp, UdpCounters::receivedBytes)
                .register(meters);
        FunctionCounter.builder("footman.udp.refused", udp, UdpCounters::refusedSources)
                .register(meters);
        lost(meters, "kernel", udp, UdpCounters::kernelDrops);
        lost(meters, "ring_full", udp, UdpCounters::lostRingFull);
        lost(meters, "closed", udp, UdpCounters::lostAtClose);
        lost(meters, "fault", udp, UdpCounters::sinkFailures);
        lost(meters, "spill_full", overflow, it -> it.counters().lost());
        lost(meters, "unsendable", overflow, it -> it.counters().unsendable());
        meters.gauge("footman.udp.in.flight", overflow, Overflow::inFlight);
        meters.gauge("footman.udp.spilled", overflow, Overflow::spilledNow);
    }

    private static <T> void lost(MeterRegistry meters, String reason, T from, ToDoubleFunction<T> count) {
        FunctionCounter.builder("footman.udp.lost", from, count)
                .tag("reason", reason)
                .register(meters);
    }
}
