// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import dev.footman.contract.rule.Trigger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A trigger as the API shows it (contract, section 1.8). */
final class TriggerDocument {
    private static final String HIDDEN = "********";

    private TriggerDocument() {}

    static Map<String, @Nullable Object> of(Trigger trigger) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("id", trigger.id());
        document.put(
                "uid",
                "trigger:%s:%s:%s".formatted(trigger.pack(), trigger.name(), md5(trigger.canonicalParameters())));
        document.put("ref", trigger.ref());
        document.put("name", trigger.name());
        document.put("pack", trigger.pack());
        document.put("type", trigger.type());
        document.put("parameters", shown(trigger.parameters()));
        if (trigger.description() != null) {
            document.put("description", trigger.description());
        }
        return document;
    }

    /** The parameters, without the secret that signs requests. */
    static Map<String, @Nullable Object> shown(Map<String, @Nullable Object> parameters) {
        if (!(parameters.get("signature") instanceof Map<?, ?> signature)) {
            return parameters;
        }
        Map<Object, @Nullable Object> hidden = new LinkedHashMap<>(signature);
        hidden.replace("secret", HIDDEN);
        Map<String, @Nullable Object> shown = new LinkedHashMap<>(parameters);
        shown.put("signature", hidden);
        return shown;
    }

    /** A name for equal parameters, as StackStorm makes it: nothing depends on its being hard to find. */
    private static String md5(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
