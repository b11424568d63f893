// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest;

import dev.footman.ingest.butler.WebhookNotification;
import dev.footman.ingest.http.HttpSettings;
import dev.footman.ingest.udp.UdpSettings;

/**
 * What the way in is told.
 *
 * @param webhooks of Butler's config, which it makes rules of
 */
public record IngestSettings(HttpSettings http, UdpSettings udp, WebhookNotification webhooks) {}
