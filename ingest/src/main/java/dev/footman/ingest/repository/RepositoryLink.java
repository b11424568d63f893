// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.repository;

import dev.footman.contract.settings.Secret;
import dev.footman.contract.settings.Section;
import dev.footman.ingest.tls.TlsFiles;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code Butler.configQRS} and {@code Butler.cert}: where Qlik's repository is and who asks it.
 *
 * @param host    a name or an address
 * @param port    1 to 65535, default 4242
 * @param headers {@code headers.static}, sent with every request; {@code X-Qlik-User} is among them
 * @param tls     absent ({@code useSSL: false}): plain HTTP
 */
public record RepositoryLink(
        String host,
        int port,
        List<Header> headers,
        @Nullable Tls tls) {
    /** Who asks, as the repository is told (Qlik Sense Repository Service API, authentication with certificates). */
    private static final String USER = "X-Qlik-User";

    private static final String USER_EXAMPLE =
            "static: [{name: X-Qlik-User, value: UserDirectory=Internal;UserId=sa_repository}]";
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]{1,253}|[0-9A-Fa-f:.]{2,45}");

    public RepositoryLink(String host, int port, List<Header> headers, @Nullable Tls tls) {
        this.host = host;
        this.port = port;
        this.headers = List.copyOf(headers);
        this.tls = tls;
    }

    /** A header of a request. */
    public record Header(String name, Secret value) {
        /** RFC 9110, section 5.6.2. */
        private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

        private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x20-\\x7E]+");

        private static Header read(Section header) {
            Predicate<String> isName = TOKEN.asMatchPredicate();
            String name = header.required("name", "a header's name, such as " + USER, isName);
            Secret value = header.secret("value").orElse(new Secret(""));
            if (!VISIBLE_ASCII.matcher(value.value()).matches()) {
                header.fault(
                        "value",
                        "must be a header's value in ASCII, such as UserDirectory=Internal;UserId=sa_repository, but is"
                                + " not; write other letters as %C3%A5");
            }
            return new Header(name, value);
        }
    }

    /**
     * What we show to the repository and whom we trust; each is the path of a PEM file that could be read when the settings
     * were.
     *
     * @param certificate {@code clientCert}
     * @param key         {@code clientCertKey}
     * @param authorities {@code clientCertCA}: who must have signed the repository's certificate; absent
     *                    ({@code rejectUnauthorized: false}, the default as in Butler): it is not verified
     */
    public record Tls(
            String certificate, String key, @Nullable String authorities) {
        private static Tls read(Section cert, boolean isVerified) {
            Tls tls = new Tls(
                    given(cert, "clientCert", "client.pem"),
                    given(cert, "clientCertKey", "client_key.pem"),
                    isVerified ? given(cert, "clientCertCA", "root.pem") : null);
            if (!tls.certificate.isEmpty()
                    && !tls.key.isEmpty()
                    && tls.keys(cert.full("clientCert")) instanceof TlsFiles.Unusable(String file, String problem)) {
                cert.fault(file.equals("key") ? "clientCertKey" : "clientCert", problem);
            }
            if (tls.authorities == null) {
                cert.leave("clientCertCA");
            } else if (!tls.authorities.isEmpty()) {
                readAuthorities(cert, tls.authorities);
            }
            return tls;
        }

        private static String given(Section cert, String key, String example) {
            if (!cert.has(key) || cert.text(key, "").isEmpty()) {
                cert.fault(
                        key,
                        "is missing; it names %s of the certificates that the QMC exports in PEM format"
                                .formatted(example));
                return "";
            }
            return cert.file(key);
        }

        private static void readAuthorities(Section cert, String file) {
            try {
                TlsFiles.certificates(file);
            } catch (IllegalArgumentException e) {
                cert.fault("clientCertCA", String.valueOf(e.getMessage()));
            }
        }

        /** What the files of certificate and key hold. */
        TlsFiles keys(String certificateSetting) {
            return TlsFiles.read(certificate, key, certificateSetting);
        }
    }

    static RepositoryLink read(Section root) {
        Section qrs = root.section("Butler.configQRS");
        qrs.oneOf("authentication", "certificates", "certificates");
        boolean isVerified = qrs.bool("rejectUnauthorized", false);
        boolean isTls = qrs.bool("useSSL", true);
        Section cert = root.section("Butler.cert");
        if (!isTls) {
            cert.leave("clientCert", "clientCertKey", "clientCertCA");
        }
        return new RepositoryLink(
                qrs.required("host", "a host name or an address, such as qlik1.example.com", HOST.asMatchPredicate()),
                qrs.integer("port", 4242, 1, 65_535),
                headers(qrs),
                isTls ? Tls.read(cert, isVerified) : null);
    }

    private static List<Header> headers(Section qrs) {
        List<Header> all = qrs.section("headers").sections("static").stream()
                .map(Header::read)
                .toList();
        if (all.stream().noneMatch(header -> header.name().equalsIgnoreCase(USER))) {
            qrs.fault("headers", "must hold %s, but holds no entry of that name".formatted(USER_EXAMPLE));
        }
        return all;
    }
}
