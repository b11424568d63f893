// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import dev.footman.ingest.body.FormText;

/**
 * The name of a hook in the address of a request: what stands behind {@code /webhooks/}, with {@code %2F} and the like
 * resolved and one slash at its end left out.
 *
 * <p>Source: the contract, section 1.2.
 */
final class HookPath {
    private static final String BEFORE = "/webhooks/";

    private HookPath() {}

    /**
     * Reads it.
     *
     * @param rawPath as the sender wrote it, nothing in it decoded
     */
    static String hook(String rawPath) {
        int start = rawPath.indexOf(BEFORE) + BEFORE.length();
        String hook = FormText.percentDecoded(rawPath.substring(start));
        return hook.endsWith("/") ? hook.substring(0, hook.length() - 1) : hook;
    }
}
