// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.remote;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes how many rows are to be listed, as the API takes it. */
final class HowMany implements ITypeConverter<String> {
    private static final int ALL = -1;

    @Override
    public String convert(String text) {
        try {
            int number = Integer.parseInt(text);
            if (number > 0 || number == ALL) {
                return String.valueOf(number);
            }
        } catch (NumberFormatException e) {
            throw new TypeConversionException(wrong(text));
        }
        throw new TypeConversionException(wrong(text));
    }

    private static String wrong(String text) {
        return "it must be a whole number above 0, or %d, which is all, but is '%s'".formatted(ALL, text);
    }
}
