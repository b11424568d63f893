// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.services;

import dev.footman.contract.event.QlikTrigger;
import dev.footman.ingest.qlik.QlikEvent;
import dev.footman.ingest.services.ServiceMonitorSettings.Service;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the services of one host, one after the other. */
final class HostReader {
    private static final Service NONE = new Service("", "");

    private final ScCommand sc;
    private final ServiceMonitorSettings.Host host;

    /** What {@code qc} last said of a service, and the state that it was asked in. */
    private final Map<String, Configured> configured = new LinkedHashMap<>();

    private record Configured(String state, ScAnswer answer) {}

    HostReader(ScCommand sc, ServiceMonitorSettings.Host host) {
        this.sc = sc;
        this.host = host;
    }

    String host() {
        return host.host();
    }

    /**
     * Reads all services once: a reading of the host itself, and one of each service. A host that does not answer is not
     * asked further, and has that one reading.
     *
     * @throws IOException if the program that reads cannot be run
     */
    List<QlikEvent> read() throws IOException, InterruptedException {
        List<QlikEvent> readings = new ArrayList<>();
        for (Service service : host.services()) {
            ScAnswer answer = sc.run("\\\\" + host.host(), "query", service.name());
            if (answer.state().isPresent()) {
                readings.add(running(service, answer.state().get()));
            } else if (answer.isServiceGone()) {
                readings.add(problem(service, "the host has no such service"));
            } else {
                return List.of(problem(NONE, answer.problem()));
            }
        }
        readings.addFirst(problem(NONE, ""));
        return readings;
    }

    /** What it is configured as is asked anew whenever the state has changed: alerts tell it. */
    private QlikEvent running(Service service, String state) throws IOException, InterruptedException {
        Configured known = configured.get(service.name());
        if (known == null || !known.state.equals(state)) {
            known = new Configured(state, sc.run("\\\\" + host.host(), "qc", service.name()));
            configured.put(service.name(), known);
        }
        Map<String, String> payload = payload(service);
        payload.put("state", state);
        payload.put("displayName", known.answer.displayName());
        payload.put("startType", known.answer.startType());
        payload.put("exePath", known.answer.path());
        return new QlikEvent(QlikTrigger.SERVICE_READING, payload);
    }

    private QlikEvent problem(Service service, String problem) {
        Map<String, String> payload = payload(service);
        payload.put("problem", problem);
        return new QlikEvent(QlikTrigger.SERVICE_READING, payload);
    }

    private Map<String, String> payload(Service service) {
        Map<String, String> payload = new LinkedHashMap<>();
        payload.put("event", QlikTrigger.SERVICE_READING.eventText());
        payload.put("host", host.host());
        payload.put("serviceName", service.name());
        payload.put("friendlyName", service.friendlyName());
        return payload;
    }
}
