// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.dispatcher.tls.TlsMaterial;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TlsIdentitiesTest {
    private static final X509Certificate OURS =
            TestAuthority.known("Estate").root().chain().getFirst();

    private static List<X509Certificate> trusted(List<X509Certificate> roots, boolean publicRoots)
            throws GeneralSecurityException, IOException {
        TlsMaterial material = new TlsMaterial(true, "ca.pem", roots, publicRoots, List.of(), null);
        return List.of(new TlsIdentities().trust(material).getAcceptedIssuers());
    }

    @Test
    void aCaTakesThePlaceOfThePublicRootsOrStandsBesidesThem() throws GeneralSecurityException, IOException {
        // given
        List<X509Certificate> publicRoots = trusted(List.of(), true);

        // when
        List<X509Certificate> alone = trusted(List.of(OURS), false);
        List<X509Certificate> besides = trusted(List.of(OURS), true);

        // then
        assertThat(publicRoots).isNotEmpty().doesNotContain(OURS);
        assertThat(alone).containsExactly(OURS);
        assertThat(besides).contains(OURS).containsAll(publicRoots).hasSize(publicRoots.size() + 1);
    }
}
