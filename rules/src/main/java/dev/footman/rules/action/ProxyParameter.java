// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.action;

/** The parameters that name a proxy, whose address may hold a password. */
public final class ProxyParameter {
    private static final String SCHEME_END = "//";

    private ProxyParameter() {}

    public static boolean isOne(String name) {
        return name.equals("http_proxy") || name.equals("https_proxy");
    }

    public static boolean hasPassword(String url) {
        return !credentials(url).isEmpty();
    }

    /** User and password, with a colon between; empty where there are none. */
    static String credentials(String url) {
        int from = url.contains(SCHEME_END) ? url.indexOf(SCHEME_END) + SCHEME_END.length() : 0;
        int end = url.lastIndexOf('@');
        return end > from ? url.substring(from, end) : "";
    }
}
