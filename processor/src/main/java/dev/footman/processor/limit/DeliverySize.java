// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.limit;

import dev.footman.contract.delivery.Call;
import dev.footman.contract.delivery.Command;
import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.delivery.Execution;
import dev.footman.contract.delivery.Request;
import dev.footman.contract.topic.JsonSerde;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a delivery has room in a record, together with what comes of it. */
final class DeliverySize {
    /** With a result of 1 MiB it stays below what topics take, 4 MiB ({@code TopicLayout}). */
    static final int MOST_BYTES = 5 * 512 * 1024;

    /** A character has six bytes at most as JSON: what has fewer than so many need not be written to know. */
    private static final int SURELY_FITS = MOST_BYTES / 6;

    private static final JsonSerde<Delivery> DELIVERIES = new JsonSerde<>(Delivery.class);
    private static final JsonSerde<Execution> EXECUTIONS = new JsonSerde<>(Execution.class);

    private DeliverySize() {}

    static boolean isTooLarge(Delivery delivery) {
        return characters(delivery) > SURELY_FITS && DELIVERIES.write(delivery).length > MOST_BYTES;
    }

    /** The same of one that has its result already. */
    static boolean isTooLarge(Execution execution) {
        return characters(execution.delivery()) + characters(execution.result()) > SURELY_FITS
                && EXECUTIONS.write(execution).length > MOST_BYTES;
    }

    private static long characters(Delivery delivery) {
        Call call = delivery.call();
        Command command = delivery.command();
        Request request = delivery.request();
        long ofCall = call == null ? 0 : call.url().length() + characters(call.headers()) + characters(call.body());
        long ofCommand = command == null ? 0 : command.line().length() + characters(command.env());
        return ofCall + ofCommand + (request == null ? 0 : characters(request.parameters()));
    }

    private static long characters(@Nullable Object value) {
        return switch (value) {
            case String text -> text.length();
            case Map<?, ?> map -> characters(map.keySet()) + characters(map.values());
            case Collection<?> items -> {
                long all = 0;
                for (Object item : items) {
                    all += 1 + characters(item); // and what stands between them
                }
                yield all;
            }
            case null, default -> String.valueOf(value).length(); // a number, a truth or nothing
        };
    }
}
