// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keywords of a schema, and the check that each is. */
final class Keywords {
    /** Of other drafts, or beyond what StackStorm's schemas use. To pass over them would be to check less than is written. */
    private static final Set<String> NOT_SERVED = Set.of(
            "$ref",
            "$dynamicRef",
            "$recursiveRef",
            "const",
            "contains",
            "dependencies",
            "dependentRequired",
            "dependentSchemas",
            "disallow",
            "divisibleBy",
            "else",
            "extends",
            "if",
            "maxContains",
            "minContains",
            "prefixItems",
            "propertyNames",
            "then",
            "unevaluatedItems",
            "unevaluatedProperties");

    private static final List<String> SERVED = List.of(
            "additionalItems",
            "additionalProperties",
            "allOf",
            "anyOf",
            "enum",
            "exclusiveMaximum",
            "exclusiveMinimum",
            "items",
            "maxItems",
            "maxLength",
            "maxProperties",
            "maximum",
            "minItems",
            "minLength",
            "minProperties",
            "minimum",
            "multipleOf",
            "not",
            "oneOf",
            "pattern",
            "patternProperties",
            "properties",
            "required",
            "type",
            "uniqueItems");

    private Keywords() {}

    /**
     * The check of one keyword; empty where it asks nothing.
     *
     * @param others all keywords beside it: some are read together
     * @throws IllegalArgumentException if it is not served, or its value is none for it
     */
    static Optional<Check> check(String name, Part part, Map<String, Part> others) {
        if (NOT_SERVED.contains(name)) {
            throw new IllegalArgumentException(
                    "the schema's %s is not served; write what it means with one of %s".formatted(part.path(), SERVED));
        }
        @Nullable
        Check check = switch (name) {
            case "type" -> ValueType.oneOf(types(part));
            case "enum" -> Values.oneOf(part);
            case "properties" -> ObjectChecks.properties(part.schemas());
            case "required" -> part.value() instanceof Boolean ? null : ObjectChecks.required(part.texts());
            case "patternProperties" -> ObjectChecks.matching(Patterned.all(part));
            case "additionalProperties" -> ObjectChecks.additional(part, others);
            case "minProperties" -> ObjectChecks.atLeast(part.count());
            case "maxProperties" -> ObjectChecks.atMost(part.count());
            case "items" -> ListChecks.items(part);
            case "additionalItems" -> ListChecks.additional(part, others.get("items"));
            case "minItems" -> ListChecks.atLeast(part.count());
            case "maxItems" -> ListChecks.atMost(part.count());
            case "uniqueItems" -> part.flag() ? Values.unique() : null;
            case "minLength" -> TextChecks.atLeast(part.count());
            case "maxLength" -> TextChecks.atMost(part.count());
            case "pattern" -> TextChecks.pattern(part);
            case "minimum" -> NumberChecks.minimum(part, others.get("exclusiveMinimum"));
            case "maximum" -> NumberChecks.maximum(part, others.get("exclusiveMaximum"));
            case "exclusiveMinimum" -> NumberChecks.above(part, others.containsKey("minimum"));
            case "exclusiveMaximum" -> NumberChecks.below(part, others.containsKey("maximum"));
            case "multipleOf" -> NumberChecks.multipleOf(part);
            case "allOf" -> Combinations.all(part.schemaList());
            case "anyOf" -> Combinations.any(part.schemaList());
            case "oneOf" -> Combinations.one(part.schemaList());
            case "not" -> Combinations.not(part.schema());
            default -> passedOver(name, part);
        };
        return Optional.ofNullable(check);
    }

    /** What only describes is nobody's fault; a keyword in another case was meant as a check. */
    private static @Nullable Check passedOver(String name, Part part) {
        for (String served : SERVED) {
            if (served.equalsIgnoreCase(name)) {
                throw new IllegalArgumentException(
                        "the schema's %s is no keyword; write it as %s".formatted(part.path(), served));
            }
        }
        return null;
    }

    private static List<ValueType> types(Part part) {
        List<Part> names = part.value() instanceof String ? List.of(part) : part.items(typeExpected());
        if (names.isEmpty()) {
            throw part.mustBe(typeExpected());
        }
        return names.stream()
                .map(name -> ValueType.named(name.text(typeExpected())).orElseThrow(() -> name.mustBe(typeExpected())))
                .toList();
    }

    private static String typeExpected() {
        return "one of %s, or a list of them".formatted(ValueType.words());
    }
}
