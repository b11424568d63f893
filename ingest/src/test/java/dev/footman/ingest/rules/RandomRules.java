// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.rules;

import dev.footman.rules.criteria.Operator;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes rules that are nearly right, and values of every kind to stand where others are due. */
final class RandomRules {
    private static final int DEEPEST = 4;

    /** Texts with a meaning somewhere in a rule. */
    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "B",
            " ",
            "x".repeat(300),
            "\u0000",
            "\ud800",
            "\udc00x",
            "😀",
            "ünï",
            "\r\n",
            "1",
            "1e9",
            "null",
            "{{ trigger.a }}",
            "{{ trigger.l[0].k + 1 }}",
            "{{ trigger.none.none }}",
            "{{ trigger }}",
            "{{",
            "{% raw %}",
            "{{ 'x' * 10 ** 9 }}",
            "{{ trigger.a | no_such }}",
            "{{ trigger.a | regex_match('(a+)+$') }}",
            "{{ '\ud800' }}",
            "{% for i in range(99999999) %}{% endfor %}",
            "{{ st2kv.system.a }}",
            "{{ url }}",
            "{{ trigger.l | tojson }}",
            "{{ action_context.rule.name }}",
            "{{ " + "(".repeat(700) + "}}",
            "{{ " + "not ".repeat(900) + "1 }}",
            "{% if trigger.a %}{{ trigger.a }}{% else %}{% endif %}",
            "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
            "(a+)+$",
            "(a|aa)+$",
            "(?P<n>a)(?P=n)",
            "(?=a)(a*)*b",
            "[",
            "\\1",
            "(a*)*".repeat(5) + "b",
            "a{1000}{1000}",
            "(?:a?){30}a{30}",
            "\\",
            "[a-",
            "*",
            "?[!a]*",
            "[[:alpha:]]",
            "(?i)a",
            "a{2,99999999999}",
            "(".repeat(2_000),
            "2014-07-01",
            "July 1, 2014 10:00",
            "9999-99-99T99:99",
            "core.noop",
            "core.http",
            "no.such",
            "butler.webhook",
            "http://h.example/{{ trigger.a }}",
            "http://",
            "http://\ud800/",
            "whsec_!",
            "********",
            "sealed:v1:AAAA",
            "item",
            "trigger",
            "trigger.a",
            "any",
            "all",
            "all2any",
            "standard",
            "backstop",
            "GET",
            "application/json");

    private static final List<String> KEYS = List.of(
            "trigger.a",
            "trigger.b",
            "trigger.l",
            "trigger.l[0]",
            "trigger.l[-1].k",
            "trigger.l[*].k",
            "trigger..k",
            "trigger.*",
            "trigger['a b']",
            "trigger.a#1",
            "trigger.a|trigger.b",
            "trigger",
            "$",
            "",
            "item",
            "item.k",
            "trigger.[",
            "trigger.l[99999999999999999999]",
            "trigger.l[1:999999999]",
            "`this`",
            "`parent`.a",
            "\u0000",
            "\ud800",
            "trigger" + ".a".repeat(2_000),
            "(".repeat(2_000),
            "trigger.a where b",
            "trigger" + "..*".repeat(9));

    private static final List<String> FIELDS = List.of(
            "name",
            "pack",
            "description",
            "enabled",
            "trigger",
            "type",
            "parameters",
            "criteria",
            "action",
            "ref",
            "tags",
            "context",
            "rate_limit",
            "seconds",
            "key",
            "url",
            "pattern",
            "condition",
            "headers",
            "body",
            "secret",
            "signature",
            "kind",
            "metadata_file",
            "id",
            "uid",
            "value",
            "method",
            "timeout",
            "params",
            "cookies",
            "x");

    private static final List<String> OPERATORS = Operator.allNames();

    private final Random random;

    RandomRules(Random random) {
        this.random = random;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private boolean isOneIn(int many) {
        return random.nextInt(many) == 0;
    }

    /** A rule, most of which is as it must be. */
    Map<String, @Nullable Object> rule() {
        Map<String, @Nullable Object> rule = new LinkedHashMap<>();
        rule.put("name", isOneIn(20) ? value(0) : "n" + random.nextInt(9));
        rule.put("enabled", true);
        rule.put("trigger", trigger());
        rule.put("criteria", criteria(0));
        rule.put("action", action());
        if (isOneIn(3)) {
            rule.put("rate_limit", object("key", text(), "seconds", one(List.of(0, 1e-300, 2.5, 31_536_000, -1, "1"))));
        }
        if (isOneIn(4)) {
            rule.put("type", object("ref", text()));
        }
        if (isOneIn(4)) {
            rule.put("tags", list(2));
        }
        for (int faults = isOneIn(3) ? random.nextInt(1, 4) : 0; faults > 0; faults--) {
            break1(rule, 0);
        }
        return rule;
    }

    /** Puts something else somewhere. */
    private void break1(Map<String, @Nullable Object> fields, int depth) {
        String field = fields.isEmpty() || isOneIn(5) ? one(FIELDS) : one(List.copyOf(fields.keySet()));
        if (fields.get(field) instanceof Map<?, ?> && depth < DEEPEST && !isOneIn(3)) {
            Map<String, @Nullable Object> inner = fields(fields.get(field));
            break1(inner, depth + 1);
            fields.put(field, inner);
        } else if (isOneIn(3)) {
            fields.remove(field);
        } else {
            fields.put(field, value(0));
        }
    }

    private Map<String, @Nullable Object> trigger() {
        if (!isOneIn(4)) {
            return object("type", "ci.build", "parameters", object("n", 1));
        }
        Map<String, @Nullable Object> parameters = object("url", text());
        if (isOneIn(3)) {
            parameters.put("signature", object("kind", "github", "secret", text()));
        }
        return object("type", "core.st2.webhook", "parameters", parameters);
    }

    private Map<String, @Nullable Object> action() {
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            parameters.put(one(FIELDS), value(1));
        }
        parameters.put("url", isOneIn(2) ? "http://h.example/" : text());
        return object("ref", isOneIn(4) ? text() : "core.http", "parameters", parameters);
    }

    Map<String, @Nullable Object> criteria(int depth) {
        Map<String, @Nullable Object> criteria = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            criteria.put(isOneIn(3) ? one(KEYS) : depth > 0 ? "item" : "trigger.a", criterion(depth));
        }
        return criteria;
    }

    private @Nullable Object criterion(int depth) {
        if (isOneIn(20)) {
            return value(1);
        }
        if (isOneIn(6) && depth < 7) {
            return object("type", "search", "condition", isOneIn(5) ? text() : "any", "pattern", criteria(depth + 1));
        }
        return object("type", isOneIn(20) ? text() : one(OPERATORS), "pattern", value(2));
    }

    /** What an event may carry. */
    Map<String, @Nullable Object> payload() {
        Map<String, @Nullable Object> payload = object("a", value(0), "b", text(), "l", list(5));
        if (isOneIn(40)) {
            payload.put("a", "a".repeat(random.nextInt(30_000)) + "!");
        }
        if (isOneIn(40)) {
            payload.put("l", Collections.nCopies(random.nextInt(30_000), object("k", "a")));
        }
        return payload;
    }

    String text() {
        return isOneIn(30) ? one(TEXTS) + one(TEXTS) : one(TEXTS);
    }

    @Nullable
    Object value(int depth) {
        return switch (random.nextInt(depth < DEEPEST ? 12 : 9)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextInt(-2, 3);
            case 3 -> one(List.of(0.5, -0.0, 1e300, 1e22, Double.MIN_VALUE, 1.0));
            case 4 -> one(List.of(Long.MIN_VALUE, Long.MAX_VALUE, BigInteger.TEN.pow(300), BigInteger.TEN.pow(990)));
            case 9 -> list(depth + 1);
            case 10 -> someFields(depth + 1);
            case 11 -> deep(random.nextInt(90));
            default -> text();
        };
    }

    private List<@Nullable Object> list(int depth) {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            list.add(value(depth));
        }
        return list;
    }

    private Map<String, @Nullable Object> someFields(int depth) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            fields.put(isOneIn(3) ? text() : one(FIELDS), value(depth));
        }
        return fields;
    }

    private @Nullable Object deep(int levels) {
        Object value = text();
        for (int i = 0; i < levels; i++) {
            value = isOneIn(2) ? List.of(value) : object("a", value);
        }
        return value;
    }

    private static Map<String, @Nullable Object> object(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return object;
    }

    private static Map<String, @Nullable Object> fields(@Nullable Object value) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> object) {
            object.forEach((name, field) -> fields.put(String.valueOf(name), field));
        }
        return fields;
    }
}
