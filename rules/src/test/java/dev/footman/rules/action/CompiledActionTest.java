// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.delivery.Call;
import dev.footman.contract.event.AsOf;
import dev.footman.contract.event.Event;
import dev.footman.contract.rule.Rule;
import dev.footman.contract.rule.Trigger;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose hosts are trusted: nobody can say so of a rule of his own. */
class CompiledActionTest {
    private static final Map<String, Object> PARAMETERS = Map.of("method", "POST", "url", "http://127.0.0.1/");

    private static Made made(String pack, String action, Map<String, Object> parameters) {
        Rule rule = new Rule(
                pack,
                "one",
                "",
                true,
                new Trigger("qlik.reload_failed", Map.of()),
                Map.of(),
                new Rule.Action(action, Map.copyOf(parameters)),
                null);
        Event event = new Event("e", "qlik.reload_failed", Map.of(), "test", AsOf.START);
        return CompiledAction.of(rule, Actions.builtIn(), Sealing.none()).make(event, Map.of());
    }

    @Test
    void theHostOfAWebhookOfButlersConfigIsTrusted() {
        assertThat(made("butler", "butler.webhook", PARAMETERS))
                .isInstanceOfSatisfying(
                        Made.Owed.class,
                        owed -> assertThat(owed.job())
                                .isInstanceOfSatisfying(
                                        Call.class,
                                        call -> assertThat(call.trusted()).isTrue()));
    }

    @ParameterizedTest
    @CsvSource({"default", "Butler", "butler2", "core", "''"})
    void aRuleOfAnotherPackCannotCallAsButlersDo(String pack) {
        assertThat(made(pack, "butler.webhook", PARAMETERS))
                .isEqualTo(new Made.Failed("Action \"butler.webhook\" doesn't exist"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sealed:v1:abc | plain                  | true
            sealed:v1:abc | {{ password }}         | false
            sealed:v1:abc | {{ password }} and all | false
            hush          | {{ password }} and all | true
            """)
    void aRuleIsToldWhereATemplateCannotReadASecret(String password, String body, boolean isMade) {
        // given
        Sealing sealing = (plain, place) -> "sealed:v1:xyz";
        Rule rule = new Rule(
                "default",
                "one",
                "",
                true,
                new Trigger("qlik.reload_failed", Map.of()),
                Map.of(),
                new Rule.Action("core.http", Map.of("url", "http://r.test/", "password", password, "body", body)),
                null);
        Event event = new Event("e", "qlik.reload_failed", Map.of(), "test", AsOf.START);

        // when
        Made made = CompiledAction.of(rule, Actions.builtIn(), sealing).make(event, Map.of());

        // then
        assertThat(made).isInstanceOf(isMade ? Made.Owed.class : Made.Failed.class);
        if (made instanceof Made.Failed(String reason)) {
            assertThat(reason)
                    .isEqualTo("parameter \"body\" is made of a secret one, which the templates of rules cannot read;"
                            + " give it to the rule as it is");
        }
    }

    @Test
    void theHostOfAnyOtherActionIsNotTrusted() {
        assertThat(made("default", "core.http", PARAMETERS))
                .isInstanceOfSatisfying(
                        Made.Owed.class,
                        owed -> assertThat(owed.job())
                                .isInstanceOfSatisfying(
                                        Call.class,
                                        call -> assertThat(call.trusted()).isFalse()));
    }

    @Test
    void aParameterThatSaysSoMakesNoHostTrusted() {
        // given
        Map<String, Object> parameters = Map.of("method", "POST", "url", "http://127.0.0.1/", "trusted", true);

        // when
        Made made = made("default", "core.http", parameters);

        // then
        assertThat(made instanceof Made.Owed(Call call, var _) && call.trusted())
                .isFalse();
    }
}
