// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.dispatcher.http.Answer;
import dev.footman.dispatcher.http.FakeEndpoint;
import dev.footman.dispatcher.http.Received;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each command of the client asks the API, and what it makes of the answer. */
class ClientCallsTest {
    private FakeEndpoint api;

    @BeforeEach
    void open() {
        api = FakeEndpoint.start();
    }

    @AfterEach
    void close() {
        api.close();
    }

    private Ran run(String words) {
        List<String> arguments = new ArrayList<>(Arrays.stream(words.split(" ", -1))
                .map(word -> word.replace('^', ' '))
                .toList());
        arguments.addAll(List.of("--url", api.url("")));
        return Ran.footman(arguments.toArray(String[]::new));
    }

    private String asked() {
        return api.requests().stream()
                .map(request -> "%s %s %s"
                        .formatted(request.method(), request.target(), request.body())
                        .strip())
                .collect(Collectors.joining("; "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # words                                           | what is asked
            webhook list                                      | GET /v1/webhooks
            webhook get a/b                                   | GET /v1/webhooks/a%2Fb
            rule list                                         | GET /v1/rules?limit=50
            rule list -p mine -g core.x -n -1                 | GET /v1/rules?pack=mine&trigger=core.x&limit=-1
            rule list --disabled --action core.http           | GET /v1/rules?action=core.http&enabled=false&limit=50
            rule get mine.rule                                | GET /v1/rules/mine.rule
            rule get mine.a^rule                              | GET /v1/rules/mine.a%20rule
            rule delete mine.rule                             | DELETE /v1/rules/mine.rule
            action list --pack core                           | GET /v1/actions?pack=core&limit=50
            action get core.http                              | GET /v1/actions/core.http
            execution list --status failed --timestamp-gt 2026-01-31T00:00:00Z | GET /v1/executions?status=failed&timestamp_gt=2026-01-31T00%3A00%3A00Z&limit=50
            execution list --trigger-instance 5c --user ann   | GET /v1/executions?user=ann&trigger_instance=5c&limit=50
            execution get last                                | GET /v1/executions/last
            execution cancel 5c                               | DELETE /v1/executions/5c
            trigger-instance list --trigger-type core.x       | GET /v1/triggerinstances?trigger_type=core.x&limit=50
            trigger-instance get 5c                           | GET /v1/triggerinstances/5c
            trigger-instance re-emit 5c                       | POST /v1/triggerinstances/5c/re_emit {}
            rule-enforcement list --rule a.b --execution 5c   | GET /v1/ruleenforcements?rule_ref=a.b&execution=5c&limit=50
            rule-enforcement get 5c                           | GET /v1/ruleenforcements/5c
            apikey list --show-secrets                        | GET /v1/apikeys?show_secrets=true&limit=50
            apikey get 5c                                     | GET /v1/apikeys/5c
            apikey create -m {"used":"ci"} -u ann             | POST /v1/apikeys {"user":"ann","metadata":{"used":"ci"}}
            apikey delete 5c                                  | DELETE /v1/apikeys/5c
            auth ann -p secret -l 60                          | POST /auth/v1/tokens {"ttl":60}
            key list --prefix st                              | GET /v1/keys?prefix=st&limit=50
            key get stage                                     | GET /v1/keys/stage
            key set stage production -l 60 --encrypt          | PUT /v1/keys/stage {"name":"stage","value":"production","ttl":60,"secret":true}
            key delete stage                                  | DELETE /v1/keys/stage
            event send reload-failed appName=A^B taskName=x=y | POST /v1/events/qlik {"event":"Qlik Sense reload failed","appName":"A B","taskName":"x=y"}
            event send qlik.task_failed                       | POST /v1/events/qlik {"event":"Qlik Sense task failed"}
            event send /scheduler-reload-failed/;a;b          | POST /v1/events/qlik /scheduler-reload-failed/;a;b
            dead-letter list --rule a.b --from 2026-01-31T00:00:00Z | GET /v1/deadletters?rule=a.b&at_gt=2026-01-31T00%3A00%3A00Z&limit=50
            dead-letter get 5c                                | GET /v1/deadletters/5c
            dead-letter redrive 5c 5d                         | POST /v1/deadletters/redrive {"ids":["5c","5d"],"dry_run":false}
            dead-letter redrive --rule a.b --per-second 5 --dry-run | POST /v1/deadletters/redrive {"rule":"a.b","per_second":5.0,"dry_run":true}
            destination list --state paused                   | GET /v1/destinations?state=paused&limit=50
            destination get 5c                                | GET /v1/destinations/5c
            destination pause 5c --reason moving^house        | POST /v1/destinations/5c/pause {"reason":"moving house"}
            destination resume 5c                             | POST /v1/destinations/5c/resume {}
            """)
    void eachCommandAsksTheApi(String words, String expected) {
        run(words);

        assertThat(asked()).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rule create ", "rule update mine.rule ", "event send --file "})
    void aFileThatIsNotUtf8IsToldSo(String words, @TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("bin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xff});

        Ran ran = run(words + file);

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err())
                .isEqualToIgnoringNewLines("footman: %s is not UTF-8; --help shows what there is".formatted(file));
        assertThat(api.requests()).isEmpty();
    }

    @Test
    void enablingReadsTheWholeAndWritesItBackUnderItsId() {
        // given
        api.answer(
                "/v1/rules/mine.rule",
                Answer.of(200).with("{\"id\": \"5c\", \"ref\": \"mine.rule\", \"enabled\": false}"));
        api.answer("/v1/rules/5c", Answer.of(200).with("{\"id\": \"5c\", \"enabled\": true}"));

        // when
        Ran ran = run("rule enable mine.rule");

        // then
        assertThat(asked())
                .isEqualTo(
                        "GET /v1/rules/mine.rule; PUT /v1/rules/5c {\"id\":\"5c\",\"ref\":\"mine.rule\",\"enabled\":true}");
        assertThat(ran.out()).contains("| enabled  | true  |");
        assertThat(ran.exitCode()).isZero();
    }

    @Test
    void aDestinationIsNamedByItsAddressToo() {
        run("destination pause https://hooks.example.com/x");

        assertThat(api.requests())
                .singleElement()
                .satisfies(request -> assertThat(request.path()).matches("/v1/destinations/[0-9a-f]{24}/pause"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            --api-key=k           | St2-Api-Key   | k
            --token=t             | X-Auth-Token  | t
            --token=t --api-key=k | X-Auth-Token  | t
            """)
    void whoAsksIsShown(String options, String header, String value) {
        run("rule list " + options);

        assertThat(api.requests().getFirst().header(header)).containsExactly(value);
    }

    @Test
    void aTokenIsAskedForWithThePassword() {
        api.answer(
                "/auth/v1/tokens",
                Answer.of(201).with("{\"user\": \"ann\", \"token\": \"0f\", \"expiry\": \"later\"}"));

        assertThat(run("auth ann -p secret -t").out()).isEqualToIgnoringNewLines("0f");
        assertThat(run("auth ann -p secret").out()).contains("| token    | 0f    |", "| expiry   | later |");
        assertThat(api.requests())
                .extracting((Received request) -> request.header("Authorization"))
                .allMatch(List.of("Basic YW5uOnNlY3JldA==")::equals);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            rule list -j -y                   | --json, --yaml are mutually exclusive
            rule get                          | Missing required parameter: 'ID'
            rule create no/such.yaml          | there is no file no/such.yaml
            event send                        | say what happened, such as reload-failed, or --file FILE, and not both
            event send reload-fialed          | EVENT must be one of reload-failed, reload-aborted
            event send reload-failed Sales    | 'Sales' must be a field and its value, such as taskName=Sales
            apikey create -m [1]              | --metadata must be a JSON object, such as {"used_by": "ci"}, but is '[1]'
            apikey create -m {                | --metadata must be a JSON object, such as {"used_by": "ci"}, but is '{'; it cannot be read
            destination pause ftp://x         | ftp://x is no address of a destination: the URL must begin with http:// or https://
            rule list -n abc                  | Invalid value for option '--last': it must be a whole number above 0, or -1, which is all, but is 'abc'
            rule list --enabled --disabled    | --enabled and --disabled exclude each other
            rule list -n 0                    | it must be a whole number above 0, or -1, which is all, but is '0'
            key list --last -5                | it must be a whole number above 0, or -1, which is all, but is '-5'
            execution list -n 2.5             | it must be a whole number above 0, or -1, which is all, but is '2.5'
            execution list -n ^               | it must be a whole number above 0, or -1, which is all, but is ' '
            key set stage production -l long  | Invalid value for option '--ttl'
            """)
    void aWrongCommandLineIsToldInOneLineAndNothingIsAsked(String words, String told) {
        Ran ran = run(words);

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).startsWith("footman: ").contains(told);
        assertThat(ran.err().lines()).hasSize(1);
        assertThat(ran.out()).isEmpty();
        assertThat(api.requests()).isEmpty();
    }
}
