// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import dev.footman.rules.python.OwnList;
import dev.footman.rules.python.Printed;
import dev.footman.rules.python.TextShape;
import dev.footman.rules.python.Types;
import dev.footman.rules.python.Undefined;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What items are sorted, grouped and selected by: a path such as {@code author.name}, or the item itself. */
final class Keys {
    private final Evaluation evaluation;
    private final List<List<Object>> paths = new ArrayList<>();
    private final boolean several;
    private final boolean ignoreCase;

    private Keys(@Nullable Object attribute, boolean several, boolean ignoreCase, Evaluation evaluation) {
        this.evaluation = evaluation;
        this.ignoreCase = ignoreCase;
        this.several = several;
        if (attribute != null) {
            String text = Printed.str(attribute, evaluation.budget());
            for (String path : several ? text.split(",", -1) : new String[] {text}) {
                paths.add(steps(path));
            }
        }
    }

    private static List<Object> steps(String path) {
        List<Object> steps = new ArrayList<>();
        for (String step : path.split("\\.", -1)) {
            boolean number =
                    !step.isEmpty() && step.length() < 10 && step.chars().allMatch(Character::isDigit);
            steps.add(number ? (Object) Long.parseLong(step) : step);
        }
        return steps;
    }

    static Keys of(@Nullable Object attribute, boolean ignoreCase, Evaluation evaluation) {
        return new Keys(attribute, false, ignoreCase, evaluation);
    }

    /** Of several paths with commas between them. */
    static Keys ofSeveral(@Nullable Object attribute, boolean ignoreCase, Evaluation evaluation) {
        return new Keys(attribute, attribute != null, ignoreCase, evaluation);
    }

    /** The key as it is sorted by: in lower case, unless case counts. */
    @Nullable
    Object of(@Nullable Object item) {
        if (!several) {
            return lowered(plain(item));
        }
        OwnList keys = new OwnList();
        for (List<Object> path : paths) {
            keys.add(lowered(along(path, item)));
        }
        return keys;
    }

    /** The key as it is. */
    @Nullable
    Object plain(@Nullable Object item) {
        return paths.isEmpty() ? item : along(paths.getFirst(), item);
    }

    @Nullable
    Object plain(@Nullable Object item, @Nullable Object otherwise) {
        Object key = plain(item);
        return key instanceof Undefined && otherwise != null ? otherwise : key;
    }

    private @Nullable Object along(List<Object> path, @Nullable Object item) {
        Object at = item;
        for (Object step : path) {
            evaluation.budget().steps(1);
            at = Members.item(at, step, evaluation);
        }
        return at;
    }

    @Nullable
    Object lowered(@Nullable Object key) {
        String text = ignoreCase ? Types.text(key) : null;
        return text == null ? key : TextShape.lower(text);
    }
}
