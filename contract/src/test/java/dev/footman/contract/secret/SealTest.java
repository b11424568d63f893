// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealTest {
    private static final String PLACE = "butler.reloadTaskFailure-1/header/Authorization";

    private final Seal seal = Seal.of("an installation's key of 32 characters");

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "Bearer abc", "ключ 🔑", "sealed:v1:not really"})
    void whatIsSealedComesOutAsItWas(String plain) throws SealBrokenException {
        String sealed = seal.seal(plain, PLACE);

        assertThat(sealed).startsWith("sealed:v1:");
        assertThat(seal.open(sealed, PLACE)).isEqualTo(plain);
    }

    @Test
    void theSameSecretIsSealedAlikeAtEveryStart() {
        String again = Seal.of("an installation's key of 32 characters").seal("s3cret", PLACE);

        assertThat(again).isEqualTo(seal.seal("s3cret", PLACE)).doesNotContain("s3cret");
    }

    @Test
    void anotherSecretAndAnotherPlaceAreSealedOtherwise() {
        assertThat(seal.seal("s3cret", PLACE))
                .isNotEqualTo(seal.seal("s3crets", PLACE))
                .isNotEqualTo(seal.seal("s3cret", "butler.reloadTaskFailure-2/header/Authorization"));
    }

    @Test
    void whatIsNotSealedIsReturnedAsItIs() throws SealBrokenException {
        assertThat(seal.open("Bearer abc", PLACE)).isEqualTo("Bearer abc");
    }

    @Test
    void anotherKeyDoesNotOpenIt() {
        Seal other = Seal.of("another installation's key, 32 or more");

        assertThatThrownBy(() -> other.open(seal.seal("s3cret", PLACE), PLACE))
                .isInstanceOf(SealBrokenException.class)
                .hasMessage("a sealed value does not open with the key of footman.encryption.key here;"
                        + " give all roles the key that it was sealed with");
    }

    @Test
    void aSecretThatWasCopiedToAnotherRuleDoesNotOpen() {
        assertThatThrownBy(() -> seal.open(seal.seal("s3cret", PLACE), "mine.rule/header/X"))
                .isInstanceOf(SealBrokenException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sealed:v1:", "sealed:v1:AAAA", "sealed:v1:%%%", "sealed:v1:AAAAAAAAAAAAAAAAAAAA"})
    void whatIsDamagedIsToldAsSuch(String damaged) {
        assertThatThrownBy(() -> seal.open(damaged, PLACE)).isInstanceOf(SealBrokenException.class);
    }

    @Test
    void aShortKeyIsRefused() {
        assertThatThrownBy(() -> Seal.of("short"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a key must have 32 characters or more, but has 5");
    }
}
