// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import dev.footman.rules.python.Budget;
import dev.footman.rules.python.DictView;
import dev.footman.rules.python.FloatText;
import dev.footman.rules.python.Markup;
import dev.footman.rules.python.OwnDict;
import dev.footman.rules.python.OwnList;
import dev.footman.rules.python.PythonException;
import dev.footman.rules.python.PythonObject;
import dev.footman.rules.python.Range;
import dev.footman.rules.python.Sorting;
import dev.footman.rules.python.Types;
import dev.footman.rules.python.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** YAML as Python's {@code safe_load} reads and {@code safe_dump} writes it, within limits; dates stay texts. */
final class YamlText {
    private static final int MOST_ALIASES = 20;
    private static final int DEEPEST = 50;

    private YamlText() {}

    /** Reads no dates: a template has no values for them. */
    private static final class WithoutDates extends Resolver {
        @Override
        public void addImplicitResolver(Tag tag, Pattern regexp, String first, int limit) {
            if (!tag.equals(Tag.TIMESTAMP)) {
                super.addImplicitResolver(tag, regexp, first, limit);
            }
        }
    }

    /** Writes floats as Python does, and texts in quotes where they cannot stand without. */
    private static final class PythonFloats extends Representer {
        PythonFloats(DumperOptions options) {
            super(options);
            representers.put(Double.class, data -> representScalar(Tag.FLOAT, text((Double) data)));
            representers.put(
                    String.class, data -> representScalar(Tag.STR, (String) data, DumperOptions.ScalarStyle.PLAIN));
        }

        private static String text(double number) {
            String text = FloatText.of(number);
            return switch (text) {
                case "inf" -> ".inf";
                case "-inf" -> "-.inf";
                case "nan" -> ".nan";
                default -> text.contains("e") && !text.contains(".") ? text.replace("e", ".0e") : text;
            };
        }
    }

    static @Nullable Object read(String text, Budget budget) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(MOST_ALIASES);
        options.setNestingDepthLimit(DEEPEST);
        options.setCodePointLimit(Budget.LONGEST_TEXT);
        options.setAllowDuplicateKeys(true);
        DumperOptions dumper = new DumperOptions();
        Yaml yaml =
                new Yaml(new SafeConstructor(options), new Representer(dumper), dumper, options, new WithoutDates());
        budget.steps(text.length());
        try {
            return plain(yaml.load(text), budget);
        } catch (YAMLException e) {
            throw new PythonException(String.valueOf(e.getMessage()));
        }
    }

    /** Only values that JSON has, in collections of our own, each counted as often as it is named. */
    private static @Nullable Object plain(@Nullable Object value, Budget budget) {
        budget.enter();
        Object plain = switch (value) {
            case null -> null;
            case List<?> list -> plainList(list, budget);
            case Map<?, ?> map -> plainMap(map, budget);
            case String text -> text;
            case Number number -> number;
            case Boolean flag -> flag;
            case java.util.Set<?> set -> plainList(new ArrayList<>(set), budget);
            case byte[] bytes -> new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
            case Object other -> throw new PythonException("the YAML holds a value that JSON does not have");
        };
        budget.leave();
        return plain;
    }

    private static OwnList plainList(List<?> list, Budget budget) {
        budget.copy(list.size());
        OwnList plain = new OwnList();
        for (Object item : list) {
            plain.add(plain(item, budget));
        }
        return plain;
    }

    private static OwnDict plainMap(Map<?, ?> map, Budget budget) {
        budget.copy(map.size());
        OwnDict plain = new OwnDict();
        map.forEach((key, item) -> plain.set(plain(key, budget), plain(item, budget)));
        return plain;
    }

    static String write(@Nullable Object value, int indent, boolean unicode, Budget budget) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setIndent(indent);
        options.setIndicatorIndent(0);
        options.setAllowUnicode(unicode);
        options.setDereferenceAliases(true);
        String text;
        try {
            text = new Yaml(new PythonFloats(options), options).dump(sorted(value, budget));
        } catch (YAMLException e) {
            throw new PythonException(String.valueOf(e.getMessage()));
        }
        budget.text(text.length());
        boolean bare = !(value instanceof List<?>) && !(value instanceof Map<?, ?>);
        return bare && !text.endsWith("...\n") && isPlain(text, value) ? text + "...\n" : text;
    }

    /** Python ends a document that is one plain scalar with three points. */
    private static boolean isPlain(String text, @Nullable Object value) {
        return Types.text(value) == null || !(text.startsWith("'") || text.startsWith("\"") || text.startsWith("|"));
    }

    private static @Nullable Object sorted(@Nullable Object value, Budget budget) {
        budget.enter();
        Object sorted = switch (value) {
            case null -> null;
            case Undefined undefined -> throw undefined.failure();
            case PythonObject object -> throw PythonException.of(object, "cannot represent an object of the type %s");
            case Range range -> throw PythonException.of(range, "cannot represent an object of the type %s");
            case DictView view -> throw PythonException.of(view, "cannot represent an object of the type %s");
            case Markup(String text) -> text;
            case String text -> {
                budget.text(text.length());
                yield text;
            }
            case List<?> list -> {
                budget.copy(list.size());
                OwnList items = new OwnList();
                list.forEach(item -> items.add(sorted(item, budget)));
                yield items;
            }
            case Map<?, ?> map -> sortedMap(map, budget);
            case Number number when Types.isFloat(number) -> number.doubleValue();
            case Object other -> other;
        };
        budget.leave();
        return sorted;
    }

    private static OwnDict sortedMap(Map<?, ?> map, Budget budget) {
        budget.copy(map.size());
        OwnList keys = new OwnList(map.keySet());
        Sorting.sort(keys, key -> key, false, budget);
        OwnDict sorted = new OwnDict();
        keys.forEach(key -> sorted.put(key, sorted(map.get(key), budget)));
        return sorted;
    }
}
