// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A certificate authority of a test's own; all that it signs is made by the JDK's keytool. */
public final class TestAuthority {
    private static final String PASSWORD = "only-in-tests";
    private static final String ROOT = "root";
    private static final String LOG = "keytool.log";

    private static final Map<String, TestAuthority> KNOWN = new ConcurrentHashMap<>();

    private final Path store;
    private final Map<String, TestCertified> issued = new ConcurrentHashMap<>();

    private TestAuthority(Path store) {
        this.store = store;
    }

    /** The authority of this name, made once: keytool takes its time. */
    public static TestAuthority known(String name) {
        return KNOWN.computeIfAbsent(name, TestAuthority::create);
    }

    /** Made anew. */
    public static TestAuthority create(String name) {
        try {
            Path folder = Files.createTempDirectory("footman-authority");
            TestAuthority authority = new TestAuthority(folder.resolve("keys.p12"));
            Stream.of(folder, authority.store, folder.resolve(LOG)) // deleted last to first
                    .forEach(file -> file.toFile().deleteOnExit());
            authority.keytool("-alias", ROOT, "-keyalg", "EC", "-dname", "CN=" + name, "-ext", "bc:c");
            return authority;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Signs a certificate for the host {@code localhost}. */
    public TestCertified localhost() {
        return issue("localhost", "-ext", "san=dns:localhost");
    }

    /**
     * Signs a certificate with a key of kind EC, made with {@code options} of {@code keytool -genkeypair}. The same one
     * again for the same name and options.
     */
    public TestCertified issue(String name, String... options) {
        return issueFor("EC", name, options);
    }

    public TestCertified issueFor(String kind, String name, String... options) {
        return issued.computeIfAbsent(kind + name + List.of(options), any -> make(kind, name, options));
    }

    private TestCertified make(String kind, String name, String... options) {
        String alias = "a" + entries();
        keytool(Stream.concat(
                        Stream.of("-alias", alias, "-keyalg", kind, "-signer", ROOT, "-dname", "CN=" + name),
                        Stream.of(options))
                .toArray(String[]::new));
        return certified(alias);
    }

    /** The authority's own certificate, as if it were an endpoint's. */
    public TestCertified root() {
        return certified(ROOT);
    }

    private int entries() {
        try {
            return load().size();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private TestCertified certified(String alias) {
        try {
            KeyStore keys = load();
            List<X509Certificate> chain = Stream.of(keys.getCertificateChain(alias))
                    .map(X509Certificate.class::cast)
                    .toList();
            return new TestCertified(chain, (PrivateKey) keys.getKey(alias, PASSWORD.toCharArray()));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyStore load() throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    private void keytool(String... options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-J-XX:TieredStopAtLevel=1",
                "-J-XX:+UseSerialGC",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString()));
        command.addAll(List.of(options));
        try {
            Process keytool = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(store.resolveSibling(LOG).toFile())
                    .start();
            assertThat(keytool.waitFor()).as("what keytool ended with").isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
