// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import dev.footman.rules.python.Arguments;
import dev.footman.rules.python.Arithmetic;
import dev.footman.rules.python.Budget;
import dev.footman.rules.python.Given;
import dev.footman.rules.python.Markup;
import dev.footman.rules.python.Methods;
import dev.footman.rules.python.OwnDict;
import dev.footman.rules.python.PercentFormat;
import dev.footman.rules.python.Printed;
import dev.footman.rules.python.PythonException;
import dev.footman.rules.python.TextSearch;
import dev.footman.rules.python.TextShape;
import dev.footman.rules.python.Tuple;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Filters that change a text's characters. */
final class TextFilters {
    static final Map<String, Filter> ALL = Map.ofEntries(
            Filter.ofText("upper", (text, given, budget) -> TextShape.upper(text)),
            Filter.ofText("lower", (text, given, budget) -> TextShape.lower(text)),
            Filter.ofText("capitalize", (text, given, budget) -> TextShape.capitalize(text)),
            Filter.ofText("title", (text, given, budget) -> title(text)),
            Filter.ofText("trim", TextFilters::trim, "chars?"),
            Filter.of("replace", TextFilters::replace, "old", "new", "count?"),
            Filter.ofText("wordcount", (text, given, budget) -> words(text)),
            Filter.of("string", (value, given, evaluation) -> string(value, evaluation.budget())),
            Filter.of("format", TextFilters::format, "*"),
            Filter.ofText("basename", (text, given, budget) -> text.substring(text.lastIndexOf('/') + 1)),
            Filter.ofText("dirname", (text, given, budget) -> directory(text)),
            Filter.of("decrypt_kv", (value, given, evaluation) -> decrypted(value)));

    private TextFilters() {}

    /** A word begins behind a blank, a hyphen or an opening bracket. */
    private static String title(String text) {
        StringBuilder out = new StringBuilder();
        boolean begins = true;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            String character = Character.toString(c);
            out.append(begins ? TextShape.upper(character) : TextShape.lower(character));
            begins = TextShape.isSpace(c) || "-({[<".indexOf(c) >= 0;
            i += Character.charCount(c);
        }
        return out.toString();
    }

    private static @Nullable Object trim(String text, Given given, Budget budget) {
        return Methods.call(
                text,
                "strip",
                given.isSet(0) ? new Arguments(List.of(given.text(0)), Map.of()) : Arguments.NONE,
                budget);
    }

    private static Object replace(@Nullable Object value, Given given, Evaluation evaluation) {
        Budget budget = evaluation.budget();
        String from = Printed.str(given.at(0), budget);
        String to = Printed.str(given.at(1), budget);
        long most = given.isSet(2) ? given.number(2, -1) : -1;
        String text = Printed.str(value, budget);
        return value instanceof Markup
                ? new Markup(TextSearch.replace(text, Markup.escaped(from), Markup.escaped(to), most, budget))
                : TextSearch.replace(text, from, to, most, budget);
    }

    private static long words(String text) {
        long words = 0;
        boolean within = false;
        for (int c : text.codePoints().toArray()) {
            boolean part = c == '_' || Character.isLetterOrDigit(c);
            words += part && !within ? 1 : 0;
            within = part;
        }
        return words;
    }

    private static Object string(@Nullable Object value, Budget budget) {
        return value instanceof Markup ? value : Printed.str(value, budget);
    }

    private static Object format(@Nullable Object value, Given given, Evaluation evaluation) {
        Arguments all = given.all();
        if (!all.positional().isEmpty() && !all.named().isEmpty()) {
            throw new PythonException("can't handle positional and keyword arguments at the same time");
        }
        String text = Printed.str(value, evaluation.budget());
        Object values = all.named().isEmpty() ? new Tuple(all.positional()) : new OwnDict(all.named());
        return value instanceof Markup
                ? Arithmetic.modulo(value, values, evaluation.budget())
                : PercentFormat.format(text, values, evaluation.budget());
    }

    private static String directory(String path) {
        int slash = path.lastIndexOf('/');
        String head = path.substring(0, slash + 1);
        int end = head.length();
        while (end > 0 && head.charAt(end - 1) == '/') {
            end--;
        }
        return end == 0 ? head : head.substring(0, end);
    }

    /** What is encrypted does not come to rules; so the text of the datastore is the plain one. */
    private static String decrypted(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw PythonException.of(
                value, "decrypt_kv needs the text of a key such as st2kv.system.name, but the value is of the type %s");
    }
}
