// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureTest {
    /** What it is was computed with another implementation of HMAC. */
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLwSw";

    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final long SECOND = 1_614_265_330;
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String SIGNED = "v1,pZN3CVESPCUuihODVQNgWONmlcH9xCz9b1ykcK53XqY=";

    @Test
    void aCallIsSignedAsStandardWebhooksSays() {
        assertThat(Signature.of(List.of(SECRET), ID, SECOND, BODY)).isEqualTo(SIGNED);
    }

    @Test
    void thePrefixOfASecretMayBeLeftOut() {
        assertThat(Signature.of(List.of(SECRET.substring("whsec_".length())), ID, SECOND, BODY))
                .isEqualTo(SIGNED);
    }

    @Test
    void eachOfSeveralSecretsSigns() {
        String other = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz";

        assertThat(Signature.of(List.of(other, SECRET), ID, SECOND, BODY))
                .isEqualTo(Signature.of(List.of(other), ID, SECOND, BODY) + " " + SIGNED);
    }

    @Test
    void aSecretThatIsNoneIsToldWithoutRepeatingIt() {
        assertThatThrownBy(() -> Signature.of(List.of("hunter-2"), ID, SECOND, BODY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the signing secret must be whsec_ and base64, but is not");
    }
}
