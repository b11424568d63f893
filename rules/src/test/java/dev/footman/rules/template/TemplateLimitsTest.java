// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a template can say takes for ever, or all of the memory. */
class TemplateLimitsTest {
    private static final long SMALL_STACK = 512 * 1024; // bytes, half of what threads have

    @ParameterizedTest
    @Timeout(5)
    @ValueSource(
            strings = {
                "{{ 'x' * 10**9 }}",
                "{{ 'x' * 10**30 }}",
                "{{ [1] * 10**9 }}",
                "{{ 10**(10**10) }}",
                "{{ 2**100000000000000000000 }}",
                "{{ 9**(9**9) }}",
                "{{ range(10**9) }}",
                "{{ range(10**18, -(10**18), -1) }}",
                "{{ '%1000000000d' % 1 }}",
                "{{ '%.1000000000f' % 1 }}",
                "{{ '%*d' % (10**12, 1) }}",
                "{{ '{:1000000000}'.format(1) }}",
                "{{ '{:.1000000f}'.format(1.5) }}",
                "{{ 'a'.ljust(10**9) }}",
                "{{ 'a'.zfill(10**9) }}",
                "{{ 'a' | center(10**9) }}",
                "{{ 'a\\nb' | indent(10**9) }}",
                "{{ '\\t'.expandtabs(10**9) }}",
                "{{ [] | batch(10**9, 1) }}{{ [1] | batch(10**9, 1) }}",
                "{{ [1] | slice(10**9) }}",
                "{{ ('x' * 10**6).replace('x', 'y' * 10**6) }}",
                "{{ ('x' * 10**6).replace('', 'y' * 10**6) }}",
                "{{ ('x' * 10**6).join('x' * 10**5) }}",
                "{{ {'a': 1} | tojson(10**9) }}",
                "{{ 'a' | regex_replace('', 'x' * 10**6) | regex_replace('', 'x' * 10**6) }}",
                "{{ ('a' * 60) | regex_match('(a|aa)+\\\\1c') }}",
                "{{ ('x' * 10**5) | wordwrap(1, wrapstring='y' * 1000) }}",
                "{{ ('x ' * 10**5) | urlize | urlize | urlize }}{{ ('x.com ' * 10**5) | urlize }}",
                "{% for i in range(100000) %}{% for j in range(100000) %}{% endfor %}{% endfor %}",
                "{% for i in range(100000) %}{{ 'x' * 1000 }}{% endfor %}",
                "{% for i in range(1000) %}{{ ('x' * 10**6) == ('x' * 10**6) }}{% endfor %}",
                "{% set n = namespace(x='x') %}{% for i in range(1000) %}{% set n.x = n.x ~ n.x %}{% endfor %}",
                "{% set n = namespace(x=[]) %}{% for i in range(100000) %}{% set n.x = [n.x] %}{% endfor %}{{ n.x }}",
                "{% set n = namespace(x=2) %}{% for i in range(100) %}{% set n.x = n.x * n.x %}{% endfor %}",
                "{% set n = namespace(x={}) %}{% for i in range(50) %}{% set n.x = {'a': n.x, 'b': n.x} %}{% endfor %}{{ n.x }}",
                "{% set n = namespace(x={}) %}{% for i in range(50) %}{% set n.x = {'a': n.x, 'b': n.x} %}{% endfor %}{{ n.x | to_yaml_string }}",
                "{% set l = [] %}{% set _ = l.append(l) %}{{ l }}",
                "{% set l = [] %}{% set m = [l] %}{% set _ = l.append(m) %}{{ l == m }}",
                "{% set l = [] %}{% set _ = l.append(l) %}{{ l | tojson }}",
                "{% set l = [] %}{% set _ = l.append(l) %}{{ l | to_yaml_string }}",
                "{% set l = [1] %}{% for i in range(100000) %}{% set _ = l.extend(l) %}{% endfor %}",
                "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
                "{% macro m(x) %}{{ m(x) }}{{ m(x) }}{% endmacro %}{{ m(1) }}",
                "{% for i in [1] recursive %}{{ loop([1]) }}{% endfor %}",
                "{{ ('[' * 100000) | from_json_string }}",
                "{{ ('[' * 100000) | from_yaml_string }}",
                "{{ ('a: &a [1]\\nb: ' ~ '[*a,' * 100) | from_yaml_string }}",
                "{{ (1, 2)[::0] }}",
                "{{ ('a' * 10**6).find('a' * 30 ~ 'b') }}{% for i in range(10000) %}{{ ('a' * 10**6).find('a' * 30 ~ 'b') }}{% endfor %}",
                "{{ ('a' * 10**6).count('a' * 500000 ~ 'b') }}{{ x }}",
            })
    void whatIsTooMuchIsRefused(String template) throws InterruptedException {
        assertThat(outcome(template, Map.of())).isInstanceOf(IllegalArgumentException.class);
    }

