// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.settings;

import dev.footman.contract.secret.Seal;
import java.util.Optional;

/**
 * {@code footman.encryption}: how secrets are kept from those who read topics.
 *
 * @param key of the seal, 32 characters or more; every role needs the same. Absent: {@code standalone} makes one and keeps
 *            it in its data folder; roles on their own can neither seal nor open
 */
public record EncryptionSettings(Optional<Secret> key) {
    public static EncryptionSettings read(Section root) {
        Section encryption = root.section("footman.encryption");
        Optional<Secret> key =
                encryption.secret("key").filter(secret -> !secret.value().isBlank());
        if (key.isPresent() && key.get().value().length() < Seal.LEAST_KEY_LENGTH) {
            encryption.fault(
                    "key",
                    "must have %d characters or more, such as what 'openssl rand -base64 32' prints, but has %d"
                            .formatted(Seal.LEAST_KEY_LENGTH, key.get().value().length()));
        }
        return new EncryptionSettings(key);
    }
}
