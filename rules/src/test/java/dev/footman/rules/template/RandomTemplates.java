// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Templates and values at random, of the pieces that templates are made of. */
final class RandomTemplates {
    static final List<String> FILTERS = List.of(
            "abs",
            "attr",
            "batch",
            "capitalize",
            "center",
            "count",
            "d",
            "default",
            "dictsort",
            "e",
            "escape",
            "filesizeformat",
            "first",
            "float",
            "forceescape",
            "format",
            "groupby",
            "indent",
            "int",
            "items",
            "join",
            "last",
            "length",
            "list",
            "lower",
            "map",
            "max",
            "min",
            "pprint",
            "random",
            "reject",
            "rejectattr",
            "replace",
            "reverse",
            "round",
            "safe",
            "select",
            "selectattr",
            "slice",
            "sort",
            "string",
            "striptags",
            "sum",
            "title",
            "tojson",
            "trim",
            "truncate",
            "unique",
            "upper",
            "urlencode",
            "urlize",
            "wordcount",
            "wordwrap",
            "xmlattr",
            "decrypt_kv",
            "from_json_string",
            "from_yaml_string",
            "json_escape",
            "jsonpath_query",
            "to_complex",
            "to_json_string",
            "to_yaml_string",
            "regex_match",
            "regex_replace",
            "regex_search",
            "regex_substring",
            "to_human_time_from_seconds",
            "use_none",
            "basename",
            "dirname",
            "version_compare",
            "version_more_than",
            "version_less_than",
            "version_equal",
            "version_match",
            "version_bump_major",
            "version_bump_minor",
            "version_bump_patch",
            "version_strip_patch");
    private static final List<String> PIECES = List.of(
            "{{",
            "}}",
            "{%",
            "%}",
            "{#",
            "#}",
            "-",
            "+",
            "if",
            "else",
            "elif",
            "endif",
            "for",
            "in",
            "endfor",
            "set",
            "endset",
            "=",
            "==",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            ",",
            ":",
            "|",
            ".",
            "a",
            "b",
            "c",
            "loop",
            "1",
            "0",
            "2.5",
            "'x'",
            "\"y\"",
            "is",
            "not",
            "defined",
            "and",
            "or",
            "*",
            "**",
            "/",
            "//",
            "%",
            "~",
            "<",
            ">=",
            "macro",
            "endmacro",
            "call",
            "endcall",
            "filter",
            "endfilter",
            "raw",
            "endraw",
            "with",
            "endwith",
            "range",
            "dict",
            "namespace",
            "upper",
            "items",
            "get",
            "\n",
            " ",
            " ",
            "recursive",
            "none",
            "true");
    private static final List<String> OPERATORS = List.of(
            "+", "-", "*", "/", "//", "%", "**", "~", "==", "!=", "<", ">", "<=", ">=", "in", "not in", "and", "or");
    private static final List<String> LITERALS = List.of(
            "0",
            "1",
            "-1",
            "3",
            "1.5",
            "-0.0",
            "1e300",
            "10**30",
            "10**9",
            "''",
            "'abc'",
            "'%s %d'",
            "'{} {0}'",
            "'(a)(b'",
            "'\\u010d\\U0001F600'",
            "none",
            "true",
            "[]",
            "[1, 'a', none]",
            "[[1, 2], [3, 4]]",
            "(1, 2)",
            "{}",
            "{'a': 1, 'b': {'c': 2}}",
            "[{'a': 1}, {'a': 2}]",
            "range(4)",
            "nope",
            "range",
            "{'a': 1}.items()",
            "namespace(a=1)",
            "'<b>&' | safe",
            "'1.2.3'",
            "'[1, {\"a\": 2}]'",
            "'upper'",
            "'a'",
            "'odd'");
    private static final List<String> METHODS = List.of(
            "upper()",
            "split('a')",
            "split()",
            "join(['a', 'b'])",
            "format(1, a=2)",
            "items()",
            "keys()",
            "get('a')",
            "get(1, 2)",
            "replace('a', 'bb')",
            "find('c')",
            "index(1)",
            "count('a')",
            "zfill(9)",
            "center(7, '*')",
            "title()",
            "splitlines()",
            "partition('b')",
            "append(1)",
            "pop()",
            "sort()",
            "update({'x': 1})",
            "strip('a')",
            "expandtabs(3)",
            "isdigit()",
            "nosuch()",
            "rsplit('b', 1)",
            "a",
            "a.b",
            "0",
            "values()",
            "copy()");

    private RandomTemplates() {}

    private static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    static String literal(Random random) {
        return one(random, LITERALS);
    }

    static String next(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> pieces(random);
            case 1 ->
                "{% for x in " + expression(random, 3) + " %}{{ " + expression(random, 2) + " }}{{ x }}{% endfor %}";
            case 2 ->
                "{% set a = " + expression(random, 3) + " %}{% if " + expression(random, 2) + " %}{{ a }}{% endif %}";
            default -> "{{ " + expression(random, 4) + " }}";
        };
    }

    private static String pieces(Random random) {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "{{ " : "{% ");
        int count = random.nextInt(14);
        for (int i = 0; i < count; i++) {
            text.append(one(random, PIECES)).append(random.nextInt(3) == 0 ? "" : " ");
        }
        return text.append(random.nextBoolean() ? " }}" : " %}").toString();
    }

    private static String expression(Random random, int depth) {
        if (depth == 0) {
            return random.nextInt(3) == 0 ? one(random, List.of("a", "b", "c", "x")) : literal(random);
        }
        String left = expression(random, depth - 1);
        return switch (random.nextInt(8)) {
            case 0 -> "(" + left + " " + one(random, OPERATORS) + " " + expression(random, depth - 1) + ")";
            case 1 -> "(" + left + ") | " + one(random, FILTERS);
            case 2 -> "(" + left + ") | " + one(random, FILTERS) + "(" + expression(random, depth - 1) + ")";
            case 3 -> "(" + left + ")." + one(random, METHODS);
            case 4 -> "(" + left + ")[" + expression(random, depth - 1) + "]";
            case 5 -> "(" + left + ")[" + expression(random, 0) + ":" + expression(random, 0) + "]";
            case 6 -> "[" + left + ", " + expression(random, depth - 1) + "]";
            default -> "(" + left + " if " + expression(random, depth - 1) + " else " + literal(random) + ")";
        };
    }

    static @Nullable Object value(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 6 : 8)) {
            case 0 -> null;
            case 1 -> random.nextInt(100) - 50;
            case 2 -> random.nextDouble() * 1000;
            case 3 -> random.nextBoolean();
            case 4 -> "text %d {} \u010d".substring(random.nextInt(5));
            case 5 -> random.nextLong();
            case 6 -> {
                List<@Nullable Object> list = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(value(random, depth - 1));
                }
                yield list;
            }
            default -> {
                Map<String, @Nullable Object> map = new HashMap<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    map.put(one(random, List.of("a", "b", "c", "items")), value(random, depth - 1));
                }
                yield map;
            }
        };
    }
}
