// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.shell;

/**
 * What a command has written, each without its last line end; what is not UTF-8 stands as replacement characters.
 *
 * @param cut whether something is missing, as the text says, too
 */
public record Output(String stdout, String stderr, boolean cut) {}
