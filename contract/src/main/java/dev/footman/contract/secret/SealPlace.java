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

    /** Of the body of a call. */
    public static String body(String rule) {
        return rule + "/body";
    }

    /** Of the line of a command. */
    public static String line(String rule) {
        return rule + "/line";
    }

    /** Of a variable of a command's environment. */
    public static String variable(String rule, String name) {
        return rule + "/variable/" + name;
    }

    /** Of a parameter of an action; what a call has a part of its own for is sealed for that. */
    public static String parameter(String rule, String name) {
        return switch (name) {
            case "secret" -> secret(rule);
            case "http_proxy", "https_proxy" -> proxy(rule);
            default -> rule + "/parameter/" + name;
        };
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
