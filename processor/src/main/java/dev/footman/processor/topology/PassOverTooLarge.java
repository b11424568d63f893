// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.topology;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes over a record that no topic takes: it would be made again after every restart, and nothing that comes behind it
 * would be worked on any more. Kafka Streams makes it by name.
 */
public final class PassOverTooLarge implements ProductionExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(PassOverTooLarge.class);

    @Override
    public void configure(Map<String, ?> configs) {} // there is nothing to be set

    @Override
    public Response handleError(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
        if (!(exception instanceof RecordTooLargeException)) {
            return Response.fail();
        }
        log.atError()
                .addKeyValue("topic", record.topic())
                .addKeyValue("id", record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8))
                .addKeyValue("bytes", record.value() == null ? 0 : record.value().length)
                .log(
                        "record is larger than its topic allows and is passed over: what it would have brought about is lost");
        return Response.resume();
    }
}
