// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.demo;

/**
 * The Footman that the demo has started.
 *
 * @param http    its HTTP port, as {@code http://HOST:PORT}
 * @param udpPort on this machine
 * @param apiKey  that lets the demo in
 */
public record Target(String http, int udpPort, String apiKey) {}
