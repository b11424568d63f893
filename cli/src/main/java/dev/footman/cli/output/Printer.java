// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footman.contract.topic.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows answers in the form that was asked for. */
public final class Printer {
    private static final String NOTHING = "No matching items found";
    private static final DefaultIndenter INDENT = new DefaultIndenter("    ", System.lineSeparator());

    private final PrintWriter out;
    private final Format format;

    public Printer(PrintWriter out, Format format) {
        this.out = out;
        this.format = format;
    }

    public boolean isForPeople() {
        return format == Format.TABLE;
    }

    /** Shows a text, which may have several lines. */
    public void line(String text) {
        shown(Controls.inLines(text));
    }

    private void shown(String text) {
        out.println(text);
        out.flush();
    }

    /**
     * Shows a list.
     *
     * @param columns of the table
     * @param wanted  what to show of each in any form; empty: everything, and of the table the columns
     */
    public void list(JsonNode rows, List<Attribute> columns, List<Attribute> wanted) {
        if (!isForPeople()) {
            document(wanted.isEmpty() ? rows : only(rows, wanted));
        } else if (rows.isEmpty()) {
            line(NOTHING);
        } else {
            List<Attribute> shown = wanted.isEmpty() ? columns : wanted;
            Table table = new Table(shown.stream().map(Attribute::name).toList());
            rows.forEach(row ->
                    table.add(shown.stream().map(column -> column.cell(row)).toList()));
            line(table.toString());
        }
    }

    /** Shows one thing: all that is told of it, or what is {@code wanted}. */
    public void one(JsonNode node, List<Attribute> wanted) {
        if (!isForPeople()) {
            document(wanted.isEmpty() ? node : picked(node, wanted));
            return;
        }
        Stream<Attribute> all = node.propertyStream().map(field -> new Attribute(field.getKey()));
        Table table = new Table("Property", "Value");
        (wanted.isEmpty() ? all : wanted.stream())
                .forEach(attribute -> table.add(attribute.name(), attribute.cell(node)));
        line(table.toString());
    }

    /** Shows a document as JSON or YAML; for people it is YAML, or the text alone where it is one. */
    public void document(JsonNode node) {
        if (format == Format.JSON) {
            shown(Controls.inJson(json(node)));
        } else if (isForPeople() && !node.isContainerNode()) {
            line(node.asText(""));
        } else {
            out.print(Yaml.of(node));
            out.flush();
        }
    }

    private static String json(@Nullable Object value) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER));
        printer.indentArraysWith(INDENT);
        printer.indentObjectsWith(INDENT);
        try {
            return Json.MAPPER.writer(printer).writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read as JSON can be written as JSON", e);
        }
    }

    private static ArrayNode only(JsonNode rows, List<Attribute> wanted) {
        ArrayNode only = Json.MAPPER.createArrayNode();
        rows.forEach(row -> only.add(picked(row, wanted)));
        return only;
    }

    private static ObjectNode picked(JsonNode node, List<Attribute> wanted) {
        ObjectNode picked = Json.MAPPER.createObjectNode();
        wanted.forEach(attribute -> {
            JsonNode value = attribute.in(node);
            picked.set(attribute.name(), value.isMissingNode() ? picked.nullNode() : value);
        });
        return picked;
    }
}
