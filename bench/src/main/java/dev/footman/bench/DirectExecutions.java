// SPDX-License-Identifier: Apache-2.0
package dev.footman.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footman.contract.topic.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Asks for many executions by {@code POST /v1/executions}, of endpoints that answer, hang and refuse in turn, and compares
 * what came of each with what the endpoints have counted. Run from the root of the checkout: {@code java -cp
 * 'bench/target/lib/*' bench/src/main/java/dev/footman/bench/DirectExecutions.java [EXECUTIONS]}.
 */
public final class DirectExecutions {
    private static final int AT_ONCE = 64;
    private static final int ANSWERING = 3;
    private static final int HANGING = 20;
    private static final int REFUSING = 40;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Set<String> FINAL = Set.of("succeeded", "failed", "timeout", "canceled", "abandoned");
    private static final String CONFIG = "footman: {dispatcher: {egress: {allow: [127.0.0.0/8]}}}\n";

    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger hung = new AtomicInteger();

    private DirectExecutions() {}

    /** Measures and prints. */
    public static void main(String[] arguments) throws Exception {
        int count = Arguments.number(arguments, 0, 10_000);
        DirectExecutions bench = new DirectExecutions();
        try (Scratch folder = Scratch.make();
                Endpoints endpoints = new Endpoints(new Endpoints.Listener() {
                    @Override
                    public void taken(String body) {
                        (body.contains("hang") ? bench.hung : bench.answered).incrementAndGet();
                    }
                });
                Standalone footman = Standalone.start(folder.path(), CONFIG)) {
            bench.run(count, ApiCalls.of(footman, folder.path()), ports(endpoints));
        }
    }

    /** Those that answer, then those that hang, then those that refuse. */
    private static List<Integer> ports(Endpoints endpoints) throws IOException {
        List<Integer> ports = new ArrayList<>();
        for (int number = 0; number < ANSWERING + HANGING + REFUSING; number++) {
            ports.add(
                    number < ANSWERING
                            ? endpoints.answering(Duration.ZERO)
                            : number < ANSWERING + HANGING ? endpoints.hanging() : endpoints.refusing());
        }
        return ports;
    }

    /** Of 250 one hangs and five are refused. */
    private static int kind(int number) {
        if (number % 250 == 0) {
            return ANSWERING + number / 250 % HANGING;
        }
        return number % 50 == 1 ? ANSWERING + HANGING + number / 50 % REFUSING : number % ANSWERING;
    }

    private void run(int count, ApiCalls api, List<Integer> ports) throws Exception {
        long begun = System.nanoTime();
        Set<String> ids = ask(count, api, ports);
        System.out.printf("%d asked for in %.1f s%n", ids.size(), (System.nanoTime() - begun) / 1e9);
        Map<String, Integer> ended = awaitEnds(ids, api);
        System.out.printf("all have ended after %.1f s: %s%n", (System.nanoTime() - begun) / 1e9, ended);
        System.out.printf("the endpoints have answered %d, let %d hang%n", answered.get(), hung.get());
        boolean isRight = ids.size() == count
                && ended.getOrDefault("succeeded", 0) == answered.get()
                && ended.getOrDefault("timeout", 0) == hung.get()
                && ended.values().stream().mapToInt(Integer::intValue).sum() == count;
        System.out.println(isRight ? "they agree" : "they do NOT agree");
        if (!isRight) {
            System.exit(1);
        }
    }

    private static Set<String> ask(int count, ApiCalls api, List<Integer> ports) throws Exception {
        Set<String> ids = ConcurrentHashMap.newKeySet();
        Semaphore room = new Semaphore(AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> asked = new ArrayList<>();
            for (int number = 0; number < count; number++) {
                int kind = kind(number);
                boolean hangs = kind >= ANSWERING && kind < ANSWERING + HANGING;
                String body = """
                        {"action": "core.http", "parameters": {"url": "http://127.0.0.1:%d/", "method": "POST",
                         "body": "%s %d", "timeout": 2}}""".formatted(ports.get(kind), hangs ? "hang" : "well", number);
                room.acquire();
                asked.add(threads.submit(() -> {
                    try {
                        HttpResponse<String> answer = api.post("/v1/executions", body);
                        if (answer.statusCode() == 201) {
                            ids.add(Json.MAPPER
                                    .readTree(answer.body())
                                    .path("id")
                                    .asText());
                        }
                        return null;
                    } finally {
                        room.release();
                    }
                }));
            }
            for (Future<?> one : asked) {
                one.get();
            }
        }
        return ids;
    }

    private static Map<String, Integer> awaitEnds(Set<String> ids, ApiCalls api) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Set<String> left = ConcurrentHashMap.newKeySet();
        left.addAll(ids);
        Map<String, Integer> ended = new TreeMap<>();
        while (!left.isEmpty()) {
            for (JsonNode execution : api.json("/v1/executions?limit=-1&exclude_attributes=result")) {
                String status = execution.path("status").asText();
                if (FINAL.contains(status) && left.remove(execution.path("id").asText())) {
                    ended.merge(status, 1, Integer::sum);
                }
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("%d have not ended in time".formatted(left.size()));
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
        return ended;
    }
}
