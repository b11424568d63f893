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
            {{ trigger.with-dash_2 }},             dashed,           names may hold dashes and digits
            {{ trigger.Task }},                    '',               names are told apart by case
            <{{ trigger.absent }}>,                <>,               what is absent is empty
            <{{ absent.task }}>,                   <>,               so it is where the way there is absent
            <{{ trigger.task.more }}>,             <>,               and behind a value that holds none
            <{{ trigger.nothing }}>,               <>,               null is empty
            <{{ trigger.blank }}>,                 <>,               empty text is empty
            {{ trigger.whole }},                   42,               a whole number has no point
            {{ trigger.share }},                   0.5,              a fraction has one
            {{ trigger.yes }},                     true,             a truth value is its name
            {{ trigger.task }} }},                 Load }},          a place that is closed only is text
            { {{ trigger.task }} },                { Load },         single braces are text
            $1 \\{{ trigger.host }},               $1 \\pro2,        signs of other languages mean nothing
            """)
    void aTemplateIsRendered(String template, String text, String why) {
        assertThat(Template.parse(template).render(values())).as(why).isEqualTo(text);
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
    @CsvSource(textBlock = """
            # template,                     why
            {{,                             the place is not closed
            {{ trigger.task,                the place is not closed
            {{ trigger.task },              the place is not closed whole
            {{ }},                          there is no path
            {{ .task }},                    a name is missing before the point
            {{ trigger. }},                 a name is missing behind the point
            {{ trigger..task }},            a name is missing between the points
            {{ 1st }},                      no name begins with a digit
            {{ trigger.task | upper }},     filters are not known
            {{ trigger['task'] }},          nor are brackets
            {{ trigger.task() }},           nor calls
            {{ 'text' }},                   nor literals
            {{ trigger.task }} {{ 1 }},     one good place does not help another
            {{ {{ trigger.task }},           a place in a place is none
            {% if trigger.task %}a{% endif %}, statements are not known
            """)
    void aTemplateIsRefusedWithItsTextAndWhatItMustHold(String template, String why) {
        assertThatIllegalArgumentException()
                .as(why)
                .isThrownBy(() -> Template.parse(template))
                .withMessage(
                        "a template must hold paths such as {{ trigger.taskId }}, but is '%s'".formatted(template));
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
