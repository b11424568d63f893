// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import dev.footman.contract.rule.Trigger;
import dev.footman.ingest.auth.Permission;
import dev.footman.ingest.body.WebhookBody;
import dev.footman.ingest.triggers.GenericHook;
import dev.footman.ingest.triggers.Hook;
import dev.footman.ingest.triggers.HookHeaders;
import dev.footman.ingest.triggers.Hooks;
import dev.footman.ingest.triggers.SignedHooks;
import dev.footman.ingest.triggers.TriggerIntake;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /v1/webhooks}: what others push. 202 is answered when Kafka has the event. Every answer is in this file.
 *
 * <p>Source: the contract, section 1. The order of checks is its section 1.3.
 */
public final class WebhooksEndpoint implements ApiRoutes {
    private static final Logger log = LoggerFactory.getLogger(WebhooksEndpoint.class);
    private static final String RETRY_AFTER_SECONDS = "5";
    private static final int LONGEST_TRACE_TAG = 1_000;

    private final Hooks hooks;
    private final SignedHooks signed;
    private final GenericHook generic;
    private final TriggerIntake intake;
    private final int maxBodyBytes;

    public WebhooksEndpoint(
            Hooks hooks, SignedHooks signed, GenericHook generic, TriggerIntake intake, int maxBodyBytes) {
        this.hooks = hooks;
        this.signed = signed;
        this.generic = generic;
        this.intake = intake;
        this.maxBodyBytes = maxBodyBytes;
    }

    @Override
    public void addTo(GuardedRoutes routes) {
        routes.add(HandlerType.GET, "/webhooks", Permission.READ, this::list);
        routes.add(HandlerType.GET, "/webhooks/{hook}", Permission.READ, this::get);
        routes.addSelfGuarded(
                HandlerType.POST, "/webhooks/<hook>", Permission.PUBLISH, this::postKnown, this::postSigned);
    }

    /** What somebody sends who has shown a credential. */
    private void postKnown(Context ctx) throws IOException, InterruptedException {
        String hook = HookPath.hook(ctx.req().getRequestURI());
        switch (WebhookBody.read(ctx.header("Content-Type"), RequestBody.read(ctx, maxBodyBytes))) {
            case WebhookBody.Result.Refused(String reason) -> Fault.answer(ctx, 400, reason);
            case WebhookBody.Result.Read(Object body) -> {
                if (hook.equals(GenericHook.NAME)) {
                    postGeneric(ctx, body);
                } else {
                    postTo(
                            ctx,
                            hook,
                            hooks.of(hook).stream().filter(Hook::isUnsigned).toList(),
                            body);
                }
            }
        }
    }

    /** What is sent to a hook whose requests are signed; false where that decides nothing, and a credential must. */
    private boolean postSigned(Context ctx) throws IOException, InterruptedException {
        String hook = HookPath.hook(ctx.req().getRequestURI());
        List<Hook> triggers = hooks.of(hook);
        if (hook.equals(GenericHook.NAME) || triggers.stream().allMatch(Hook::isUnsigned)) {
            return false;
        }
        byte[] bytes = RequestBody.read(ctx, maxBodyBytes);
        switch (signed.check(hook, triggers, ctx::header, bytes)) {
            case SignedHooks.Result.Refused(String reason) -> {
                if (triggers.stream().anyMatch(Hook::isUnsigned)) {
                    return false;
                }
                Fault.answer(ctx, 401, "Unauthorized - " + reason);
            }
            case SignedHooks.Result.Repeated(String reason) -> Fault.answer(ctx, 409, reason);
            case SignedHooks.Result.Valid valid -> {
                if (!isTaken(ctx, hook, valid.triggers(), bytes)) {
                    valid.takeBack();
                }
            }
        }
        return true;
    }

    private boolean isTaken(Context ctx, String hook, List<Hook> triggers, byte[] bytes) throws InterruptedException {
        return switch (WebhookBody.read(ctx.header("Content-Type"), bytes)) {
            case WebhookBody.Result.Refused(String reason) -> {
                Fault.answer(ctx, 400, reason);
                yield false;
            }
            case WebhookBody.Result.Read(Object body) -> postTo(ctx, hook, triggers, body);
        };
    }

    private boolean postTo(Context ctx, String hook, List<Hook> triggers, Object body) throws InterruptedException {
        if (triggers.isEmpty()) {
            Fault.answer(ctx, 404, "Webhook %s not registered with st2".formatted(hook));
            return false;
        }
        HookHeaders headers = HookHeaders.of(headers(ctx));
        Map<String, @Nullable Object> payload = new LinkedHashMap<>();
        payload.put("headers", headers.titled());
        payload.put("headers_lower", headers.lowered());
        payload.put("body", body);
        return take(ctx, triggers.stream().map(Hook::trigger).toList(), payload, hook, body);
    }

    private void postGeneric(Context ctx, Object body) throws InterruptedException {
        switch (generic.read(body)) {
            case GenericHook.Result.Refused(String reason) -> Fault.answer(ctx, 400, reason);
            case GenericHook.Result.Said(Trigger trigger, var payload) ->
                take(ctx, List.of(trigger), payload, GenericHook.NAME, body);
        }
    }

    /** Whether it was stored. */
    private boolean take(
            Context ctx, List<Trigger> triggers, Map<String, @Nullable Object> payload, String hook, Object body)
            throws InterruptedException {
        return switch (intake.take(triggers, payload, "http " + ctx.ip(), traceTag(ctx, hook))) {
            case TriggerIntake.Result.Stored(List<String> ids) -> {
                ctx.status(202)
                        .header("X-Trigger-Instance-Id", String.join(",", ids))
                        .json(body);
                yield true;
            }
            case TriggerIntake.Result.Refused(String reason) -> {
                log.atWarn()
                        .addKeyValue("hook", hook)
                        .addKeyValue("reason", reason)
                        .log("webhook is refused, since Kafka does not take it");
                ctx.header("Retry-After", RETRY_AFTER_SECONDS);
                Fault.answer(
                        ctx, 503, "The event is not stored: Kafka does not answer. Send the same request again later.");
                yield false;
            }
        };
    }

    private static String traceTag(Context ctx, String hook) {
        String sent = ctx.header("St2-Trace-Tag");
        if (sent != null && !sent.isEmpty() && sent.length() <= LONGEST_TRACE_TAG) {
            return sent;
        }
        return "webhook-%s-%s".formatted(hook, UUID.randomUUID().toString().replace("-", ""));
    }

    /** All headers; one that comes several times has its values one behind the other, as RFC 9110 (5.2) has it. */
    private static Map<String, String> headers(Context ctx) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : Collections.list(ctx.req().getHeaderNames())) {
            headers.put(name, String.join(", ", Collections.list(ctx.req().getHeaders(name))));
        }
        headers.keySet().removeIf(RequestId.HEADER::equalsIgnoreCase);
        headers.put(RequestId.HEADER, RequestId.of(ctx));
        return headers;
    }

    private void list(Context ctx) {
        ctx.json(hooks.all().stream().map(TriggerDocument::of).toList());
    }

    private void get(Context ctx) {
        String hook = HookPath.hook(ctx.req().getRequestURI());
        Optional<Trigger> first = hooks.of(hook).stream().map(Hook::trigger).findFirst();
        if (first.isPresent()) {
            ctx.json(TriggerDocument.of(first.get()));
        } else {
            Fault.answer(ctx, 404, "Unhandled exception");
        }
    }
}
