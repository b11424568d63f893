// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.role;

import dev.footman.contract.secret.Seal;
import dev.footman.contract.settings.EncryptionSettings;
import dev.footman.ingest.auth.OwnerOnlyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** Where the key comes from that secrets are sealed with: the settings, or a file that standalone makes for itself. */
final class EncryptionKey {
    private static final String FILE = "encryption-key";
    private static final int BYTES = 32;

    private EncryptionKey() {}

    /** The seal of the key that the settings give, if they do. */
    static Optional<Seal> given(EncryptionSettings settings) {
        return settings.key().map(key -> Seal.of(key.value()));
    }

    /**
     * The same, else that of the key in {@code data}, which is made if need be.
     *
     * @throws IllegalStateException if that file cannot be read or written; the message says why
     */
    static Seal givenOrOwn(EncryptionSettings settings, Path data) {
        return given(settings).orElseGet(() -> own(data.resolve(FILE)));
    }

    private static Seal own(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return Seal.of(Files.readString(file).strip());
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "the key that secrets are sealed with cannot be kept in %s: %s; mend the file, or set footman.encryption.key"
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    private static void make(Path file) throws IOException {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        OwnerOnlyFile.write(file, Base64.getEncoder().encodeToString(key) + "\n");
    }
}
