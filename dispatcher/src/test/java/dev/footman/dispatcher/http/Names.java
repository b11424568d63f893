// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;

/** Looks names up as {@code answer} says. */
record Names(Answering answer) implements DnsResolver {
    interface Answering {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    /** Every name stands for these addresses. */
    static Names standingFor(String... addresses) {
        return new Names(host -> addresses(addresses));
    }

    /** Answers in turn; each answer is one address, and the last stays. */
    static Names changing(String... turns) {
        AtomicInteger turn = new AtomicInteger();
        return new Names(host -> addresses(turns[Math.min(turn.getAndIncrement(), turns.length - 1)]));
    }

    private static InetAddress[] addresses(String... texts) {
        return Arrays.stream(texts).map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return answer.of(host);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
