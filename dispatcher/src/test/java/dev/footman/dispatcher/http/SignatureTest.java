// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureTest {
    /** What it is was computed with another implementation of HMAC. */
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLwSw";

    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final long SECOND = 1_614_265_330;
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String SIGNED = "v1,pZN3CVESPCUuihODVQNgWONmlcH9xCz9b1ykcK53XqY=";

    /** Test 2 of RFC 8032, section 7.1. */
    private static final String SECRET_KEY = "whsk_TM0Imyj/ltqdtsNG7BFOD1uKMZ81q6Yk2oz27U+4pvs=";

    private static final byte[] PUBLIC_KEY =
            HexFormat.of().parseHex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");

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
                .hasMessage("the signing secret must be whsec_ and 24 to 64 random bytes in base64, such as whsec_ and"
                        + " what 'openssl rand -base64 32' prints, but is no base64");
    }

    @Test
    void severalSecretsOfOneTextSignAsThoseOfAListDo() {
        assertThat(Signature.of(List.of(SECRET_KEY + " " + SECRET), ID, SECOND, BODY))
                .isEqualTo(Signature.of(List.of(SECRET_KEY, SECRET), ID, SECOND, BODY))
                .endsWith(" " + SIGNED);
    }

    @Test
    void whatASecretKeySignsIsVerifiedByItsPublicKey() throws GeneralSecurityException {
        // when
        String signature = Signature.of(List.of(SECRET_KEY), ID, SECOND, BODY);

        // then
        assertThat(signature).startsWith("v1a,");
        byte[] signed = Base64.getDecoder().decode(signature.substring("v1a,".length()));
        assertThat(isVerified(ID + "." + SECOND + "." + BODY, signed)).isTrue();
        assertThat(isVerified(ID + "." + (SECOND + 1) + "." + BODY, signed)).isFalse();
    }

    private static boolean isVerified(String text, byte[] signature) throws GeneralSecurityException {
        byte[] head = HexFormat.of().parseHex("302a300506032b6570032100"); // of a public key in X.509 (RFC 8410)
        byte[] encoded = Arrays.copyOf(head, head.length + PUBLIC_KEY.length);
        System.arraycopy(PUBLIC_KEY, 0, encoded, head.length, PUBLIC_KEY.length);
        var verifier = java.security.Signature.getInstance("Ed25519");
        verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        verifier.update(text.getBytes(StandardCharsets.UTF_8));
        return verifier.verify(signature);
    }
}
