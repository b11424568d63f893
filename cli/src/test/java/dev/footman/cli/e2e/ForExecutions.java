// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One Footman for all classes that test executions, since a start takes its time: it runs commands, calls this machine, and
 * has a key to seal with. Each class names what is its own so that it finds that again.
 */
final class ForExecutions implements ParameterResolver {
    private static final String CONFIG = """
            footman:
              encryption: {key: %s}
              dispatcher: {egress: {allow: [127.0.0.0/8]}, runners: {localShellCmd: true}}
            """.formatted("x".repeat(32));

    private record Shared(Path folder, RunningStandalone footman) implements AutoCloseable {
        static Shared start() {
            try {
                Path folder = Files.createTempDirectory("footman-executions-");
                return new Shared(folder, new RunningStandalone(folder.resolve("data"), CONFIG));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws IOException {
            footman.close();
            List<Path> deepestFirst;
            try (Stream<Path> all = Files.walk(folder)) {
                deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path one : deepestFirst) {
                Files.deleteIfExists(one);
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(Api.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(ForExecutions.class))
                .computeIfAbsent(Shared.class, key -> Shared.start(), Shared.class)
                .footman()
                .api();
    }
}
