// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import dev.footman.contract.settings.Section;
import dev.footman.ingest.tls.TlsFiles;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code footman.ingest.http}: where the API, the webhooks and the console are served.
 *
 * @param host         what it binds to; default {@code 127.0.0.1}
 * @param port         0 to 65535, default 8080; 0: a free one
 * @param maxBodyBytes longest request body that is taken; 1 to 67108864, default 1048576
 * @param allowedOrigins of the pages that may ask from a browser; default {@code http://127.0.0.1:3000}, as StackStorm's
 * @param tls          absent, the default: plain HTTP
 */
public record HttpSettings(
        String host,
        int port,
        int maxBodyBytes,
        List<String> allowedOrigins,
        @Nullable Tls tls) {
    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.\\[\\]:_-]+");
    private static final int LARGEST_BODY_BYTES = 64 * 1024 * 1024;

    /**
     * What HTTPS needs; each is the path of a PEM file that could be read when the settings were.
     *
     * @param certificate the server's certificate, and those that lead to its root
     * @param key         the certificate's private key
     */
    public record Tls(String certificate, String key) {
        private static @Nullable Tls read(Section tls) {
            boolean hasCertificate = !tls.text("certificate", "").isEmpty();
            boolean hasKey = !tls.text("key", "").isEmpty();
            if (hasCertificate != hasKey) {
                String missing = hasKey ? "certificate" : "key";
                tls.fault(missing, "is missing; HTTPS needs the certificate and its key, and plain HTTP neither");
            }
            Tls files = new Tls(tls.file("certificate"), tls.file("key"));
            if (!files.certificate.isEmpty()
                    && !files.key.isEmpty()
                    && files.read() instanceof TlsFiles.Unusable(String setting, String problem)) {
                tls.fault(setting, problem);
            }
            return hasCertificate && hasKey ? files : null;
        }

        /** What the files hold. */
        TlsFiles read() {
            return TlsFiles.read(certificate, key, "footman.ingest.http.tls.certificate");
        }
    }

    public static HttpSettings read(Section root) {
        Section http = root.section("footman.ingest.http");
        return new HttpSettings(
                http.host("host", "127.0.0.1"),
                http.integer("port", 8080, 0, 65_535),
                http.integer("maxBodyBytes", 1_048_576, 1, LARGEST_BODY_BYTES),
                http.list(
                        "allowedOrigins",
                        List.of("http://127.0.0.1:3000"),
                        "a list of origins such as https://console.example.com",
                        HttpSettings::origin),
                Tls.read(http.section("tls")));
    }

    private static Optional<String> origin(String text) {
        return Optional.of(text).filter(origin -> ORIGIN.matcher(origin).matches());
    }
}
