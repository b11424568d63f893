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

    /** Of a parameter of a rule's action that its metadata calls secret. */
    public static String parameter(String rule, String name) {
        return rule + "/parameter/" + name;
    }

    /** Of the secret that signs what is sent to a hook; alike for all rules, so that they share one trigger. */
    public static String hook(String url) {
        return "hook/" + url;
    }

    /** Of a secret value of the datastore. */
    public static String key(String name) {
        return "key/" + name;
    }
}
