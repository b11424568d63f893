// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.e2e;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Asks for executions of {@code core.http}, some in a second, whatever becomes of the roles meanwhile. */
final class AskedExecutions implements AutoCloseable {
    private static final int EVERY_MILLIS = 40;

    private final Supplier<Api> api;
    private final String body;
    private final List<String> ids = new CopyOnWriteArrayList<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("asks").unstarted(this::askOn);

    private AskedExecutions(Supplier<Api> api, String body) {
        this.api = api;
        this.body = body;
    }

    /** Begins to ask whoever is the API then, for calls of {@code url}. */
    static AskedExecutions begin(Supplier<Api> api, String url) {
        String body = "{\"action\": \"core.http\", \"parameters\": {\"url\": \"%s\"}}".formatted(url);
        AskedExecutions asked = new AskedExecutions(api, body);
        asked.thread.start();
        return asked;
    }

    private void askOn() {
        try {
            while (!stopping.await(EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                ask();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask() throws InterruptedException {
        try (Api now = api.get()) {
            Api.Answer answer = now.post("/v1/executions", body);
            if (answer.status() == 201) {
                ids.add(answer.json().path("id").asText());
            }
        } catch (IOException e) { // nobody is there: nothing was promised
            Thread.onSpinWait();
        }
    }

    /** How many were promised. */
    int count() {
        return ids.size();
    }

    /** How many of these are in which status. */
    Map<String, Long> byStatus() {
        try (Api now = api.get()) {
            return ids.stream().collect(groupingBy(id -> status(now, id), counting()));
        }
    }

    private static String status(Api api, String id) {
        try {
            return api.get("/v1/executions/" + id).json().path("status").asText("unknown");
        } catch (IOException e) {
            return "not to be asked: " + e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        stopping.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
