// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.python;

import org.jspecify.annotations.Nullable;

/** Text that is safe in HTML: what is added to it is escaped. */
public record Markup(String text) {
    /** The text with what means something in HTML written as references. */
    public static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&#34;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    /** A value as safe text. */
    public static Markup of(@Nullable Object value, Budget budget) {
        if (value instanceof Markup markup) {
            return markup;
        }
        String text = Printed.str(value, budget);
        budget.text(text.length());
        return new Markup(escaped(text));
    }
}
