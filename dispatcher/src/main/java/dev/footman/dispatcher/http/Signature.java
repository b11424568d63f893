// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import dev.footman.contract.secret.Ed25519Key;
import dev.footman.contract.secret.SigningSecret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;

/**
 * The header {@code webhook-signature}: one signature for each secret, a blank between them, so that an endpoint may know the
 * old or the new one while they change.
 *
 * <p>Source: Standard Webhooks 1.0.0, "Signature scheme": over id, time and body, in base64 behind {@code v1,} for
 * HMAC-SHA256 and behind {@code v1a,} for ed25519.
 */
final class Signature {
    private Signature() {}

    /**
     * The header's value.
     *
     * @param secrets as the operator wrote them: {@link SigningSecret}
     * @param second  of the attempt, since 1970
     * @param body    empty where none is sent
     * @throws IllegalArgumentException if a secret is none; the message does not repeat it
     */
    static String of(List<String> secrets, String webhookId, long second, String body) {
        byte[] signed = (webhookId + "." + second + "." + body).getBytes(StandardCharsets.UTF_8);
        return secrets.stream()
                .flatMap(text -> read(text).stream())
                .map(secret -> of(secret, signed))
                .collect(Collectors.joining(" "));
    }

    private static List<SigningSecret> read(String text) {
        try {
            return SigningSecret.read(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the signing secret " + e.getMessage(), e);
        }
    }

    private static String of(SigningSecret secret, byte[] signed) {
        return switch (secret) {
            case SigningSecret.Shared(Key key) -> "v1," + base64(hmac(key, signed));
            case SigningSecret.Own(Ed25519Key key) -> "v1a," + base64(key.sign(signed));
        };
    }

    private static byte[] hmac(Key key, byte[] signed) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return mac.doFinal(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has HmacSHA256", e);
        }
    }

    private static String base64(byte[] signature) {
        return Base64.getEncoder().encodeToString(signature);
    }
}
