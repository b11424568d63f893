// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EqualityRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
            # left                 ¦ right                ¦ same  ¦ why
            1                      ¦ 1.0                  ¦ true  ¦ numbers are equal by value
            true                   ¦ 1                    ¦ true  ¦ true is one
            false                  ¦ 0.0                  ¦ true  ¦ false is nought
            true                   ¦ 2                    ¦ false ¦ and nothing else
            0                      ¦ -0.0                 ¦ true  ¦ nought has no sign
            9007199254740993       ¦ 9007199254740992.0   ¦ false ¦ whole numbers are exact
            9223372036854775807    ¦ 9223372036854775808.0¦ false ¦ at the end of 64 bits
            9223372036854775808    ¦ 9223372036854775808.0¦ true  ¦ and beyond
            12345678901234567890   ¦ 12345678901234567891 ¦ false ¦ far beyond
            100000000000000000000  ¦ 1e20                 ¦ true  ¦ however they are spelled
            0.1                    ¦ 0.1                  ¦ true  ¦ fractions are as read
            0.1                    ¦ 0.10000000000000001  ¦ true  ¦ which is not exact
            "1"                    ¦ 1                    ¦ false ¦ text is no number
            "true"                 ¦ true                 ¦ false ¦ nor a boolean
            null                   ¦ null                 ¦ true  ¦ null is null
            null                   ¦ false                ¦ false ¦ and nothing else
            null                   ¦ ""                   ¦ false ¦ nor empty text
            "a"                    ¦ "A"                  ¦ false ¦ case counts
            "é"                    ¦ "e\\u0301"           ¦ false ¦ texts are not normalised
            []                     ¦ {}                   ¦ false ¦ a list is no object
            [1, [true]]            ¦ [1.0, [1]]           ¦ true  ¦ items by the same rules
            [1]                    ¦ [1, 2]               ¦ false ¦ length counts
            [1, 2]                 ¦ [2, 1]               ¦ false ¦ order counts in lists
            {"a": 1, "b": 2}       ¦ {"b": 2, "a": true}  ¦ true  ¦ and not in objects
            {"a": null}            ¦ {"b": null}          ¦ false ¦ a missing field is not null
            {"a": null}            ¦ {}                   ¦ false ¦ nor is null missing
            """)
    void valuesAreEqualAsJson(String left, String right, boolean same, String why) {
        Object a = Cases.value(left);
        Object b = Cases.value(right);

        assertThat(Equality.same(a, b)).as(why).isEqualTo(same);
        assertThat(Equality.same(b, a)).as(why).isEqualTo(same);
        Object normal = Equality.normalized(a);
        if (normal != null && Equality.normalized(b) != null) {
            assertThat(normal.equals(Equality.normalized(b)))
                    .as("hashed: " + why)
                    .isEqualTo(same);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
            # left        ¦ right         ¦ less          ¦ why
            1             ¦ 1.5           ¦ YES           ¦ numbers by value
            true          ¦ 2             ¦ YES           ¦ true is one
            1e400         ¦ 1             ¦ NO            ¦ infinity is most
            "a"           ¦ "b"           ¦ YES           ¦ texts by code point
            "\\uFFFD"     ¦ "\\uD83D\\uDE00" ¦ YES        ¦ not by halves of one
            "a"           ¦ "a"           ¦ NO            ¦ strictly
            [1, 2]        ¦ [1, 3]        ¦ YES           ¦ lists by the first that differ
            [1]           ¦ [1, 0]        ¦ YES           ¦ the shorter one is less
            [{}, 1]       ¦ [{}, 2]       ¦ YES           ¦ equal items need no order
            [1]           ¦ ["a"]         ¦ Unanswerable  ¦ a number and text have none
            {}            ¦ {}            ¦ Unanswerable  ¦ nor have objects
            null          ¦ 1             ¦ Unanswerable  ¦ nor has null
            """)
    void valuesAreOrderedAsInPython(String left, String right, String less, String why) {
        assertThat(Ordering.less(Cases.value(left), Cases.value(right)).toString())
                .as(why)
                .startsWith(less);
    }
}
