// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.execution;

import dev.footman.contract.delivery.Call;
import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.delivery.Request;
import dev.footman.contract.secret.Seal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The parameters of an execution as everybody may see them. */
public final class ShownParameters {
    private static final String HIDDEN = "********";

    private ShownParameters() {}

    /** What it was given; of one of Butler's webhooks, which are given nothing, whom it calls. */
    public static Map<String, @Nullable Object> of(Delivery delivery) {
        Request request = delivery.request();
        Call call = delivery.call();
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        if (request != null && !request.parameters().isEmpty()) {
            request.parameters().forEach((name, value) -> parameters.put(name, masked(value)));
        } else if (call != null) {
            parameters.put("method", call.method());
            parameters.put("url", call.url());
        }
        return parameters;
    }

    /** Whether there is anything secret among them. */
    public static boolean hidesAny(Delivery delivery) {
        Request request = delivery.request();
        return request != null && request.parameters().values().stream().anyMatch(ShownParameters::isHidden);
    }

    private static boolean isHidden(@Nullable Object value) {
        return !Objects.equals(value, masked(value));
    }

    /** Parameters of somebody who was shown {@code all}: what is still masked in them is as it was. */
    public static Map<String, @Nullable Object> unmasked(
            Map<String, @Nullable Object> given, Map<String, @Nullable Object> all) {
        Map<String, @Nullable Object> unmasked = new LinkedHashMap<>();
        given.forEach((name, value) -> unmasked.put(name, unmasked(value, all.get(name))));
        return unmasked;
    }

    private static @Nullable Object unmasked(@Nullable Object value, @Nullable Object before) {
        if (HIDDEN.equals(value)) {
            return before == null ? value : before;
        }
        if (value instanceof Map<?, ?> fields && before instanceof Map<?, ?> known) {
            Map<String, @Nullable Object> unmasked = new LinkedHashMap<>();
            fields.forEach((name, field) -> unmasked.put(String.valueOf(name), unmasked(field, known.get(name))));
            return unmasked;
        }
        return value;
    }

    private static @Nullable Object masked(@Nullable Object value) {
        return switch (value) {
            case String text when Seal.isSealed(text) -> HIDDEN;
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> masked = new LinkedHashMap<>();
                map.forEach((name, inner) -> masked.put(String.valueOf(name), masked(inner)));
                yield masked;
            }
            case null, default -> value;
        };
    }
}
