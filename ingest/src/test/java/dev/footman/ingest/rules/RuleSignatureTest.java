// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.rules;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footman.contract.rule.Rule;
import dev.footman.contract.rule.Trigger;
import dev.footman.rules.action.Actions;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleSignatureTest {
    private static void check(String action, String secret) {
        Rule rule = new Rule(
                "default",
                "one",
                "",
                true,
                new Trigger("qlik.reload_failed", Map.of()),
                Map.of(),
                new Rule.Action(action, Map.of("url", "http://r.test/", "secret", secret)),
                null);
        RuleSignature.check(rule, Actions.builtIn());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # action   | secret                                                       | why it is taken
            core.http  | whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz                       | it signs
            core.http  | whsk_TM0Imyj/ltqdtsNG7BFOD1uKMZ81q6Yk2oz27U+4pvs=            | it signs
            core.http  | 'whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz' | both sign
            core.http  | '{{ st2kv.system.hook_secret }}'                             | what it is comes with the event
            core.http  | sealed:v1:abc                                                | it was looked at when it was sealed
            core.http  | ********                                                     | it stands for one of before
            core.http  | ''                                                           | nothing signs
            core.noop  | hunter-2                                                     | nothing is called
            no.such    | hunter-2                                                     | nobody knows what it is for
            """)
    void aSecretThatMaySignIsTaken(String action, String secret, String why) {
        assertThatCode(() -> check(action, secret)).as(why).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hunter-2                                               | action.parameters.secret must be whsec_ and 24 to 64 random bytes in base64, such as whsec_ and what 'openssl rand -base64 32' prints, but is no base64
            whsec_c2hvcnQ=                                         | action.parameters.secret must be whsec_ and 24 to 64 random bytes in base64, such as whsec_ and what 'openssl rand -base64 32' prints, but has 5 bytes
            whsk_c2hvcnQ=                                          | action.parameters.secret must be whsk_ and an ed25519 secret key in base64, of 32 bytes, or of 64 with the public key behind it, but has 5 bytes
            whpk_PUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=      | action.parameters.secret must be a secret that signs, but is a public key (whpk_), which can only verify; give the secret key that it belongs to (whsk_), and the receiver this one
            """)
    void oneThatCannotIsRefusedWithWhatItMustBe(String secret, String problem) {
        assertThatThrownBy(() -> check("core.http", secret)).hasMessage(problem);
    }
}
