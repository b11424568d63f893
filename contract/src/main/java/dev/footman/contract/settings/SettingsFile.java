// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.settings;

/**
 * A configuration file that somebody has read.
 *
 * @param name how faults call it: as the operator typed it
 */
public record SettingsFile(String name, String text) {}
