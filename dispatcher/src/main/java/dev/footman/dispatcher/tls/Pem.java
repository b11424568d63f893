// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.tls;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One block of a PEM file (RFC 7468); what stands between blocks is left out.
 *
 * @param text what stands between the block's two lines: headers, if it has any, and Base64
 */
record Pem(String label, String text) {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN (?<label>[A-Z0-9 ]+)-----(?<text>.*?)-----END \\k<label>-----", Pattern.DOTALL);

    /** The blocks of a file, in their order. */
    static List<Pem> in(byte[] file) {
        return BLOCK.matcher(new String(file, StandardCharsets.ISO_8859_1))
                .results()
                .map(block -> new Pem(block.group("label"), block.group("text")))
                .toList();
    }

    /** Whether it is a private key that wants a password, in the way of PKCS#8 or in the older one of OpenSSL. */
    boolean isEncrypted() {
        return label.startsWith("ENCRYPTED ") || text.contains("Proc-Type: 4,ENCRYPTED");
    }

    /**
     * The contents.
     *
     * @throws IllegalArgumentException if they are not in Base64
     */
    byte[] bytes() {
        return Base64.getMimeDecoder().decode(text);
    }

    /** Never shows the contents, which may be a key. */
    @Override
    public String toString() {
        return label;
    }
}
