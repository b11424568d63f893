// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.path;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A key path as it was read. The kinds and their meaning are those of jsonpath-rw (contract, section 4.4). */
sealed interface Node {
    /** The fields of these names, in this order. */
    record Fields(List<String> names) implements Node {}

    /** All fields of an object, in the object's order. */
    record AllFields() implements Node {}

    /** An item of a list or a character of a text; a negative one counts from the end. */
    record Index(int at) implements Node {}

    /** Items of a list from {@code start} until before {@code end}; what is no list counts as a list of itself. */
    record Slice(@Nullable Integer start, @Nullable Integer end) implements Node {}

    record Root() implements Node {}

    record This() implements Node {}

    record Parent() implements Node {}

    record Child(Node left, Node right) implements Node {}

    /** What {@code right} finds at the left and anywhere below it. */
    record Descendants(Node left, Node right) implements Node {}

    /** What {@code left} finds, if {@code right} finds something there. */
    record Where(Node left, Node right) implements Node {}

    record Union(Node left, Node right) implements Node {}

    /**
     * Whether a value behind the first match may stop the lookup: then all matches must be walked.
     *
     * @param among whether other matches are walked before or after what is found here
     */
    default boolean risksOthers(boolean among) {
        return switch (this) {
            case Index index -> among;
            case Slice slice -> among;
            case Parent parent -> among;
            case Fields fields -> false;
            case AllFields all -> false;
            case Root root -> false;
            case This self -> false;
            case Child(Node left, Node right) -> left.risksOthers(among) || right.risksOthers(among || left.branches());
            case Where(Node left, Node right) -> left.risksOthers(among) || right.risksOthers(among || left.branches());
            case Descendants(Node left, Node right) -> left.risksOthers(among) || right.risksOthers(true);
            case Union(Node left, Node right) -> left.risksOthers(true) || right.risksOthers(true);
        };
    }

    /** Whether it can lead to more than one value. */
    default boolean branches() {
        return switch (this) {
            case Fields(List<String> names) -> names.size() > 1;
            case Index index -> false;
            case Parent parent -> false;
            case Root root -> false;
            case This self -> false;
            case AllFields all -> true;
            case Slice slice -> true;
            case Descendants descendants -> true;
            case Union union -> true;
            case Child(Node left, Node right) -> left.branches() || right.branches();
            case Where(Node left, Node right) -> left.branches();
        };
    }

    /** Adds the names of a path that is nothing but one name behind the other, or says that it is not. */
    default boolean addNames(List<String> names) {
        return switch (this) {
            case Fields(List<String> fields) when fields.size() == 1 -> names.add(fields.getFirst());
            case Child(Node left, Node right) -> left.addNames(names) && right.addNames(names);
            default -> false;
        };
    }
}
