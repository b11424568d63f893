// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.cli.broker.EmbeddedBroker;
import dev.footman.cli.role.Roles;
import dev.footman.cli.settings.CheckedSettings;
import dev.footman.contract.delivery.Enforcement;
import dev.footman.contract.event.AsOf;
import dev.footman.contract.event.Event;
import dev.footman.contract.management.Closer;
import dev.footman.contract.settings.SettingsFile;
import dev.footman.contract.topic.KafkaConnection;
import dev.footman.contract.topic.Topic;
import dev.footman.contract.topic.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why a rule fired or not, as the API tells it from what is in the topics; no processor runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordsTest {
    private static final Topics TOPICS = new Topics("footman.");
    private static final Pattern IDS = Pattern.compile("\"id\":\"([0-9a-f]{24})\"");
    private static final int MANY = 1_234;

    private final Instant minutesAgo =
            Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(600);
    private final Closer parts = new Closer();
    private final Map<String, HttpResponse<String>> last = new HashMap<>();
    private HttpClient client;
    private KafkaProducer<String, byte[]> producer;
    private Admin admin;
    private Closer ingest;
    private CheckedSettings settings;
    private Path data;
    private String base;
    private String key;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        EmbeddedBroker broker = parts.add(EmbeddedBroker.start(folder.resolve("kafka"), 0));
        KafkaConnection kafka = new KafkaConnection(broker.bootstrapServers(), Map.of());
        client = parts.add(HttpClient.newHttpClient());
        producer = parts.add(
                new KafkaProducer<>(kafka.producer("test"), new StringSerializer(), new ByteArraySerializer()));
        admin = parts.add(Admin.create(kafka.client("test")));
        String servers = "footman: {kafka: {bootstrapServers: '%s'}}".formatted(broker.bootstrapServers());
        settings = CheckedSettings.read(
                List.of(new SettingsFile("ports", Configs.freePorts()), new SettingsFile("kafka", servers)),
                List.of(),
                Map.of());
        data = folder.resolve("ingest");
        startIngest();
        key = Files.readString(data.resolve("bootstrap-api-key")).strip();
        for (int number = 1; number <= 5; number++) {
            event(number, "core.hook" + number % 2);
        }
        enforcement(11, 1, "pack.one", Enforcement.Status.SUCCEEDED, "0123456789abcdef01234567", null);
        enforcement(12, 1, "pack.two.dots", Enforcement.Status.FAILED, null, "Action \"no.such\" doesn't exist");
        enforcement(13, 2, "pack.one", Enforcement.Status.SUPPRESSED, null, null);
    }

    @AfterAll
    void stop() {
        ingest.close();
        parts.close();
    }

    private void startIngest() throws InterruptedException {
        ingest = new Closer();
        base = new Roles(settings.settings(), data, Clock.systemUTC())
                .ingest(ingest)
                .replaceFirst(",.*", "");
    }

    private String id(long number) {
        return "%08x%016x".formatted(minutesAgo.getEpochSecond() + number % 500, number);
    }

    private <V> void write(Topic<V> topic, int partition, Instant time, String key, V value) throws Exception {
        byte[] json = topic.values().write(value);
        producer.send(new ProducerRecord<>(topic.name(), partition, time.toEpochMilli(), key, json))
                .get();
    }

    private void event(long number, String trigger) throws Exception {
        Event event = new Event(
                id(number), trigger, "core.st2.webhook", Map.of("number", number), "test", "tag" + number, AsOf.START);
        write(TOPICS.triggerEvents(), 0, at(number), trigger, event);
    }

    private Instant at(long number) {
        return minutesAgo.plusSeconds(number % 500);
    }

    private void enforcement(
            long number,
            long event,
            String rule,
            Enforcement.Status status,
            @Nullable String execution,
            @Nullable String reason)
            throws Exception {
        Enforcement enforcement = new Enforcement(
                id(number),
                id(event),
                rule,
                "id-of-" + rule,
                at(number).plusNanos(602_758_000),
                status,
                execution,
                reason);
        write(TOPICS.ruleEnforcements(), (int) (number % 3), at(event), enforcement.id(), enforcement);
    }

    private HttpResponse<String> get(String target) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + target))
                .header("St2-Api-Key", key)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** The last digits of the ids that a list shows. */
    private String numbers(String target) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(target);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        last.put("list", answer);
        return IDS.matcher(answer.body())
                .results()
                .map((MatchResult id) ->
                        Long.toString(Long.parseLong(id.group(1).substring(8), 16)))
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource({"/v1", "/api/v1", "/api", "''"})
    void anEventThatWasWrittenJustNowIsAnInstanceUnderEveryPrefix(String prefix) throws Exception {
        // given
        long number = 100_000L + prefix.length();
        event(number, "core.just.now");

        // when
        HttpResponse<String> answer = get(prefix + "/triggerinstances/" + id(number));

        // then
        assertThat(answer.body())
                .isEqualTo(("{\"id\":\"%s\",\"trigger\":\"core.just.now\",\"occurrence_time\":\"%s\","
                                + "\"payload\":{\"number\":%d},\"status\":\"pending\",\"trace_tag\":\"tag%d\"}")
                        .formatted(id(number), at(number).toString().replace("Z", ".000000Z"), number, number));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            trigger=core.hook1                                     | 5 3 1 | 3 | by trigger
            trigger=core.hook1&limit=1&offset=1                    | 3     | 3 | a page of them
            trigger=core.hook1&trigger_type=core.st2.webhook       | 5 3 1 | 3 | by both
            trigger=core.hook1&trigger_type=core.other             |       | 0 | by both, of which one is not so
            trigger=core.hook0&timestamp_gt=T2                     | 4     | 1 | later than, itself not included
            trigger=core.hook0&timestamp_lt=T4                     | 2     | 1 | earlier than, itself not included
            trigger=core.hook0&status=processed                    |       | 0 | nothing is processed
            trigger=core.hook0&status=pending                      | 4 2   | 2 | all is pending
            trigger=core.hook0&status=processing                   |       | 0 | nothing ever is in it here
            trigger=core.hook                                      |       | 0 | no such trigger
            """)
    void instancesAreFilteredAndTheNewestIsFirst(String query, String numbers, String total, String why)
            throws Exception {
        // given
        get("/v1/triggerinstances/" + id(5)); // they are in the store

        // when
        String found = numbers(
                "/v1/triggerinstances?" + query.replace("T2", at(2).toString()).replace("T4", at(4) + ""));

        // then
        assertThat(found).as(why).isEqualTo(numbers == null ? "" : numbers);
        assertThat(header("X-Total-Count")).as(why).isEqualTo(total);
        assertThat(header("X-Limit")).as(why).isEqualTo(query.contains("limit") ? "1" : "100");
    }

    private String header(String name) {
        return Objects.requireNonNull(last.get("list"))
                .headers()
                .firstValue(name)
                .orElse("none");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rule_ref=pack.one                       | 13 11    | by rule
            rule_id=id-of-pack.two.dots             | 12       | by the rule's id
            trigger_instance=I1                     | 12 11    | by instance
            execution=0123456789abcdef01234567      | 11       | by what it became
            rule_ref=pack.one&trigger_instance=I1   | 11       | by two of them
            enforced_at_gt=T12                      | 13 12    | later than the second, by its fraction
            enforced_at_lt=T12                      | 11       | earlier than it
            limit=2                                 | 13 12    | a page
            limit=2&offset=2                        | 11       | the next one
            """)
    void enforcementsAreFilteredAndTheNewestIsFirst(String query, String numbers, String why) throws Exception {
        // given
        get("/v1/ruleenforcements/" + id(13));

        // when
        String found = numbers("/v1/ruleenforcements?include_attributes=id&"
                + query.replace("I1", id(1)).replace("T12", at(12).toString()));

        // then
        assertThat(found).as(why).isEqualTo(numbers);
        assertThat(header("X-Limit")).as(why).isEqualTo(query.contains("limit") ? "2" : "50");
    }

    @Test
    void anEnforcementSaysRuleAndInstanceAndWhatItBecameOrWhyNot() throws Exception {
        String head = "{\"id\":\"%s\",\"trigger_instance_id\":\"%s\",\"rule\":";
        String time = at(11).toString().replace("Z", ".602758Z");
        assertThat(get("/v1/ruleenforcements/" + id(11)).body())
                .isEqualTo((head + "{\"ref\":\"pack.one\",\"id\":\"id-of-pack.one\",\"uid\":\"rule:pack:one\"},"
                                + "\"enforced_at\":\"%s\",\"status\":\"succeeded\",\"execution_id\":\"0123456789abcdef01234567\"}")
                        .formatted(id(11), id(1), time));
        assertThat(get("/v1/ruleenforcements/" + id(12) + "?exclude_attributes=enforced_at")
                        .body())
                .isEqualTo((head
                                + "{\"ref\":\"pack.two.dots\",\"id\":\"id-of-pack.two.dots\",\"uid\":\"rule:pack:two.dots\"},"
                                + "\"status\":\"failed\",\"failure_reason\":\"Action \\\"no.such\\\" doesn't exist\"}")
                        .formatted(id(12), id(1)));
        assertThat(get("/v1/ruleenforcements/" + id(13) + "?include_attributes=status")
                        .body())
                .isEqualTo("{\"id\":\"%s\",\"status\":\"suppressed\"}".formatted(id(13)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /triggerinstances/5f0000000000000000000000      | 404 | Unable to identify resource with id "5f0000000000000000000000".
            /triggerinstances/nonsense                      | 404 | Unable to identify resource with id "nonsense".
            /ruleenforcements/nonsense                      | 404 | Unable to identify resource with id "nonsense".
            /triggerinstances?timestamp_gt=yesterday        | 400 | Datetime value does not match expected format.
            /ruleenforcements?enforced_at_lt=2026-02-30     | 400 | Datetime value does not match expected format.
            /triggerinstances?limit=0                       | 400 | Limit, "0" specified, must be a positive number or -1 for full result set.
            /ruleenforcements?offset=2147483648             | 400 | offset must be a whole number below 2147483648, such as 100, but is "2147483648"
            /triggerinstances?status=done                   | 400 | status must be pending, processing, processed or processing_failed, but is "done"
            """)
    void whatCannotBeAnsweredIsToldWhy(String target, int status, String text) throws Exception {
        HttpResponse<String> answer = get("/v1" + target);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body().replace("\\\"", "\"")).isEqualTo("{\"faultstring\":\"" + text + "\"}");
    }

    @Test
    void withoutAKeyNothingIsShown() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/v1/triggerinstances"))
                .build();
        assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void anInstanceIsProcessedOnceTheProcessorsHaveCommittedIt() throws Exception {
        // given
        event(200_001, "core.status");
        event(200_002, "core.status");
        get("/v1/triggerinstances/" + id(200_002));
        long offset = producer.send(new ProducerRecord<>(
                        TOPICS.logEvents().name(),
                        1,
                        "k",
                        TOPICS.logEvents().values().write(found())))
                .get(10, TimeUnit.SECONDS)
                .offset();

        // when
        commit(TOPICS.logEvents(), 1, offset + 1);

        // then
        String id = found().id();
        assertThat(Waiting.upTo(10, () -> answers("/v1/triggerinstances/" + id, "processed")))
                .isTrue();
        assertThat(numbers("/v1/triggerinstances?trigger=core.found&status=processed"))
                .isEqualTo("200003");
        assertThat(numbers("/v1/triggerinstances?trigger=core.status&status=pending"))
                .isEqualTo("200002 200001");
    }

    private Event found() {
        return new Event(id(200_003), "core.found", Map.of(), "test", AsOf.START);
    }

    private boolean answers(String target, String text) {
        try {
            return get(target).body().contains(text);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void commit(Topic<?> topic, int partition, long offset) throws Exception {
        admin.alterConsumerGroupOffsets(
                        TOPICS.processorGroup(),
                        Map.of(new TopicPartition(topic.name(), partition), new OffsetAndMetadata(offset)))
                .all()
                .get();
    }

    @Test
    void aListOfAllIsWholeAndSoItIsAfterAnotherStart() throws Exception {
        // given
        for (int number = 0; number < MANY; number++) {
            event(300_000L + number, "core.many");
        }
        get("/v1/triggerinstances/" + id(300_000L + MANY - 1));
        String target = "/v1/triggerinstances?trigger=core.many&include_attributes=id&limit=-1";

        // when
        String before = numbers(target);
        ingest.close();
        startIngest();
        String after = numbers(target);

        // then
        assertThat(before.split(" ", -1)).hasSize(MANY).doesNotHaveDuplicates();
        assertThat(after).isEqualTo(before);
        assertThat(header("X-Total-Count")).isEqualTo(Integer.toString(MANY));
        assertThat(header("X-Limit")).isEqualTo("none");
        assertThat(get("/metrics").body()).contains("footman_records_behind 0.0");
    }
}
