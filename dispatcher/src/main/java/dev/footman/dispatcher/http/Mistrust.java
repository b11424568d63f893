// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Says in words why an endpoint's certificate is not trusted. What is told of the certificate is bounded. */
final class Mistrust {
    private static final int MOST_NAMES = 5;
    private static final int LONGEST_NAME = 80;
    private static final int DNS = 2;
    private static final int ADDRESS = 7;

    private Mistrust() {}

    /**
     * @param ca file that the roots came from; empty: they are the public ones
     */
    static String of(CertificateException failure, X509Certificate[] chain, String ca) {
        if (isAmongCauses(failure, CertificateExpiredException.class)) {
            return "the endpoint's certificate has expired" + when(chain);
        }
        if (isAmongCauses(failure, CertificateNotYetValidException.class)) {
            return "the endpoint's certificate is not valid yet" + when(chain);
        }
        if (isAmongCauses(failure, CertPathBuilderException.class)) {
            return "the endpoint's certificate is not trusted: "
                    + (ca.isEmpty()
                            ? "no authority known here has signed it"
                            : "no authority in the file '%s' has signed it; its issuer is '%s'"
                                    .formatted(ca, bounded(issuer(chain))));
        }
        return "the endpoint's certificate is not trusted: " + failure.getMessage();
    }

    static String ofHost(String host, X509Certificate certificate) {
        List<String> names = names(certificate);
        String more = names.size() > MOST_NAMES ? " and %d more".formatted(names.size() - MOST_NAMES) : "";
        String told = names.isEmpty()
                ? "no name at all"
                : String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size()))) + more;
        return "the endpoint's certificate is not for '%s', but for %s".formatted(bounded(host), told);
    }

    private static List<String> names(X509Certificate certificate) {
        Collection<List<?>> alternatives;
        try {
            alternatives = certificate.getSubjectAlternativeNames();
        } catch (CertificateParsingException e) {
            alternatives = List.of();
        }
        List<String> names = Optional.ofNullable(alternatives).stream()
                .flatMap(Collection::stream)
                .filter(name -> Objects.equals(name.get(0), DNS) || Objects.equals(name.get(0), ADDRESS))
                .map(name -> bounded(String.valueOf(name.get(1))))
                .toList();
        return names.isEmpty()
                ? List.of(bounded(certificate.getSubjectX500Principal().getName()))
                : names;
    }

    private static String issuer(X509Certificate[] chain) {
        return chain[chain.length - 1].getIssuerX500Principal().getName();
    }

    /** When the first certificate of the chain whose time is not now ended or begins. */
    private static String when(X509Certificate[] chain) {
        for (X509Certificate certificate : chain) {
            try {
                certificate.checkValidity();
            } catch (CertificateExpiredException e) {
                return " (on %s)".formatted(certificate.getNotAfter().toInstant());
            } catch (CertificateNotYetValidException e) {
                return " (before %s)".formatted(certificate.getNotBefore().toInstant());
            }
        }
        return "";
    }

    private static boolean isAmongCauses(Throwable failure, Class<? extends Throwable> kind) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).anyMatch(kind::isInstance);
    }

    private static String bounded(String text) {
        return text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) + "…" : text;
    }
}
