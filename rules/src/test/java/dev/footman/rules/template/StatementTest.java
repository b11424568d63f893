// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementTest {
    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            {% if 1 > 2 %}a{% elif 2 > 1 %}b{% else %}c{% endif %}                         => b
            {% if 0 %}a{% else %}c{% endif %}                                              => c
            {% for i in [1, 2] %}{{ i }},{% endfor %}                                      => 1,2,
            {% for i in [] %}a{% else %}none{% endfor %}                                   => none
            {% for k, v in {'a': 1, 'b': 2}.items() %}{{ k }}={{ v }};{% endfor %}         => a=1;b=2;
            {% for k in {'a': 1} %}{{ k }}{% endfor %}                                     => a
            {% for c in 'ab' %}{{ c }}.{% endfor %}                                        => a.b.
            {% for a, (b, c) in [(1, (2, 3))] %}{{ a + b + c }}{% endfor %}                => 6
            {% for i in range(6) if i is even %}{{ loop.index }}/{{ loop.length }} {% endfor %} => `1/3 2/3 3/3 `
            {% for i in 'abc' %}{{ loop.index0 }}{{ loop.first }}{{ loop.last }}{{ loop.revindex }} {% endfor %} => `0TrueFalse3 1FalseFalse2 2FalseTrue1 `
            {% for i in 'abc' %}{{ loop.cycle('x', 'y') }}{% endfor %}                     => xyx
            {% for i in [1, 1, 2] %}{% if loop.changed(i) %}{{ i }}{% endif %}{% endfor %} => 12
            {% for i in [1, 2] %}{{ loop.previtem | default('-') }}{{ loop.nextitem | default('-') }}{% endfor %} => -21-
            {% for i in [1, 2] %}{% for j in [1] %}{{ loop.depth }}{% endfor %}{% endfor %}  => 11
            {% for n in [[1, [2, []]]] recursive %}{% if n is number %}{{ n }}{% else %}{{ loop(n) }}{% endif %}{% endfor %} => 12
            {% set x = 1 %}{% for i in [1] %}{% set x = 2 %}{% endfor %}{{ x }}            => 1
            {% set x = 1 %}{% if true %}{% set x = 2 %}{% endif %}{{ x }}                  => 2
            {% set ns = namespace(n=0) %}{% for i in [1, 2] %}{% set ns.n = ns.n + i %}{% endfor %}{{ ns.n }} => 3
            {% set a, b = 1, 2 %}{{ b }}{{ a }}                                            => 21
            {% set x %}a{{ 1 }}{% endset %}{{ x }}!                                        => a1!
            {% set x | upper %}a{% endset %}{{ x }}                                        => A
            {% set l = [] %}{% for i in [1, 2] %}{% set _ = l.append(i) %}{% endfor %}{{ l }} => [1, 2]
            {% set d = {} %}{% set _ = d.update({'a': 1}) %}{{ d }}{{ d.pop('a') }}{{ d }} => {'a': 1}1{}
            {% macro m(a, b=2) %}{{ a }}{{ b }}{% endmacro %}{{ m(1) }}{{ m(1, b=3) }}     => 1213
            {% macro m() %}{{ varargs }}{{ kwargs }}{% endmacro %}{{ m(1, a=2) }}          => (1,){'a': 2}
            {% macro m(x) %}[{{ caller(x) }}]{% endmacro %}{% call(y) m(1) %}<{{ y }}>{% endcall %} => [<1>]
            {% macro f(n) %}{% if n %}{{ n }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(3) }} => 321
            {% filter upper %}a{{ 'b' }}{% endfilter %}                                    => AB
            {% filter replace('a', 'b') | upper %}aa{% endfilter %}                        => BB
            {% with a = 1, b = 2 %}{{ a + b }}{% endwith %}{{ a is defined }}              => 3False
            {% block x %}a{% endblock %}{% block y %}b{% endblock y %}                     => ab
            {% print 1 + 1 %}                                                              => 2
            {% raw %}{{ a }}{% if %}{% endraw %}                                           => {{ a }}{% if %}
            a {#- b -#} c                                                                  => ac
            a{# {{ b }} #}c                                                                => ac
            a {%- if true %} b {%- endif %} c                                              => a b c
            a {{- ' b ' -}} c                                                              => a b c
            a\\n  {% if true %}\\nb\\n  {% endif %}\\nc                                      => `a\nb\nc`
            a\\n  {%+ if true %}b{% endif %}                                               => `a\n  b`
            {% if true +%}\\na{% endif %}                                                  => `\na`
            {# a #}\\nb                                                                    => b
            a\\n{{ 1 }}\\nb                                                                => `a\n1\nb`
            a\\r\\nb                                                                       => `a\nb`
            a\\n\\n                                                                        => `a\n`
            {% set j = joiner('|') %}{% for i in 'ab' %}{{ j() }}{{ i }}{% endfor %}       => a|b
            {% set c = cycler('a', 'b') %}{{ c.next() }}{{ c.next() }}{{ c.next() }}{{ c.current }} => abab
            {{ {'a': {'b': 1}} }}                                                          => {'a': {'b': 1}}
            {{ 'a' if false else 'b' if false else 'c' }}                                  => c
            {{ 2 ** 3 ** 2 }}                                                              => 64
            {{ -2 ** 2 }}                                                                  => 4
            {{ 1 ~ 2 + 3 if false else 1 ~ 'a' }}                                          => 1a
            {{ not 1 == 2 }}                                                               => True
            {{ '}}' }}                                                                     => }}
            {{ foo.0 }}{{ foo[1] }}{{ foo[-1] }}                                           => abb
            {{ m.items }}{{ m.items() }}                                                   => fielddict_items([('items', 'field')])
            {{ m['items'] }}                                                               => field
            {{ 'a' is string }}{{ 'a' is not string }}                                     => TrueFalse
            """)
    void aTemplatePrints(String template, String text) {
        assertThat(rendered(template.replace("\\n", "\n").replace("\\r", "\r")))
                .as(template)
                .isEqualTo(text.replace("\\n", "\n"));
    }

    private static String rendered(String template) {
        return Template.parse(template).render(Map.of("foo", List.of("a", "b"), "m", Map.of("items", "field")));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            1 is defined                  => True
            nope is undefined             => True
            nope is none                  => False
            none is none                  => True
            true is boolean               => True
            1 is boolean                  => False
            true is true                  => True
            1 is true                     => False
            false is false                => True
            1 is integer                  => True
            true is integer               => False
            1.0 is float                  => True
            1 is number                   => True
            '1' is number                 => False
            'a' is string                 => True
            {} is mapping                 => True
            [] is mapping                 => False
            'a' is iterable               => True
            5 is iterable                 => False
            [] is sequence                => True
            range is callable             => True
            ''.upper is callable          => True
            1 is callable                 => False
            ('a' | e) is escaped          => True
            'ab' is lower                 => True
            'aB' is lower                 => False
            'AB' is upper                 => True
            3 is odd                      => True
            3 is even                     => False
            6 is divisibleby 3            => True
            6 is divisibleby(4)           => False
            1 is eq 1.0                   => True
            1 is ne 1                     => False
            1 is lt 2                     => True
            1 is le 1                     => True
            1 is gt 2                     => False
            1 is greaterthan 0            => True
            1 is in [1, 2]                => True
            3 is not in [1, 2]            => True
            none is sameas none           => True
            1 is sameas true              => False
            'upper' is filter             => True
            'nosuch' is filter            => False
            'odd' is test                 => True
            """)
    void aTestOfJinjaSays(String expression, String text) {
        assertThat(rendered("{{ " + expression + " }}")).as(expression).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            st2kv.system.secret                        => s3
            st2kv.system.nested.key                    => nk
            st2kv.system['nested.key']                 => nk
            st2kv.system.nope                          => ``
            st2kv.system                               => ``
            st2kv.user.own                             => mine
            st2kv.system.secret == 's3'                => True
            st2kv.system.nope == ''                    => True
            st2kv.system.nope or 'x'                   => x
            st2kv.system.nope | default('x', true)     => x
            st2kv.system.secret + '!'                  => s3!
            st2kv.system.secret.upper()                => S3
            st2kv.system.secret | length               => 2
            st2kv.system.num | int + 1                 => 6
            [st2kv.system.num]                         => ['5']
            's' in st2kv.system.secret                 => True
            """)
    void aKeyOfTheDatastoreIsItsText(String expression, String text) {
        assertThat(Template.parse("{{ " + expression + " }}").render(DataForTemplates.VALUES))
                .as(expression)
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            {{ a.b }} {{ c }} {{ a }}                                  => [a, c]
            {% for i in x %}{{ i }}{{ loop.index }}{% endfor %}        => [x]
            {% set y = z %}{{ y }}                                     => [z]
            {{ range(n) }}{{ dict(a=b) }}                              => [b, n]
            {% macro m(p, q=r) %}{{ p }}{{ s }}{% endmacro %}{{ m(1) }} => [r, s]
            {{ x | default(y) | join(z) }}{{ x is divisibleby w }}     => [w, x, y, z]
            {{ x.y[z](u, v=w)[a:b] }}                                  => [a, b, u, w, x, z]
            {{ 1 if a else {b: [c]} }}                                 => [a, b, c]
            {{ loop }}                                                 => [loop]
            {% for i in a %}{% set b = 1 %}{% endfor %}{{ b }}{{ i }}  => [a, b, i]
            """)
    void theNamesThatATemplateNeedsAreKnown(String template, String names) {
        assertThat(Template.parse(template).variables().stream().sorted().toList())
                .hasToString(names);
    }

    @Test
    void onePlaceKeepsItsTypeAndOtherTextDoesNot() {
        // given
        Map<String, Object> context = Map.of("n", 5, "l", List.of(1, "a"));

        // then
        assertThat(Template.parse("{{ n }}").value(context)).isEqualTo(5);
        assertThat(Template.parse("{{ l }}").value(context)).isEqualTo(List.of(1, "a"));
        assertThat(Template.parse("{{ n + 1.5 }}").value(context)).isEqualTo(6.5);
        assertThat(Template.parse("{{ none }}").value(context)).isNull();
        assertThat(Template.parse("{{ none | use_none }}").value(context)).isNull();
        assertThat(Template.parse("{{ (1, 2) }}").value(context)).isEqualTo(List.of(1L, 2L));
        assertThat(Template.parse(" {{ n }}").value(context)).isEqualTo(" 5");
        assertThat(Template.parse("{{ n }}{{ n }}").value(context)).isEqualTo("55");
    }

    @Test
    void aFilterThatThereIsNotIsKnownBeforeRendering() {
        assertThat(Template.parse("{{ a | uper }}{{ a is od }}{{ a is not even }}")
                        .unknown())
                .containsExactly("No filter named 'uper'.", "No test named 'od'.");
    }
}
