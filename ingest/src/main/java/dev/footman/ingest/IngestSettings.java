// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest;

import dev.footman.contract.secret.Seal;
import dev.footman.ingest.auth.AuthSettings;
import dev.footman.ingest.butler.WebhookNotification;
import dev.footman.ingest.http.HttpSettings;
import dev.footman.ingest.repository.RepositorySettings;
import dev.footman.ingest.services.ServiceMonitorSettings;
import dev.footman.ingest.udp.UdpSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the way in is told.
 *
 * @param services the Windows services that it looks at itself
 * @param webhooks of Butler's config, which it makes the rules of pack {@code butler} of; empty: those are left as they are
 * @param packs    folders of rules and actions
 * @param seal     seals what is secret in them; empty: there may be nothing secret in them
 */
public record IngestSettings(
        HttpSettings http,
        AuthSettings auth,
        UdpSettings udp,
        RepositorySettings repository,
        ServiceMonitorSettings services,
        Optional<WebhookNotification> webhooks,
        List<Path> packs,
        Optional<Seal> seal) {}
