// SPDX-License-Identifier: Apache-2.0
package dev.footman.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footman.contract.delivery.Attempt;
import dev.footman.contract.delivery.Call;
import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.delivery.Execution;
import dev.footman.contract.delivery.Execution.Status;
import dev.footman.contract.delivery.Outcome;
import dev.footman.contract.delivery.Request;
import dev.footman.contract.event.DerivedId;
import dev.footman.contract.topic.KafkaConnection;
import dev.footman.contract.topic.Topic;
import dev.footman.contract.topic.Topics;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * How long the first page of {@code GET /v1/executions} takes when there are a million of them, spread over five days, by
 * what is asked. Run from the root of the checkout: {@code java -cp 'bench/target/lib/*'
 * bench/src/main/java/dev/footman/bench/ExecutionLists.java [EXECUTIONS]}.
 */
public final class ExecutionLists {
    private static final int TIMES = 30;
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Duration SPREAD = Duration.ofDays(5);
    private static final int RULES = 200;

    /** What is asked; the last ones are found seldom, or not at all. */
    private static final List<String> QUERIES = List.of(
            "",
            "limit=1",
            "offset=5000",
            "sort_asc=true",
            "action=core.http",
            "status=succeeded",
            "runner=http-request",
            "user=stanley",
            "rule=rule-7",
            "rule=bench.rule-7",
            "trigger_type=qlik.reload_failed",
            "timestamp_gt=BEFORE&timestamp_lt=AFTER",
            "action=core.http&status=succeeded",
            "trigger_instance=EVENT",
            "status=failed",
            "status=running",
            "action=core.http&status=failed",
            "rule=rule-7&status=failed",
            "rule=rule-7&status=running",
            "rule=rule-7&user=nobody");

    private final int count;
    private final Topic<Execution> topic = new Topics("footman.").executions();
    private final Instant end = Instant.now();

    private ExecutionLists(int count) {
        this.count = count;
    }

    /** Measures and prints. */
    public static void main(String[] arguments) throws Exception {
        ExecutionLists bench = new ExecutionLists(Arguments.number(arguments, 0, 1_000_000));
        try (Scratch folder = Scratch.make();
                Standalone footman = Standalone.start(folder.path(), "")) {
            ApiCalls api = ApiCalls.of(footman, folder.path());
            String kafka = Files.readString(folder.path().resolve("data/kafka-bootstrap-servers"));
            long begun = System.nanoTime();
            bench.write(kafka.strip());
            bench.awaitFollowed(api);
            System.out.printf("%d executions, in %.0f s%n", bench.count, (System.nanoTime() - begun) / 1e9);
            for (String query : QUERIES) {
                bench.measure(api, query);
            }
        }
    }

    private void write(String bootstrapServers) {
        Map<String, Object> config = new KafkaConnection(bootstrapServers, Map.of()).producer("footman-bench");
        config.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            for (int number = 0; number < count; number++) {
                Execution execution = execution(number);
                byte[] json = topic.values().write(execution);
                producer.send(
                        new ProducerRecord<>(topic.name(), execution.delivery().id(), json));
            }
        }
    }

    private Instant at(int number) {
        return end.minus(SPREAD).plus(SPREAD.multipliedBy(number).dividedBy(count));
    }

    private String id(String kind, int number) {
        byte[] second =
                HexFormat.of().parseHex("%08x".formatted(at(number).getEpochSecond())); // as ids of Footman begin
        return HexFormat.of().formatHex(second) + DerivedId.of(8, kind, Integer.toString(number));
    }

    /** One in a thousand fails. */
    private Execution execution(int number) {
        Instant at = at(number);
        boolean isFailed = number % 1_000 == 0;
        Outcome outcome = new Outcome.Answered(isFailed ? 404 : 204, null);
        Attempt last = new Attempt(number, 1, at, Duration.ofMillis(20), outcome);
        Status status = isFailed ? Status.FAILED : Status.SUCCEEDED;
        return new Execution(status, at.plusMillis(30), null, null, null, last, null, delivery(number, at));
    }

    /** Every other is owed by a rule. */
    private Delivery delivery(int number, Instant at) {
        boolean isOfRule = number % 2 == 0;
        Map<String, @Nullable Object> parameters = Map.of("url", "https://bench.example.com/hooks", "method", "POST");
        return new Delivery(
                id("execution", number),
                isOfRule ? "bench.rule-" + number / 2 % RULES : "",
                isOfRule ? id("event", number) : "",
                isOfRule ? "qlik.reload_failed" : "",
                isOfRule
                        ? Request.ofRule("core.http", parameters, at, List.of(), null)
                        : Request.ofUser("core.http", parameters, at, "stanley", Map.of(), Duration.ZERO),
                call(number),
                null,
                null,
                null,
                null,
                1,
                List.of());
    }

    private static Call call(int number) {
        String body = "{\"number\": %d, \"text\": \"%s\"}".formatted(number, "x".repeat(200));
        Map<String, String> headers = Map.of("Content-Type", "application/json");
        return new Call(
                "POST", "https://bench.example.com/hooks", headers, body, null, null, null, List.of(), null, false);
    }

    private void awaitFollowed(ApiCalls api) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (api.get("/v1/executions/" + id("execution", count - 1)).statusCode() != 200 || behind(api) > 0) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the records did not follow in time");
            }
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private static long behind(ApiCalls api) throws Exception {
        return api.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("footman_records_behind"))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private void measure(ApiCalls api, String query) throws Exception {
        String asked = query.replace("BEFORE", at(count / 2).toString())
                .replace("AFTER", at(count / 2 + 1_000).toString())
                .replace("EVENT", id("event", count / 4 * 2));
        long[] nanos = new long[TIMES];
        JsonNode rows = null;
        for (int time = 0; time < TIMES; time++) {
            long begun = System.nanoTime();
            rows = api.json("/v1/executions?" + asked);
            nanos[time] = System.nanoTime() - begun;
        }
        long first = nanos[0];
        Arrays.sort(nanos);
        System.out.printf(
                "%-48s %3d rows, first %6.1f ms, median %6.1f ms, most %6.1f ms%n",
                query.isEmpty() ? "(all)" : query,
                rows == null ? 0 : rows.size(),
                first / 1e6,
                nanos[TIMES / 2] / 1e6,
                nanos[TIMES - 1] / 1e6);
    }
}
