// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The header {@code webhook-signature}: one signature for each secret, a blank between them, so that an endpoint may know the
 * old or the new one while they change.
 *
 * <p>Source: Standard Webhooks 1.0.0, "Signature scheme": {@code v1,} and HMAC-SHA256 over id, time and body in base64.
 */
final class Signature {
    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /**
     * The header's value.
     *
     * @param secrets as the operator wrote them: base64, with or without {@code whsec_}
     * @param second  of the attempt, since 1970
     * @param body    empty where none is sent
     * @throws IllegalArgumentException if a secret is no base64; the message does not repeat it
     */
    static String of(List<String> secrets, String webhookId, long second, String body) {
        String signed = webhookId + "." + second + "." + body;
        return secrets.stream().map(secret -> "v1," + hmac(key(secret), signed)).collect(Collectors.joining(" "));
    }

    private static byte[] key(String secret) {
        try {
            return Base64.getDecoder().decode(secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the signing secret must be whsec_ and base64, but is not", e);
        }
    }

    private static String hmac(byte[] key, String signed) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("the signing secret cannot be used: it is empty", e);
        }
    }
}
