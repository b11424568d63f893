// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.actions;

import dev.footman.contract.rule.ActionMetadata;
import dev.footman.ingest.table.SharedTable;
import dev.footman.rules.action.Actions;
import dev.footman.rules.action.BuiltInActions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All actions: those that every installation has, and those that somebody has added. */
public final class ActionStore implements Actions {
    private final SharedTable<ActionMetadata> added;

    public ActionStore(SharedTable<ActionMetadata> added) {
        this.added = added;
    }

    /** All of them, by pack and name. */
    public List<ActionMetadata> all() {
        List<ActionMetadata> all = new ArrayList<>(BuiltInActions.all());
        added.values().stream()
                .filter(action -> BuiltInActions.find(action.ref()) == null)
                .forEach(all::add);
        all.sort(Comparator.comparing(ActionMetadata::pack).thenComparing(ActionMetadata::name));
        return all;
    }

    @Override
    public @Nullable ActionMetadata find(String ref) {
        ActionMetadata builtIn = BuiltInActions.find(ref);
        return builtIn != null ? builtIn : added.get(ref);
    }

    /** The action with that reference or id; what holds a dot is a reference (contract, section 3.2). */
    public Optional<ActionMetadata> named(String refOrId) {
        return refOrId.indexOf('.') < 0
                ? all().stream().filter(action -> action.id().equals(refOrId)).findFirst()
                : Optional.ofNullable(find(refOrId));
    }

    /** Adds an action; what has its reference already, where something has. One of another node may win at this moment. */
    public synchronized Optional<ActionMetadata> add(ActionMetadata action) throws InterruptedException {
        ActionMetadata there = find(action.ref());
        if (there != null) {
            return Optional.of(there);
        }
        added.put(action.ref(), action);
        return Optional.ofNullable(added.get(action.ref()))
                .filter(now -> !now.id().equals(action.id()));
    }

    /** Puts an action in the place of the one that has its reference, if there is one. */
    public synchronized void put(ActionMetadata action) throws InterruptedException {
        added.put(action.ref(), action);
    }

    /** Removes an action; rules that name it fail from then on. */
    public synchronized void remove(ActionMetadata action) throws InterruptedException {
        added.put(action.ref(), null);
    }
}
