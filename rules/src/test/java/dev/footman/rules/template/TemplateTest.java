// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            # template,                            text,             why
            '',                                    '',               nothing comes of nothing
            plain,                                 plain,            there is no place in it
            {{ trigger.task }},                    Load,             a path leads into the values
            {{trigger.task}},                      Load,             blanks may be left out
            '{{   trigger.task  }}',               Load,             or be many
            {{ trigger.body.id }},                 17,               a path may be long
            {{ trigger.task }}{{ trigger.host }},  Loadpro2,         places may touch
            {{ trigger.task }}{{ trigger.task }},  LoadLoad,         a value may be put in twice
            on {{ trigger.host }}: {{ trigger.task }}!, on pro2: Load!, text around them stays
            {{ name }},                            top,              a path may be one name
            {{ trigger['with-dash_2'] }},          dashed,           a name with a dash stands in brackets
            {{ trigger.Task }},                    '',               names are told apart by case
            <{{ trigger.absent }}>,                <>,               what is absent is empty
            <{{ absent.task }}>,                   <>,               so it is where the way there is absent
            <{{ trigger.task.more }}>,             <>,               and behind a value that holds none
            <{{ trigger.absent.items() }}>,        <>,               and what is called there
            <{{ trigger.nothing }}>,               <>,               null is empty
            <{{ trigger.blank }}>,                 <>,               empty text is empty
            <{{ 1 / 0 }}>,                         <>,               what cannot be worked out is empty
            <{{ trigger.absent | default('x') }}>, <x>,              what is absent may have a default
            a{% for i in 5 %}b{% endfor %}c,       a,                where a statement fails the text ends
            {{ trigger.whole }},                   42,               a whole number has no point
            {{ trigger.share }},                   0.5,              a fraction has one
            {{ trigger.yes }},                     True,             a truth value is its name in Python
            {{ trigger.task }} }},                 Load }},          a place that is closed only is text
            { {{ trigger.task }} },                { Load },         single braces are text
            $1 \\{{ trigger.host }},               $1 \\pro2,        signs of other languages mean nothing
            """)
    void aTemplateIsRenderedLeniently(String template, String text, String why) {
        assertThat(Template.parse(template).renderLeniently(values())).as(why).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # value,             why
            {{ trigger.host }},  it is a place
            {{ not a path }},    it would be refused as a template
            {%,                  it would be refused as well
            $0 \\1,              it means something where patterns are replaced
            """)
    void aValueIsPutInAsItIs(String value, String why) {
        // given
        Map<String, Object> values = Map.of("trigger", Map.of("task", value, "host", "pro2"));

        // when
        String text = Template.parse("a {{ trigger.task }} b").render(values);

        // then
        assertThat(text).as(why).isEqualTo("a " + value + " b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {{                            | unexpected 'end of template'
            {{ trigger.task               | unexpected end of template, expected 'end of print statement'.
            {{ trigger.task }             | unexpected '}'
            {{ }}                         | Expected an expression, got 'end of print statement'
            {{ .task }}                   | unexpected '.'
            {{ trigger. }}                | expected name or number
            {{ 1st }}                     | expected token 'end of print statement', got 'st'
            {{ (1] }}                     | unexpected ']', expected ')'
            {{ 1 + }}                     | unexpected 'end of print statement'
            {{ a b }}                     | expected token 'end of print statement', got 'b'
            {{ 'a }}                      | unexpected char "'" at 3
            {{ a ! b }}                   | unexpected char '!' at 5
            {{ f(a=1, 2) }}               | invalid syntax for function call expression
            {{ a is b is c }}             | You cannot chain multiple tests with is
            {% if a %}                    | Unexpected end of template. Jinja was looking for the following tags: 'elif' or 'else' or 'endif'. The innermost block that needs to be closed is 'if'.
            {% foo %}                     | Encountered unknown tag 'foo'.
            {% endif %}                   | Encountered unknown tag 'endif'.
            {% include 'a' %}             | the tag 'include' is not available: there are no other templates
            {% set true = 1 %}            | can't assign to 'true'
            {% raw %}                     | Missing end of raw directive
            {# a                          | Missing end of comment tag
            {% call x %}{% endcall %}     | expected call
            {% macro m(a=1, b) %}         | non-default argument follows default argument
            """)
    void aTextThatIsNoTemplateIsRefusedInJinjasWords(String template, String message) {
        assertThatIllegalArgumentException()
                .as(template)
                .isThrownBy(() -> Template.parse(template))
                .withMessage(message);
    }

    @Test
    void aFaultBehindTheFirstLineNamesItsLine() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Template.parse("a\n{{ b }}\n{{ c d }}"))
                .withMessage("expected token 'end of print statement', got 'd' (line 3)");
    }

    @Test
    void anyTextIsRenderedOrRefused() {
        Random random = new Random(7);
        String alphabet = "{}% .a1|'\\$";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(12), 0, alphabet.length()).forEach(at -> text.append(alphabet.charAt(at)));

            assertThatNoException().as(text.toString()).isThrownBy(() -> render(text.toString()));
        }
    }

    private static @Nullable String render(String template) {
        try {
            return Template.parse(template).render(values());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Map<String, @Nullable Object> values() {
        Map<String, @Nullable Object> trigger = new HashMap<>(
                Map.of("task", "Load", "host", "pro2", "blank", "", "whole", 42, "share", 0.5, "yes", true));
        trigger.put("nothing", null);
        trigger.put("with-dash_2", "dashed");
        trigger.put("body", Map.of("id", 17L));
        return Map.of("trigger", trigger, "name", "top");
    }
}
