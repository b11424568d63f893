// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.ingest.Written;
import dev.footman.ingest.tls.TestCertificate;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpSettingsTest {
    @Test
    void nothingSetMeansTheDefaults() {
        HttpSettings settings = new Written("").read(HttpSettings::read);

        assertThat(settings)
                .isEqualTo(new HttpSettings("127.0.0.1", 8080, 1_048_576, List.of("http://127.0.0.1:3000"), null));
    }

    @Test
    void everyNameCanBeSet(@TempDir Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        // given
        HttpSettings.Tls tls = TestCertificate.make(folder, "EC").in(folder);
        Written written = new Written("""
                footman:
                  ingest:
                    http: {host: 0.0.0.0, port: 0, maxBodyBytes: 100, tls: {certificate: '%s', key: '%s'}}
                """.formatted(tls.certificate(), tls.key()));

        // when
        HttpSettings settings = written.read(HttpSettings::read);

        // then
        assertThat(settings).isEqualTo(new HttpSettings("0.0.0.0", 0, 100, List.of("http://127.0.0.1:3000"), tls));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            host: a/b                     | host must be a host name or an address, such as 127.0.0.1, but is 'a/b'
            port: http                    | port must be a whole number from 0 to 65535, such as 8080, but is 'http'
            maxBodyBytes: 0               | maxBodyBytes must be a whole number from 1 to 67108864, such as 1048576, but is '0'
            tls: {key: pom.xml}           | tls.certificate is missing; HTTPS needs the certificate and its key, and plain HTTP neither
            tls: {certificate: pom.xml}   | tls.key is missing; HTTPS needs the certificate and its key, and plain HTTP neither
            tls: {certificate: pom.xml, key: no.pem} | tls.key must be the path of a file that can be read, but is 'no.pem'
            tls: {certificate: pom.xml, key: pom.xml} | tls.certificate must be a PEM file with '-----BEGIN CERTIFICATE-----', but holds none
            prot: 1                       | prot is not a setting; did you mean footman.ingest.http.port?
            """)
    void everyFaultSaysWhatToWriteInstead(String line, String fault) {
        assertThat(new Written("footman:\n  ingest:\n    http:\n      " + line).faults(HttpSettings::read))
                .containsExactly("footman.yaml:4: footman.ingest.http." + fault);
    }
}
