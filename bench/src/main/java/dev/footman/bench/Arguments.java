// SPDX-License-Identifier: Apache-2.0
package dev.footman.bench;

/** The numbers that a bench may be given. */
final class Arguments {
    private Arguments() {}

    /** The number at {@code place}, or {@code otherwise} where there is none. */
    static int number(String[] arguments, int place, int otherwise) {
        return arguments.length > place ? Integer.parseInt(arguments[place]) : otherwise;
    }
}
