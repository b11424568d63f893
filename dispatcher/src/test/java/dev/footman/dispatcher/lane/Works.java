// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.lane;

import dev.footman.contract.delivery.Call;
import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.destination.Destination;
import java.util.List;
import java.util.Map;

/** Deliveries in hand, as tests need them. */
final class Works {
    private Works() {}

    static Work to(String url, String id, long takenNanos) {
        return attempt(1, url, id, takenNanos);
    }

    static Work attempt(int number, String url, String id, long takenNanos) {
        return work("butler.reload_failed", "event", number, url, id, takenNanos);
    }

    /** One that somebody asked for directly. */
    static Work asked(String url, String id, long takenNanos) {
        return work("", "", 1, url, id, takenNanos);
    }

    private static Work work(String rule, String event, int attempt, String url, String id, long takenNanos) {
        Call call = new Call("POST", url, Map.of(), "{}", null);
        Delivery delivery = new Delivery(id, rule, event, "qlik.reload_failed", call, null, attempt, List.of());
        return new Work(delivery, Destination.of(url), 0, 0, takenNanos);
    }
}
