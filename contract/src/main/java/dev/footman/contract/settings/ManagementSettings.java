// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.settings;

/**
 * {@code footman.management}: where a processor or dispatcher on its own serves metrics and health.
 *
 * @param host what it binds to; default {@code 127.0.0.1}
 * @param port 0 to 65535, default 8081; 0: a free one
 */
public record ManagementSettings(String host, int port) {
    public static ManagementSettings read(Section root) {
        Section management = root.section("footman.management");
        return new ManagementSettings(
                management.host("host", "127.0.0.1"), management.integer("port", 8081, 0, 65_535));
    }
}
