// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.e2e;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footman.contract.topic.Json;
import java.io.IOException;

/** Rules as an author writes them. */
final class RuleJson {
    private RuleJson() {}

    /** JSON that is written with {@code '} in the place of {@code "}. */
    static ObjectNode of(String quoted) throws IOException {
        return (ObjectNode) Json.MAPPER.readTree(quoted.replace('\'', '"'));
    }

    /** As ASCII, so that even half a character is sent as it is written. */
    static String text(ObjectNode json) throws IOException {
        return Json.MAPPER.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsString(json);
    }

    /** A rule on the hook of its own name that does nothing. */
    static ObjectNode onHook(String name) throws IOException {
        ObjectNode rule = of("{'trigger': {'type': 'core.st2.webhook'}, 'action': {'ref': 'core.noop'}}");
        rule.put("name", name);
        rule.withObject("trigger").putObject("parameters").put("url", name);
        return rule;
    }

    /** The same with fields of its own, which are written as {@link #of} has it. */
    static ObjectNode onHook(String name, String fields) throws IOException {
        return onHook(name).setAll(of(fields));
    }

    /** A rule on the hook of its own name that calls {@code url}, with secrets in the place of what is secret. */
    static ObjectNode calling(String name, String url, String secret) throws IOException {
        ObjectNode rule = onHook(name, "{'enabled': true, 'action': {'ref': 'core.http'}}");
        ObjectNode parameters = rule.withObject("action").putObject("parameters");
        parameters.put("url", url).put("method", "POST").put("username", "ann").put("password", "password-" + secret);
        parameters
                .putObject("headers")
                .put("X-Api-Key", "key-" + secret)
                .put("X-Plain", "plain")
                .put("X-Token-Of-Event", "{{ trigger.body.token }}");
        return rule;
    }
}
