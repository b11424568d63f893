// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

/**
 * A piece of a template's source.
 *
 * @param text what it says: fixed text, a name, an operator, digits, or a literal's text with its escapes read
 */
record Token(Kind kind, String text, int line) {
    /** What it is; the words are those of Jinja2's messages. */
    enum Kind {
        DATA("template data / text"),
        PLACE_BEGIN("begin of print statement"),
        PLACE_END("end of print statement"),
        BLOCK_BEGIN("begin of statement block"),
        BLOCK_END("end of statement block"),
        NAME("name"),
        INTEGER("integer"),
        FLOAT("float"),
        STRING("string"),
        OPERATOR("operator"),
        END("end of template");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    boolean isOperator(String operator) {
        return kind == Kind.OPERATOR && text.equals(operator);
    }

    boolean isName(String name) {
        return kind == Kind.NAME && text.equals(name);
    }

    /** As messages name it. */
    String described() {
        return switch (kind) {
            case NAME, OPERATOR -> text;
            case DATA, PLACE_BEGIN, PLACE_END, BLOCK_BEGIN, BLOCK_END, INTEGER, FLOAT, STRING, END -> kind.words();
        };
    }
}
