// SPDX-License-Identifier: Apache-2.0
package dev.footman.chaos;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Where the brokers listen. Kafka's clients go where brokers say that they are, so each client has a listener of its own at
 * each broker, and each of these is said to be at a {@link Link} that leads to it.
 */
final class Listeners implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    /** One listener of one broker: where it is, and where it is said to be. */
    private record Place(int port, int saidPort, Link link) {}

    private final int nodes;
    private final List<Integer> controllers = new ArrayList<>();
    private final List<Integer> brokers = new ArrayList<>();
    private final Map<String, List<Place>> clients = new LinkedHashMap<>();

    private Listeners(int nodes) {
        this.nodes = nodes;
    }

    static Listeners open(Ports ports, List<String> clients, int nodes) throws IOException {
        Listeners listeners = new Listeners(nodes);
        for (int node = 0; node < nodes; node++) {
            listeners.controllers.add(ports.free());
            listeners.brokers.add(ports.free());
        }
        for (String client : clients) {
            List<Place> places = new ArrayList<>();
            for (int node = 0; node < nodes; node++) {
                int port = ports.free();
                int said = ports.free();
                Link link = new Link(said, port);
                link.open();
                places.add(new Place(port, said, link));
            }
            listeners.clients.put(client, places);
        }
        return listeners;
    }

    /** The settings of a node that speak of listeners; nodes count from 1. */
    Map<String, String> of(int node) {
        int at = node - 1;
        List<String> listening = new ArrayList<>(
                List.of("CONTROLLER://" + address(controllers.get(at)), "BROKERS://" + address(brokers.get(at))));
        List<String> said = new ArrayList<>(List.of("BROKERS://" + address(brokers.get(at))));
        List<String> protocols = new ArrayList<>(List.of("CONTROLLER:PLAINTEXT", "BROKERS:PLAINTEXT"));
        clients.forEach((client, places) -> {
            listening.add(
                    "%s://%s".formatted(name(client), address(places.get(at).port())));
            said.add("%s://%s".formatted(name(client), address(places.get(at).saidPort())));
            protocols.add(name(client) + ":PLAINTEXT");
        });
        String voters = IntStream.rangeClosed(1, nodes)
                .mapToObj(voter -> voter + "@" + address(controllers.get(voter - 1)))
                .collect(Collectors.joining(","));
        return Map.of(
                "controller.quorum.voters",
                voters,
                "controller.listener.names",
                "CONTROLLER",
                "inter.broker.listener.name",
                "BROKERS",
                "listeners",
                String.join(",", listening),
                "advertised.listeners",
                String.join(",", said),
                "listener.security.protocol.map",
                String.join(",", protocols));
    }

    String bootstrapServers(String client) {
        return places(client).stream().map(place -> address(place.saidPort())).collect(Collectors.joining(","));
    }

    List<Link> linksOf(String client) {
        return places(client).stream().map(Place::link).toList();
    }

    private List<Place> places(String client) {
        return Objects.requireNonNull(clients.get(client));
    }

    private static String address(int port) {
        return HOST + ":" + port;
    }

    private static String name(String client) {
        return client.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    @Override
    public void close() throws IOException {
        for (List<Place> places : clients.values()) {
            for (Place place : places) {
                place.link().close();
            }
        }
    }
}
