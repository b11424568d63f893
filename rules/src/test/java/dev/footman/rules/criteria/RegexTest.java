// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegexTest {
    /** The answers are those of Python 3.11. */
    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
            # operator  ¦ pattern          ¦ value       ¦ answer ¦ why
            regex       ¦ ^a$              ¦ §a\n§       ¦ YES ¦ a dollar also stands before a newline at the end
            regex       ¦ (a$)             ¦ §a\n§       ¦ YES ¦ in a group too
            regex       ¦ a$|b             ¦ xb          ¦ YES ¦ and at the end of an alternative
            regex       ¦ a$b              ¦ ab          ¦ NO  ¦ nothing but a newline follows a dollar
            regex       ¦ a\\Z             ¦ §a\n§       ¦ NO  ¦ this is the very end
            regex       ¦ (?m)^b$          ¦ §a\nb\nc§   ¦ YES ¦ with the flag m lines begin and end
            regex       ¦ a.b              ¦ §a\nb§      ¦ NO  ¦ a dot is no newline
            regex       ¦ (?s)a.b          ¦ §a\nb§      ¦ YES ¦ but with the flag s
            matchregex  ¦ b                ¦ ab          ¦ NO  ¦ a match begins at the start
            matchregex  ¦ x|a              ¦ ab          ¦ YES ¦ in each alternative
            matchregex  ¦ x|b              ¦ ab          ¦ NO  ¦ in each
            iregex      ¦ i                ¦ \u0130      ¦ YES ¦ the dotted I is an i to Python
            iregex      ¦ [h-j]            ¦ \u0131      ¦ YES ¦ and the dotless one, in sets too
            iregex      ¦ straße           ¦ STRASSE     ¦ NO  ¦ no character becomes two
            regex       ¦ (?i:a)B          ¦ AB          ¦ YES ¦ a flag holds in its group
            regex       ¦ (?i:a)B          ¦ Ab          ¦ NO  ¦ and not behind it
            iregex      ¦ a(?-i:B)         ¦ Ab          ¦ NO  ¦ and may be unset
            regex       ¦ \\d              ¦ \u0661      ¦ YES ¦ digits of all scripts
            regex       ¦ (?a)\\d          ¦ \u0661      ¦ NO  ¦ but with the flag a
            regex       ¦ \\w\\b           ¦ é           ¦ YES ¦ letters of all scripts
            regex       ¦ [^\\W\\d]        ¦ 1           ¦ NO  ¦ sets may hold complements
            regex       ¦ [\\Sx]           ¦ §  x§       ¦ YES ¦ here too
            regex       ¦ []a]             ¦ ]           ¦ YES ¦ a bracket right at the start is one of the set
            regex       ¦ [a&&b]           ¦ &           ¦ YES ¦ Python knows no intersections
            regex       ¦ [[]              ¦ [           ¦ YES ¦ nor sets in sets
            regex       ¦ a{,2}b           ¦ aab         ¦ YES ¦ the lower bound may be left out
            regex       ¦ a{x}             ¦ a{x}        ¦ YES ¦ braces may be just braces
            regex       ¦ {}               ¦ {}          ¦ YES ¦ also empty ones
            regex       ¦ (?x) a b # text  ¦ ab          ¦ YES ¦ with the flag x blanks and remarks are not read
            regex       ¦ a(?#remark)*b    ¦ b           ¦ YES ¦ a remark stands in nothing's way
            regex       ¦ (?P<_x1>a)(?P=_x1)¦ aa         ¦ YES ¦ names may hold what Java's may not
            regex       ¦ (a)\\11          ¦ aa          ¦ §§  ¦ there is no group 11
            regex       ¦ (a)(?:\\1)1      ¦ aa1         ¦ YES ¦ a digit behind a reference is a digit
            regex       ¦ \\101            ¦ A           ¦ YES ¦ three octal digits are a character
            regex       ¦ \\N{EM DASH}     ¦ —           ¦ YES ¦ characters have names
            regex       ¦ (?>a*)a          ¦ aaa         ¦ NO  ¦ what is taken whole is not given back
            regex       ¦ a++b             ¦ aab         ¦ YES ¦ the same
            regex       ¦ (?<!a)b          ¦ ab          ¦ NO  ¦ looking behind
            """)
    void aRegularExpressionAnswersAsPythonsDoes(
            String operator, String pattern, String value, String answer, String why) {
        if (answer.isEmpty()) {
            assertThatIllegalArgumentException().as(why).isThrownBy(() -> question(operator, pattern));
        } else {
            assertThat(question(operator, pattern).about(value)).as(why).hasToString(answer);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
            # pattern        ¦ part of the message                        ¦ why
            (a               ¦ has a '(' that is not closed (at 1)        ¦ groups are closed
            a)               ¦ has a ')' that closes nothing (at 2)       ¦ and opened
            [a               ¦ has a '[' that is not closed (at 1)        ¦ sets are closed
            *a               ¦ with nothing before it to repeat (at 1)    ¦ a repetition follows something
            a**              ¦ has a repetition of a repetition (at 2)    ¦ and no repetition
            ^*               ¦ repeats a position (at 2)                  ¦ and no position
            a{2,1}           ¦ repeats at least 2 and at most 1 times     ¦ bounds are in order
            a{99999}         ¦ repeats more than 65535 times              ¦ and not too high
            \\p{L}           ¦ has the escape \\p, which Python does not know ¦ this is Java's
            \\               ¦ ends too early                             ¦ a backslash is followed by something
            \\x4             ¦ needs 2 hexadecimal digits                 ¦ two digits are due
            \\400            ¦ which is above \\377                       ¦ octal digits go no further
            [z-a]            ¦ does not go from a lower to a higher       ¦ ranges are in order
            [\\w-z]          ¦ does not go from a lower to a higher       ¦ and between characters
            (a)(?(1)b|c)     ¦ has a conditional group, which is not supported; write its cases as alternatives ¦ no engine has them
            (?<n>a)          ¦ a group's name is written (?P<name>...)  ¦ this is Java's
            (?P<1>a)         ¦ has the group name '1'                     ¦ names begin with a letter
            (?P<n>a)(?P<n>b) ¦ has two groups of the name 'n'             ¦ and differ
            (?P=n)           ¦ refers to the group 'n'                    ¦ a group stands before it
            (a\\1)           ¦ refers to the group 1                      ¦ and is closed
            a(?i)b           ¦ flags for the whole must stand at its start¦ as in Python
            (?L)a            ¦ has a group (?... of an unknown kind        ¦ it is for bytes
            (?#              ¦ lacks the ')' that ends a remark           ¦ remarks end
            (?:a{1000}){1000}¦ has more than 100000 places                ¦ it would take too long
            """)
    void whatIsNoRegularExpressionIsRefusedWithThePlace(String pattern, String message, String why) {
        assertThatIllegalArgumentException()
                .as(why)
                .isThrownBy(() -> question("regex", pattern))
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
            # pattern            ¦ linear ¦ why
            ^(feat|fix)/\\d+$    ¦ true   ¦ nothing in it needs more
            (a|a)*b              ¦ true   ¦ this would take for ever elsewhere
            (a)\\1               ¦ false  ¦ references
            (?=a)b               ¦ false  ¦ looking around
            \\bword\\b           ¦ false  ¦ RE2 knows the words of ASCII only
            (a$)                 ¦ false  ¦ something might follow the dollar
            (?:a{50}){50}        ¦ false  ¦ RE2 writes repetitions out
            """)
    void whatRe2AnswersAlikeRunsOnRe2(String pattern, boolean linear, String why) {
        assertThat(question("regex", pattern) instanceof Regex.Linear).as(why).isEqualTo(linear);
    }

    @Test
    void anExpressionThatWouldTakeForEverIsStopped() {
        assertThat(question("regex", "(?=(a+)+$)b|(a+)+\\1c").about("a".repeat(40)))
                .isEqualTo(new Answer.Unanswerable("the regular expression takes more than 5000000 steps on this value;"
                        + " write one that repeats less"));
    }

    @Test
    void anExpressionThatGoesTooDeepIsStopped() {
        assertThat(question("regex", "^(?:a|bc)*$(?!x)").about("abc".repeat(100_000)))
                .isEqualTo(new Answer.Unanswerable(
                        "the regular expression repeats a group too often on this value; write one that repeats less"));
    }

    @Test
    void aLongValueIsNotAskedWithALargeExpression() {
        assertThat(question("regex", "x(?:abc){400}").about("a".repeat(1_000_000)))
                .isEqualTo(new Answer.Unanswerable(
                        "the value is too long for this regular expression: 1000000 characters"));
    }

    @Test
    void anyTextIsCompiledOrRefused() {
        Random random = new Random(3);
        String alphabet = "ab01()[]{}|*+?.^$\\-,:=!<>#PxismdwSbZ' \u0130\uD83D";
        int compiled = 0;
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(9), 0, alphabet.length()).forEach(at -> text.append(alphabet.charAt(at)));
            try {
                question("iregex", text.toString()).about("a1 b");
                compiled++;
            } catch (IllegalArgumentException e) {
                assertThat(e.getMessage()).as(text.toString()).isNotBlank();
            }
        }
        assertThat(compiled).isGreaterThan(500);
    }

    private static Question question(String operator, String pattern) {
        return Operator.valueOf(operator.toUpperCase(Locale.ROOT)).question(pattern);
    }
}
