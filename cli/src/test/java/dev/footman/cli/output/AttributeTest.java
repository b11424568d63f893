// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.topic.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # name    | cell
            a.b       | 1
            a         | {"b":1,"d.e":"x"}
            a.d.e     | x
            l.1       | 3
            l.7       |
            l.x       |
            none.b    |
            a.b.c     |
            empty     |
            yes       | true
            """)
    void anAttributeIsFoundByItsPath(String name, String cell) throws Exception {
        String json = "{\"a\":{\"b\":1,\"d.e\":\"x\"},\"l\":[2,3],\"empty\":null,\"yes\":true}";

        assertThat(new Attribute(name).cell(Json.MAPPER.readTree(json))).isEqualTo(cell == null ? "" : cell);
    }
}
