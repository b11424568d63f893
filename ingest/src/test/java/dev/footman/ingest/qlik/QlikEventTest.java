// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.qlik;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.footman.contract.event.QlikTrigger;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QlikEventTest {
    @Test
    void aPayloadKeepsItsOrderAndDoesNotChangeWithItsSource() {
        // given
        Map<String, String> source = new LinkedHashMap<>();
        source.put("taskId", "t");
        source.put("appId", "a");
        QlikEvent event = new QlikEvent(QlikTrigger.RELOAD_FAILED, source);

        // when
        source.clear();

        // then
        assertThat(event.payload()).containsExactly(entry("taskId", "t"), entry("appId", "a"));
        assertThatThrownBy(() -> event.payload().put("taskId", "x")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> event.payload().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void anEventIsOrderedByItsTaskAndAnEnginesByItsApp() {
        // given
        Map<String, String> payload = Map.of("taskId", "t", "appId", "a");

        // then
        assertThat(new QlikEvent(QlikTrigger.TASK_FAILED, payload).key()).isEqualTo("t");
        assertThat(new QlikEvent(QlikTrigger.DISTRIBUTE_FINISHED, payload).key())
                .isEqualTo("t");
        assertThat(new QlikEvent(QlikTrigger.ENGINE_RELOAD_FAILED, payload).key())
                .isEqualTo("a");
        assertThat(new QlikEvent(QlikTrigger.TASK_FAILED, Map.of()).key()).isEmpty();
    }

    @Test
    void moreFieldsStandBehindTheOneThatIsNamedAndAreCleaned() {
        // given
        Map<String, String> said = new LinkedHashMap<>();
        said.put("appId", "a");
        said.put("logLevel", "INFO");
        QlikEvent event = new QlikEvent(QlikTrigger.RELOAD_FAILED, said);

        // when
        QlikEvent more = event.with(Map.of("appOwnerName", "An\r\nna"), "appId");

        // then
        assertThat(more.payload())
                .containsExactly(entry("appId", "a"), entry("appOwnerName", "Anna"), entry("logLevel", "INFO"));
        assertThat(event.with(Map.of("x", "y"), "absent").payload())
                .containsExactly(entry("appId", "a"), entry("logLevel", "INFO"), entry("x", "y"));
    }

    @Test
    void anEventUnderAnotherTriggerSaysItsText() {
        // given
        QlikEvent event =
                new QlikEvent(QlikTrigger.RELOAD_FAILED, Map.of("event", QlikTrigger.RELOAD_FAILED.eventText()));

        // when
        QlikEvent other = event.as(QlikTrigger.TASK_FAILED);

        // then
        assertThat(other)
                .isEqualTo(
                        new QlikEvent(QlikTrigger.TASK_FAILED, Map.of("event", QlikTrigger.TASK_FAILED.eventText())));
    }
}
