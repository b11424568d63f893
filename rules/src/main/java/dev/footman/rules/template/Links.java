// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import dev.footman.rules.python.Budget;
import dev.footman.rules.python.Given;
import dev.footman.rules.python.Markup;
import dev.footman.rules.python.TextShape;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Makes links of the addresses in a text. */
final class Links {
    private static final List<String> ENDINGS =
            List.of(".com", ".net", ".org", ".edu", ".gov", ".int", ".mil", ".info");

    private Links() {}

    static String linked(String text, Given given, Budget budget) {
        long limit = given.isSet(0) ? given.number(0, 0) : Long.MAX_VALUE;
        Set<String> rel = new TreeSet<>(Set.of("noopener"));
        if (given.flag(1, false)) {
            rel.add("nofollow");
        }
        if (given.isSet(3)) {
            rel.addAll(List.of(given.text(3).split(" ", -1)));
        }
        String behind = " rel=\"" + Markup.escaped(String.join(" ", rel)) + "\""
                + (given.isSet(2) ? " target=\"" + Markup.escaped(given.text(2)) + "\"" : "");
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = at + 1;
            boolean space = TextShape.isSpace(text.charAt(at));
            while (end < text.length() && TextShape.isSpace(text.charAt(end)) == space) {
                end++;
            }
            String word = text.substring(at, end);
            out.append(space ? word : word(word, limit, behind));
            budget.text(out.length() > Budget.LONGEST_TEXT ? out.length() : behind.length());
            at = end;
        }
        return out.toString();
    }

    private static String word(String word, long limit, String behind) {
        int from = 0;
        int to = word.length();
        while (from < to && "(<".indexOf(word.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && ").,>\n".indexOf(word.charAt(to - 1)) >= 0) {
            to--;
        }
        String address = word.substring(from, to);
        String target = target(address);
        if (target.isEmpty()) {
            return Markup.escaped(word);
        }
        String shown = address.length() > limit ? address.substring(0, (int) Math.max(0, limit)) + "..." : address;
        return Markup.escaped(word.substring(0, from)) + "<a href=\"" + Markup.escaped(target) + "\""
                + (target.startsWith("mailto:") ? "" : behind) + ">" + Markup.escaped(shown) + "</a>"
                + Markup.escaped(word.substring(to));
    }

    private static String target(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        if (lower.startsWith("http://") || lower.startsWith("https://")) {
            return lower.length() > "https://".length() ? address : "";
        }
        boolean mail = lower.indexOf('@') > 0 && lower.indexOf('.', lower.indexOf('@')) > 0 && !lower.contains(":");
        if (mail && !lower.startsWith("www.")) {
            return "mailto:" + address;
        }
        boolean known = lower.startsWith("www.") || ENDINGS.stream().anyMatch(lower::endsWith);
        return known && !lower.contains("@") && lower.length() > "www.".length() ? "https://" + address : "";
    }
}
