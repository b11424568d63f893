// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterTest {
    private static final Map<String, Object> DATA = DataForTemplates.VALUES;

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            -5 | abs                                          => 5
            (-1.5) | abs                                      => 1.5
            {'a': 1}.items | attr('nope') is defined          => False
            [1,2,3,4,5] | batch(2) | list                     => [[1, 2], [3, 4], [5]]
            [1,2,3] | batch(2, 'x') | list                    => [[1, 2], [3, 'x']]
            [1,2,3,4,5] | slice(3) | list                     => [[1, 2], [3, 4], [5]]
            [1,2,3,4,5] | slice(3, 'x') | list                => [[1, 2], [3, 4], [5, 'x']]
            'hELLO wORLD' | capitalize                        => Hello world
            '[' ~ ('ab' | center(6)) ~ ']'                    => [  ab  ]
            nope | default('x')                               => x
            nope | d                                          => ``
            none | default('x')                               => None
            '' | default('x', true)                           => x
            {'b': 1, 'A': 2} | dictsort                       => [('A', 2), ('b', 1)]
            {'b': 1, 'A': 2} | dictsort(true)                 => [('A', 2), ('b', 1)]
            {'b': 1, 'a': 2} | dictsort(false, 'value')       => [('b', 1), ('a', 2)]
            {'a': 1, 'b': 2} | dictsort(reverse=true)         => [('b', 2), ('a', 1)]
            '<a href="x">\\'&' | e                            => &lt;a href=&#34;x&#34;&gt;&#39;&amp;
            '<b>' | safe | e                                  => <b>
            '<b>' | safe | forceescape                        => &lt;b&gt;
            ('<' | e) + '>'                                   => &lt;&gt;
            ('<' | e) ~ '>'                                   => &lt;&gt;
            500 | filesizeformat                              => 500 Bytes
            1 | filesizeformat                                => 1 Byte
            13000 | filesizeformat                            => 13.0 kB
            4100000 | filesizeformat                          => 4.1 MB
            2048 | filesizeformat(true)                       => 2.0 KiB
            [1, 2] | first                                    => 1
            [1, 2] | last                                     => 2
            'abc' | first                                     => a
            '1.5' | float                                     => 1.5
            'x' | float                                       => 0.0
            'x' | float(2.5)                                  => 2.5
            5 | float                                         => 5.0
            '%s-%s' | format('a', 1)                          => a-1
            '%(x)s' | format(x=1)                             => 1
            people | groupby('city') | list                   => [('Berlin', [{'name': 'Ann', 'city': 'Berlin'}, {'name': 'Cid', 'city': 'Berlin'}]), ('Rome', [{'name': 'bob', 'city': 'Rome'}])]
            people | groupby('city') | map(attribute='grouper') | join => BerlinRome
            'a\\nb\\n\\nc' | indent(2)                        => `a\n  b\n\n  c`
            'a\\nb' | indent(2, true)                         => `  a\n  b`
            'a\\n\\nb' | indent('> ', blank=true)             => `a\n> \n> b`
            '5' | int                                         => 5
            '5.9' | int                                       => 5
            'x' | int                                         => 0
            'x' | int(7)                                      => 7
            'ff' | int(0, 16)                                 => 255
            '0x1f' | int(0, 16)                               => 31
            5.9 | int                                         => 5
            true | int                                        => 1
            none | int(3)                                     => 3
            {'a': 1} | items | list                           => [('a', 1)]
            [1, 2, 3] | join('|')                             => 1|2|3
            people | join(', ', attribute='name')             => Ann, bob, Cid
            [1, 2] | length                                   => 2
            'č😀' | count                                     => 2
            {'a': 1} | length                                 => 1
            'ab' | list                                       => ['a', 'b']
            {'a': 1} | list                                   => ['a']
            'ABC' | lower                                     => abc
            people | map(attribute='name') | list             => ['Ann', 'bob', 'Cid']
            people | map(attribute='age', default=0) | list   => [0, 0, 0]
            ['a', 'b'] | map('upper') | list                  => ['A', 'B']
            ['a b'] | map('replace', ' ', '-') | list         => ['a-b']
            [3, 1, 2] | max                                   => 3
            [3, 1, 2] | min                                   => 1
            ['b', 'A'] | min                                  => A
            ['b', 'A'] | max(case_sensitive=true)             => b
            people | max(attribute='name')                    => {'name': 'Cid', 'city': 'Berlin'}
            {'b': 1} | pprint                                 => {'b': 1}
            [1, 2, 3, 4] | reject('odd') | list               => [2, 4]
            people | rejectattr('city', 'eq', 'Rome') | map(attribute='name') | list => ['Ann', 'Cid']
            'aaa' | replace('a', 'b', 2)                      => bba
            'a1' | replace(1, 2)                              => a2
            'abc' | reverse                                   => cba
            [1, 2] | reverse | list                           => [2, 1]
            42.55 | round                                     => 43.0
            42.55 | round(1, 'floor')                         => 42.5
            42.51 | round(1, 'ceil')                          => 42.6
            2.5 | round                                       => 2.0
            2.675 | round(2)                                  => 2.67
            42 | round                                        => 42
            1234 | round(-2)                                  => 1200
            1234.5 | round(-2)                                => 1200.0
            42 | round(0, 'ceil')                             => 42.0
            [0, 1, '', 'a', none] | select | list             => [1, 'a']
            [1, 2, 3] | select('>', 1) | list                 => [2, 3]
            [1, 2, 3] | select('divisibleby', 3) | list       => [3]
            people | selectattr('city', '==', 'Rome') | list  => [{'name': 'bob', 'city': 'Rome'}]
            people | selectattr('age', 'defined') | list      => []
            [3, 1, 2] | sort                                  => [1, 2, 3]
            ['b', 'A', 'c'] | sort                            => ['A', 'b', 'c']
            ['b', 'A', 'C'] | sort(case_sensitive=true)       => ['A', 'C', 'b']
            people | sort(attribute='name') | map(attribute='name') | list => ['Ann', 'bob', 'Cid']
            people | sort(attribute='city,name', reverse=true) | map(attribute='name') | list => ['bob', 'Cid', 'Ann']
            5 | string + '!'                                  => 5!
            '<p>a  <b>b</b></p> &amp; <!-- x -->c' | striptags => a b & c
            [1, 2.5] | sum                                    => 3.5
            [{'n': 1}, {'n': 2}] | sum(attribute='n')         => 3
            [[1], [2]] | sum(start=[])                        => [1, 2]
            'hello wORLD-x (y)' | title                       => Hello World-X (Y)
            'xxaxx' | trim('x')                               => a
            'foo bar baz qux' | truncate(9)                   => foo...
            'foo bar baz qux' | truncate(9, true)             => foo ba...
            'foo bar baz qux' | truncate(11)                  => foo bar baz qux
            'foo bar baz qux' | truncate(11, false, '...', 0) => foo bar...
            [1, 'a', 'A', 1.0, 2] | unique | list             => [1, 'a', 2]
            people | unique(attribute='city') | map(attribute='name') | list => ['Ann', 'bob']
            'abc' | upper                                     => ABC
            'a b/c&d=č' | urlencode                           => a%20b/c%26d%3D%C4%8D
            {'a b': 'c/d', 'e': 1} | urlencode                => a+b=c%2Fd&e=1
            'see http://x.y/z, ok' | urlize                   => see <a href="http://x.y/z" rel="noopener">http://x.y/z</a>, ok
            'www.x.org' | urlize(target='_blank')             => <a href="https://www.x.org" rel="noopener" target="_blank">www.x.org</a>
            'a, b_c d1' | wordcount                           => 3
            'aaa bbb ccc' | wordwrap(7)                       => `aaa bbb\nccc`
            'abcdefgh' | wordwrap(3)                          => `abc\ndef\ngh`
            {'class': 'a b', 'id': none, 'x': '<'} | xmlattr  => ` class="a b" x="&lt;"`
            {'b': '<&>', 'a': [1, none]} | tojson             => {"a": [1, null], "b": "\\u003c\\u0026\\u003e"}
            {'a': [1]} | tojson(2)                            => `{\n  "a": [\n    1\n  ]\n}`
            """)
    void aFilterOfJinjaPrints(String expression, String text) {
        assertThat(Template.parse("{{ " + expression + " }}").render(DATA))
                .as(expression)
                .isEqualTo(text.replace("\\n", "\n").replace("\\\\u", "\\u"));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            st2kv.system.secret | decrypt_kv                   => s3
            '{"a": [1, 2.0, null]}' | from_json_string         => {'a': [1, 2.0, None]}
            'a: [1, yes]\\nb: 2020-01-01' | from_yaml_string   => {'a': [1, True], 'b': '2020-01-01'}
            'a"b\\\\c\\n' | json_escape                        => a\\\\\"b\\\\\\\\c\\\\n
            doc | jsonpath_query('list[*].n')                  => [1, 2]
            doc | jsonpath_query('$.list[0].n')                => [1]
            doc | jsonpath_query('none')                       => None
            {'a': 'č', 'b': [1, none]} | to_complex            => {"a": "\\u010d", "b": [1, null]}
            {'b': 1, 'a': [true]} | to_json_string             => {"b": 1,"a": [true]}
            {'b': 1, 'a': 2} | to_json_string(sort_keys=true)  => {"a": 2,"b": 1}
            {} | to_json_string                                => {}
            1.0 | to_json_string                               => 1.0
            1e22 | to_json_string                              => 1e+22
            {'b': [1, {'c': 'd'}], 'a': none} | to_yaml_string => `a: null\nb:\n- 1\n- c: d\n`
            {'a': 1e22, 'b': '5', 'c': 'yes', 'd': ''} | to_yaml_string => `a: 1.0e+22\nb: '5'\nc: 'yes'\nd: ''\n`
            'x' | to_yaml_string                               => `x\n...\n`
            [] | to_yaml_string                                => `[]\n`
            'abc' | regex_match('a')                           => True
            'abc' | regex_match('b')                           => False
            'ABC' | regex_match('a', true)                     => True
            'abc' | regex_search('b.')                         => True
            'abc' | regex_replace('b', 'X')                    => aXc
            'a-b' | regex_replace('(\\\\w)-(\\\\w)', '\\\\2-\\\\1') => b-a
            'a-b' | regex_replace('(?P<x>\\\\w)-', '\\\\g<x>+')  => a+b
            'abc' | regex_replace('', '-')                     => -a-b-c-
            'a1b22' | regex_substring('\\\\d+')                => 1
            'a1b22' | regex_substring('\\\\d+', 1)             => 22
            'a1b22' | regex_substring('[a-z](\\\\d)', -1)      => 2
            'a=1' | regex_substring('(\\\\w)=(\\\\w)')         => ('a', '1')
            5 | regex_match('5')                               => True
            59 | to_human_time_from_seconds                    => 59s
            60 | to_human_time_from_seconds                    => 1m0s
            3661 | to_human_time_from_seconds                  => 1h1m1s
            0 | to_human_time_from_seconds                     => 0s
            31536000 | to_human_time_from_seconds              => 1y0d0h0m0s
            2.6 | to_human_time_from_seconds                   => 3s
            5 | use_none                                       => 5
            '/a/b/c.txt' | basename                            => c.txt
            '/a/b/' | basename                                 => ``
            '/a/b/c.txt' | dirname                             => /a/b
            '/a' | dirname                                     => /
            'a' | dirname                                      => ``
            '1.2.3' | version_compare('1.10.0')                => -1
            '1.2.3' | version_compare('1.2.3-rc.1')            => 1
            '1.2.3' | version_more_than('1.2.2')               => True
            '1.2.3' | version_less_than('1.2.2')               => False
            '1.2.3+b1' | version_equal('1.2.3')                => True
            '1.2.3' | version_match('>=1.2.0')                 => True
            '1.2.3' | version_match('!=1.2.3')                 => False
            '1.2.3' | version_bump_major                       => 2.0.0
            '1.2.3' | version_bump_minor                       => 1.3.0
            '1.2.3-rc1' | version_bump_patch                   => 1.2.4
            '1.2.3' | version_strip_patch                      => 1.2
            """)
    void aFilterOfStackStormPrints(String expression, String text) {
        assertThat(Template.parse("{{ " + expression + " }}").render(DATA))
                .as(expression)
                .isEqualTo(text.replace("\\\\", "\u0000").replace("\\n", "\n").replace("\u0000", "\\"));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            nope                                     => 'nope' is undefined
            nope.x                                   => 'nope' is undefined
            doc.nope                                 => 'dict object' has no attribute 'nope'
            doc['nope']                              => 'dict object' has no attribute 'nope'
            doc.list[9]                              => list object has no element 9
            doc.list.nope                            => 'list object' has no attribute 'nope'
            'a'.nope                                 => 'str object' has no attribute 'nope'
            none.nope                                => 'None' has no attribute 'nope'
            doc.nope + 1                             => 'dict object' has no attribute 'nope'
            1 + nope                                 => 'nope' is undefined
            nope == 1                                => 'nope' is undefined
            nope ~ 'a'                               => 'nope' is undefined
            not nope                                 => 'nope' is undefined
            [nope]                                   => 'nope' is undefined
            nope | upper                             => 'nope' is undefined
            nope()                                   => 'nope' is undefined
            [] | first                               => No first item, sequence was empty.
            1 if false                               => the inline if-expression evaluated to false and no else section was defined.
            ''.__class__                             => access to attribute '__class__' of 'str' object is unsafe.
            5()                                      => 'int' object is not callable
            1 | nosuch                               => No filter named 'nosuch'.
            1 is nosuch                              => No test named 'nosuch'.
            'a' | upper(1)                           => upper() takes at most 0 arguments (1 given)
            'a' | replace('b')                       => replace() missing 1 required positional argument: 'new'
            'a' | replace(x=1)                       => replace() got an unexpected keyword argument 'x'
            5 | length                               => object of type 'int' has no len()
            5 | list                                 => 'int' object is not iterable
            ['a', 1] | sort                          => '<' not supported between instances of 'int' and 'str'
            [[1]] | unique                           => unhashable type: 'list'
            [1, 2] | random                          => random is not available: a template gives the same text every time
            '{' | from_json_string                   => Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
            'x' | from_json_string                   => Expecting value: line 1 column 1 (char 0)
            '1 2' | from_json_string                 => Extra data: line 1 column 3 (char 2)
            nope | to_complex                        => Object of type StrictUndefined is not JSON serializable
            doc.keys() | to_complex                  => Object of type dict_keys is not JSON serializable
            'a' | version_compare('1.0.0')           => a is not valid SemVer string
            'a' | regex_substring('b')               => list index out of range
            'a' | regex_replace('a', '\\\\2')        => invalid group reference 2 at position 1
            'abc' | truncate(2)                      => expected length >= 3, got 2
            1.5 | round(0, 'x')                      => method must be common, ceil or floor
            5 | decrypt_kv                           => decrypt_kv needs the text of a key such as st2kv.system.name, but the value is of the type int
            doc.list.append(1)                       => this list cannot be changed by a template; make a new one, such as list + [item]
            doc.update({'a': 1})                     => this dict cannot be changed by a template; make a new one with dict(...)
            """)
    void aFaultIsToldInJinjasWords(String expression, String reason) {
        assertThatExceptionOfType(RenderFailedException.class)
                .as(expression)
                .isThrownBy(() -> Template.parse("{{ " + expression + " }}").render(DATA))
                .withMessage(reason);
    }
}
