// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.delivery.Call;
import dev.footman.contract.secret.Seal;
import dev.footman.contract.secret.SealPlace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenedCallTest {
    private static final String RULE = "butler.reloadTaskFailure-1";
    private static final Seal SEAL = Seal.of("an installation's key of 32 characters");
    private static final Call SEALED = new Call(
            "POST",
            "https://r.test/",
            Map.of(
                    "X-Plain",
                    "plain",
                    "Authorization",
                    SEAL.seal("Bearer s3cret", SealPlace.header(RULE, "authorization"))),
            "{}",
            Duration.ofSeconds(3),
            new Call.Tls(true, "ca.pem", false, "", ""),
            SEAL.seal("http://u:p@proxy:3128", SealPlace.proxy(RULE)),
            List.of(SEAL.seal("whsec_s3cret", SealPlace.secret(RULE))),
            null,
            true);

    @Test
    void whatIsSealedIsOpenedAndTheRestIsAsItWas() {
        OpenedCall.Result opened = new OpenedCall(Optional.of(SEAL)).of(SEALED, RULE);

        assertThat(opened)
                .isEqualTo(new OpenedCall.Result.Opened(new Call(
                        "POST",
                        "https://r.test/",
                        Map.of("X-Plain", "plain", "Authorization", "Bearer s3cret"),
                        "{}",
                        Duration.ofSeconds(3),
                        new Call.Tls(true, "ca.pem", false, "", ""),
                        "http://u:p@proxy:3128",
                        List.of("whsec_s3cret"),
                        null,
                        true)));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # user, sealed,  for the parameter
            anna,   s3cret,  password
            -,      anna:s3cret, auth
            """)
    void userAndPasswordBecomeAHeader(@Nullable String user, String sealed, String parameter) {
        Call.BasicAuth auth = new Call.BasicAuth(user, SEAL.seal(sealed, SealPlace.parameter(RULE, parameter)));
        Call call = new Call("GET", "http://r.test/", Map.of(), null, null, null, null, List.of(), auth, false);

        assertThat(new OpenedCall(Optional.of(SEAL)).of(call, RULE))
                .isEqualTo(new OpenedCall.Result.Opened(new Call(
                        "GET", "http://r.test/", Map.of("Authorization", "Basic YW5uYTpzM2NyZXQ="), null, null)));
    }

    @Test
    void aCallWithoutSecretsNeedsNoKey() {
        Call plain = new Call("GET", "http://r.test/", Map.of("X-Plain", "plain"), null, null);

        assertThat(new OpenedCall(Optional.empty()).of(plain, RULE)).isEqualTo(new OpenedCall.Result.Opened(plain));
    }

    @Test
    void withoutAKeyItIsToldWhatToSet() {
        assertThat(new OpenedCall(Optional.empty()).of(SEALED, RULE))
                .isEqualTo(new OpenedCall.Result.Shut("the call holds sealed values, and this dispatcher has no key for"
                        + " them; set footman.encryption.key to what ingest has"));
    }

    @Test
    void whatAnotherRuleHasCopiedStaysShut() {
        assertThat(new OpenedCall(Optional.of(SEAL)).of(SEALED, "mine.copy"))
                .isInstanceOf(OpenedCall.Result.Shut.class);
    }
}
