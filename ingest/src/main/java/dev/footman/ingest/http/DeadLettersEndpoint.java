// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import dev.footman.contract.delivery.Call;
import dev.footman.contract.delivery.DeadLetter;
import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.destination.Destination;
import dev.footman.ingest.auth.Permission;
import dev.footman.ingest.deadletters.Redrive;
import dev.footman.ingest.records.DeadLetterFilter;
import dev.footman.ingest.records.Records;
import dev.footman.rules.execution.TimeText;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /v1/deadletters}: deliveries that were given up, and how they are sent again (interface.md, section 5). */
public final class DeadLettersEndpoint implements ApiRoutes {
    private static final int DEFAULT_LIMIT = 50;
    private static final int SHOWN_IDS = 100;

    private final Records records;
    private final Redrive redrive;
    private final int maxBodyBytes;

    public DeadLettersEndpoint(Records records, Redrive redrive, int maxBodyBytes) {
        this.records = records;
        this.redrive = redrive;
        this.maxBodyBytes = maxBodyBytes;
    }

    @Override
    public void addTo(GuardedRoutes routes) {
        routes.add(HandlerType.GET, "/deadletters", Permission.READ, this::list);
        routes.add(HandlerType.GET, "/deadletters/{id}", Permission.READ, this::one);
        routes.add(HandlerType.POST, "/deadletters/redrive", Permission.ADMIN, this::redrive);
    }

    private void list(Context ctx) throws IOException {
        ListQuery query = ListQuery.read(ctx, DEFAULT_LIMIT, GuardedHandler.isAdmin(ctx));
        DeadLetterFilter filter = new DeadLetterFilter(
                ListQuery.parameter(ctx, "destination"),
                ListQuery.parameter(ctx, "rule"),
                ListQuery.parameter(ctx, "trigger_instance"),
                StackStormTime.parameter(ctx, "at_gt"),
                StackStormTime.parameter(ctx, "at_lt"));
        ListAnswer.write(
                ctx, query, records.deadLetters(filter, query.offset(), query.most()), DeadLettersEndpoint::shown);
    }

    private void one(Context ctx) throws InterruptedException {
        String id = ctx.pathParam("id");
        Optional<DeadLetter> found = records.deadLetter(id);
        if (found.isPresent()) {
            ctx.json(Attributes.read(ctx).of(shown(found.get())));
        } else {
            Fault.answer(ctx, 404, Fault.UNKNOWN_ID.formatted(id));
        }
    }

    private void redrive(Context ctx) throws IOException, InterruptedException {
        RedriveRequest asked = RedriveRequest.read(JsonRequest.read(ctx, maxBodyBytes, RedriveRequest.SCHEMA));
        List<String> unknown = new ArrayList<>();
        Redrive.Chosen chosen = asked.ids().isEmpty() ? redrive.choose(asked.filter()) : byId(asked.ids(), unknown);
        Instant until =
                asked.dryRun() ? redrive.until(chosen, asked.perSecond()) : redrive.send(chosen, asked.perSecond());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("dry_run", asked.dryRun());
        answer.put("count", chosen.letters().size());
        answer.put("more", chosen.isMore());
        answer.put("until", TimeText.of(until));
        answer.put(
                "ids",
                chosen.letters().stream()
                        .limit(SHOWN_IDS)
                        .map(letter -> letter.delivery().id())
                        .toList());
        answer.put("unknown", unknown);
        ctx.json(answer);
    }

    private Redrive.Chosen byId(List<String> ids, List<String> unknown) throws InterruptedException {
        List<DeadLetter> letters = new ArrayList<>();
        for (String id : ids) {
            Optional<DeadLetter> letter = records.deadLetter(id);
            letter.ifPresentOrElse(letters::add, () -> unknown.add(id));
        }
        return new Redrive.Chosen(letters, false);
    }

    private static Map<String, @Nullable Object> shown(DeadLetter letter) {
        Delivery delivery = letter.delivery();
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("id", delivery.id());
        shown.put("rule", delivery.rule());
        shown.put("trigger", delivery.trigger());
        shown.put("trigger_instance_id", delivery.event());
        shown.put("destination", Destination.nameOf(delivery.url()));
        Call call = delivery.call();
        shown.put("method", call == null ? "" : call.method());
        shown.put("at", TimeText.of(letter.at()));
        shown.put("reason", letter.reason());
        shown.put(
                "attempts",
                delivery.history().stream().map(DeadLettersEndpoint::shown).toList());
        return shown;
    }

    private static Map<String, String> shown(Delivery.Past attempt) {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("at", TimeText.of(attempt.at()));
        shown.put("outcome", attempt.summary());
        return shown;
    }
}
