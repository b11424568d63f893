// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.signature;

/** Whether a body was sent by who knows the secret. */
public sealed interface Verdict {
    /**
     * It was.
     *
     * @param replayId the same when the same request is sent again, for {@link SeenIds}
     */
    record Valid(String replayId) implements Verdict {}

    /** It was not, as far as can be told; {@code reason} holds neither the secret nor the signature that was expected. */
    record Refused(String reason) implements Verdict {}
}
