// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.services;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScAnswerTest {
    private static final String QUERY = """

            SERVICE_NAME: QlikSenseEngineService
                    TYPE               : 10  WIN32_OWN_PROCESS
                    STATE              : PRINTED
                                            (STOPPABLE, NOT_PAUSABLE, ACCEPTS_SHUTDOWN)
                    WIN32_EXIT_CODE    : 0  (0x0)
                    SERVICE_EXIT_CODE  : 0  (0x0)
                    CHECKPOINT         : 0x0
                    WAIT_HINT          : 0x0
            """;

    private static final String CONFIGURED = """
            [SC] QueryServiceConfig SUCCESS

            SERVICE_NAME: QlikSenseEngineService
                    TYPE               : 10  WIN32_OWN_PROCESS
                    START_TYPE         : PRINTED
                    ERROR_CONTROL      : 1   NORMAL
                    BINARY_PATH_NAME   : "C:\\Program Files\\Qlik\\Sense\\Engine\\Engine.exe" -service
                    LOAD_ORDER_GROUP   :
                    TAG                : 0
                    DISPLAY_NAME       : Qlik Sense Engine Service
                    DEPENDENCIES       : QlikSenseServiceDispatcher
                    SERVICE_START_NAME : LAB\\svc_qlik
            """;

    @ParameterizedTest
    @CsvSource(textBlock = """
            # as Windows prints it, state
            '1  STOPPED',           STOPPED
            '2  START_PENDING',     START_PENDING
            '3  STOP_PENDING',      STOP_PENDING
            '4  RUNNING',           RUNNING
            '7  PAUSED',            PAUSED
            """)
    void aStateIsReadInEveryLanguageAndLineEnding(String printed, String state) {
        String english = QUERY.replace("PRINTED", printed);

        assertThat(new ScAnswer(0, english).state()).contains(state);
        assertThat(new ScAnswer(0, english.replace("STATE ", "ÉTAT ")).state()).contains(state);
        assertThat(new ScAnswer(0, english.replace("\n", "\r\n")).state()).contains(state);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # as Windows prints it,     start type
            '2   AUTO_START',           Automatic
            '2   AUTO_START  (DELAYED)',Automatic
            '3   DEMAND_START',         Manual
            '4   DISABLED',             Disabled
            '1   SYSTEM_START',         ''
            """)
    void whatAServiceIsConfiguredAsIsRead(String printed, String startType) {
        ScAnswer answer = new ScAnswer(0, CONFIGURED.replace("PRINTED", printed));

        assertThat(answer.startType()).isEqualTo(startType);
        assertThat(answer.displayName()).isEqualTo("Qlik Sense Engine Service");
        assertThat(answer.path()).isEqualTo("\"C:\\Program Files\\Qlik\\Sense\\Engine\\Engine.exe\" -service");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # exit, output,                                                                gone,  and why
            1060,   '[SC] EnumQueryServicesStatus:OpenService FAILED 1060:',               true,  Windows says so
            36,     '[SC] EnumQueryServicesStatus:OpenService FAILED 1060:',               true,  a shell has cut the code to a byte
            36,     '[SC] EnumQueryServicesStatus:OpenService FEHLER 1060:',               true,  in German
            1722,   '[SC] OpenSCManager FAILED 1722:',                                     false, the host was not reached
            5,      '[SC] OpenSCManager FAILED 5:',                                        false, access was denied
            1,      'nothing of this kind',                                                false, it is some other program
            """)
    void aServiceIsGoneWhere(int exit, String output, boolean gone, String why) {
        ScAnswer answer = new ScAnswer(exit, output + "\r\n\r\nWhy it failed.\r\n");

        assertThat(answer.isServiceGone()).as(why).isEqualTo(gone);
        assertThat(answer.state()).as(why).isEmpty();
    }

    @Test
    void aProblemIsOneLineOfBoundedLength() {
        assertThat(new ScAnswer(5, "[SC] OpenSCManager FAILED 5:\r\n\r\nAccess is denied.\r\n").problem())
                .isEqualTo("[SC] OpenSCManager FAILED 5: Access is denied.");
        assertThat(new ScAnswer(5, "x".repeat(10_000)).problem()).hasSize(201);
        assertThat(new ScAnswer(5, "").problem()).isEqualTo("it ended with code 5 and said nothing");
    }
}
