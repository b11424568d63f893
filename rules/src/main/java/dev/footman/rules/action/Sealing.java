// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.action;

/** Seals what is secret in a call before it goes into a topic. */
@FunctionalInterface
public interface Sealing {
    /**
     * Seals a text.
     *
     * @param place where it belongs; needed to open it
     * @throws IllegalArgumentException if there is no key to seal with; the message says how to mend it
     */
    String seal(String plain, String place);

    /** Of a processor that was given no key. */
    static Sealing none() {
        return (plain, place) -> {
            throw new IllegalArgumentException("what is secret in it cannot go into a topic in clear: set"
                    + " footman.encryption.key, the same for all roles");
        };
    }
}
