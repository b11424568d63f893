// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.topology;

import dev.footman.contract.rule.Rule;
import dev.footman.contract.topic.KafkaConnection;
import dev.footman.contract.topic.TopicTable;
import dev.footman.contract.topic.Topics;
import dev.footman.processor.match.RuleBook;
import dev.footman.rules.matching.RuleSet;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rules topic, read whole and followed; compiled anew when an event comes after a change. */
public final class LiveRuleBook implements RuleBook, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LiveRuleBook.class);

    /** An event that names an offset which never comes (a rules topic made anew) must not stop the stream for good. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Map<String, Rule> rules = new ConcurrentHashMap<>();
    private final TopicTable<Rule> table;
    private final AtomicLong changes = new AtomicLong();
    private volatile long givenUp = -1;
    private volatile Edition edition = new Edition(0, RuleSet.EMPTY);

    /** The rules as they were after so many changes. */
    private record Edition(long changes, RuleSet rules) {}

    private LiveRuleBook(KafkaConnection kafka, Topics topics, Duration patience) throws InterruptedException {
        table = TopicTable.open(
                topics.rules(), kafka.wholeTopicConsumer("footman-processor-rules"), patience, this::change);
    }

    /** Opens the book; all rules of this moment are in it. */
    public static LiveRuleBook open(KafkaConnection kafka, Topics topics, Duration patience)
            throws InterruptedException {
        return new LiveRuleBook(kafka, topics, patience);
    }

    private void change(String ref, @Nullable Rule rule, long offset) {
        if (rule == null) {
            rules.remove(ref);
        } else {
            rules.put(ref, rule);
        }
        changes.incrementAndGet();
    }

    @Override
    public RuleSet asOf(long offset) {
        if (table.position() < offset && offset > givenUp) {
            await(offset);
        }
        Edition current = edition;
        return current.changes == changes.get() ? current.rules : compile();
    }

    private void await(long offset) {
        try {
            if (!table.await(offset, LONGEST_WAIT)) {
                givenUp = Math.max(givenUp, offset); // one event has waited for all
                log.atError()
                        .addKeyValue("wanted", offset)
                        .addKeyValue("read", table.position())
                        .log("an event names rules that did not arrive; it meets those that are known");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized RuleSet compile() {
        long made = changes.get(); // before the rules are read: a change from here on is compiled next time
        if (edition.changes != made) {
            RuleSet compiled = RuleSet.of(rules.values());
            compiled.unusable()
                    .forEach(rule -> log.atError()
                            .addKeyValue("rule", rule.rule())
                            .addKeyValue("reason", rule.reason())
                            .log("rule cannot be used and meets no event"));
            edition = new Edition(made, compiled);
        }
        return edition.rules;
    }

    @Override
    public void close() {
        table.close();
    }
}
