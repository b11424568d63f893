// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.worker;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ShareGroupDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The dispatchers' share group, as the brokers keep it (KIP-932). */
final class ShareGroup {
    private static final Logger log = LoggerFactory.getLogger(ShareGroup.class);
    private static final long ASK_EVERY_MILLIS = 50;

    /** How long a record that a dispatcher took and did not settle is kept from the others; brokers allow 15 s at least. */
    private static final String LOCK_MILLIS = "15000";

    /** How soon a dispatcher that has died is missed, and its partitions are given to the others. */
    private static final String SESSION_MILLIS = "10000";

    private static final String HEARTBEAT_MILLIS = "1000";

    private final Admin admin;
    private final String group;

    ShareGroup(Admin admin, String group) {
        this.admin = admin;
        this.group = group;
    }

    /**
     * Makes the group begin at the oldest delivery, and hand on quickly what a dead dispatcher held.
     *
     * @throws IllegalStateException if the brokers do not have share groups, or refuse
     */
    void configure(Duration patience) throws InterruptedException, TimeoutException {
        try {
            alter(
                    patience,
                    set("share.auto.offset.reset", "earliest"),
                    set("share.record.lock.duration.ms", LOCK_MILLIS));
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "share group %s cannot be set up (brokers must be Kafka 4.2 or newer): %s"
                            .formatted(group, reason(e)),
                    e);
        }
        try {
            alter(
                    patience,
                    set("share.session.timeout.ms", SESSION_MILLIS),
                    set("share.heartbeat.interval.ms", HEARTBEAT_MILLIS));
        } catch (ExecutionException e) {
            log.atInfo()
                    .addKeyValue("reason", reason(e))
                    .log("a dispatcher that dies may be missed only after 45 s: the brokers allow no shorter session;"
                            + " to have 10 s, set group.share.min.session.timeout.ms=10000"
                            + " and group.share.min.heartbeat.interval.ms=1000 on them");
        }
    }

    private void alter(Duration patience, AlterConfigOp... operations)
            throws ExecutionException, InterruptedException, TimeoutException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.GROUP, group);
        admin.incrementalAlterConfigs(Map.of(resource, List.of(operations)))
                .all()
                .get(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static AlterConfigOp set(String name, String value) {
        return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    }

    /** Waits until the member that calls itself {@code clientId} has partitions assigned. */
    void awaitMember(String clientId, Duration patience) throws InterruptedException, TimeoutException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!isMember(clientId, Duration.ofNanos(deadline - System.nanoTime()))) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("the dispatcher was not admitted to share group " + group);
            }
            TimeUnit.MILLISECONDS.sleep(ASK_EVERY_MILLIS);
        }
    }

    private boolean isMember(String clientId, Duration patience) throws InterruptedException, TimeoutException {
        try {
            Map<String, ShareGroupDescription> groups =
                    admin.describeShareGroups(List.of(group)).all().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return groups.values().stream()
                    .flatMap(description -> description.members().stream())
                    .anyMatch(member -> member.clientId().equals(clientId)
                            && !member.assignment().topicPartitions().isEmpty());
        } catch (ExecutionException e) {
            log.atDebug().addKeyValue("reason", reason(e)).log("share group is not there yet");
            return false;
        }
    }

    private static String reason(ExecutionException e) {
        return e.getCause() == null
                ? String.valueOf(e.getMessage())
                : String.valueOf(e.getCause().getMessage());
    }
}
