// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.limit;

import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.delivery.Job;
import dev.footman.contract.delivery.LimitedMatch;
import dev.footman.contract.delivery.Request;
import dev.footman.contract.topic.JsonSerde;
import dev.footman.processor.match.RuleBook;
import dev.footman.rules.limit.RateWindow;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides, as {@link LimitPerKey} does, about matches that other partitions have passed on to this one. */
public final class LimitArrived extends ContextualProcessor<String, byte[], String, Object> {
    private static final Logger log = LoggerFactory.getLogger(LimitArrived.class);

    private final JsonSerde<LimitedMatch> matches;
    private final RuleBook rules;
    private final MatchCounters counters;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before process
    private Windows windows;

    @SuppressWarnings("NullAway.Init") // as above
    private Summaries summaries;

    @SuppressWarnings("NullAway.Init") // as above
    private Results results;

    public LimitArrived(JsonSerde<LimitedMatch> matches, RuleBook rules, MatchCounters counters) {
        this.matches = matches;
        this.rules = rules;
        this.counters = counters;
    }

    @Override
    public void init(ProcessorContext<String, Object> context) {
        super.init(context);
        windows = Windows.swept(context);
        summaries = new Summaries(context);
        results = new Results(context, rules, counters);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        try {
            limit(
                    matches.read(record.value()),
                    record.timestamp(),
                    context().recordMetadata().orElseThrow().offset());
        } catch (SerializationException e) {
            log.atError().addKeyValue("reason", e.getMessage()).log("record is no match and is passed over");
        }
    }

    private void limit(LimitedMatch match, long atMillis, long offset) {
        Applied applied = Applied.of(match);
        RateWindow.Decision decision =
                windows.decide(match.rule(), match.key(), match.window(), match.event(), atMillis);
        windows.keep(match.rule(), match.key(), decision.window());
        switch (decision) {
            case RateWindow.Decision.Suppressed held -> {
                if (match.summed() != null) {
                    summaries.heldBack(match.rule(), match.key(), match.summed(), held.window());
                }
                results.suppressed(applied, held);
            }
            case RateWindow.Decision.Passed _ -> conclude(match, applied, atMillis, offset);
        }
    }

    private void conclude(LimitedMatch match, Applied applied, long atMillis, long offset) {
        Request request = match.request();
        Optional<Job> job = match.job();
        if (job.isPresent()) {
            Delivery.Window opened =
                    new Delivery.Window(match.key(), context().taskId().partition());
            results.owed(
                    applied.delivery(request, job.get(), opened, applied.turn(match.key(), atMillis, offset)), applied);
        } else {
            Request asked = request == null ? applied.request(Map.of(), results.now()) : request;
            results.done(applied.done(asked, match.result()), applied);
        }
    }
}
