// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's chapter on webhooks and rules, done as it says; only addresses and the token are the test's own. */
class ReadmeExamplesTest {
    private static final Pattern FILE = Pattern.compile("`(packs/[^`]+)`[^\n]*\n\n```yml\n(.*?)```", Pattern.DOTALL);
    private static final Pattern CALL =
            Pattern.compile("(?m)^curl -X POST https://localhost(\\S+)((?: -H \"[^\"]+\")+) --data '(.+)'$");
    private static final Pattern HEADER = Pattern.compile("-H \"([^:]+): ([^\"]+)\"");

    @Test
    void theExamplesOfTheReadmeWork(@TempDir Path folder) throws Exception {
        // given
        String readme = Files.readString(Path.of("..", "README.md"));
        try (Webhooks receiver = Webhooks.open()) {
            List<String> files = new ArrayList<>();
            Matcher file = FILE.matcher(readme);
            while (file.find()) {
                Path path = folder.resolve(file.group(1));
                Files.createDirectories(Objects.requireNonNull(path.getParent()));
                Files.writeString(
                        path, file.group(2).replace("https://hooks.example.com/myaction", receiver.url("/myaction")));
                files.add(file.group(1));
            }
            Path htpasswd = Htpasswds.write(folder.resolve("htpasswd"));
            try (RunningStandalone footman = new RunningStandalone(
                    folder.resolve("data"),
                    "footman: {packs: ['%s'], auth: {htpasswd: '%s'}}".formatted(folder.resolve("packs"), htpasswd),
                    "footman.dispatcher.egress.allow=[127.0.0.0/8]")) { // the test's receiver is on this machine

                // when
                List<Api.Answer> answers = new ArrayList<>();
                String token = Htpasswds.token(footman.api());
                Matcher call = CALL.matcher(readme);
                while (call.find()) {
                    answers.add(send(footman.api(), call, token));
                }

                // then
                assertThat(files).hasSize(4);
                assertThat(answers)
                        .hasSize(2)
                        .allSatisfy(answer ->
                                assertThat(answer.status()).as(answer.text()).isEqualTo(202));
                assertThat(receiver.await(2, webhook -> webhook.target().equals("/myaction")))
                        .extracting(Webhooks.Webhook::body)
                        .anyMatch(body -> body.contains("\"key1\":\"value1\""))
                        .anyMatch(body -> body.equals("{\"attribute1\":\"value1\"}"));
            }
        }
    }

    private static Api.Answer send(Api api, Matcher call, String token) throws Exception {
        Map<String, String> headers = new LinkedHashMap<>();
        Matcher header = HEADER.matcher(call.group(2));
        while (header.find()) {
            headers.put(header.group(1), header.group(2).replace("matoken", token));
        }
        return api.askAsNobody("POST", call.group(1), call.group(3).getBytes(StandardCharsets.UTF_8), headers);
    }
}
