// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.tls;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/**
 * A private key of kind RSA in the form of PKCS#1, {@code BEGIN RSA PRIVATE KEY}, which Java cannot read by itself.
 *
 * <p>Source: RFC 8017, appendix A.1.2, for this form; RFC 5208, section 5, for the one around it.
 */
final class RsaKey {
    static final String LABEL = "RSA PRIVATE KEY";

    /** Version 0, then the algorithm: rsaEncryption without parameters. */
    private static final byte[] BEFORE = HexFormat.of().parseHex("020100" + "300d06092a864886f70d0101010500");

    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;
    private static final int LONGEST_SHORT_FORM = 0x7F;
    private static final int LONG_FORM = 0x80;

    private RsaKey() {}

    /** The same key in the form of PKCS#8. */
    static byte[] pkcs8(byte[] pkcs1) {
        byte[] key = element(OCTETS, pkcs1);
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(BEFORE);
        both.writeBytes(key);
        return element(SEQUENCE, both.toByteArray());
    }

    private static byte[] element(int tag, byte[] content) {
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        if (content.length <= LONGEST_SHORT_FORM) {
            element.write(content.length);
        } else {
            int bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(content.length) + 7) / 8;
            element.write(LONG_FORM | bytes);
            for (int at = bytes - 1; at >= 0; at--) {
                element.write(content.length >>> (8 * at));
            }
        }
        element.writeBytes(content);
        return element.toByteArray();
    }
}
