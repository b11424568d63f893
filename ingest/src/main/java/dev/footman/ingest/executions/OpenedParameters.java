// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.executions;

import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.delivery.Request;
import dev.footman.contract.secret.Seal;
import dev.footman.contract.secret.SealBrokenException;
import dev.footman.contract.secret.SealPlace;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parameters of an execution as they were given, with what is sealed in them opened. */
final class OpenedParameters {
    private final Optional<Seal> seal;

    OpenedParameters(Optional<Seal> seal) {
        this.seal = seal;
    }

    /**
     * Opens them.
     *
     * @throws SealBrokenException      if one was sealed under another key
     * @throws IllegalArgumentException if there is no key
     */
    Map<String, @Nullable Object> of(Delivery delivery) throws SealBrokenException {
        Request request = delivery.request();
        Map<String, @Nullable Object> opened = new LinkedHashMap<>();
        if (request == null) {
            return opened;
        }
        for (Map.Entry<String, @Nullable Object> parameter :
                request.parameters().entrySet()) {
            opened.put(parameter.getKey(), opened(delivery.owner(), parameter.getKey(), parameter.getValue()));
        }
        return opened;
    }

    private @Nullable Object opened(String owner, String name, @Nullable Object value) throws SealBrokenException {
        if (value instanceof Map<?, ?> fields) { // headers: nothing else is sealed inside
            Map<String, @Nullable Object> opened = new LinkedHashMap<>();
            for (Map.Entry<?, ?> field : fields.entrySet()) {
                String key = String.valueOf(field.getKey());
                opened.put(key, text(field.getValue(), SealPlace.header(owner, key)));
            }
            return opened;
        }
        return text(value, SealPlace.parameter(owner, name));
    }

    private @Nullable Object text(@Nullable Object value, String place) throws SealBrokenException {
        if (!(value instanceof String text) || !Seal.isSealed(text)) {
            return value;
        }
        return seal.orElseThrow(() -> new IllegalArgumentException("a sealed value cannot be opened without a key;"
                        + " set footman.encryption.key to what it was sealed with"))
                .open(text, place);
    }
}
