// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BasicCredentialsTest {
    @ParameterizedTest
    @ValueSource(strings = {"Basic YWxpY2U6YTpi", "basic YWxpY2U6YTpi", "BASIC  YWxpY2U6YTpi "})
    void theNameEndsAtTheFirstColon(String header) {
        assertThat(BasicCredentials.read(header)).contains(new BasicCredentials("alice", "a:b"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Basic", "Basic ", "Basic !!!", "Basic YWxpY2U=", "Basic OnB3", "Bearer YWxpY2U6YTpi"})
    void allElseIsNone(String header) {
        assertThat(BasicCredentials.read(header)).isEmpty();
    }

    @Test
    void theyDoNotShowThePassword() {
        assertThat(new BasicCredentials("alice", "secret").toString()).isEqualTo("BasicCredentials[user=alice]");
    }
}
