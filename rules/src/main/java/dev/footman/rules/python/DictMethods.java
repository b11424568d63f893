// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.python;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods of dicts; those that change one are only for a dict that the template made. */
public final class DictMethods {
    static final Map<String, Method> ALL = Map.ofEntries(
            Method.of("keys", (self, given, budget) -> view("dict_keys", (Map<?, ?>) self, budget)),
            Method.of("values", (self, given, budget) -> view("dict_values", (Map<?, ?>) self, budget)),
            Method.of("items", (self, given, budget) -> items((Map<?, ?>) self, budget)),
            Method.of("copy", (self, given, budget) -> {
                budget.items(((Map<?, ?>) self).size());
                return new OwnDict((Map<?, ?>) self);
            }),
            Method.of("get", DictMethods::get, "key", "default?"),
            Method.of("setdefault", DictMethods::setDefault, "key", "default?"),
            Method.of("pop", DictMethods::pop, "key", "default?"),
            Method.of("popitem", (self, given, budget) -> popItem(own(self))),
            Method.of("clear", (self, given, budget) -> {
                own(self).clear();
                return null;
            }),
            Method.of("update", DictMethods::update, "other"));

    private DictMethods() {}

    private static DictView view(String kind, Map<?, ?> map, Budget budget) {
        budget.items(map.size());
        return new DictView(kind, new OwnList(kind.equals("dict_keys") ? map.keySet() : map.values()));
    }

    /** Its entries as tuples. */
    public static DictView items(Map<?, ?> map, Budget budget) {
        budget.items(map.size());
        OwnList items = new OwnList();
        map.forEach((key, value) -> items.add(Tuple.of(key, value)));
        return new DictView("dict_items", items);
    }

    private static OwnDict own(Object self) {
        if (self instanceof OwnDict own) {
            return own;
        }
        throw new PythonException("this dict cannot be changed by a template; make a new one with dict(...)");
    }

    private static @Nullable Object get(Object self, Given given, Budget budget) {
        Map<?, ?> map = (Map<?, ?>) self;
        Object key = Types.key(given.at(0));
        Object value = map.get(key);
        return value != null || map.containsKey(key) ? value : given.at(1);
    }

    private static @Nullable Object setDefault(Object self, Given given, Budget budget) {
        Object key = Types.key(given.at(0));
        OwnDict map = own(self);
        if (!map.containsKey(key)) {
            budget.items(map.size() + 1L);
            map.put(key, given.at(1));
        }
        return map.get(key);
    }

    private static @Nullable Object pop(Object self, Given given, Budget budget) {
        Object key = Types.key(given.at(0));
        OwnDict map = own(self);
        if (map.containsKey(key)) {
            return map.remove(key);
        }
        if (given.has(1)) {
            return given.at(1);
        }
        throw new PythonException(Printed.repr(key, budget));
    }

    private static Object popItem(OwnDict map) {
        if (map.isEmpty()) {
            throw new PythonException("'popitem(): dictionary is empty'");
        }
        Map.Entry<?, ?> last = map.pollLastEntry();
        return Tuple.of(last.getKey(), last.getValue());
    }

    private static @Nullable Object update(Object self, Given given, Budget budget) {
        OwnDict map = own(self);
        OwnDict other = dict(given.at(0), budget);
        budget.items((long) map.size() + other.size());
        map.putAll(other);
        return null;
    }

    /** As {@code dict(value)}: of a dict, or of pairs. */
    public static OwnDict dict(@Nullable Object value, Budget budget) {
        if (value instanceof Map<?, ?> map) {
            budget.items(map.size());
            return new OwnDict(map);
        }
        OwnDict dict = new OwnDict();
        for (Object pair : Iteration.of(value, budget)) {
            java.util.List<?> two = Iteration.of(pair, budget);
            if (two.size() != 2) {
                throw new PythonException("dictionary update sequence element #%d has length %d; 2 is required"
                        .formatted(dict.size(), two.size()));
            }
            budget.steps(1);
            dict.set(two.getFirst(), two.getLast());
        }
        return dict;
    }
}
