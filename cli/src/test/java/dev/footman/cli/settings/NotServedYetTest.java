// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.settings.SettingsFile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NotServedYetTest {
    @Test
    void whatIsSetAndHasNoEffectIsNamed() {
        // given
        String config = """
                footman:
                  dispatcher: {runners: {localShellCmd: true}}
                """;

        // when
        List<String> warnings = warnings(config);

        // then
        assertThat(warnings).containsExactly("no effect in this version: footman.dispatcher.runners.localShellCmd");
    }

    @Test
    void aConfigOfWhatIsServedWarnsOfNothing() {
        // given
        String config = """
                footman:
                  dispatcher: {egress: {allow: [127.0.0.1], deny: [10.0.0.0/8]}}
                Butler:
                  webhookNotification:
                    enable: true
                    reloadTaskFailure:
                      webhooks: [{description: a, webhookURL: 'http://r.test/', httpMethod: POST}]
                """;

        // then
        assertThat(warnings(config)).isEmpty();
    }

    private static List<String> warnings(String config) {
        return CheckedSettings.read(List.of(new SettingsFile("footman.yaml", config)), List.of(), Map.of())
                .warnings();
    }
}
