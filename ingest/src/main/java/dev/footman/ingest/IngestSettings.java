// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest;

import dev.footman.ingest.butler.WebhookNotification;
import dev.footman.ingest.http.HttpSettings;
import dev.footman.ingest.udp.UdpSettings;
import java.util.Optional;

/**
 * What the way in is told.
 *
 * @param webhooks of Butler's config, which it makes the rules of pack {@code butler} of; empty: those are left as they are
 */
public record IngestSettings(HttpSettings http, UdpSettings udp, Optional<WebhookNotification> webhooks) {}
