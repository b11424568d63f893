// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.delivery.Call;
import dev.footman.contract.delivery.Outcome;
import dev.footman.contract.delivery.Outcome.Answered;
import dev.footman.contract.delivery.Outcome.NotConnected;
import dev.footman.contract.delivery.Outcome.TimedOut;
import dev.footman.dispatcher.http.Answer.Manner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are too much, too slow or not what they say they are. */
@Timeout(60)
class HttpCallerAnswerTest {
    private static final Duration LONG = Duration.ofSeconds(50);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Outcome OK = new Answered(200, null);
    private static final Outcome TOO_MUCH = new NotConnected(
            "the endpoint's answer has more than 100 headers," + " or a line of its head is longer than 16384 bytes");

    private final FakeEndpoint endpoint = FakeEndpoint.start();
    private final HttpCaller caller =
            new HttpCaller(8, 8, "Footman/1.2.3", ProxySettings.NONE, FakeEndpoint.ALLOWED, Clock.systemUTC());

    @AfterEach
    void close() throws IOException {
        caller.close();
        endpoint.close();
    }

    private Outcome post(Duration limit) {
        return caller.call(new Call("POST", endpoint.url("/hook"), Map.of(), "{}", null), "d-1", limit)
                .outcome();
    }

    private static String headers(int count) {
        return IntStream.range(0, count).mapToObj("X-%d: a\r\n"::formatted).collect(Collectors.joining());
    }

    private Reply reply(boolean isAsked) {
        Call call = new Call("GET", endpoint.url("/hook"), Map.of(), null, null);
        return isAsked ? caller.ask(call, "d-1", LONG) : caller.call(call, "d-1", LONG);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # what a body repeats, how often, is it asked for; characters that are kept, is it cut
            a,   65536,   false, 65536,   false
            a,   65537,   false, 65536,   true
            a,   1048576, true,  1048576, false
            a,   1048577, true,  1048576, true
            '"', 524288,  true,  524288,  false
            '"', 524289,  true,  524288,  true
            """)
    void ofABodyAsMuchIsKeptAsThereIsRoomFor(String text, int times, boolean isAsked, int kept, boolean cut) {
        // given
        endpoint.answer("/hook", Answer.of(200).with(text.repeat(times)));

        // when
        var answer = Objects.requireNonNull(reply(isAsked).answer());

        // then
        assertThat(answer.body()).isEqualTo(text.repeat(kept));
        assertThat(answer.cut()).isEqualTo(cut);
    }

    @Test
    void headersAreKeptAsLongAsTheyHaveRoomTogether() {
        // given
        String many = IntStream.range(0, 10)
                .mapToObj(number -> "X-%d: %s\r\n".formatted(number, "a".repeat(10_000)))
                .collect(Collectors.joining());
        endpoint.answer("/hook", Answer.raw("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n" + many + "\r\n"));

        // when
        var answer = Objects.requireNonNull(reply(true).answer());

        // then
        assertThat(answer.headers())
                .containsKeys("Content-Length", "X-0", "X-5")
                .doesNotContainKeys("X-6", "X-9");
        assertThat(answer.cut()).isTrue();
    }

    @Test
    void manyHeadersAndLongOnesAreNoFaultUpToABound() {
        // given
        endpoint.answer(
                "/hook",
                Answer.raw("HTTP/1.1 200 OK\r\n" + headers(99) + "X-Long: " + "a".repeat(16_000) + "\r\n\r\n"));

        // then
        assertThat(post(LONG)).isEqualTo(OK);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # head of the answer, where ++ is repeated for a million characters     | why
            'HTTP/1.1 200 OK\r\n++X: a\r\n'                                         | headers without number
            'HTTP/1.1 200 OK\r\nX: ++a'                                             | a header without end
            'HTTP/1.1 200 OK\r\nX: a\r\n++ a\r\n'                                   | a folded header without end
            'HTTP/1.1 200 ++a'                                                      | a status line without end
            'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;++a'            | a chunk's head without end
            'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n++X: a\r\n'  | trailers without number
            'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX: ++a'      | a trailer without end
            """)
    void aHeadWithoutEndIsCutOffAndDoesNotFillTheMemory(String head, String why) {
        // given
        String text = head.replace("\\r\\n", "\r\n");
        int mark = text.indexOf("++");
        String piece = text.substring(mark + 2);
        endpoint.answer("/hook", Answer.raw(text.substring(0, mark) + piece.repeat(1_000_000 / piece.length())));

        // then
        assertThat(post(LONG)).as(why).isEqualTo(TOO_MUCH);
    }

