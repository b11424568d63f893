// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footman.ingest.tls.TestCertificate;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpApiTlsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC"})
    void aClientThatTrustsTheCertificateIsServed(String algorithm)
            throws IOException, InterruptedException, GeneralSecurityException {
        // given
        TestCertificate certificate = TestCertificate.make(folder, algorithm);
        HttpClient client =
                HttpClient.newBuilder().sslContext(certificate.trusted()).build();
        try (ServedApi api = new ServedApi(certificate.in(folder), client)) {
            // when
            HttpResponse<String> answer = api.post("/v1/events/qlik", BodyPublishers.ofString("{}"));

            // then
            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(answer.body()).isEqualTo("{}");
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
            assertThat(api.get("/health/live").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aTokensCookieIsForTlsOnly() throws IOException, InterruptedException, GeneralSecurityException {
        // given
        TestCertificate certificate = TestCertificate.make(folder, "EC");
        HttpClient client =
                HttpClient.newBuilder().sslContext(certificate.trusted()).build();
        try (ServedApi api = new ServedApi(certificate.in(folder), client)) {
            // when
            HttpResponse<String> answer = api.ask(
                    "/v1/events/qlik",
                    request -> request.header("X-Auth-Token", "token").POST(BodyPublishers.noBody()));

            // then
            assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                    .contains("auth-token=token;", "; Secure");
        }
    }

    @Test
    void aClientThatDoesNotTrustTheCertificateGoesAway()
            throws IOException, InterruptedException, GeneralSecurityException {
        // given
        TestCertificate certificate = TestCertificate.make(folder, "EC");
        try (ServedApi api = new ServedApi(certificate.in(folder), HttpClient.newHttpClient())) {
            // when
            var asking = assertThatThrownBy(() -> api.get("/health/live"));

            // then
            asking.isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void aClientThatCallsByAnotherNameIsServedToo() throws IOException, InterruptedException, GeneralSecurityException {
        // given
        TestCertificate certificate = TestCertificate.make(folder, "EC");
        try (ServedApi api = new ServedApi(certificate.in(folder), HttpClient.newHttpClient());
                Socket socket = certificate.trusted().getSocketFactory().createSocket("127.0.0.1", api.port())) {
            // when
            socket.getOutputStream()
                    .write("GET /health/live HTTP/1.1\r\nHost: qlik.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

            // then
            assertThat(answer).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void plainHttpIsNotServedBesides() throws IOException, InterruptedException, GeneralSecurityException {
        // given
        TestCertificate certificate = TestCertificate.make(folder, "EC");
        HttpClient client =
                HttpClient.newBuilder().sslContext(certificate.trusted()).build();
        try (ServedApi api = new ServedApi(certificate.in(folder), client)) {
            // when
            var asking = assertThatThrownBy(() -> client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:%d/health/live".formatted(api.port())))
                            .build(),
                    HttpResponse.BodyHandlers.ofString()));

            // then
            asking.isInstanceOf(IOException.class);
        }
    }

    @Test
    void aCertificateThatCannotBeUsedStopsTheStartWithOneLine() throws IOException {
        // given
        HttpSettings settings = new HttpSettings(
                "127.0.0.1", 0, 100, List.of(), TestCertificate.files(folder, "no certificate", "no key"));

        // when
        var start = assertThatThrownBy(() -> HttpApi.start(settings, ServedApi.nothing()));

        // then
        start.isInstanceOf(IllegalStateException.class)
                .hasMessage("footman.ingest.http.tls.certificate must be a PEM file with"
                        + " '-----BEGIN CERTIFICATE-----', but holds none");
    }
}
