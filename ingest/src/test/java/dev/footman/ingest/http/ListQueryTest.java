// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paging as a client sees it, over a list of three rows. */
class ListQueryTest {
    record Row(String id, String name, Map<String, Integer> more) {}

    private static final List<Row> ROWS = List.of(
            new Row("1", "one", Map.of("n", 1)),
            new Row("2", "two", Map.of("n", 2)),
            new Row("3", "three", Map.of("n", 3)));

    private static final HttpClient client = HttpClient.newHttpClient();
    private static final Javalin server = Javalin.create(config -> {
        config.jsonMapper(new JsonBodies());
        config.routes.get(
                "/rows",
                ctx -> ListQuery.read(ctx, ListQuery.ALL, "admin".equals(ctx.queryParam("as")))
                        .answer(ctx, ROWS));
        config.routes.get("/two", ctx -> ListQuery.read(ctx, 2, false).answer(ctx, ROWS));
        config.routes.exception(
                HttpResponseException.class,
                (e, ctx) -> Fault.answer(ctx, e.getStatus(), String.valueOf(e.getMessage())));
    });

    @BeforeAll
    static void open() {
        server.start("127.0.0.1", 0);
    }

    @AfterAll
    static void close() {
        server.stop();
        client.close();
    }

    private static HttpResponse<String> get(String target) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + target);
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /rows?include_attributes=id                    | 1 2 3 | none | no limit where none is the default
            /two?include_attributes=id                     | 1 2   | 2    | the default limit
            /two?include_attributes=id&limit=1             | 1     | 1    | a limit of one's own
            /two?include_attributes=id&offset=2            | 3     | 2    | the last page is short
            /two?include_attributes=id&offset=2147483647   |       | 2    | behind the end is nothing
            /rows?include_attributes=id&limit=-1&as=admin  | 1 2 3 | none | an admin may have all
            /rows?include_attributes=id&limit=101&as=admin | 1 2 3 | 101  | an admin may have long pages
            /rows?include_attributes=id&limit=100          | 1 2 3 | 100  | the longest page for all others
            """)
    void aPageIsCutFromTheListAndTheHeadersSayOfHowMuch(String target, String ids, String limit, String why)
            throws IOException, InterruptedException {
        // when
        HttpResponse<String> answer = get(target);

        // then
        assertThat(answer.body().replaceAll("[^0-9,]", "").replace(',', ' '))
                .as(why)
                .isEqualTo(ids == null ? "" : ids);
        assertThat(answer.headers().firstValue("X-Total-Count")).as(why).contains("3");
        assertThat(answer.headers().firstValue("X-Limit").orElse("none"))
                .as(why)
                .isEqualTo(limit);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            limit=0            | 400 | Limit, "0" specified, must be a positive number or -1 for full result set.
            limit=-22          | 400 | Limit, "-22" specified, must be a positive number.
            limit=-1           | 403 | Limit "-1" specified, maximum value is "100"
            limit=1000         | 403 | Limit "1000" specified, maximum value is "100"
            limit=ten          | 400 | limit must be a whole number below 2147483648, such as 50, or -1 for all, but is "ten"
            limit=             | 400 | limit must be a whole number below 2147483648, such as 50, or -1 for all, but is ""
            limit=2147483648   | 400 | limit must be a whole number below 2147483648, such as 50, or -1 for all, but is "2147483648"
            offset=1.5         | 400 | offset must be a whole number below 2147483648, such as 100, but is "1.5"
            offset=2147483648  | 400 | offset must be a whole number below 2147483648, such as 100, but is "2147483648"
            offset=-1          | 400 | offset must be 0 or more, such as 100, but is "-1"
            include_attributes=id&exclude_attributes=name | 400 | include_attributes and exclude_attributes arguments are mutually exclusive. You need to provide either one or another, but not both.
            """)
    void whatCannotBeMeantIsAnsweredWithWhatItMustBe(String query, int status, String text)
            throws IOException, InterruptedException {
        // when
        HttpResponse<String> answer = get("/rows?" + query);

        // then
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body().replace("\\\"", "\"")).isEqualTo("{\"faultstring\":\"" + text + "\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            include_attributes=more              | {"id":"1","more":{"n":1}}              | the id is always there
            include_attributes=more.n,nothing    | {"id":"1","more":{"n":1}}              | the first part of a name counts
            exclude_attributes=more              | {"id":"1","name":"one"}                | the others stay
            exclude_attributes=id,more&limit=1   | {"id":"1","name":"one"}                | the id cannot be left out
            include_attributes=                  | {"id":"1","name":"one","more":{"n":1}} | empty is not given
            """)
    void onlyTheFieldsThatAreAskedForAreShown(String query, String first, String why)
            throws IOException, InterruptedException {
        assertThat(get("/rows?" + query).body()).as(why).startsWith("[" + first);
    }

    @Test
    void aListOfNothingIsAnEmptyArray() throws IOException, InterruptedException {
        assertThat(get("/rows?offset=3").body()).isEqualTo("[]");
    }
}
