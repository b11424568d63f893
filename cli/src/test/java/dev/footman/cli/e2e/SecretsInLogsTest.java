// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What lets somebody in stands in no line of the log, whatever is asked and however well it goes. */
class SecretsInLogsTest {
    private static final String STRANGE = "k3y-that-nobody-has";

    @Test
    void noKeyTokenOrPasswordIsLogged(@TempDir Path folder) throws Exception {
        // given
        Logger ours = (Logger) LoggerFactory.getLogger("dev.footman");
        LogLines lines = LogLines.open();
        Level before = ours.getLevel();
        ours.setLevel(Level.TRACE); // as FOOTMAN_LOG_LEVEL may have it; Jetty's and Javalin's own stay at WARN

        // when
        List<String> secrets;
        try (AuthNodes nodes = new AuthNodes(folder)) {
            secrets = ask(nodes);
        } finally {
            ours.setLevel(before);
            lines.close();
        }

        // then
        assertThat(lines.all()).isNotEmpty();
        assertThat(secrets).allSatisfy(secret -> assertThat(lines.all()).noneMatch(line -> line.contains(secret)));
    }

    private static List<String> ask(AuthNodes nodes) throws Exception {
        String key = nodes.ask("POST", "/v1/apikeys", "{}").text("key");
        String token = nodes.token("alice", "secret");
        nodes.token("alice", "a-wr0ng-password");
        for (String query : List.of("st2-api-key=" + key, "x-auth-token=" + token, "st2-api-key=" + STRANGE)) {
            nodes.askOpen("GET", "/v1/apikeys?" + query, "");
            nodes.askOpen("POST", "/v1/apikeys?" + query, "{");
            nodes.askOpen("POST", "/v1/events/qlik?" + query, "{\"event\": 1}");
            nodes.askOpen("POST", "/v1/nowhere?" + query, "{}");
            raw(nodes, "GET /v1/apikeys?" + query + "&x=%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            raw(nodes, "GET /v1/%00?" + query + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            raw(nodes, "GET /v1/apikeys?" + query + " x HTTP/9.9\r\n\r\n");
            raw(nodes, "GET /v1/apikeys?" + query + "x".repeat(20_000) + " HTTP/1.1\r\nHost: a\r\n\r\n");
            raw(nodes, "POST /v1/apikeys?" + query + " HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{"); // and gone
        }
        nodes.ask("GET", "/v1/apikeys/" + STRANGE, "");
        nodes.ask("PUT", "/v1/apikeys/" + key, "{\"x\": 1}");
        nodes.ask("DELETE", "/v1/apikeys/" + key, "");
        return List.of(key, token, STRANGE, nodes.firstKey, "a-wr0ng-password");
    }

    /** What no client would send. */
    private static void raw(AuthNodes nodes, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), nodes.openPort())) {
            socket.setSoTimeout(300);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            if (!request.endsWith("{")) {
                socket.getInputStream().readAllBytes();
            }
        }
    }
}
