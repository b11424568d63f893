// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import dev.footman.contract.destination.DestinationReport;
import dev.footman.contract.destination.DestinationState;
import dev.footman.contract.destination.DestinationState.Condition;
import dev.footman.contract.destination.DestinationState.Limits;
import dev.footman.ingest.auth.Permission;
import dev.footman.ingest.body.JsonText;
import dev.footman.ingest.destinations.Destinations;
import dev.footman.rules.execution.TimeText;
import dev.footman.rules.schema.Schema;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code /v1/destinations}: every receiving endpoint, how it does, and what may be sent to it (interface.md, section 5). */
public final class DestinationsEndpoint implements ApiRoutes {
    private static final int BY_DEFAULT = 100;
    private static final Schema PAUSE = schema("""
            {"type": "object", "properties": {"reason": {"type": "string", "maxLength": 1000}}, "additionalProperties": false}
            """);
    private static final Schema LIMITS = schema("""
            {
              "type": "object",
              "properties": {
                "concurrency": {"type": ["integer", "null"], "minimum": 1, "maximum": 100000},
                "rate_per_second": {"type": ["number", "null"], "minimum": 0.001, "maximum": 1000000}
              },
              "additionalProperties": false
            }
            """);

    private final Destinations destinations;
    private final int maxBodyBytes;

    public DestinationsEndpoint(Destinations destinations, int maxBodyBytes) {
        this.destinations = destinations;
        this.maxBodyBytes = maxBodyBytes;
    }

    private static Schema schema(String json) {
        try {
            return Schema.compile(JsonText.readObject(json));
        } catch (JsonText.NotJsonException e) {
            throw new IllegalStateException("the schema is JSON", e);
        }
    }

    @Override
    public void addTo(GuardedRoutes routes) {
        routes.add(HandlerType.GET, "/destinations", Permission.READ, this::list);
        routes.add(HandlerType.GET, "/destinations/{id}", Permission.READ, this::get);
        routes.add(HandlerType.PUT, "/destinations/{id}", Permission.ADMIN, this::limit);
        routes.add(HandlerType.POST, "/destinations/{id}/pause", Permission.ADMIN, this::pause);
        routes.add(HandlerType.POST, "/destinations/{id}/resume", Permission.ADMIN, this::resume);
    }

    private void list(Context ctx) {
        ListQuery query = ListQuery.read(ctx, BY_DEFAULT, GuardedHandler.isAdmin(ctx));
        query.answer(
                ctx,
                destinations.all().stream()
                        .filter(Filters.<DestinationState>equal(ctx, "state", DestinationsEndpoint::word)
                                .and(Filters.equal(ctx, "url", DestinationState::url)))
                        .map(DestinationsEndpoint::document)
                        .toList());
    }

    private void get(Context ctx) {
        ctx.json(document(found(ctx)));
    }

    private void pause(Context ctx) throws IOException, InterruptedException {
        DestinationState state = found(ctx);
        Object reason = JsonRequest.read(ctx, maxBodyBytes, PAUSE).get("reason");
        String user = GuardedHandler.caller(ctx).user();
        ask(
                ctx,
                state,
                new DestinationReport.Pause(user, reason instanceof String text ? text : ""),
                shown -> shown.standing().state() == Condition.PAUSED);
    }

    private void resume(Context ctx) throws InterruptedException {
        ask(
                ctx,
                found(ctx),
                new DestinationReport.Resume(GuardedHandler.caller(ctx).user()),
                shown -> shown.standing().state() != Condition.PAUSED
                        && shown.standing().until() == null);
    }

    private void limit(Context ctx) throws IOException, InterruptedException {
        DestinationState state = found(ctx);
        Map<String, @Nullable Object> wanted = JsonRequest.read(ctx, maxBodyBytes, LIMITS);
        Limits limits = new Limits(
                wanted.get("concurrency") instanceof Number concurrency ? concurrency.intValue() : null,
                wanted.get("rate_per_second") instanceof Number rate ? rate.doubleValue() : null);
        ask(
                ctx,
                state,
                new DestinationReport.Bears(limits),
                shown -> shown.limits().equals(limits));
    }

    private void ask(Context ctx, DestinationState state, DestinationReport asked, Predicate<DestinationState> shows)
            throws InterruptedException {
        Optional<DestinationState> shown = destinations.ask(state.url(), asked, shows);
        ctx.status(shown.isPresent() ? 200 : 202).json(document(shown.orElse(state)));
    }

    private DestinationState found(Context ctx) {
        String id = ctx.pathParam("id");
        return destinations.find(id).orElseThrow(() -> JsonRequest.refused(404, Fault.UNKNOWN_ID.formatted(id)));
    }

    private static String word(DestinationState state) {
        return state.standing().state().name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, @Nullable Object> document(DestinationState state) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("id", state.id());
        document.put("url", state.url());
        document.put("state", word(state));
        document.put("reason", state.standing().reason());
        document.put("since", TimeText.of(state.standing().since()));
        document.put("until", text(state.standing().until()));
        document.put("in_flight", state.load().inFlight());
        document.put("waiting", state.load().waiting());
        document.put("per_second", state.load().perSecond());
        document.put("last_success", text(state.last().success()));
        document.put("last_error", error(state.last().error()));
        document.put("concurrency", state.limits().concurrency());
        document.put("rate_per_second", state.limits().ratePerSecond());
        return document;
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : TimeText.of(time);
    }

    private static @Nullable Map<String, String> error(DestinationState.@Nullable Failure error) {
        if (error == null) {
            return null;
        }
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("at", TimeText.of(error.at()));
        shown.put("reason", error.reason());
        return shown;
    }
}
