// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.action;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.footman.contract.rule.ActionMetadata;
import dev.footman.contract.topic.Json;
import dev.footman.rules.parameters.CheckedParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an action is to be run with (contract, sections 6.2 and 6.3). */
class RunnersTest {
    private static CheckedParameters checked(String ref, String given) throws JsonProcessingException {
        ActionMetadata action = Objects.requireNonNull(BuiltInActions.find(ref), ref);
        return Runners.check(action, object(given), Map.of("st2kv", Map.of("system", Map.of("greeting", "hello"))));
    }

    private static Map<String, @Nullable Object> object(String json) throws JsonProcessingException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        ((Map<?, ?>) Json.MAPPER.readValue(json, Map.class))
                .forEach((name, value) -> object.put(String.valueOf(name), value));
        return object;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            core.local        | {}                                     | 'cmd' is a required property
            core.local        | {"cmd": "date", "bogus": 1}            | Additional properties are not allowed ('bogus' was unexpected)
            core.local        | {"cmd": "date", "b": 1, "a": 2}        | Additional properties are not allowed ('b', 'a' were unexpected)
            core.local        | {"cmd": 5}                             | Value "5" must either be a string or None. Got "int".
            core.local        | {"cmd": ["a"]}                         | Value "['a']" must either be a string or None. Got "list".
            core.local        | {"cmd": "date", "sudo": true}          | Override of immutable parameter(s) ['sudo'] is unsupported.
            core.local_sudo   | {"cmd": "date", "sudo": true}          | Override of immutable parameter(s) ['sudo'] is unsupported.
            core.echo         | {"message": "m", "cmd": "date"}        | Override of immutable parameter(s) ['cmd'] is unsupported.
            core.local        | {"cmd": "date", "env": 5}              | 5 is not of type 'object', 'null'
            core.local        | {"cmd": "date", "timeout": "soon"}     | invalid literal for int() with base 10: 'soon'
            core.http         | {"method": "GET"}                      | 'url' is a required property
            core.http         | {"url": "http://h/", "method": "BAD"}  | 'BAD' is not one of ['HEAD', 'GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'PATCH', 'PURGE']
            core.http         | {"url": "http://h/", "verify_ssl_cert": 5} | 5 is not of type 'boolean'
            core.announcement | {"experimental": false}                | Override of immutable parameter(s) ['experimental'] is unsupported.
            core.announcement | {"route": ""}                          | '' is too short
            """)
    void whatAnActionCannotRunWithIsRefusedInStackStormsWords(String ref, String given, String reason)
            throws JsonProcessingException {
        assertThat(checked(ref, given)).isEqualTo(new CheckedParameters.Refused(reason));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"cmd": "{{ x }}"}             | Dependency unsatisfied in variable "x"
            {"cmd": "{{ trigger.x }}"}     | Dependency unsatisfied in variable "trigger"
            {"cmd": "{{ st2kv.system.n }}"} | Failed to render parameter "cmd": 'dict object' has no attribute 'n'
            """)
    void aTemplateThatCannotBeRenderedIsToldApartFromOtherFaults(String given, String reason)
            throws JsonProcessingException {
        assertThat(checked("core.local", given)).isEqualTo(new CheckedParameters.Unrendered(reason));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            core.local        | {"cmd": "date"}            | {"cmd":"date"}              | {"cmd":"date","sudo":false,"timeout":60,"kwarg_op":"--"}
            core.local        | {"cmd": "date", "timeout": "5"} | {"cmd":"date","timeout":5} | {"cmd":"date","timeout":5,"sudo":false,"kwarg_op":"--"}
            core.local        | {"cmd": "{{ st2kv.system.greeting }} {{ cwd }}", "cwd": "/"} | {"cmd":"hello /","cwd":"/"} | {"cmd":"hello /","cwd":"/","sudo":false,"timeout":60,"kwarg_op":"--"}
            core.local        | {"cmd": "date", "cwd": null} | {"cmd":"date","cwd":null} | {"cmd":"date","cwd":null,"sudo":false,"timeout":60,"kwarg_op":"--"}
            core.echo         | {"message": "hi"}          | {"message":"hi"}            | {"message":"hi","cmd":"echo \\"hi\\"","sudo":false,"timeout":60,"kwarg_op":"--"}
            core.announcement | {"message": {"a": 1}}      | {"message":{"a":1}}         | {"message":{"a":1},"experimental":true,"route":"general"}
            core.noop         | {"whatever": 1}            | {"whatever":1}              | {"whatever":1}
            """)
    void whatAnActionRunsWithHasItsDefaults(String ref, String given, String stored, String all)
            throws JsonProcessingException {
        JsonNode expected = Json.MAPPER.readTree("[%s,%s]".formatted(stored, all));

        assertThat(checked(ref, given))
                .isInstanceOfSatisfying(
                        CheckedParameters.Accepted.class,
                        accepted -> assertThat(tree(accepted)).isEqualTo(expected));
    }

    private static JsonNode tree(CheckedParameters.Accepted accepted) {
        try {
            return Json.MAPPER.readTree(Json.MAPPER.writeValueAsString(List.of(accepted.given(), accepted.all())));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void passwordsAndWhatSignsAreSecret() {
        assertThat(Runners.secretParameters(Objects.requireNonNull(BuiltInActions.find("core.http"))))
                .containsExactlyInAnyOrder("auth", "password", "secret");
        assertThat(Runners.secretParameters(Objects.requireNonNull(BuiltInActions.find("core.local"))))
                .containsExactly("sudo_password");
    }

    @Test
    void anActionSaysOnlyWhatDiffersFromItsRunner() {
        // given
        ActionMetadata local = Objects.requireNonNull(BuiltInActions.find("core.local"));

        // when
        Map<String, @Nullable Object> parameters = Runners.parameters(local);

        // then
        assertThat(parameters)
                .containsKeys("cmd", "sudo", "sudo_password", "timeout", "kwarg_op", "env", "cwd")
                .containsEntry(
                        "sudo",
                        Map.of(
                                "type",
                                "boolean",
                                "default",
                                false,
                                "immutable",
                                true,
                                "description",
                                "The command will be executed with sudo."));
    }

    @Test
    void everyRunnerIsFoundByItsNameAndByItsId() {
        assertThat(Runners.all())
                .extracting(RunnerType::name)
                .containsExactly("announcement", "http-request", "local-shell-cmd", "noop", "python-script");
        assertThat(Runners.all()).allSatisfy(runner -> {
            assertThat(runner.id()).matches("[0-9a-f]{24}");
            assertThat(Runners.find(runner.id())).contains(runner);
            assertThat(Runners.find(runner.name())).contains(runner);
        });
    }
}
