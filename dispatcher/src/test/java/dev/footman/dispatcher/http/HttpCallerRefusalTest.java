// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.delivery.Call;
import dev.footman.contract.delivery.Outcome;
import dev.footman.contract.delivery.Outcome.Refused;
import dev.footman.contract.topic.Json;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that cannot be made as they are. */
@Timeout(60)
class HttpCallerRefusalTest {
    private static final Duration LONG = Duration.ofSeconds(50);

    private final FakeEndpoint endpoint = FakeEndpoint.start();
    private final HttpCaller caller =
            new HttpCaller(8, 8, "Footman/1.2.3", ProxySettings.NONE, FakeEndpoint.ALLOWED, Clock.systemUTC());

    @AfterEach
    void close() throws IOException {
        caller.close();
        endpoint.close();
    }

    private Outcome post(String url, Duration limit) {
        return caller.call(new Call("POST", url, Map.of(), "{}", null), "d-1", limit)
                .outcome();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PO ST", "POST\r\nX: y", "POST\n", "POST /other", "CONNECT", "P\u00d6ST"})
    void aMethodThatIsNoWordIsRefused(String method) {
        // when
        Outcome outcome = caller.call(new Call(method, endpoint.url("/hook"), Map.of(), null, null), "d-1", LONG)
                .outcome();

        // then
        assertThat(outcome).isInstanceOf(Refused.class);
        assertThat(outcome.summary())
                .startsWith("was not made: the method must be a word such as POST, but is '")
                .doesNotContain("\n");
        assertThat(endpoint.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            X-Task   | Sales\\r\\nX: y  | the value of header X-Task holds a line break or another control character
            X-Task   | Sales\\nX: y    | the value of header X-Task holds a line break or another control character
            X-Task   | Sales\\rX: y    | the value of header X-Task holds a line break or another control character
            X-Task   | Sales\\0        | the value of header X-Task holds a line break or another control character
            X-Task   | Sales\\33       | the value of header X-Task holds a line break or another control character
            X-Task   | Sales\\177      | the value of header X-Task holds a line break or another control character
            X-Task   | Sales\\205      | the value of header X-Task holds a line break or another control character
            X Task   | Sales          | a header's name must be a word such as Content-Type, but is 'X Task'
            X: y\\nX | Sales          | a header's name must be a word such as Content-Type, but is 'X: y X'
            ''       | Sales          | a header's name must be a word such as Content-Type, but is ''
            """)
    void aHeaderThatWouldForgeOthersIsNeverSent(String name, String value, String reason) {
        // given
        Map<String, String> headers = Map.of(name.translateEscapes(), value.translateEscapes());

        // when
        Outcome outcome = caller.call(new Call("POST", endpoint.url("/hook"), headers, "{}", null), "d-1", LONG)
                .outcome();

        // then
        assertThat(outcome).isEqualTo(new Refused(reason));
        assertThat(endpoint.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://host/a b?token=secret  | the URL cannot be read: Illegal character in path
            ftp://host/?token=secret      | the URL must begin with http:// or https://
            http:///hook?token=secret     | the URL must name a host, as in http://host.example/path
            http://host:70000/            | the URL's port must be a number from 1 to 65535
            http://user:secret@localhost/ | the URL must not hold a user or password; send a header Authorization in its place
            """)
    void aUrlThatReachesNobodyIsRefusedAndItsSecretsAreNotTold(String url, String reason) {
        assertThat(post(url, LONG)).isEqualTo(new Refused(reason));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # target of the URL, escaped as in JSON         | the part that cannot be written
            /a\\ud800b?token=secret                         | path
            /a\\udc00                                       | path
            /\\udc00\\ud800                                 | path
            /hook?token=secret&name=\\ud83d                 | query
            /hook#\\ud83d\\ud83d\\ude00                     | fragment
            /a\\u0000                                       | path
            """)
    void aUrlWithHalfOfACharacterIsRefusedLikeOneWithAControlCharacter(String target, String part) throws IOException {
        // given
        String url = Json.MAPPER.readValue('"' + endpoint.url(target) + '"', String.class);

        // when
        Outcome outcome = post(url, LONG);

        // then
        assertThat(outcome).isEqualTo(new Refused("the URL cannot be read: Illegal character in " + part));
        assertThat(endpoint.requests()).isEmpty();
    }

    @Test
    void aReasonIsOneLineOfBoundedLength() {
        // given
        Call call = new Call("\u0007\n\u001b[31m" + "x ".repeat(10_000), endpoint.url("/"), Map.of(), null, null);

        // when
        Outcome outcome = caller.call(call, "d-1", LONG).outcome();

        // then
        assertThat(((Refused) outcome).reason()).hasSize(301).endsWith("…").doesNotContainPattern("\\p{Cntrl}");
    }
}
