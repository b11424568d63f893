// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.role;

import dev.footman.contract.management.Closer;
import dev.footman.contract.management.Readiness;
import dev.footman.dispatcher.DispatcherApp;
import dev.footman.ingest.IngestApp;
import dev.footman.processor.ProcessorApp;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** The three Apps of one process, started side by side: each waits for Kafka most of the time. */
record Apps(DispatcherApp dispatcher, ProcessorApp processor, IngestApp ingest) {
    /**
     * Starts all three; where one fails, those that had started are closed and its failure is thrown.
     *
     * @param kafka whether Kafka is there
     */
    static Apps start(RoleParts start, Readiness kafka) throws InterruptedException {
        OthersReadiness others = new OthersReadiness();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<DispatcherApp> dispatcher = threads.submit(start::dispatcher);
            Future<ProcessorApp> processor = threads.submit(start::processor);
            Future<IngestApp> ingest = threads.submit((Callable<IngestApp>) () -> start.onlyIngest(others));
            try {
                Apps apps = new Apps(dispatcher.get(), processor.get(), ingest.get());
                others.are(List.of(kafka, apps.dispatcher, apps.processor));
                return apps;
            } catch (ExecutionException e) {
                closeAll(List.of(dispatcher, processor, ingest));
                throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                threads.shutdownNow();
                closeAll(List.of(dispatcher, processor, ingest));
                throw e;
            }
        }
    }

    private static void closeAll(List<Future<? extends AutoCloseable>> started) {
        try (Closer parts = new Closer()) {
            for (Future<? extends AutoCloseable> app : started) {
                AutoCloseable open = result(app);
                if (open != null) {
                    parts.add(open);
                }
            }
        }
    }

    private static @Nullable AutoCloseable result(Future<? extends AutoCloseable> app) {
        try {
            return app.get();
        } catch (ExecutionException e) {
            return null; // it closed what it had opened, and its reason is told by whoever was first
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** Ready when all the others are; not before they have started. */
    private static final class OthersReadiness implements Readiness {
        private volatile @Nullable List<Readiness> others;

        void are(List<Readiness> started) {
            others = started;
        }

        @Override
        public Optional<String> obstacle() {
            List<Readiness> started = others;
            if (started == null) {
                return Optional.of("starting");
            }
            return started.stream().flatMap(other -> other.obstacle().stream()).findFirst();
        }
    }
}
