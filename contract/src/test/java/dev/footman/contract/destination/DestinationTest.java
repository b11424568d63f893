// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DestinationTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # URL                                   | destination                | why
            http://hooks.example/a?b=c              | http://hooks.example:80    | HTTP's own port
            https://hooks.example                   | https://hooks.example:443  | HTTPS' own port
            https://hooks.example:8443/a            | https://hooks.example:8443 | a port of its own
            http://hooks.example:80/                | http://hooks.example:80    | one destination, spelled out or not
            http://hooks.example:/a                 | http://hooks.example:80    | an empty port is none
            HTTP://Hooks.EXAMPLE/A                  | http://hooks.example:80    | case says nothing in scheme and host
            http://10.11.12.13:8080/x               | http://10.11.12.13:8080    | an address
            http://[::1]:8080/x                     | http://[::1]:8080          | an address of IPv6
            http://[FD00::A]/x                      | http://[fd00::a]:80        | the same, in capitals
            http://QLIK_SERVER_1:4242/hook          | http://qlik_server_1:4242  | Windows names have underscores
            https://qlik_server                     | https://qlik_server:443    | the same, without a port
            http://qlik-1/hook                      | http://qlik-1:80           | a name without a domain
            http://h:65535                          | http://h:65535             | the last port
            https://x.webhook.office.com/a@b/c?d=@e | https://x.webhook.office.com:443 | an @ in the path is no user
            """)
    void aUrlReaches(String url, String destination, String why) {
        assertThat(Destination.of(url)).as(why).hasToString(destination);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ftp://example.com/         | the URL must begin with http:// or https://
            example.com/hook           | the URL must begin with http:// or https://
            localhost:8080             | the URL must begin with http:// or https://
            //host/hook                | the URL must begin with http:// or https://
            ''                         | the URL must begin with http:// or https://
            {{ trigger.url }}          | the URL cannot be read: Illegal character in path
            \\\\server\\share          | the URL cannot be read: Illegal character in path
            http:///hook               | the URL must name a host, as in http://host.example/path
            http:hook                  | the URL must name a host, as in http://host.example/path
            http://:8080/hook          | the URL must name a host, as in http://host.example/path
            http://a..b_c:x/           | the URL must name a host, as in http://host.example/path
            http://                    | the URL cannot be read: Expected authority
            http://host/a b            | the URL cannot be read: Illegal character in path
            http://b\u00fccher.example/ | the URL must name a host, as in http://host.example/path
            http://u:p@example.com/    | the URL must not hold a user or password; send a header Authorization in its place
            http://u@qlik_server/      | the URL must not hold a user or password; send a header Authorization in its place
            http://host:0/             | the URL's port must be a number from 1 to 65535
            http://host:65536/         | the URL's port must be a number from 1 to 65535
            http://my_host:65536/      | the URL's port must be a number from 1 to 65535
            """)
    void whatReachesNobodyIsRefusedWithTheReason(String url, String reason) {
        assertThatThrownBy(() -> Destination.of(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(reason);
    }
}
