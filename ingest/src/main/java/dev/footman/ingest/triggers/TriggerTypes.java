// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.triggers;

import dev.footman.contract.rule.TriggerType;
import dev.footman.contract.topic.Json;
import dev.footman.ingest.table.SharedTable;
import dev.footman.rules.schema.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All trigger types: those that every installation has, and those that somebody has added. */
public final class TriggerTypes {
    /** Packs whose types are Footman's own; nobody may add to them. */
    public static final Set<String> OWN_PACKS = Set.of("butler", "core", "footman", "qlik");

    /** The type of hooks. */
    public static final String WEBHOOK = BuiltInTypes.WEBHOOK;

    private static final Map<String, TriggerType> BUILT_IN = BuiltInTypes.byRef();

    private final SharedTable<TriggerType> added;

    public TriggerTypes(SharedTable<TriggerType> added) {
        this.added = added;
    }

    /** All of them, by pack and name. */
    public List<TriggerType> all() {
        List<TriggerType> all = new ArrayList<>(BUILT_IN.values());
        all.addAll(added.values());
        all.sort(Comparator.comparing(TriggerType::pack).thenComparing(TriggerType::name));
        return all;
    }

    /** The type with that reference or id. */
    public Optional<TriggerType> find(String refOrId) {
        TriggerType type = get(refOrId);
        return type != null
                ? Optional.of(type)
                : all().stream().filter(other -> other.id().equals(refOrId)).findFirst();
    }

    public @Nullable TriggerType get(String ref) {
        TriggerType type = builtIn(ref);
        return type != null ? type : added.get(ref);
    }

    /** The type with that reference, if every installation has it. */
    public static @Nullable TriggerType builtIn(String ref) {
        return BUILT_IN.get(ref);
    }

    /** Whether every installation has it: nobody may change it then. */
    public boolean isBuiltIn(TriggerType type) {
        return BUILT_IN.containsKey(type.ref());
    }

    /** Adds a type, or puts it in the place of the one with its reference. */
    public void put(TriggerType type) throws InterruptedException {
        added.put(type.ref(), type);
    }

    public void remove(TriggerType type) throws InterruptedException {
        added.put(type.ref(), null);
    }

    /**
     * What no name and no pack may hold, since both are part of a record's key; empty where there is none of it. Half a
     * surrogate pair cannot be written as UTF-8.
     */
    public static Optional<String> nameFault(String pack, String name) {
        return Json.isWhole(pack) && Json.isWhole(name) && (pack + name).chars().noneMatch(Character::isISOControl)
                ? Optional.empty()
                : Optional.of("name and pack must hold no control characters and no half characters");
    }

    /** Whether the type is a trigger at once, since there is nothing that rules could tell it. */
    static boolean takesNoParameters(TriggerType type) {
        return type.parametersSchema().isEmpty() || type.parametersSchema().equals(BuiltInTypes.NO_PARAMETERS);
    }

    /** What is wrong with what is told a trigger of the type; empty where nothing is. Without a schema all may be told. */
    static Optional<String> parametersFault(TriggerType type, Map<String, @Nullable Object> parameters) {
        return type.parametersSchema().isEmpty() ? Optional.empty() : fault(type.parametersSchema(), parameters);
    }

    /**
     * What is wrong with a value by a schema of a type; empty where nothing is. A type without a schema takes every object.
     */
    public static Optional<String> fault(Map<String, @Nullable Object> schema, @Nullable Object value) {
        return Schema.compile(schema.isEmpty() ? Map.of("type", "object") : schema)
                .firstFault(value);
    }
}
