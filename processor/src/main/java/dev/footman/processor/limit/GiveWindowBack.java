// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.limit;

import dev.footman.contract.delivery.WindowReturn;
import dev.footman.contract.topic.JsonSerde;
import dev.footman.rules.limit.RateWindow;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets a window whose delivery ended dead, so that the key's next event passes. */
public final class GiveWindowBack extends ContextualProcessor<String, byte[], Void, Void> {
    private static final Logger log = LoggerFactory.getLogger(GiveWindowBack.class);

    private final JsonSerde<WindowReturn> returns;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before process
    private Windows windows;

    public GiveWindowBack(JsonSerde<WindowReturn> returns) {
        this.returns = returns;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        super.init(context);
        windows = Windows.of(context);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        try {
            giveBack(returns.read(record.value()));
        } catch (SerializationException e) {
            log.atError().addKeyValue("reason", e.getMessage()).log("record gives no window back and is passed over");
        }
    }

    private void giveBack(WindowReturn given) {
        RateWindow window = windows.get(given.rule(), given.key());
        if (window != null && window.openers().getLast().event().equals(given.event())) {
            windows.forget(given.rule(), given.key());
            log.atInfo()
                    .addKeyValue("rule", given.rule())
                    .addKeyValue("key", given.key())
                    .addKeyValue("event", given.event())
                    .log("rate limit's window is given back, since its delivery ended dead");
        }
    }
}
