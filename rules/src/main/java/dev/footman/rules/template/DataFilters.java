// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import dev.footman.rules.path.KeyPath;
import dev.footman.rules.path.LookupFailedException;
import dev.footman.rules.python.Budget;
import dev.footman.rules.python.Given;
import dev.footman.rules.python.Iteration;
import dev.footman.rules.python.JsonReader;
import dev.footman.rules.python.JsonText;
import dev.footman.rules.python.Markup;
import dev.footman.rules.python.OwnList;
import dev.footman.rules.python.Printed;
import dev.footman.rules.python.PythonException;
import dev.footman.rules.python.Types;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Filters between values and texts that hold them: JSON, YAML, key paths. */
final class DataFilters {
    static final Map<String, Filter> ALL = Map.ofEntries(
            Filter.of("to_complex", (value, given, ev) -> JsonText.of(value, JsonText.Layout.PLAIN, ev.budget())),
            Filter.of("to_json_string", DataFilters::toJson, "indent?", "sort_keys?", "separators?"),
            Filter.of("tojson", DataFilters::toSafeJson, "indent?"),
            Filter.of("json_escape", (value, given, ev) -> escaped(value, ev.budget())),
            Filter.ofText("from_json_string", (text, given, budget) -> JsonReader.read(text, budget)),
            Filter.ofText("from_yaml_string", (text, given, budget) -> YamlText.read(text, budget)),
            Filter.of("to_yaml_string", DataFilters::toYaml, "indent?", "allow_unicode?"),
            Filter.of("jsonpath_query", DataFilters::query, "query"),
            Filter.of("use_none", (value, given, ev) -> value == null ? Template.NONE : value),
            Filter.of("pprint", (value, given, ev) -> Printed.sortedRepr(value, ev.budget())));

    private DataFilters() {}

    private static String toJson(@Nullable Object value, Given given, Evaluation evaluation) {
        String comma = ",";
        String colon = ": ";
        if (given.isSet(2)) {
            List<?> two = Iteration.of(given.at(2), evaluation.budget());
            if (two.size() != 2) {
                throw new PythonException("separators must be two texts");
            }
            comma = Types.needText(two.getFirst(), "a separator");
            colon = Types.needText(two.getLast(), "a separator");
        }
        boolean sorted = given.flag(1, false);
        return JsonText.of(
                value, new JsonText.Layout(margin(given.at(0), evaluation), comma, colon, sorted), evaluation.budget());
    }

    private static @Nullable String margin(@Nullable Object indent, Evaluation evaluation) {
        String text = Types.text(indent);
        if (text != null || indent == null) {
            return text;
        }
        long width = Math.max(0, Types.needLong(indent));
        evaluation.budget().text(width);
        return " ".repeat((int) width);
    }

    private static Markup toSafeJson(@Nullable Object value, Given given, Evaluation evaluation) {
        JsonText.Layout layout = new JsonText.Layout(margin(given.at(0), evaluation), ", ", ": ", true);
        String json = JsonText.of(value, layout, evaluation.budget());
        return new Markup(json.replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("'", "\\u0027"));
    }

    private static String escaped(@Nullable Object value, Budget budget) {
        String json = JsonText.of(value, JsonText.Layout.PLAIN, budget);
        int from = 0;
        int to = json.length();
        while (from < to && json.charAt(from) == '"') {
            from++;
        }
        while (to > from && json.charAt(to - 1) == '"') {
            to--;
        }
        return json.substring(from, to);
    }

    private static String toYaml(@Nullable Object value, Given given, Evaluation evaluation) {
        int indent = given.isSet(0) ? Math.clamp(given.number(0, 2), 2, 9) : 2;
        return YamlText.write(value, indent, given.flag(1, true), evaluation.budget());
    }

    private static @Nullable Object query(@Nullable Object value, Given given, Evaluation evaluation) {
        KeyPath path = KeyPath.parse(given.text(0));
        try {
            OwnList found = new OwnList(path.all(value, Budget.LARGEST_LIST));
            evaluation.budget().items(found.size());
            return found.isEmpty() ? null : found;
        } catch (LookupFailedException e) {
            throw new PythonException(e.reason());
        }
    }
}
