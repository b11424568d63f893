// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.settings;

import dev.footman.contract.settings.EncryptionSettings;
import dev.footman.contract.settings.KafkaSettings;
import dev.footman.contract.settings.ManagementSettings;
import dev.footman.contract.settings.RetentionSettings;
import dev.footman.contract.settings.Section;
import dev.footman.dispatcher.DispatcherSettings;
import dev.footman.ingest.auth.AuthSettings;
import dev.footman.ingest.butler.WebhookNotification;
import dev.footman.ingest.http.HttpSettings;
import dev.footman.ingest.repository.RepositorySettings;
import dev.footman.ingest.services.ServiceMonitorSettings;
import dev.footman.ingest.udp.UdpSettings;
import dev.footman.processor.ProcessorSettings;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The settings of all roles. Every role reads all of them, so that one file serves all and a mistake shows everywhere.
 *
 * @param packs folders laid out as {@code <pack>/rules/*.yaml} and {@code <pack>/actions/*.yaml}; default none
 */
public record FootmanSettings(
        KafkaSettings kafka,
        EncryptionSettings encryption,
        HttpSettings http,
        UdpSettings udp,
        RepositorySettings repository,
        ServiceMonitorSettings serviceMonitor,
        AuthSettings auth,
        WebhookNotification webhooks,
        ProcessorSettings processor,
        DispatcherSettings dispatcher,
        ManagementSettings management,
        RetentionSettings retention,
        List<String> packs) {
    public FootmanSettings {
        packs = List.copyOf(packs);
    }

    static FootmanSettings read(Section root) {
        return new FootmanSettings(
                KafkaSettings.read(root),
                EncryptionSettings.read(root),
                HttpSettings.read(root),
                UdpSettings.read(root),
                RepositorySettings.read(root),
                ServiceMonitorSettings.read(root),
                AuthSettings.read(root),
                WebhookNotification.read(root),
                ProcessorSettings.read(root),
                DispatcherSettings.read(root),
                ManagementSettings.read(root),
                RetentionSettings.read(root),
                root.section("footman").list("packs", List.of(), "a list of folders", FootmanSettings::folder));
    }

    private static Optional<String> folder(String path) {
        try {
            return Optional.of(path).filter(folder -> Files.isDirectory(Path.of(folder)));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
