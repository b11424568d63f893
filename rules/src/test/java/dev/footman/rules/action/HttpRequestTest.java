// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.footman.contract.delivery.Call;
import dev.footman.contract.topic.Json;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpRequestTest {
    private static final String SECRET = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz";
    private static final String URL = "https://receiver.test/path";

    private final HttpRequest request =
            new HttpRequest("default.sample", (plain, place) -> "sealed:v1:" + plain + "@" + place);

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # method, body, sent,   and why
            -,        -,    GET,    nothing to send
            -,        text, POST,   a body is posted
            PUT,      text, PUT,    the method is named
            """)
    void theMethodFollowsFromTheBodyWhereNoneIsNamed(
            @Nullable String method, @Nullable String body, String sent, String why) {
        assertThat(call("method", method, "body", body).method()).as(why).isEqualTo(sent);
    }

    @Test
    void parametersGoIntoTheQueryBehindWhatTheAddressAsks() {
        // when
        Call call = call("url", URL + "?a=1#part", "params", Map.of("q", List.of("x y", 2)));

        // then
        assertThat(call.url()).isEqualTo(URL + "?a=1&q=x+y&q=2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # value                   | in a header              | in the query
            "it's"                    | it's                     | ?v=it%27s
            5                         | 5                        | ?v=5
            1.0                       | 1.0                      | ?v=1.0
            1e22                      | 1e+22                    | ?v=1e%2B22
            12345678901234567890123   | 12345678901234567890123  | ?v=12345678901234567890123
            true                      | True                     | ?v=True
            null                      | ~~                       | ~~
            {"a": {"b": [1, null, true]}} | {'a': {'b': [1, None, True]}} | ?v=%7B%27a%27%3A+%7B%27b%27%3A+%5B1%2C+None%2C+True%5D%7D%7D
            {}                        | {}                       | ?v=%7B%7D
            [1, {"a": "it's"}, null]  | [1, {'a': "it's"}, None] | ?v=1&v=%7B%27a%27%3A+%22it%27s%22%7D
            []                        | []                       | ~~
            """)
    void whatIsNoTextIsWrittenAsPythonDoes(String json, String text, String query) throws JsonProcessingException {
        // given
        Map<String, @Nullable Object> value = new HashMap<>();
        value.put("v", Json.MAPPER.readValue(json, Object.class));

        // when
        Call call = call("headers", value, "cookies", value, "params", value);

        // then
        assertThat(call.headers())
                .containsEntry("v", text)
                .containsEntry("Cookie", "sealed:v1:v=" + text + "@default.sample/header/cookie");
        assertThat(call.url()).isEqualTo(URL + query);
    }

    @Test
    void aBodyThatIsToBeJsonIsReadAndWrittenAgain() {
        // when
        Call call = call("headers", Map.of("content-type", "application/json"), "body", "{ \"a\" : 1 }");

        // then
        assertThat(call.body()).isEqualTo("{\"a\":1}");
    }

    @Test
    void anotherBodyGoesAsItIs() {
        assertThat(call("headers", Map.of("Content-Type", "text/plain"), "body", "{ \"a\" : 1 }")
                        .body())
                .isEqualTo("{ \"a\" : 1 }");
    }

    @Test
    void whatIsSecretIsSealedForItsPlace() {
        // when
        Call call = call(
                "headers",
                Map.of("Authorization", "Bearer t", "X-Plain", "p"),
                "username",
                "anna",
                "password",
                "secret",
                "secret",
                SECRET,
                "cookies",
                Map.of("a", 1));

        // then
        assertThat(call.headers())
                .containsEntry("Authorization", "sealed:v1:Bearer t@default.sample/header/authorization")
                .containsEntry("X-Plain", "p")
                .containsEntry("Cookie", "sealed:v1:a=1@default.sample/header/cookie");
        assertThat(call.auth())
                .isEqualTo(new Call.BasicAuth("anna", "sealed:v1:secret@default.sample/parameter/password"));
        assertThat(call.secrets()).containsExactly("sealed:v1:" + SECRET + "@default.sample/secret");
    }

    @Test
    void whatCameSealedStaysSo() {
        assertThat(call("auth", "sealed:v1:xyz").auth()).isEqualTo(new Call.BasicAuth(null, "sealed:v1:xyz"));
    }

    @Test
    void timeAndVerificationAreTheRules() {
        // when
        Call call = call("timeout", 1.5, "verify_ssl_cert", false);

        // then
        assertThat(call.timeout()).isEqualTo(Duration.ofMillis(1_500));
        assertThat(call.tls()).isEqualTo(new Call.Tls(false, "", false, "", ""));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # parameter,         value,          refused with
            url_hosts_blacklist, receiver.test,  is blacklisted
            url_hosts_whitelist, other.test,     is not whitelisted
            """)
    void aHostThatMayNotBeCalledIsNot(String parameter, String host, String reason) {
        assertThatThrownBy(() -> call(parameter, List.of(host))).hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # secret,                                          refused since it
            hunter-2,                                          is no base64
            whsec_c2hvcnQ=,                                    has 5 bytes
            whsk_c2hvcnQ=,                                     has 5 bytes
            whpk_PUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=, is a public key
            """)
    void aSecretThatCannotSignIsRefusedAndNotRepeated(String secret, String reason) {
        assertThatThrownBy(() -> call("secret", secret))
                .hasMessageStartingWith("the parameter secret must be ")
                .hasMessageContaining(reason)
                .hasMessageNotContaining(secret);
    }

    @Test
    void aTimeoutThatCannotBeIsRefused() {
        assertThatThrownBy(() -> call("timeout", -1))
                .hasMessage("timeout must be above 0 and at most 3600 seconds, but is -1");
    }

    /** The call of parameters, given as names and values; the address is {@link #URL} where none is given. */
    private Call call(@Nullable Object... parameters) {
        Map<String, @Nullable Object> values = new HashMap<>(Map.of("url", URL));
        for (int i = 0; i < parameters.length; i += 2) {
            values.put(String.valueOf(parameters[i]), parameters[i + 1]);
        }
        return request.of(values, SecretTexts.of(values, Set.of("auth", "password", "secret")));
    }
}
