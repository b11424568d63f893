// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.worker;

import dev.footman.contract.delivery.Call;
import dev.footman.contract.delivery.Cancellation;
import dev.footman.contract.delivery.Command;
import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.delivery.Outcome;
import dev.footman.contract.delivery.Request;
import dev.footman.dispatcher.http.HttpCaller;
import dev.footman.dispatcher.http.Reply;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the call or runs the command of a delivery, unless it is to end. Whatever happens is an outcome: of what is not
 * reported the lease brings the delivery back, for ever.
 */
final class AttemptMaker {
    private static final Logger log = LoggerFactory.getLogger(AttemptMaker.class);

    private final HttpCaller caller;
    private final OpenedCall opened;
    private final CommandRunner commands;
    private final Canceled canceled;
    private final Duration timeout;

    /**
     * @param timeout of an attempt whose call has none of its own
     */
    AttemptMaker(HttpCaller caller, OpenedCall opened, CommandRunner commands, Canceled canceled, Duration timeout) {
        this.caller = caller;
        this.opened = opened;
        this.commands = commands;
        this.canceled = canceled;
        this.timeout = timeout;
    }

    /** What came of it. Whoever cancels the delivery, or stops the dispatcher, interrupts this thread. */
    Reply make(Delivery delivery) {
        canceled.begun(delivery.id()); // and whoever cancels after this interrupts it
        try {
            Cancellation asked = canceled.of(delivery.id());
            return asked == null ? made(delivery) : reply(new Outcome.Canceled(asked));
        } catch (RuntimeException e) { // a fault of ours: what others do wrong is an outcome already
            log.atError()
                    .addKeyValue("delivery", delivery.id())
                    .setCause(e)
                    .log("an attempt met with a fault of the dispatcher");
            return reply(given(delivery, e));
        } finally {
            canceled.ended(delivery.id());
        }
    }

    private Reply made(Delivery delivery) {
        Command command = delivery.command();
        if (command != null) {
            return reply(commands.run(command, delivery.owner()));
        }
        Call asked = delivery.call();
        if (asked == null) {
            return reply(done(delivery));
        }
        Duration limit = asked.timeout() == null ? timeout : asked.timeout();
        return switch (opened.of(asked, delivery.owner())) {
            case OpenedCall.Result.Opened(var call) ->
                delivery.isAsked() ? caller.ask(call, delivery.id(), limit) : caller.call(call, delivery.id(), limit);
            case OpenedCall.Result.Shut(String reason) -> reply(new Outcome.NotConnected(reason));
        };
    }

    /** Of what calls nobody, and has only waited for its time, it is known what comes of it. */
    private static Outcome done(Delivery delivery) {
        Request request = delivery.request();
        Map<String, @Nullable Object> result = request == null ? null : request.result();
        return result == null
                ? new Outcome.Refused("it calls nobody")
                : new Outcome.Ran(Outcome.Ran.End.SUCCEEDED, result);
    }

    /** It would be the same again, and says nothing of the destination. Messages of faults may hold what is secret. */
    private static Outcome given(Delivery delivery, RuntimeException fault) {
        String reason = "the dispatcher has met with a fault of its own (%s), which its log tells of"
                .formatted(fault.getClass().getSimpleName());
        return delivery.command() == null ? new Outcome.Refused(reason) : CommandRunner.failed(reason);
    }

    private static Reply reply(Outcome outcome) {
        return new Reply(outcome, null);
    }
}
