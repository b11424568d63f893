// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

/** Says why a text is no template, in Jinja2's words and with the line. */
final class SyntaxFault {
    private SyntaxFault() {}

    static IllegalArgumentException at(int line, String reason) {
        return new IllegalArgumentException(line == 1 ? reason : "%s (line %d)".formatted(reason, line));
    }
}
