// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import dev.footman.ingest.records.ExecutionFilter;
import dev.footman.ingest.records.ExecutionFilter.Field;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is asked of executions, and of what is shown of each (StackStorm contract, section 6.3). */
final class ExecutionQuery {
    /** The shortest step between two times here. */
    private static final Duration STEP = Duration.ofNanos(1_000);

    /** What may be left out of an execution; StackStorm's client asks for lists without these. */
    private static final Set<String> LEFT_OUT = Set.of("result", "trigger_instance", "status");

    private static final Map<String, Field> TEXTS = Map.of(
            "action", Field.ACTION,
            "status", Field.STATUS,
            "runner", Field.RUNNER,
            "user", Field.USER,
            "trigger_type", Field.TRIGGER_TYPE,
            "trigger_instance", Field.TRIGGER_INSTANCE);

    /** What pages let people choose from; StackStorm's {@code executions/views/filters}. */
    private static final Map<String, Field> OFFERED = new TreeMap<>(Map.of(
            "action", Field.ACTION,
            "rule", Field.RULE,
            "runner", Field.RUNNER,
            "status", Field.STATUS,
            "trigger", Field.TRIGGER_NAME,
            "trigger_type", Field.TRIGGER_TYPE,
            "user", Field.USER));

    private ExecutionQuery() {}

    /** The filters whose values are asked for: those of {@code types}, or all. */
    static Map<String, Field> offered(Context ctx) {
        String types = ListQuery.parameter(ctx, "types");
        Map<String, Field> offered = new TreeMap<>(OFFERED);
        if (types != null) {
            offered.keySet().retainAll(Set.of(types.strip().split("\\s*,\\s*", -1)));
        }
        return offered;
    }

    /** The filter, but for ids. */
    static ExecutionFilter filter(Context ctx) {
        Map<Field, String> texts = new EnumMap<>(Field.class);
        TEXTS.forEach((name, field) -> put(texts, field, ListQuery.parameter(ctx, name)));
        putNamed(texts, ListQuery.parameter(ctx, "rule"), Field.RULE, Field.RULE_NAME);
        putNamed(texts, ListQuery.parameter(ctx, "trigger"), Field.TRIGGER_TYPE, Field.TRIGGER_NAME);
        Instant at = StackStormTime.parameter(ctx, "timestamp");
        Instant after = StackStormTime.parameter(ctx, "timestamp_gt");
        Instant before = StackStormTime.parameter(ctx, "timestamp_lt");
        return new ExecutionFilter(
                texts,
                at == null ? after : at.minus(STEP),
                at == null ? before : at.plus(STEP),
                ListQuery.isSet(ctx, "sort_asc"));
    }

    private static void put(Map<Field, String> texts, Field field, @Nullable String text) {
        if (text != null) {
            texts.put(field, text);
        }
    }

    /** By name, as StackStorm has it, or by reference. */
    private static void putNamed(Map<Field, String> texts, @Nullable String text, Field reference, Field name) {
        if (text != null) {
            texts.put(text.indexOf('.') < 0 ? name : reference, text);
        }
    }

    /** The ids that are asked for; empty where any is. */
    static List<String> ids(Context ctx) {
        String ids = Objects.requireNonNullElseGet(
                ListQuery.parameter(ctx, "id"),
                () -> Objects.requireNonNullElse(ListQuery.parameter(ctx, "liveaction"), "")); // they have the same
        return ids.isEmpty() ? List.of() : List.of(ids.strip().split("\\s*,\\s*", -1));
    }

    /** Whether those of a workflow are asked for, of which there are none here; {@code null} asks for those of none. */
    static boolean isOfParent(Context ctx) {
        String parent = ListQuery.parameter(ctx, "parent");
        return parent != null && !parent.equalsIgnoreCase("null") && !parent.equals("None");
    }

    /** Whether what is secret is asked for. */
    static boolean showsSecrets(Context ctx) {
        return ListQuery.isSet(ctx, "show_secrets");
    }

    /**
     * What is shown of each.
     *
     * @throws io.javalin.http.HttpResponseException 400 where a field is to be left out that may not be
     */
    static Attributes attributes(Attributes asked) {
        for (String name : asked.excluded()) {
            if (!LEFT_OUT.contains(name)) {
                throw ListQuery.bad("Invalid or unsupported exclude attribute specified: " + name);
            }
        }
        return asked;
    }

    /**
     * How many bytes a result may have to be shown at all.
     *
     * @throws io.javalin.http.HttpResponseException 400 where it is no number above 0
     */
    static long mostOfResult(Context ctx) {
        String text = ListQuery.parameter(ctx, "max_result_size");
        if (text == null) {
            return Long.MAX_VALUE;
        }
        try {
            long most = Long.parseLong(text.strip());
            if (most > 0) {
                return most;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw ListQuery.bad(
                "max_result_size must be a number of bytes above 0, such as 1048576, but is \"%s\"".formatted(text));
    }
}
