// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.remote;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes what names one of a kind. A blank names none: below its kind's path it would ask for all of them. */
final class Naming implements ITypeConverter<String> {
    static final String BLANK = "it must name one, but is blank";

    @Override
    public String convert(String name) {
        if (name.isBlank()) {
            throw new TypeConversionException(BLANK);
        }
        return name;
    }
}
