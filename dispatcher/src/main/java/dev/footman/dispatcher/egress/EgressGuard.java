// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.egress;

import dev.footman.contract.settings.AddressRange;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Decides to which addresses calls may go. What {@code deny} names is refused, whatever else holds. What is special is
 * refused unless {@code allow} names it or its host is trusted. All else is permitted.
 *
 * <p>An address is judged by all that it leads to: where an IPv6 address has an IPv4 address inside, both must be permitted.
 */
public final class EgressGuard {
    private final List<AddressRange> allow;
    private final List<AddressRange> deny;
    private final boolean isTrusting;

    public EgressGuard(List<AddressRange> allow, List<AddressRange> deny) {
        this(allow, deny, false);
    }

    private EgressGuard(List<AddressRange> allow, List<AddressRange> deny, boolean isTrusting) {
        this.allow = List.copyOf(allow);
        this.deny = List.copyOf(deny);
        this.isTrusting = isTrusting;
    }

    /** The same for a host that an operator wrote into a config file: as if {@code allow} named all its addresses. */
    public EgressGuard trusting() {
        return new EgressGuard(allow, deny, true);
    }

    /** Why no call may go to {@code address}: the address, the rule that it breaks, and the mend. Empty: it may. */
    public Optional<String> refusal(InetAddress address) {
        List<InetAddress> meanings = AddressMeanings.of(address);
        return meanings.stream()
                .flatMap(meaning -> ruleAgainst(meaning).stream()
                        .map(rule -> "calls may not go to %s, %s".formatted(named(meanings.getFirst(), meaning), rule)))
                .findFirst();
    }

    private static String named(InetAddress address, InetAddress meaning) {
        return meaning.equals(address)
                ? address.getHostAddress()
                : "%s, which leads to %s".formatted(address.getHostAddress(), meaning.getHostAddress());
    }

    private Optional<String> ruleAgainst(InetAddress address) {
        Optional<String> denied = deny.stream()
                .filter(range -> range.contains(address))
                .map("which footman.dispatcher.egress.deny names (%s)"::formatted)
                .findFirst();
        return denied.or(() -> isTrusting || allow.stream().anyMatch(range -> range.contains(address))
                ? Optional.empty()
                : SpecialRange.of(address)
                        .map("which is %s; if they are to, name it in footman.dispatcher.egress.allow"::formatted));
    }
}
