// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.python;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods of lists; those that change one are only for a list that the template made. */
final class ListMethods {
    static final Map<String, Method> ALL = Map.ofEntries(
            Method.of("index", (self, given, budget) -> index((List<?>) self, given.at(0), budget), "value"),
            Method.of("count", (self, given, budget) -> count((List<?>) self, given.at(0), budget), "value"),
            Method.of("copy", (self, given, budget) -> Iteration.copy(self, budget)),
            Method.of("append", (self, given, budget) -> append(own(self), given.at(0), budget), "object"),
            Method.of("extend", (self, given, budget) -> extend(own(self), given.at(0), budget), "iterable"),
            Method.of("insert", ListMethods::insert, "index", "object"),
            Method.of("pop", ListMethods::pop, "index?"),
            Method.of("remove", ListMethods::remove, "value"),
            Method.of("clear", (self, given, budget) -> {
                own(self).clear();
                return null;
            }),
            Method.of("reverse", (self, given, budget) -> {
                budget.items(own(self).size());
                Collections.reverse(own(self));
                return null;
            }),
            Method.of(
                    "sort",
                    (self, given, budget) -> {
                        Sorting.sort(own(self), item -> item, given.flag(0, false), budget);
                        return null;
                    },
                    "reverse?"));

    private ListMethods() {}

    private static OwnList own(Object self) {
        if (self instanceof OwnList own) {
            return own;
        }
        throw new PythonException("this list cannot be changed by a template; make a new one, such as list + [item]");
    }

    private static Object index(List<?> list, @Nullable Object item, Budget budget) {
        int at = Comparison.indexOf(list, item, budget);
        if (at < 0) {
            throw new PythonException(Printed.repr(item, budget) + " is not in list");
        }
        return (long) at;
    }

    private static Object count(List<?> list, @Nullable Object item, Budget budget) {
        long count = 0;
        for (Object each : list) {
            budget.steps(1);
            count += Comparison.equal(each, item, budget) ? 1 : 0;
        }
        return count;
    }

    private static @Nullable Object append(OwnList list, @Nullable Object item, Budget budget) {
        budget.items(list.size() >= Budget.LARGEST_LIST ? list.size() + 1 : 1);
        list.add(item);
        return null;
    }

    private static @Nullable Object extend(OwnList list, @Nullable Object items, Budget budget) {
        List<?> more = Iteration.copy(items, budget);
        budget.items((long) list.size() + more.size());
        list.addAll(more);
        return null;
    }

    private static @Nullable Object insert(Object self, Given given, Budget budget) {
        OwnList list = own(self);
        budget.items(list.size() + 1L);
        long at = given.number(0, 0);
        list.add(Math.clamp(at < 0 ? at + list.size() : at, 0, list.size()), given.at(1));
        return null;
    }

    private static @Nullable Object pop(Object self, Given given, Budget budget) {
        OwnList list = own(self);
        if (list.isEmpty()) {
            throw new PythonException("pop from empty list");
        }
        long index = given.number(0, -1);
        long at = index < 0 ? index + list.size() : index;
        if (at < 0 || at >= list.size()) {
            throw new PythonException("pop index out of range");
        }
        budget.steps(1 + (list.size() - at) / 8);
        return list.remove((int) at);
    }

    private static @Nullable Object remove(Object self, Given given, Budget budget) {
        OwnList list = own(self);
        int at = Comparison.indexOf(list, given.at(0), budget);
        if (at < 0) {
            throw new PythonException("list.remove(x): x not in list");
        }
        list.remove(at);
        return null;
    }
}
