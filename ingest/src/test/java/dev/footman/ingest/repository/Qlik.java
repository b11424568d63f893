// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.repository;

import dev.footman.ingest.qlik.DatagramText;
import dev.footman.ingest.qlik.QlikEvent;
import dev.footman.ingest.qlik.Result;
import java.nio.charset.StandardCharsets;

/** A small Qlik site: some ids, and what its scheduler says. */
final class Qlik {
    static final String TASK = "210832b5-6174-4572-bd19-3e61eda675ef";
    static final String APP = "e7af59a0-c243-480d-9571-08727551a66f";
    static final String ANNA = "6b8f1c52-55c0-4b7e-8a77-2f4a2f3a9b20";

    static final String ANNA_JSON = """
            {"id": "%s", "name": "Anna Andersson", "userDirectory": "LAB", "userId": "anna", "attributes": [
              {"attributeType": "group", "attributeValue": "finance"},
              {"attributeType": "Email", "attributeValue": "anna@example.test"},
              {"attributeType": "email", "attributeValue": "other@example.test"}]}
            """.formatted(ANNA);

    private Qlik() {}

    /** The GUID that ends with a number. */
    static String guid(int number) {
        return "00000000-0000-4000-8000-%012d".formatted(number);
    }

    static QlikEvent failed(String task, String app) {
        return event("failed", task, app, "4f5dd2a1-0c6e-4b0f-9a50-8c3f0c6c1d11");
    }

    /**
     * @param what failed, aborted or success
     */
    static QlikEvent event(String what, String task, String app, String execution) {
        String datagram =
                "/scheduler-task-%s/;qs-node3;Nightly;Sales;LAB\\svc_qlik;%s;%s;2026-01-31 03:15:42,123;INFO;%s;end"
                        .formatted(what, task, app, execution);
        return switch (DatagramText.read(datagram.getBytes(StandardCharsets.UTF_8))) {
            case Result.Read(var event) -> event;
            case Result.Rejected(var reason, String detail) -> throw new IllegalArgumentException(detail);
        };
    }

    /** Tells {@code repository} of the task, its app and Anna, who owns it. */
    static void tell(StandIn repository) {
        repository.tasks.put(TASK, "[{\"id\": \"%s\", \"taskType\": 0}]".formatted(TASK));
        repository.apps.put(APP, "{\"id\": \"%s\", \"owner\": {\"id\": \"%s\"}}".formatted(APP, ANNA));
        repository.users.put(ANNA, ANNA_JSON);
    }
}
