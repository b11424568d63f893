// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import dev.footman.dispatcher.egress.EgressGuard;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** No call may go to any address of a host; the message says why. The client lets a look-up fail in no other way. */
final class RefusedHostException extends UnknownHostException {
    RefusedHostException(String host, InetAddress[] addresses, EgressGuard guard) {
        super(Arrays.stream(addresses)
                .flatMap(address -> guard.refusal(address).stream())
                .map(refusal -> "%s (host %s)".formatted(refusal, host))
                .findFirst()
                .orElseThrow());
    }
}
