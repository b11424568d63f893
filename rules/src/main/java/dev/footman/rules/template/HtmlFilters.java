// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import dev.footman.rules.python.Budget;
import dev.footman.rules.python.Given;
import dev.footman.rules.python.Iteration;
import dev.footman.rules.python.Markup;
import dev.footman.rules.python.Printed;
import dev.footman.rules.python.PythonException;
import dev.footman.rules.python.TextSearch;
import dev.footman.rules.python.TextShape;
import dev.footman.rules.python.Undefined;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Filters for HTML and addresses. */
final class HtmlFilters {
    static final Map<String, Filter> ALL = Map.ofEntries(
            Filter.of("escape", (value, given, evaluation) -> Markup.of(value, evaluation.budget())),
            Filter.of("e", (value, given, evaluation) -> Markup.of(value, evaluation.budget())),
            Filter.of(
                    "forceescape",
                    (value, given, evaluation) ->
                            Markup.of(Printed.str(value, evaluation.budget()), evaluation.budget())),
            Filter.of("safe", (value, given, evaluation) -> new Markup(Printed.str(value, evaluation.budget()))),
            Filter.of(
                    "striptags",
                    (value, given, evaluation) ->
                            withoutTags(Printed.str(value, evaluation.budget()), evaluation.budget())),
            Filter.of("urlencode", (value, given, evaluation) -> urlEncoded(value, evaluation.budget())),
            Filter.ofText("urlize", Links::linked, "trim_url_limit?", "nofollow?", "target?", "rel?", "extra_schemes?"),
            Filter.of("xmlattr", HtmlFilters::attributes, "autospace?"));

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~";

    private HtmlFilters() {}

    private static String withoutTags(String html, Budget budget) {
        budget.text(html.length());
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < html.length()) {
            int open = html.indexOf('<', at);
            boolean comment = open >= 0 && html.startsWith("<!--", open);
            int close = open < 0 ? -1 : html.indexOf(comment ? "-->" : ">", open);
            if (close < 0) {
                break;
            }
            out.append(html, at, open);
            at = close + (comment ? 3 : 1);
        }
        String text = out.append(html, at, html.length()).toString();
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            boolean space = TextShape.isSpace(text.charAt(i));
            if (!space) {
                words.append(text.charAt(i));
            } else if (i + 1 < text.length() && !TextShape.isSpace(text.charAt(i + 1)) && !words.isEmpty()) {
                words.append(' ');
            }
        }
        return unescaped(words.toString(), budget);
    }

    private static String unescaped(String text, Budget budget) {
        String plain = text;
        String[][] references = {
            {"&lt;", "<"},
            {"&gt;", ">"},
            {"&quot;", "\""},
            {"&#34;", "\""},
            {"&#39;", "'"},
            {"&#x27;", "'"},
            {"&nbsp;", "\u00a0"},
            {"&amp;", "&"}
        };
        for (String[] reference : references) {
            plain = TextSearch.replace(plain, reference[0], reference[1], -1, budget);
        }
        return plain;
    }

    private static String urlEncoded(@Nullable Object value, Budget budget) {
        if (!(value instanceof Map<?, ?>) && !(value instanceof List<?>)) {
            return quoted(Printed.str(value, budget), "/", budget);
        }
        StringBuilder out = new StringBuilder();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> pair(key, item, out, budget));
        } else {
            for (Object pair : Iteration.of(value, budget)) {
                List<?> two = Iteration.of(pair, budget);
                if (two.size() != 2) {
                    throw new PythonException("urlencode needs pairs of a name and a value");
                }
                pair(two.getFirst(), two.getLast(), out, budget);
            }
        }
        return out.toString();
    }

    private static void pair(@Nullable Object key, @Nullable Object value, StringBuilder out, Budget budget) {
        budget.text(out.length() > Budget.LONGEST_TEXT ? out.length() : 1);
        out.append(out.isEmpty() ? "" : "&")
                .append(quoted(Printed.str(key, budget), "", budget).replace("%20", "+"))
                .append('=')
                .append(quoted(Printed.str(value, budget), "", budget).replace("%20", "+"));
    }

    private static String quoted(String text, String safe, Budget budget) {
        budget.text(text.length() * 3L);
        StringBuilder out = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (UNRESERVED.indexOf(b) >= 0 || safe.indexOf(b) >= 0) {
                out.append((char) b);
            } else {
                out.append('%').append("%02X".formatted(b & 0xff));
            }
        }
        return out.toString();
    }

    private static Object attributes(@Nullable Object value, Given given, Evaluation evaluation) {
        if (!(value instanceof Map<?, ?> map)) {
            throw PythonException.of(value, "'%s' object has no attribute 'items'");
        }
        StringBuilder out = new StringBuilder();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String name = Printed.str(entry.getKey(), evaluation.budget());
            if (name.chars().anyMatch(c -> TextShape.isSpace(c) || "/>=".indexOf(c) >= 0)) {
                throw new PythonException("Invalid character in attribute name: '%s'".formatted(name));
            }
            if (entry.getValue() != null && !(entry.getValue() instanceof Undefined)) {
                evaluation.budget().text(out.length() > Budget.LONGEST_TEXT ? out.length() : 1);
                out.append(out.isEmpty() ? "" : " ")
                        .append(Markup.escaped(name))
                        .append("=\"")
                        .append(Markup.of(entry.getValue(), evaluation.budget()).text())
                        .append('"');
            }
        }
        String text = out.isEmpty() || !given.flag(0, true) ? out.toString() : " " + out;
        return text;
    }
}
