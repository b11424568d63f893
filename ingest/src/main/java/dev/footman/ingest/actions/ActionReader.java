// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.actions;

import dev.footman.contract.rule.ActionMetadata;
import dev.footman.contract.rule.Rule;
import dev.footman.ingest.triggers.TriggerTypes;
import dev.footman.rules.action.RunnerType;
import dev.footman.rules.action.Runners;
import dev.footman.rules.parameters.ParameterSchemas;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes an action of what its author wrote, or says why it is none (contract, section 6.1). */
public final class ActionReader {
    private static final String DEFAULT_PACK = "default";
    private static final int LONGEST_NAME = 500;

    private ActionReader() {}

    /** What came of reading. */
    public sealed interface Result {
        record Read(ActionMetadata action) implements Result {}

        /** No action; {@code reason} is for its author. */
        record Refused(String reason) implements Result {}
    }

    /** Reads what comes over the API. Its runner must be one that there is, whether or not it is in use here. */
    public static Result read(Map<String, @Nullable Object> written, String id) {
        return result(
                ActionSchema.OVER_API
                        .firstFault(written)
                        .or(() -> runnerFault(text(written, "runner_type", "")))
                        .or(() -> inside(written)),
                written,
                id,
                "");
    }

    /** Reads what lies in a pack's file. It may be for a runner that only StackStorm has: then it fails when it is run. */
    public static Result readFile(Map<String, @Nullable Object> written, String id, String metadataFile) {
        return result(ActionSchema.IN_FILE.firstFault(written).or(() -> inside(written)), written, id, metadataFile);
    }

    private static Result result(
            Optional<String> fault, Map<String, @Nullable Object> written, String id, String metadataFile) {
        return fault.<Result>map(Result.Refused::new)
                .orElseGet(() -> new Result.Read(action(written, id, metadataFile)));
    }

    private static Optional<String> runnerFault(String name) {
        List<String> names = Runners.all().stream().map(RunnerType::name).toList();
        return names.contains(name)
                ? Optional.empty()
                : Optional.of("RunnerType %s is not found: runner_type must be one of %s".formatted(name, names));
    }

    private static Optional<String> inside(Map<String, @Nullable Object> written) {
        ActionMetadata action = action(written, "", "");
        return nameFault(action.pack(), action.name())
                .or(() -> ParameterSchemas.fault(action.parameters(), Runners.parameters(action)));
    }

    private static Optional<String> nameFault(String pack, String name) {
        if (pack.indexOf('.') >= 0) {
            return Optional.of("Pack name should not contain \".\"");
        }
        if (pack.isBlank() || name.isBlank() || pack.length() + name.length() > LONGEST_NAME) {
            return Optional.of(
                    "name and pack must hold something, and at most %d characters together".formatted(LONGEST_NAME));
        }
        return TriggerTypes.nameFault(pack, name);
    }

    private static ActionMetadata action(Map<String, @Nullable Object> written, String id, String metadataFile) {
        return new ActionMetadata(
                id,
                text(written, "pack", DEFAULT_PACK),
                text(written, "name", ""),
                text(written, "description", ""),
                !Boolean.FALSE.equals(written.get("enabled")),
                text(written, "runner_type", ""),
                text(written, "entry_point", ""),
                fields(written.get("parameters")),
                fields(written.get("output_schema")),
                tags(written.get("tags")),
                fields(written.get("notify")),
                metadataFile);
    }

    private static List<Rule.Tag> tags(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream()
                        .map(tag -> fields(tag))
                        .map(tag -> new Rule.Tag(text(tag, "name", ""), text(tag, "value", "")))
                        .toList()
                : List.of();
    }

    private static String text(Map<String, @Nullable Object> written, String name, String otherwise) {
        return written.get(name) instanceof String text ? text : otherwise;
    }

    private static Map<String, @Nullable Object> fields(@Nullable Object value) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> object) {
            object.forEach((name, field) -> fields.put(String.valueOf(name), field));
        }
        return fields;
    }
}
