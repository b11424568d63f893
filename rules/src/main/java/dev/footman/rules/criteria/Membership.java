// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.criteria;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether something is in a text, in a list (by equality) or among the keys of an object (contract, section 4.2). */
final class Membership {
    private Membership() {}

    static Answer isIn(@Nullable Object member, @Nullable Object container) {
        return switch (container) {
            case String text ->
                member instanceof String part
                        ? Answer.of(text.contains(part))
                        : new Answer.Unanswerable("only text can be looked for in text, but it is " + Kind.of(member));
            case List<?> list -> Answer.of(hasItem(list, member));
            case Map<?, ?> object -> isKey(member, object);
            case null -> noContainer(null);
            case Object scalar -> noContainer(scalar);
        };
    }

    private static boolean hasItem(List<?> list, @Nullable Object member) {
        for (Object item : list) {
            if (Equality.same(item, member)) {
                return true;
            }
        }
        return false;
    }

    private static Answer isKey(@Nullable Object member, Map<?, ?> object) {
        return switch (Kind.of(member)) {
            case TEXT -> Answer.of(member != null && object.containsKey(member));
            case NULL, BOOLEAN, NUMBER -> Answer.Plain.NO; // the keys of JSON are texts
            case LIST, OBJECT ->
                new Answer.Unanswerable("no key of an object is looked for by %s".formatted(Kind.of(member)));
        };
    }

    private static Answer noContainer(@Nullable Object scalar) {
        return new Answer.Unanswerable(
                "something is looked for in text, a list or an object, but it is " + Kind.of(scalar));
    }
}
