// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.destination.Destination;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxySettingsTest {
    private static final Optional<Proxy> SET = Optional.of(new Proxy("proxy.example", 3128, Optional.empty()));

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # entry             | URL that is called            | without proxy | reason
            *                   | http://any.example/           | true  | all
            qlik.example        | http://qlik.example/          | true  | the host itself
            qlik.example        | http://QLIK.example/          | true  | names know no case
            Qlik.Example        | http://qlik.example/          | true  | nor here
            qlik.example        | http://n1.qlik.example/       | true  | a name under it
            qlik.example        | http://myqlik.example/        | false | ends alike, but is not under it
            .qlik.example       | http://n1.qlik.example/       | true  | a name under it
            .qlik.example       | http://qlik.example/          | false | the dot says: only those under it
            *.qlik.example      | http://n1.qlik.example/       | true  | the same, written otherwise
            qlik.example        | http://qlik.example.org/      | false | begins alike
            qlik.example:8080   | http://qlik.example:8080/     | true  | that port
            qlik.example:8080   | http://qlik.example/          | false | another port
            qlik.example:443    | https://qlik.example/         | true  | the usual port counts
            qlik_node           | http://qlik_node/             | true  | names of Windows
            10.1.2.3            | http://10.1.2.3/              | true  | an address
            10.1.2.3            | http://110.1.2.3/             | false | ends alike, but is another
            10.1.2.3:81         | http://10.1.2.3:81/           | true  | an address and its port
            10.1.2.3:81         | http://10.1.2.3/              | false | another port
            10.1.0.0/16         | http://10.1.255.9/            | true  | a range
            10.1.0.0/16         | http://10.2.0.1/              | false | outside of it
            10.1.0.0/16         | http://ten.example/           | false | names are not looked up
            ::1                 | http://[::1]:8080/            | true  | an address of IPv6
            [::1]:8080          | http://[::1]:8080/            | true  | and its port
            [::1]:8080          | http://[::1]/                 | false | another port
            fd00::/8            | http://[fd12::1]/             | true  | a range of IPv6
            '  qlik.example  '  | http://qlik.example/          | true  | blanks around it
            ''                  | http://qlik.example/          | false | an empty entry is none
            .                   | http://qlik.example/          | false | nor is a lone dot
            """)
    void anEntryHoldsForTheHostsItSpells(String entry, String url, boolean isWithout, String reason) {
        // given
        ProxySettings settings = new ProxySettings(SET, SET, List.of("unrelated.example", entry));

        // when
        Optional<Proxy> proxy = settings.to(Destination.of(url));

        // then
        assertThat(proxy).as(reason).isEqualTo(isWithout ? Optional.empty() : SET);
    }
}
