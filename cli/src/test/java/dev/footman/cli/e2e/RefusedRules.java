// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.e2e;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What makes a rule none, as fields that {@link RuleJson} reads, and a part of the reason as JSON shows it. */
final class RefusedRules {
    private RefusedRules() {}

    static Stream<Arguments> all() {
        return Stream.of(
                refused("{'x': 1}", "Additional properties are not allowed ('x' was unexpected)"),
                refused("{'name': 5}", "5 is not of type 'string'"),
                refused("{'enabled': 'yes'}", "'yes' is not of type 'boolean'"),
                refused("{'trigger': {}}", "'type' is a required property"),
                refused("{'action': {}}", "'ref' is a required property"),
                refused("{'action': {'ref': 'a.b', 'x': 1}}", "Additional properties are not allowed ('x' was"),
                refused("{'pack': 'a.b'}", "Pack name should not contain \\\".\\\""),
                refused("{'name': ' '}", "name and pack must hold something"),
                refused("{'name': 'a\\u0000'}", "name and pack must hold no control characters"),
                refused("{'name': 'a\\ud800'}", "name and pack must hold no"),
                refused("{'trigger': {'type': 'core.st2.webhook'}}", "'url' is a required property"),
                refused(hook("{'url': 5}"), "5 is not of type 'string'"),
                refused(hook("{'url': 'a', 'x': 1}"), "Additional properties are not allowed ('x' was unexpected)"),
                refused(hook("{'url': 'a', 'signature': {'kind': 'x', 'secret': 'y'}}"), "'x' is not one of ["),
                refused(
                        "{'trigger': {'type': 'no.such'}}",
                        "Trigger \\\"no.such\\\" defined in the rule does not exist in system or it's missing"
                                + " required \\\"parameters\\\" attribute"),
                refused("{'criteria': []}", "[] is not of type 'object'"),
                refused("{'criteria': {'trigger.a': 'x'}}", "must be an object with type and pattern"),
                refused(criterion("{'pattern': 1}"), "Operator not specified for field: trigger.a"),
                refused(
                        criterion("{'type': 'Equals', 'pattern': 1}"),
                        "For field: trigger.a, operator Equals not in list of allowed operators: ['contains', "),
                refused(
                        criterion("{'type': 'exists'}"),
                        "For field: trigger.a, no pattern specified for operator exists"),
                refused(criterion("{'type': 'regex', 'pattern': '('}"), "the regular expression"),
                refused(criterion("{'type': 'lt', 'pattern': {}}"), "the pattern must be"),
                refused(criterion("{'type': 'eq', 'pattern': '{{ a | no_such }}'}"), "No filter named 'no_such'."),
                refused("{'criteria': {'trigger.[': {'type': 'eq', 'pattern': 1}}}", "criterion 'trigger.['"),
                refused("{'rate_limit': {'key': 'x'}}", "'seconds' is a required property"),
                refused("{'rate_limit': {'seconds': -1}}", "-1 is less than the minimum of 0"),
                refused("{'rate_limit': {'seconds': 1, 'key': '{{'}}", "rate_limit.key cannot be used"));
    }

    private static Arguments refused(String fields, String reason) {
        return Arguments.of(fields, reason);
    }

    private static String hook(String parameters) {
        return "{'trigger': {'type': 'core.st2.webhook', 'parameters': " + parameters + "}}";
    }

    private static String criterion(String criterion) {
        return "{'criteria': {'trigger.a': " + criterion + "}}";
    }
}
