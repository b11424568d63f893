// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.datastore;

import dev.footman.contract.rule.DatastoreItem;
import dev.footman.contract.secret.Seal;
import dev.footman.contract.secret.SealBrokenException;
import dev.footman.contract.secret.SealPlace;
import dev.footman.ingest.table.SharedTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The datastore's keys. What is secret is sealed before it is written. */
public final class Datastore {
    private final SharedTable<DatastoreItem> table;
    private final Optional<Seal> seal;
    private final Supplier<String> ids;
    private final Clock clock;

    /**
     * @param seal seals what is secret; empty: nothing secret can be kept
     * @param ids  makes the ids of new keys
     */
    public Datastore(SharedTable<DatastoreItem> table, Optional<Seal> seal, Supplier<String> ids, Clock clock) {
        this.table = table;
        this.seal = seal;
        this.ids = ids;
        this.clock = clock;
    }

    /** What somebody wants to keep. */
    public record Wanted(
            String name,
            String value,
            boolean secret,
            @Nullable Duration ttl) {}

    /** What is there now, by name. */
    public List<DatastoreItem> all() {
        return table.values().stream()
                .filter(this::isThere)
                .sorted(Comparator.comparing(DatastoreItem::name))
                .toList();
    }

    public Optional<DatastoreItem> find(String name) {
        return Optional.ofNullable(table.get(key(name))).filter(this::isThere);
    }

    /** What {@code name} stands for in a pattern or template of a rule; null where there is none. */
    public @Nullable String value(String name) {
        return find(name).map(DatastoreItem::forRules).orElse(null);
    }

    /**
     * Keeps a value in the place of what the name had.
     *
     * @throws IllegalArgumentException if it is secret and there is no seal; the message says how to mend it
     */
    public DatastoreItem put(Wanted wanted) throws InterruptedException {
        Duration ttl = wanted.ttl();
        Instant expires = ttl == null ? null : clock.instant().plus(ttl);
        String id = find(wanted.name()).map(DatastoreItem::id).orElseGet(ids);
        DatastoreItem item =
                new DatastoreItem(id, DatastoreItem.SYSTEM, wanted.name(), kept(wanted), wanted.secret(), expires);
        table.put(key(wanted.name()), item);
        return item;
    }

    private String kept(Wanted wanted) {
        if (!wanted.secret()) {
            return wanted.value();
        }
        return seal.orElseThrow(() -> new IllegalArgumentException(
                        "a secret value needs footman.encryption.key, the same for all roles"))
                .seal(wanted.value(), SealPlace.key(wanted.name()));
    }

    /** The value of what is secret; empty where it was sealed with another key, or there is none. */
    public Optional<String> opened(DatastoreItem item) {
        try {
            return seal.isEmpty()
                    ? Optional.empty()
                    : Optional.of(seal.get().open(item.value(), SealPlace.key(item.name())));
        } catch (SealBrokenException _) {
            return Optional.empty();
        }
    }

    public void remove(DatastoreItem item) throws InterruptedException {
        table.put(key(item.name()), null);
    }

    private boolean isThere(DatastoreItem item) {
        return !item.isOver(clock.instant());
    }

    private static String key(String name) {
        return DatastoreItem.key(DatastoreItem.SYSTEM, name);
    }
}
