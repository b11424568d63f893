// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.butler;

import dev.footman.contract.settings.Section;

/**
 * {@code cert} of a webhook: how the receiving server's certificate is verified, and who we say we are. Files are PEM.
 *
 * @param enable             default false: the others count for nothing
 * @param rejectUnauthorized default true; false: neither certificate nor host name is verified
 * @param certCA             path of a file with the roots that are trusted; default empty
 * @param keepPublicRoots    whether the public roots are trusted besides those of {@code certCA}; default false, as in Butler.
 *                           Ours
 * @param clientCert         path of a file with our certificate and those that lead to its root; default empty: none. Ours
 * @param clientKey          path of a file with its private key; default empty. Ours
 */
public record Cert(
        boolean enable,
        boolean rejectUnauthorized,
        String certCA,
        boolean keepPublicRoots,
        String clientCert,
        String clientKey) {
    /** Without a {@code cert} of its own, or with one that is not enabled. */
    static final Cert NONE = new Cert(false, true, "", false, "", "");

    static Cert read(Section cert) {
        boolean enable = cert.bool("enable", false);
        boolean rejectUnauthorized = cert.bool("rejectUnauthorized", true);
        boolean keepPublicRoots = cert.bool("keepPublicRoots", false);
        if (!enable) {
            cert.leave("certCA", "clientCert", "clientKey"); // Butler's template has names of files that are not there
            return NONE;
        }
        Cert read = new Cert(
                true,
                rejectUnauthorized,
                cert.file("certCA"),
                keepPublicRoots,
                cert.file("clientCert"),
                cert.file("clientKey"));
        read.checkPairs(cert);
        return read;
    }

    private void checkPairs(Section cert) {
        boolean needsCa = rejectUnauthorized && !keepPublicRoots && !cert.has("clientCert");
        if (needsCa && cert.text("certCA", "").isEmpty()) {
            cert.fault("certCA", "is missing; with cert.enable it names the PEM file of the CA to trust");
        }
        boolean hasCert = !cert.text("clientCert", "").isEmpty();
        boolean hasKey = !cert.text("clientKey", "").isEmpty();
        if (hasCert && !hasKey) {
            cert.fault("clientKey", "is missing; it names the PEM file with the private key of clientCert");
        }
        if (hasKey && !hasCert) {
            cert.fault("clientCert", "is missing; it names the PEM file with the certificate of clientKey");
        }
    }
}
