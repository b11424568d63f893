// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.output;

/** In which form an answer is shown. */
public enum Format {
    TABLE,
    JSON,
    YAML
}
