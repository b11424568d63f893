// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One block of a PEM file (RFC 7468); what stands between blocks is left out.
 *
 * @param text the block's contents in Base64
 */
record Pem(String label, String text) {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN (?<label>[A-Z0-9 ]+)-----(?<text>[^-]*)-----END \\k<label>-----");

    /** The blocks of {@code file}, in their order. */
    static List<Pem> in(String file) throws IOException {
        String text = Files.readString(Path.of(file), StandardCharsets.ISO_8859_1);
        return BLOCK.matcher(text)
                .results()
                .map(block -> new Pem(block.group("label"), block.group("text")))
                .toList();
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