    /** Rendered on a thread with a small stack; the text, or what was thrown. */
    private static Object outcome(String template, Map<String, ? extends @Nullable Object> context)
            throws InterruptedException {
        AtomicReference<Object> outcome = new AtomicReference<>("");
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        outcome.set(Template.parse(template).render(context));
                    } catch (Throwable thrown) {
                        outcome.set(thrown);
                    }
                },
                "small",
                SMALL_STACK);
        thread.start();
        thread.join();
        return outcome.get();
    }

    @Test
    void whatIsNestedTooDeeplyIsNoTemplate() throws InterruptedException {
        for (String template : List.of(
                "{{ " + "(".repeat(2_000) + "1" + ")".repeat(2_000) + " }}",
                "{{ " + "[".repeat(2_000) + "]".repeat(2_000) + " }}",
                "{{ " + "- ".repeat(2_000) + "1 }}",
                "{{ " + "not ".repeat(2_000) + "1 }}",
                "{{ 1" + " + 1".repeat(2_000) + " }}",
                "{{ a" + ".a".repeat(2_000) + " }}",
                "{{ a" + " | e".repeat(2_000) + " }}",
                "{{ a" + "()".repeat(2_000) + " }}",
                "{{ 1" + " if 1 else 1".repeat(2_000) + " }}",
                "{% if 1 %}".repeat(2_000) + "{% endif %}".repeat(2_000),
                "{% for " + "(".repeat(2_000) + "a in b %}",
                "x".repeat(Template.LONGEST + 1) + "{{ 1 }}")) {
            assertThat(outcome(template, Map.of())).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void dataAsDeepAsJsonMayBeIsPrinted() throws InterruptedException {
        // given
        Object data = List.of();
        for (int i = 0; i < 250; i++) {
            data = List.of(data);
        }

        // when
        Object text = outcome("{{ x }}{{ x | tojson }}{{ x == x }}", Map.of("x", data));

        // then
        assertThat(text).isInstanceOf(String.class);
    }

    @Test
    void aLongTemplateIsRead() {
        assertThat(Template.parse("{{ 1 }}".repeat(10_000)).render(Map.of())).hasSize(10_000);
    }

    @Test
    @Timeout(10)
    void anyTemplateGivesATextOrAReason() throws InterruptedException {
        // given
        Random random = new Random(11);
        List<String> odd = new ArrayList<>();

        // when
        for (int i = 0; i < 6_000; i++) {
            String template = RandomTemplates.next(random);
            Object outcome = direct(template, context(random));
            if (!(outcome instanceof String)) {
                odd.add(template + " gives " + outcome);
            }
        }

        // then
        assertThat(odd).isEmpty();
    }

    private static Object direct(String template, Map<String, @Nullable Object> context) {
        try {
            Template read = Template.parse(template);
            read.renderLeniently(context);
            read.value(context);
            return read.render(context);
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return e;
        }
    }

    private static Map<String, @Nullable Object> context(Random random) {
        Map<String, @Nullable Object> context = new HashMap<>();
        for (String name : List.of("a", "b", "c")) {
            context.put(name, RandomTemplates.value(random, 3));
        }
        return context;
    }

    @Test
    void everyFilterAndTestAnswersEveryKindOfValue() {
        Random random = new Random(5);
        for (String filter : RandomTemplates.FILTERS) {
            for (int i = 0; i < 60; i++) {
                String template = "{{ " + RandomTemplates.literal(random) + " | " + filter + "("
                        + RandomTemplates.literal(random) + (i % 3 == 0 ? "" : ", " + RandomTemplates.literal(random))
                        + ") }}";
                assertThat(direct(template, Map.of())).as(template).isInstanceOf(String.class);
            }
        }
    }

    @Test
    void aFaultWithoutAMessageIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Template.parse("{{ x }}").render(Map.of()))
                .withMessage("'x' is undefined")
                .withNoCause();
    }
}