    @ParameterizedTest
    @EnumSource(names = {"DRIP", "DRIP_HEAD", "INFORM"})
    void whatComesByteByByteOrAnnouncesItselfForEverIsCutOffAtTheLimit(Manner manner) {
        // given
        endpoint.answer("/hook", Answer.of(manner), Answer.of(200));

        // when
        List<Outcome> outcomes = List.of(post(SHORT), post(LONG));

        // then
        assertThat(outcomes).containsExactly(new TimedOut(SHORT), OK);
    }

    @Test
    void whatComesBeforeTheAnswerIsPassedOver() {
        // given
        String hints = "HTTP/1.1 103 Early Hints\r\nRetry-After: 9\r\n\r\n".repeat(50);
        endpoint.answer("/hook", Answer.raw(hints + "HTTP/1.1 204 None\r\n\r\n"));

        // then
        assertThat(post(LONG)).isEqualTo(new Answered(204, null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            204 | 'HTTP/1.1 204 None\r\nContent-Length: 5\r\n\r\nhello'             | a body where there can be none
            204 | 'HTTP/1.1 204 None\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n' | chunks where there can be none
            204 | 'HTTP/1.1 204 None\r\n\r\nhello'                                  | a body that no header announces
            304 | 'HTTP/1.1 304 Same\r\n\r\nhello'                                  | likewise
            200 | 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhello'               | a body that is longer than it says
            200 | 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\nhello\r\nhello\r\n'  | lines where there is nothing to come
            """)
    void whatFollowsAnAnswerIsNotTakenForTheNext(int status, String answer, String why) {
        // given
        endpoint.answer("/hook", Answer.raw(answer.replace("\\r\\n", "\r\n")).in(Manner.RAW_KEPT), Answer.of(202));

        // when
        List<Outcome> outcomes = List.of(post(LONG), post(LONG), post(LONG));

        // then
        assertThat(outcomes)
                .as(why)
                .containsExactly(new Answered(status, null), new Answered(202, null), new Answered(202, null));
        assertThat(endpoint.requests()).hasSize(3);
        assertThat(endpoint.connections()).isEqualTo(2);
    }

    @Test
    void whatComesAtAKeptConnectionInTheAnswersPlaceIsNoAnswerAndTheCallIsMadeOnAnother() {
        // given
        Answer late = Answer.raw("late HTTP/1.1 202 Taken\r\nContent-Length: 0\r\n\r\n");
        endpoint.answer("/hook", Answer.of(200), late.in(Manner.RAW_KEPT), Answer.of(202));

        // when
        List<Outcome> outcomes = List.of(post(LONG), post(LONG));

        // then
        assertThat(outcomes).containsExactly(OK, new Answered(202, null));
        assertThat(endpoint.requests()).hasSize(3);
        assertThat(endpoint.connections()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 50",
                "Content-Length: -1",
                "Content-Length: 5, 7",
                "Content-Length: 99999999999999999999",
                "Transfer-Encoding: chunked"
            })
    void aBodyThatIsNotAsLongAsItSaysIsNoAnswer(String header) {
        // given
        endpoint.answer("/hook", Answer.raw("HTTP/1.1 200 OK\r\n" + header + "\r\n\r\nhello"));

        // then
        assertThat(post(LONG)).isInstanceOf(NotConnected.class);
    }

    @Test
    void whatIsCompressedStaysSo() throws IOException {
        // given
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(bomb)) {
            zip.write(new byte[20 << 20]);
        }
        endpoint.answer(
                "/hook",
                Answer.of(200).with("Content-Encoding", "gzip").with(bomb.toString(StandardCharsets.ISO_8859_1)),
                Answer.of(200).with("Content-Encoding", "gzip").with("this is no gzip"));

        // when
        List<Outcome> outcomes = List.of(post(LONG), post(LONG));

        // then
        assertThat(outcomes).containsOnly(OK);
        assertThat(endpoint.requests())
                .allSatisfy(
                        request -> assertThat(request.header("Accept-Encoding")).isEmpty());
        assertThat(endpoint.connections()).isEqualTo(1);
    }
}
