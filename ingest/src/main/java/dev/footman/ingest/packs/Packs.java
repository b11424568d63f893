// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.packs;

import dev.footman.contract.event.DerivedId;
import dev.footman.contract.rule.ActionMetadata;
import dev.footman.contract.rule.Rule;
import dev.footman.contract.rule.TriggerType;
import dev.footman.ingest.actions.ActionReader;
import dev.footman.ingest.actions.ActionStore;
import dev.footman.ingest.rules.RuleReader;
import dev.footman.ingest.rules.RuleSecrets;
import dev.footman.ingest.rules.RuleStore;
import dev.footman.ingest.table.NotStoredException;
import dev.footman.ingest.triggers.TriggerTypeReader;
import dev.footman.ingest.triggers.TriggerTypes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps rules, trigger types and actions as the files of packs have them: looks at the folders now and then, and reads what has changed. A
 * file that is wrong is told and passed over. What is removed from a folder stays until somebody removes it by hand
 * (contract, section 3.3).
 */
public final class Packs implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Packs.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(1);
    private static final int ID_BYTES = 12;

    private final PackFolders folders;
    private final RuleReader reader;
    private final RuleSecrets secrets;
    private final RuleStore rules;
    private final TriggerTypes types;
    private final ActionStore actions;
    private final Map<Path, PackFile> seen = new HashMap<>();
    private final Map<Path, String> told = new HashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private @Nullable Thread thread;

    private Packs(
            PackFolders folders,
            RuleReader reader,
            RuleSecrets secrets,
            RuleStore rules,
            TriggerTypes types,
            ActionStore actions) {
        this.folders = folders;
        this.reader = reader;
        this.secrets = secrets;
        this.rules = rules;
        this.types = types;
        this.actions = actions;
    }

    /** Reads all files, and begins to watch them. */
    public static Packs start(
            List<Path> folders,
            RuleReader reader,
            RuleSecrets secrets,
            RuleStore rules,
            TriggerTypes types,
            ActionStore actions)
            throws InterruptedException {
        Packs packs = new Packs(new PackFolders(folders), reader, secrets, rules, types, actions);
        packs.look();
        if (!folders.isEmpty()) {
            packs.thread = Thread.ofVirtual().name("packs").start(packs::watch);
        }
        return packs;
    }

    private void watch() {
        try {
            while (!closing.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws InterruptedException {
        for (PackFile file : folders.files()) {
            if (!file.equals(seen.get(file.path()))) {
                Optional<String> problem = problem(file);
                if (problem.isEmpty()) {
                    seen.put(file.path(), file);
                    told.remove(file.path());
                } else if (!problem.get().equals(told.put(file.path(), problem.get()))) {
                    tell(file, problem.get());
                }
            }
        }
    }

    /** Takes a file in, or says why not: then it is tried again, since what it lacks may come. */
    private Optional<String> problem(PackFile file) throws InterruptedException {
        if (RuleStore.READ_ONLY_PACKS.contains(file.pack())) {
            return Optional.of(
                    "no folder may be called %s: what is in that pack is Footman's own".formatted(file.pack()));
        }
        try {
            return switch (PackReader.read(file)) {
                case PackReader.Result.Unusable(String problem) -> Optional.of(problem);
                case PackReader.Result.Read(var document) -> {
                    yield switch (file.kind()) {
                        case RULE -> readRule(file, document);
                        case ACTION -> readAction(file, document);
                        case TRIGGER -> readTrigger(file, document);
                    };
                }
            };
        } catch (NotStoredException e) {
            return Optional.of("it cannot be stored just now: " + e.getMessage());
        } catch (IllegalArgumentException e) { // it is to hold a secret, and there is no key
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private Optional<String> readRule(PackFile file, Map<String, @Nullable Object> document)
            throws InterruptedException {
        String id = DerivedId.of(ID_BYTES, "rule", file.pack(), String.valueOf(document.get("name")));
        Rule there = rules.get(file.pack() + "." + document.get("name"));
        RuleReader.Origin origin = new RuleReader.Origin(there == null ? id : there.id(), "", file.metadataFile());
        switch (reader.read(document, origin)) {
            case RuleReader.Result.Refused(String reason) -> {
                return Optional.of(reason);
            }
            case RuleReader.Result.Read(Rule written) -> {
                Rule rule = secrets.sealed(written, there);
                if (!rule.equals(there)) {
                    rules.put(rule);
                    log.atInfo().addKeyValue("rule", rule.ref()).log("rule is read from its pack");
                }
                return Optional.empty();
            }
        }
    }

    private Optional<String> readTrigger(PackFile file, Map<String, @Nullable Object> document)
            throws InterruptedException {
        String id = DerivedId.of(ID_BYTES, "trigger type", file.pack(), String.valueOf(document.get("name")));
        switch (TriggerTypeReader.read(document, id, file.metadataFile())) {
            case TriggerTypeReader.Result.Refused(String reason) -> {
                return Optional.of(reason);
            }
            case TriggerTypeReader.Result.Read(TriggerType type) -> {
                if (types.isBuiltIn(type)) {
                    return Optional.of("every installation has the trigger type %s already".formatted(type.ref()));
                }
                if (!type.equals(types.get(type.ref()))) {
                    types.put(type);
                    log.atInfo().addKeyValue("type", type.ref()).log("trigger type is read from its pack");
                }
                return Optional.empty();
            }
        }
    }

    private Optional<String> readAction(PackFile file, Map<String, @Nullable Object> document)
            throws InterruptedException {
        String id = DerivedId.of(ID_BYTES, "action", file.pack(), String.valueOf(document.get("name")));
        ActionMetadata there = actions.find(file.pack() + "." + document.get("name"));
        switch (ActionReader.readFile(document, there == null ? id : there.id(), file.metadataFile())) {
            case ActionReader.Result.Refused(String reason) -> {
                return Optional.of(reason);
            }
            case ActionReader.Result.Read(ActionMetadata action) -> {
                if (!action.equals(there)) {
                    actions.put(action);
                    log.atInfo().addKeyValue("action", action.ref()).log("action is read from its pack");
                }
                return Optional.empty();
            }
        }
    }

    private static void tell(PackFile file, String problem) {
        log.atWarn()
                .addKeyValue("file", file.path())
                .addKeyValue("problem", problem)
                .log("a pack's file cannot be used and is passed over");
    }

    @Override
    public void close() {
        closing.countDown();
        if (thread != null) {
            try {
                boolean ended = thread.join(CLOSE_WITHIN);
                log.atDebug().addKeyValue("ended", ended).log("packs are not watched any more");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
