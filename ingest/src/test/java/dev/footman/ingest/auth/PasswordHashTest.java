// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {
    /** bcrypt: the examples of crypt_blowfish; apr1: by {@code openssl passwd -apr1}; SHA: by {@code sha1sum}. */
    @ParameterizedTest
    @CsvSource({
        "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW, U*U",
        "$2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW, U*U",
        "$2b$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK, U*U*",
        "$2a$05$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui, 0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789chars after 72 are ignored",
        "$apr1$xYz12345$K7pCDaLDPW.8/jozpZ.xp/, secret",
        "$apr1$ab$J/pyQu7p0O5KCJfor.v6Y/, pässwörd",
        "{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=, secret",
    })
    void aPasswordIsKnownByItsHash(String hash, String password) {
        PasswordHash read = PasswordHash.read(hash).orElseThrow();

        assertThat(read.matches(password)).isTrue();
        assertThat(read.matches("x" + password)).isFalse();
        assertThat(read.matches("")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "$1$salt$qJH7.N4xYta3aEG/dfqo/0",
                "$6$salt$IxDD3jeSOb5eB1CX5LBsqZFVkJdido3OUILO5Ifz5iwMuTS4XMS130MTSuDDl3aCI6WouIL9AjRbLCelDCy.g.",
                "$2x$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
                "$2y$31$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
                "$2y$05$short",
                "$apr1$salt$short",
            })
    void anotherKindOfHashIsNotRead(String hash) {
        assertThat(PasswordHash.read(hash)).isEmpty();
    }

    @Test
    void aHashThatCostsMoreSaysSo() {
        assertThat(PasswordHash.read("$2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW")
                        .orElseThrow()
                        .cost())
                .isGreaterThan(PasswordHash.read("{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=")
                        .orElseThrow()
                        .cost());
    }
}
