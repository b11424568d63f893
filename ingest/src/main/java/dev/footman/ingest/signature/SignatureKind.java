// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.signature;

import dev.footman.ingest.signature.Signed.RefusedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who signs how. */
enum SignatureKind {
    /** docs.github.com, "Validating webhook deliveries". It has no moment; the id of the delivery keeps out repetitions. */
    GITHUB {
        private static final String HEADER = "X-Hub-Signature-256";
        private static final String MARK = "sha256=";

        @Override
        String replayId(Signed request, Hmac hmac) throws RefusedException {
            String signature = request.header(HEADER);
            if (!signature.startsWith(MARK) || !hmac.isHexOf(signature.substring(MARK.length()), request.body())) {
                throw Signed.notOurs(HEADER);
            }
            return request.optional("X-GitHub-Delivery").orElse(signature);
        }
    },

    /** docs.stripe.com, "Verify webhook signatures manually". */
    STRIPE {
        private static final String HEADER = "Stripe-Signature";

        @Override
        String replayId(Signed request, Hmac hmac) throws RefusedException {
            String moment = "";
            List<String> signatures = new ArrayList<>();
            for (String part : request.header(HEADER).split(",", -1)) {
                String[] pair = part.strip().split("=", 2);
                if (pair.length == 2 && pair[0].equals("t")) {
                    moment = pair[1];
                } else if (pair.length == 2 && pair[0].equals("v1")) {
                    signatures.add(pair[1]);
                }
            }
            request.mustBeRecent(moment, "t of the header " + HEADER);
            byte[] before = Hmac.bytes(moment + ".");
            String signature = signatures.stream()
                    .filter(one -> hmac.isHexOf(one, before, request.body()))
                    .findFirst()
                    .orElseThrow(() -> Signed.notOurs(HEADER));
            return moment + "." + signature;
        }
    },

    /** docs.slack.dev, "Verifying requests from Slack". */
    SLACK {
        private static final String HEADER = "X-Slack-Signature";
        private static final String MOMENT = "X-Slack-Request-Timestamp";
        private static final String MARK = "v0=";

        @Override
        String replayId(Signed request, Hmac hmac) throws RefusedException {
            String signature = request.header(HEADER);
            String moment = request.header(MOMENT);
            request.mustBeRecent(moment, "the header " + MOMENT);
            if (!signature.startsWith(MARK)
                    || !hmac.isHexOf(
                            signature.substring(MARK.length()), Hmac.bytes("v0:" + moment + ":"), request.body())) {
                throw Signed.notOurs(HEADER);
            }
            return moment + "." + signature;
        }
    },

    /** github.com/standard-webhooks, the specification; it is also how Footman signs its own calls. */
    STANDARD_WEBHOOKS {
        private static final String HEADER = "webhook-signature";
        private static final String MOMENT = "webhook-timestamp";
        private static final String MARK = "v1,";
        private static final String SECRET_MARK = "whsec_";

        @Override
        byte[] key(String secret) {
            String bare = secret.startsWith(SECRET_MARK) ? secret.substring(SECRET_MARK.length()) : secret;
            try {
                return Base64.getDecoder().decode(bare);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "the secret of kind standard-webhooks must be whsec_ and base64, such as"
                                + " whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw, but is not");
            }
        }

        @Override
        String replayId(Signed request, Hmac hmac) throws RefusedException {
            String id = request.header("webhook-id");
            String moment = request.header(MOMENT);
            String signatures = request.header(HEADER);
            request.mustBeRecent(moment, "the header " + MOMENT);
            byte[] before = Hmac.bytes(id + "." + moment + ".");
            boolean isOurs = Arrays.stream(signatures.split(" ", -1))
                    .filter(one -> one.startsWith(MARK))
                    .flatMap(one -> decoded(one.substring(MARK.length())).stream())
                    .anyMatch(one -> hmac.isOf(one, before, request.body()));
            if (!isOurs) {
                throw Signed.notOurs(HEADER);
            }
            return id;
        }
    };

    /** What tells a repetition from another request. */
    abstract String replayId(Signed request, Hmac hmac) throws RefusedException;

    /** The key that a secret stands for. */
    byte[] key(String secret) {
        return Hmac.bytes(secret);
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Optional<SignatureKind> named(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(SignatureKind::word).collect(Collectors.joining(", "));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
