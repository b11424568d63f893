// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.schema;

import dev.footman.rules.criteria.Answer;
import dev.footman.rules.criteria.TextSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code patternProperties} says of the properties whose name one pattern matches. */
record Patterned(String pattern, TextSearch search, Schema schema) {
    static List<Patterned> all(Part part) {
        List<Patterned> all = new ArrayList<>();
        part.fields().forEach((pattern, inner) -> {
            TextSearch search = part.field(pattern, pattern).pattern();
            all.add(new Patterned(pattern, search, inner.schema()));
        });
        return List.copyOf(all);
    }

    /** Whether it is about the property. A name that cannot be answered for is taken as one: its value is then checked. */
    boolean isAbout(String name) {
        return search.in(name) != Answer.Plain.NO;
    }

    /** A fault where it cannot be told whether the property is meant. */
    Optional<String> faultOfName(String name) {
        return search.in(name) instanceof Answer.Unanswerable(String reason)
                ? Optional.of("%s cannot be checked against %s: %s"
                        .formatted(PythonText.brief(name), PythonText.brief(pattern), reason))
                : Optional.empty();
    }
}
