// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.footman.dispatcher.http.Proxy.Login;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyTest {
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            http://proxy.example:3128,              proxy.example, 3128, -,       -
            HTTP://Proxy.Example:3128/,             proxy.example, 3128, -,       -
            http://proxy,                           proxy,         80,   -,       -
            http://[::1]:8080,                      ::1,           8080, -,       -
            http://me:secret@proxy:8080,            proxy,         8080, me,      secret
            http://me@proxy:8080,                   proxy,         8080, me,      ''
            http://LAB%5Cme:a%40b%3A+c:d@proxy:8080, proxy,        8080, LAB\\me, a@b:+c:d
            """)
    void aProxyIsReadFromItsUrl(String url, String host, int port, String user, String password) {
        assertThat(Proxy.parse(url))
                .isEqualTo(new Proxy(host, port, Optional.ofNullable(user).map(name -> new Login(name, password))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proxy.example:3128",
                "socks5://proxy.example:1080",
                "https://me:secret@proxy.example:3128",
                "http://",
                "http://me:secret@",
                "http://me:secret@host:0",
                "http://me:secret@host:70000",
                "http://me:secret@host:3128/path",
                "http://me:sec@ret@host:3128",
                "http://me:secret%zz@host:3128"
            })
    void whatIsNoProxyIsRefusedAndItsSecretsAreNotTold(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Proxy.parse(url))
                .satisfies(failure -> assertThat(failure.getMessage())
                        .startsWith("the proxy")
                        .doesNotContain("secret")
                        .doesNotContain("sec@ret"));
    }

    @Test
    void aProxyNeverShowsItsLogin() {
        assertThat(Proxy.parse("http://me:secret@[fd00::1]:3128")).hasToString("http://[fd00::1]:3128");
        assertThat(new Login("me", "secret")).hasToString("***");
    }
}
