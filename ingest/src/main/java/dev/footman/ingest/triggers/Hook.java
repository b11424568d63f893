// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.triggers;

import dev.footman.contract.rule.Trigger;
import dev.footman.contract.secret.Seal;
import dev.footman.contract.secret.SealBrokenException;
import dev.footman.contract.secret.SealPlace;
import dev.footman.ingest.signature.HookSignature;
import java.util.Map;
import java.util.Optional;

/** A trigger of a hook, and how what is sent to it must be signed. */
public record Hook(Trigger trigger, Signing signing) {
    /** Whether requests must be signed, and how. */
    public sealed interface Signing {
        /** They need not be: who sends shows a credential. */
        record Unsigned() implements Signing {}

        record Signed(HookSignature signature) implements Signing {}

        /** They must be, and this node cannot tell whether they are; {@code reason} is for the sender and the log. */
        record Unknowable(String reason) implements Signing {}
    }

    static Hook of(Trigger trigger, Optional<Seal> seal) {
        if (!(trigger.parameters().get("signature") instanceof Map<?, ?> signature)) {
            return new Hook(trigger, new Signing.Unsigned());
        }
        try {
            String secret = open(String.valueOf(signature.get("secret")), trigger, seal);
            return new Hook(
                    trigger, new Signing.Signed(HookSignature.of(String.valueOf(signature.get("kind")), secret)));
        } catch (SealBrokenException | IllegalArgumentException e) {
            return new Hook(trigger, new Signing.Unknowable(String.valueOf(e.getMessage())));
        }
    }

    private static String open(String secret, Trigger trigger, Optional<Seal> seal) throws SealBrokenException {
        if (Seal.isSealed(secret) && seal.isEmpty()) {
            throw new IllegalArgumentException("the hook's secret is sealed, and this node has no key for it; set"
                    + " footman.encryption.key, the same for all roles");
        }
        String place = SealPlace.hook(String.valueOf(trigger.parameters().get("url")));
        return seal.isPresent() ? seal.get().open(secret, place) : secret;
    }

    /** Whether who sends must show a credential. */
    public boolean isUnsigned() {
        return signing instanceof Signing.Unsigned;
    }
}
