// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals texts with AES-256-GCM under a key that all roles of an installation share. A sealed text opens only where it was
 * made for, so that one rule's secret cannot be copied into another rule. Safe for all threads.
 *
 * <p>The nonce is derived from the text and its place (as in RFC 5297, by HMAC): the same secret is sealed alike at every
 * start, so that a rule that has not changed is not written anew, and no nonce serves two texts.
 */
public final class Seal {
    /** The least length of a key, in characters: what 24 random bytes are in base64. */
    public static final int LEAST_KEY_LENGTH = 32;

    private static final String MARK = "sealed:v1:";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec encryption;
    private final byte[] nonceKey;

    private Seal(byte[] master) {
        this.encryption = new SecretKeySpec(hmac(master, bytes("encryption")), "AES");
        this.nonceKey = hmac(master, bytes("nonce"));
    }

    /**
     * The seal of {@code key}.
     *
     * @throws IllegalArgumentException if it is shorter than {@link #LEAST_KEY_LENGTH}
     */
    public static Seal of(String key) {
        if (key.length() < LEAST_KEY_LENGTH) {
            throw new IllegalArgumentException(
                    "a key must have %d characters or more, but has %d".formatted(LEAST_KEY_LENGTH, key.length()));
        }
        return new Seal(bytes(key));
    }

    public static boolean isSealed(String text) {
        return text.startsWith(MARK);
    }

    /** Whether a sealed text stands anywhere in {@code text}. */
    public static boolean isIn(String text) {
        return text.contains(MARK);
    }

    /**
     * Seals a text.
     *
     * @param place where it belongs, such as a rule's reference and the name of a header; needed to open it
     */
    public String seal(String plain, String place) {
        byte[] text = bytes(plain);
        byte[] nonce = Arrays.copyOf(hmac(nonceKey, bytes(place), new byte[] {0}, text), NONCE_BYTES);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(text);
            byte[] whole = ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java can encrypt with AES-GCM", e);
        }
    }

    /**
     * What is in a sealed text; one that is not sealed is returned as it is.
     *
     * @param place where it belongs, as it was said when it was sealed
     * @throws SealBrokenException if it was sealed under another key or for another place, or is damaged
     */
    public String open(String text, String place) throws SealBrokenException {
        if (!isSealed(text)) {
            return text;
        }
        try {
            byte[] whole = Base64.getUrlDecoder().decode(text.substring(MARK.length()));
            if (whole.length <= NONCE_BYTES) {
                throw new SealBrokenException("a sealed value is cut off");
            }
            byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
            byte[] plain =
                    cipher(Cipher.DECRYPT_MODE, nonce, place).doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
            return new String(plain, StandardCharsets.UTF_8);
        } catch (AEADBadTagException e) {
            throw new SealBrokenException("a sealed value does not open with the key of footman.encryption.key here;"
                    + " give all roles the key that it was sealed with");
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new SealBrokenException("a sealed value is damaged");
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, encryption, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bytes(place));
        return cipher;
    }

    private static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
