// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footman.cli.client.ApiPath;
import dev.footman.cli.output.Attribute;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A kind of thing that the API keeps, and how it is listed.
 *
 * @param name    as the command has it, such as {@code rule}
 * @param id      what one is asked for by, such as {@code REF}
 * @param path    where all of them are
 * @param columns of the list's table; those of StackStorm's client where it has that list
 * @param filters of the list
 * @param ways    options of {@code get}: how one is shown
 * @param shaped  makes of what the API answers to the list what is shown
 */
record Resource(
        String name,
        String id,
        ApiPath path,
        List<Attribute> columns,
        List<Filter> filters,
        List<Filter> ways,
        UnaryOperator<JsonNode> shaped) {

    static Resource of(String name, String id, String path, String... columns) {
        return new Resource(
                name, id, new ApiPath(path), Attribute.of(columns), List.of(), List.of(), UnaryOperator.identity());
    }

    Resource filteredBy(Filter... options) {
        return new Resource(name, id, path, columns, List.of(options), ways, shaped);
    }

    Resource shownBy(Filter... options) {
        return new Resource(name, id, path, columns, filters, List.of(options), shaped);
    }

    /**
     * Where {@code under} is, asked for as the options of a command say.
     *
     * @throws picocli.CommandLine.ParameterException if two of them say the same parameter
     */
    static ApiPath asked(ApiPath under, List<Filter> options, ClientOptions client) {
        ApiPath path = under;
        Map<String, String> said = new HashMap<>();
        for (Filter option : options) {
            String name = option.names().getLast();
            String value = option.said(client.valueOf(name));
            String other = value == null ? null : said.put(option.parameter(), name);
            if (other != null) {
                throw client.wrong("%s and %s exclude each other".formatted(other, name));
            }
            path = path.with(option.parameter(), value);
        }
        return path;
    }

    Resource shapedBy(UnaryOperator<JsonNode> shape) {
        return new Resource(name, id, path, columns, filters, ways, shape);
    }
}
