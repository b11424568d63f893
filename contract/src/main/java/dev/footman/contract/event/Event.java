// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, as the topics {@code log-events} and {@code trigger-events} carry it. When it was taken in is
 * the timestamp of its Kafka record, so that a replay sees the same time.
 *
 * @param id       names this happening; 24 hexadecimal digits, later ones sort behind earlier ones
 * @param trigger  reference of its trigger, such as {@code qlik.reload_failed}; that of a hook is {@code core.} and a UUID
 * @param type     reference of its trigger type; the same as {@code trigger} where a type has no parameters
 * @param payload  what was said, in the order in which it goes out; values are what JSON has
 * @param source   how it came in, such as {@code udp 10.1.2.3}; only for people to read
 * @param traceTag what its sender called it, or what ingest did; empty for events from Qlik
 * @param asOf     what its ingest node had read of the tables that events meet; a processor that has read less waits
 * @param causes   the rules whose actions led to it, the first first; none where it came from outside
 */
@JsonPropertyOrder({"id", "trigger", "type", "traceTag"}) // what records are found by, ahead of what may be long
public record Event(
        String id,
        String trigger,
        String type,
        Map<String, @Nullable Object> payload,
        String source,
        String traceTag,
        AsOf asOf,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> causes) {
    /** The field of a payload that says which event it repeats; only Footman writes it. */
    public static final String CONTEXT = "__context";

    // spelled out: javac writes no type annotations for a compact constructor's parameters, and NullAway reads them
    @JsonCreator
    public Event(
            String id,
            String trigger,
            @Nullable String type,
            Map<String, @Nullable Object> payload,
            String source,
            @Nullable String traceTag,
            @Nullable AsOf asOf,
            @Nullable List<String> causes) {
        this.id = Objects.requireNonNull(id, "id");
        this.trigger = Objects.requireNonNull(trigger, "trigger");
        this.type = Objects.requireNonNullElse(type, trigger);
        this.payload = Collections.unmodifiableMap(new LinkedHashMap<>(payload));
        this.source = source;
        this.traceTag = Objects.requireNonNullElse(traceTag, "");
        this.asOf = Objects.requireNonNullElse(asOf, AsOf.START);
        this.causes = causes == null ? List.of() : List.copyOf(causes);
    }

    /** An event that no rule led to. */
    public Event(
            String id,
            String trigger,
            String type,
            Map<String, @Nullable Object> payload,
            String source,
            String traceTag,
            AsOf asOf) {
        this(id, trigger, type, payload, source, traceTag, asOf, List.of());
    }

    /** An event whose trigger is a type without parameters, and that nobody gave a tag. */
    public Event(String id, String trigger, Map<String, @Nullable Object> payload, String source, AsOf asOf) {
        this(id, trigger, trigger, payload, source, "", asOf);
    }

    /** The payload's value as text, or empty text where there is none. */
    public String text(String field) {
        return payload.get(field) instanceof String text ? text : "";
    }

    /**
     * An event that is found in this one. It has an id of its own, always the same, with this one's time at its head.
     *
     * @param trigger reference of its trigger type
     */
    public Event found(String trigger, Map<String, @Nullable Object> payload) {
        return new Event(DerivedId.after(id, id, trigger), trigger, trigger, payload, source, traceTag, asOf, causes);
    }

    /** The same event, saying something else. */
    public Event saying(Map<String, @Nullable Object> other) {
        return new Event(id, trigger, type, other, source, traceTag, asOf, causes);
    }
}
