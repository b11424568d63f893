// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.rules;

import dev.footman.contract.rule.ActionMetadata;
import dev.footman.contract.rule.Rule;
import dev.footman.contract.secret.Seal;
import dev.footman.contract.secret.SigningSecret;
import dev.footman.rules.action.Actions;
import dev.footman.rules.action.Runners;
import dev.footman.rules.template.Template;

/** What is to sign a rule's calls, looked at while its author is there to mend it. */
final class RuleSignature {
    private RuleSignature() {}

    /**
     * Checks the secret; what is sealed was checked before, and what a template makes is known with the event only.
     *
     * @throws IllegalArgumentException if it cannot sign; the message says what it must be and does not repeat it
     */
    static void check(Rule rule, Actions actions) {
        ActionMetadata metadata = actions.find(rule.action().ref());
        boolean isSigned = metadata != null && metadata.runnerType().equals(Runners.HTTP_REQUEST);
        if (isSigned
                && rule.action().parameters().get("secret") instanceof String secret
                && !secret.isEmpty()
                && !secret.equals(RuleSecrets.HIDDEN)
                && !Seal.isSealed(secret)
                && !Template.isTemplate(secret)) {
            SigningSecret.problem(secret).ifPresent(problem -> {
                throw new IllegalArgumentException("action.parameters.secret " + problem);
            });
        }
    }
}
