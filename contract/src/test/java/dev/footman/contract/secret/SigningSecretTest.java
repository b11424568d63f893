// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SigningSecretTest {
    private static final String SHARED = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz";

    /** Test 2 of RFC 8032, section 7.1: secret key, public key, and the signature of the byte 72 (hexadecimal). */
    private static final String SECRET_KEY = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb";

    private static final String PUBLIC_KEY = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
    private static final String SIGNATURE = "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";

    private static String written(String prefix, String hex) {
        return prefix + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }

    @ParameterizedTest
    @ValueSource(strings = {SECRET_KEY, SECRET_KEY + PUBLIC_KEY})
    void aSecretKeySignsAsTheRfcSays(String hex) {
        // when
        SigningSecret read = SigningSecret.read(written("whsk_", hex)).getFirst();

        // then
        assertThat(read)
                .isInstanceOfSatisfying(
                        SigningSecret.Own.class,
                        own -> assertThat(HexFormat.of().formatHex(own.key().sign(new byte[] {0x72})))
                                .isEqualTo(SIGNATURE));
    }

    @ParameterizedTest
    @ValueSource(strings = {SHARED, "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz"})
    void aSharedSecretIsReadWithItsPrefixOrWithout(String text) {
        assertThat(SigningSecret.read(text))
                .singleElement()
                .isInstanceOfSatisfying(
                        SigningSecret.Shared.class,
                        shared -> assertThat(new String(shared.key().getEncoded(), StandardCharsets.US_ASCII))
                                .isEqualTo("012345678901234567890123"));
    }

    @Test
    void severalSecretsOfEitherKindMayStandInOneText() {
        // when
        var read = SigningSecret.read(" " + written("whsk_", SECRET_KEY) + "\n " + SHARED + " ");

        // then
        assertThat(read.getFirst()).isInstanceOf(SigningSecret.Own.class);
        assertThat(read.getLast()).isInstanceOf(SigningSecret.Shared.class);
        assertThat(read).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''              | must be whsec_ and 24 to 64 random bytes in base64, such as whsec_ and what 'openssl rand -base64 32' prints, but has 0 bytes
            whsec_          | must be whsec_ and 24 to 64 random bytes in base64, such as whsec_ and what 'openssl rand -base64 32' prints, but has 0 bytes
            whsec_c2hvcnQ=  | must be whsec_ and 24 to 64 random bytes in base64, such as whsec_ and what 'openssl rand -base64 32' prints, but has 5 bytes
            hunter-2        | must be whsec_ and 24 to 64 random bytes in base64, such as whsec_ and what 'openssl rand -base64 32' prints, but is no base64
            whsk_           | must be whsk_ and an ed25519 secret key in base64, of 32 bytes, or of 64 with the public key behind it, but has 0 bytes
            whsk_c2hvcnQ=   | must be whsk_ and an ed25519 secret key in base64, of 32 bytes, or of 64 with the public key behind it, but has 5 bytes
            whsk_hunter-2   | must be whsk_ and an ed25519 secret key in base64, of 32 bytes, or of 64 with the public key behind it, but is no base64
            whpk_c2hvcnQ=   | must be a secret that signs, but is a public key (whpk_), which can only verify; give the secret key that it belongs to (whsk_), and the receiver this one
            """)
    void whatIsNoneIsToldWithWhatItMustBeAndNotRepeated(String text, String problem) {
        assertThat(SigningSecret.problem(text)).contains(problem);
        assertThat(SigningSecret.problem(SHARED + " " + (text.isEmpty() ? "whsec_" : text)))
                .contains(problem);
    }

    @ParameterizedTest
    @CsvSource({"15, false", "16, true", "24, true", "64, true", "65, false"})
    void aSharedSecretHas16To64Bytes(int bytes, boolean isOne) {
        assertThat(SigningSecret.problem("whsec_" + Base64.getEncoder().encodeToString(new byte[bytes])))
                .matches(problem -> problem.isEmpty() == isOne);
    }

    @ParameterizedTest
    @CsvSource({"31, false", "32, true", "33, false", "63, false", "65, false"})
    void aSecretKeyHas32BytesOr64(int bytes, boolean isOne) {
        assertThat(SigningSecret.problem("whsk_" + Base64.getEncoder().encodeToString(new byte[bytes])))
                .matches(problem -> problem.isEmpty() == isOne);
    }

    @Test
    void aSecretKeyWithThePublicKeyOfAnotherIsNone() {
        assertThat(SigningSecret.problem(written("whsk_", SECRET_KEY + PUBLIC_KEY.replace("3d40", "3d41"))))
                .hasValueSatisfying(
                        problem -> assertThat(problem).endsWith(", but the public key in it belongs to another"));
    }

    @Test
    void noTextShowsASecret() {
        // given
        String text = written("whsk_", SECRET_KEY) + "?";

        // then
        assertThat(SigningSecret.read(written("whsk_", SECRET_KEY) + " " + SHARED)
                        .toString())
                .doesNotContain("012345")
                .doesNotContainIgnoringCase(SECRET_KEY.substring(0, 8))
                .doesNotContain("TM0I");
        assertThatThrownBy(() -> SigningSecret.read(text)).hasNoCause().hasMessageNotContaining("TM0I");
    }
}
