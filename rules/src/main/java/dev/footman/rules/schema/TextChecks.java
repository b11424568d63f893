// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.schema;

import dev.footman.rules.criteria.Answer;
import dev.footman.rules.criteria.TextSearch;
import java.util.Optional;

/** What schemas ask of texts. Their length is counted in characters, not in Java's halves of them. */
final class TextChecks {
    private TextChecks() {}

    static Check atLeast(int least) {
        return Check.of(String.class, text -> length(text) >= least, "is too short");
    }

    static Check atMost(int most) {
        return Check.of(String.class, text -> length(text) <= most, "is too long");
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    static Check pattern(Part part) {
        TextSearch search = part.pattern();
        String pattern = PythonText.brief(part.value());
        return value -> {
            if (!(value instanceof String text)) {
                return Optional.empty();
            }
            String shown = PythonText.brief(text);
            return switch (search.in(text)) {
                case Answer.Plain.YES -> Optional.empty();
                case Answer.Plain.NO -> Optional.of("%s does not match %s".formatted(shown, pattern));
                case Answer.Unanswerable(String reason) ->
                    Optional.of("%s cannot be checked against %s: %s".formatted(shown, pattern, reason));
            };
        };
    }
}
