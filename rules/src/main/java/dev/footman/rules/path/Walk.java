// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.path;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One walk of a key path through a value, in jsonpath-rw's order. */
final class Walk {
    private static final int MOST_VALUES = 1_000_000;
    private static final int DEEPEST = 2_000;

    /** Takes a match, and says whether to go on. */
    private interface Taker {
        boolean take(Datum match);
    }

    private final boolean toTheEnd;
    private int values;
    private int depth;
    private @Nullable Datum first;

    private Walk(boolean toTheEnd) {
        this.toTheEnd = toTheEnd;
    }

    /**
     * The first match, or null for none.
     *
     * @throws LookupFailedException if a match on the way, the first or a later one, cannot be followed
     */
    static @Nullable Object first(Node path, Map<String, @Nullable Object> root) {
        Walk walk = new Walk(path.risksOthers(false));
        walk.go(path, new Datum(root, null), walk::keepFirst);
        return walk.first == null ? null : walk.first.value();
    }

    /**
     * All matches.
     *
     * @throws LookupFailedException if one cannot be followed, or if there are more than {@code most}
     */
    static List<@Nullable Object> all(Node path, @Nullable Object root, int most) {
        List<@Nullable Object> found = new ArrayList<>();
        new Walk(true).go(path, new Datum(root, null), match -> {
            if (found.size() >= most) {
                throw new LookupFailedException("the path finds more than %d values".formatted(most));
            }
            return found.add(match.value());
        });
        return found;
    }

    private boolean keepFirst(Datum match) {
        if (first == null) {
            first = match;
        }
        return toTheEnd;
    }

    private boolean go(Node path, Datum from, Taker taker) {
        if (++values > MOST_VALUES) {
            throw new LookupFailedException(
                    "the path walks over more than %d values; write a narrower one".formatted(MOST_VALUES));
        }
        if (++depth > DEEPEST) {
            throw new LookupFailedException("the path goes deeper than %d steps".formatted(DEEPEST));
        }
        boolean more = step(path, from, taker);
        depth--;
        return more;
    }

    private boolean step(Node path, Datum from, Taker taker) {
        return switch (path) {
            case Node.Fields(List<String> names) -> fields(names, from, taker);
            case Node.AllFields all -> allFields(from, taker);
            case Node.Index(int at) -> index(at, from, taker);
            case Node.Slice(Integer start, Integer end) -> slice(start, end, from, taker);
            case Node.Root root -> taker.take(from.root());
            case Node.This self -> taker.take(from);
            case Node.Parent parent -> taker.take(parentOf(from));
            case Node.Child(Node left, Node right) -> go(left, from, match -> go(right, match, taker));
            case Node.Descendants(Node left, Node right) -> go(left, from, match -> descend(right, match, taker));
            case Node.Where(Node left, Node right) ->
                go(left, from, match -> !finds(right, match) || taker.take(match));
            case Node.Union(Node left, Node right) -> go(left, from, taker) && go(right, from, taker);
        };
    }

    private static boolean fields(List<String> names, Datum from, Taker taker) {
        if (from.value() instanceof Map<?, ?> object) {
            for (String name : names) {
                if (object.containsKey(name) && !taker.take(new Datum(object.get(name), from))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean allFields(Datum from, Taker taker) {
        if (from.value() instanceof Map<?, ?> object) {
            for (Object value : object.values()) {
                if (!taker.take(new Datum(value, from))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean index(int index, Datum from, Taker taker) {
        return switch (from.value()) {
            case List<?> list -> {
                int at = index < 0 ? list.size() + index : index;
                yield at < 0 || at >= list.size() || taker.take(new Datum(list.get(at), from));
            }
            case String text -> {
                int length = text.codePointCount(0, text.length());
                int at = index < 0 ? length + index : index;
                yield at < 0 || at >= length || taker.take(new Datum(character(text, at), from));
            }
            case null -> throw noIndex(index, "null or nothing");
            case Map<?, ?> object -> throw noIndex(index, "an object");
            case Object scalar -> throw noIndex(index, scalar instanceof Boolean ? "a boolean" : "a number");
        };
    }

    private static LookupFailedException noIndex(int index, String what) {
        return new LookupFailedException(
                "the index [%d] needs a list or a text to look into, but found %s".formatted(index, what));
    }

    private static String character(String text, int at) {
        return Character.toString(text.codePointAt(text.offsetByCodePoints(0, at)));
    }

    private static boolean slice(@Nullable Integer start, @Nullable Integer end, Datum from, Taker taker) {
        if (from.value() == null) {
            throw new LookupFailedException(
                    "a slice such as [*] needs a value to look into, but found null or nothing");
        }
        boolean isList = from.value() instanceof List<?>;
        List<?> items = from.value() instanceof List<?> list ? list : List.of(from.value());
        Datum owner = isList ? from : new Datum(items, from.parent());
        int until = end == null ? items.size() : place(end, items.size());
        for (int i = start == null ? 0 : place(start, items.size()); i < until; i++) {
            if (!taker.take(new Datum(items.get(i), owner))) {
                return false;
            }
        }
        return true;
    }

    private static int place(int index, int size) {
        return Math.clamp(index < 0 ? (long) index + size : index, 0, size);
    }

    private static Datum parentOf(Datum from) {
        if (from.parent() == null) {
            throw new LookupFailedException("`parent` needs a value inside another one, but stands at the root");
        }
        return from.parent();
    }

    private boolean finds(Node path, Datum from) {
        boolean[] found = {false};
        go(path, from, match -> {
            found[0] = true;
            return toTheEnd;
        });
        return found[0];
    }

    private boolean descend(Node right, Datum from, Taker taker) {
        if (!go(right, from, taker)) {
            return false;
        }
        return switch (from.value()) {
            case List<?> list -> below(list, right, from, taker);
            case Map<?, ?> object -> below(object.values(), right, from, taker);
            case null -> true;
            case Object scalar -> true;
        };
    }

    private boolean below(Iterable<?> values, Node right, Datum from, Taker taker) {
        depth++; // each level of the value is a level of calls; go sees to the bound
        boolean more = true;
        for (Object value : values) {
            if (!descend(right, new Datum(value, from), taker)) {
                more = false;
                break;
            }
        }
        depth--;
        return more;
    }
}
