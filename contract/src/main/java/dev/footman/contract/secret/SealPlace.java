// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.secret;

import java.util.Locale;

/** Names the places that a rule's secrets are sealed for; who seals and who opens must name them alike. */
public final class SealPlace {
    private SealPlace() {}

    /** Of the value of a header, whose name knows no case. */
    public static String header(String rule, String name) {
        return rule + "/header/" + name.toLowerCase(Locale.ROOT);
    }

    /** Of the secrets that sign calls. */
    public static String secret(String rule) {
        return rule + "/secret";
    }

    /** Of a proxy's URL. */
    public static String proxy(String rule) {
        return rule + "/proxy";
    }
}
