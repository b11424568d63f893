// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.services;

import dev.footman.contract.settings.Section;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * {@code footman.ingest.serviceMonitor}, over {@code Butler.serviceMonitor} where both speak: which Windows services are
 * watched.
 *
 * @param enable        default false
 * @param frequency     how often, in words of later.js; default {@code every 30 seconds}
 * @param callsWebhooks whether transitions go to the service webhooks of Butler's config
 *                      ({@code alertDestination.webhook.enable}); default true
 * @param hosts         {@code monitor}; default none
 * @param command       the program that reads services, and its first arguments; default {@code sc.exe}. Ours alone
 */
public record ServiceMonitorSettings(
        boolean enable, Duration frequency, boolean callsWebhooks, List<Host> hosts, List<String> command) {
    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

    /** As Butler has it: nothing else may reach the command line of {@code sc.exe}. */
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]{1,253}");

    /** Windows allows 256 characters without slashes; quotes would end the argument. */
    private static final Pattern SERVICE = Pattern.compile("[^/\\\\\"\\p{Cntrl}]{1,256}");

    public ServiceMonitorSettings {
        hosts = List.copyOf(hosts);
        command = List.copyOf(command);
    }

    /** A Windows server and what is watched there. */
    public record Host(String host, List<Service> services) {
        public Host {
            services = List.copyOf(services);
        }

        private static Host read(Section host) {
            Predicate<String> isHost = HOST.asMatchPredicate();
            return new Host(
                    host.required("host", "a host name, such as qlik1.example.com", isHost),
                    host.sections("services").stream().map(Service::read).toList());
        }
    }

    /**
     * A service.
     *
     * @param name         Windows' name of it
     * @param friendlyName what people call it; its name where none is given
     */
    public record Service(String name, String friendlyName) {
        private static Service read(Section service) {
            String expected = "a service's name without slashes and quotes, such as QlikSenseEngineService";
            String name = service.required("name", expected, SERVICE.asMatchPredicate());
            return new Service(name, service.text("friendlyName", name));
        }
    }

    public static ServiceMonitorSettings read(Section root) {
        Section ours = root.section("footman.ingest.serviceMonitor").withDefaultsHidden();
        Section butler = root.section("Butler.serviceMonitor").withDefaultsHidden();
        List<Host> butlers = hosts(butler);
        List<Host> hosts = hosts(ours);
        return new ServiceMonitorSettings(
                ours.bool("enable", butler.bool("enable", false)),
                frequency(ours, frequency(butler, HALF_A_MINUTE)),
                callsWebhooks(ours, callsWebhooks(butler, true)),
                ours.has("monitor") ? hosts : butlers,
                ours.words("command", List.of("sc.exe")));
    }

    private static Duration frequency(Section monitor, Duration byDefault) {
        return monitor.parsed("frequency", byDefault, Frequency.EXPECTED, Frequency::parse);
    }

    private static boolean callsWebhooks(Section monitor, boolean byDefault) {
        Section destinations = monitor.section("alertDestination");
        destinations.leave("influxDb", "newRelic", "email", "mqtt", "teams", "slack");
        return destinations.section("webhook").bool("enable", byDefault);
    }

    private static List<Host> hosts(Section monitor) {
        return monitor.sections("monitor").stream().map(Host::read).toList();
    }
}
