// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.auth;

/** Whether a request may use the API. */
public sealed interface Access {
    /** It may, as {@code user}. */
    record Granted(String user) implements Access {}

    /** It may not; {@code reason} is the answer's {@code faultstring} (StackStorm contract, section 1.4). */
    record Denied(String reason) implements Access {}
}
