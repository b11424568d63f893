// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** A store as the topology has them, kept in memory and without a topology. */
public final class MemoryStore {
    private MemoryStore() {}

    public static <K, V> KeyValueStore<K, V> of(Serde<K> keys, Serde<V> values) {
        KeyValueStore<K, V> store = Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore("store"), keys, values)
                .withLoggingDisabled()
                .build();
        store.init(new MockProcessorContext<>().getStateStoreContext(), store);
        return store;
    }
}
