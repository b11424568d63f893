// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Schema schema(String json) throws JsonProcessingException {
        return Schema.compile(JSON.readValue(json, new TypeReference<Map<String, Object>>() {}));
    }

    private static @Nullable Object value(String json) throws JsonProcessingException {
        return JSON.readValue(json, Object.class);
    }

    /** The messages are those of Python's jsonschema for draft 4. */
    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '§', nullValues = "-", textBlock = """
            {"required": ["value_int"]} ¦ {} ¦ 'value_int' is a required property
            {"type": "string"} ¦ 1 ¦ 1 is not of type 'string'
            {"type": ["object", "array"]} ¦ null ¦ None is not of type 'object', 'array'
            {"type": ["integer", "null"]} ¦ "60" ¦ '60' is not of type 'integer', 'null'
            {"type": "integer"} ¦ true ¦ True is not of type 'integer'
            {"type": "integer"} ¦ 1.0 ¦ 1.0 is not of type 'integer'
            {"type": "number"} ¦ false ¦ False is not of type 'number'
            {"type": "number"} ¦ 1.5 ¦ -
            {"type": "boolean"} ¦ 0 ¦ 0 is not of type 'boolean'
            {"type": "null"} ¦ 0 ¦ 0 is not of type 'null'
            {"type": "array"} ¦ {"a": [1, null]} ¦ {'a': [1, None]} is not of type 'array'
            {"type": "object"} ¦ ["x"] ¦ ['x'] is not of type 'object'
            {"properties": {"a": {}}, "additionalProperties": false} ¦ {"x": 1} ¦ Additional properties are not allowed ('x' was unexpected)
            {"properties": {"a": {}}, "additionalProperties": false} ¦ {"a": 1, "x": 1, "y": 2} ¦ Additional properties are not allowed ('x', 'y' were unexpected)
            {"patternProperties": {"^a": {}, "^b": {}}, "additionalProperties": false} ¦ {"x": 1, "ab": 1} ¦ 'x' does not match any of the regexes: '^a', '^b'
            {"patternProperties": {"^a": {"type": "string"}}} ¦ {"x": 1, "ab": 1} ¦ 1 is not of type 'string'
            {"additionalProperties": {"type": "string"}} ¦ {"x": 1} ¦ 1 is not of type 'string'
            {"enum": ["a", "b"]} ¦ "BAD" ¦ 'BAD' is not one of ['a', 'b']
            {"enum": [1]} ¦ true ¦ True is not one of [1]
            {"enum": [1]} ¦ 1.0 ¦ -
            {"enum": [{"a": [1, 2]}]} ¦ {"a": [1, 2.0]} ¦ -
            {"minimum": 1} ¦ 0 ¦ 0 is less than the minimum of 1
            {"maximum": 1} ¦ 2 ¦ 2 is greater than the maximum of 1
            {"minimum": 0, "exclusiveMinimum": true} ¦ 0 ¦ 0 is less than or equal to the minimum of 0
            {"maximum": 0, "exclusiveMaximum": true} ¦ 0 ¦ 0 is greater than or equal to the maximum of 0
            {"minimum": 1.5} ¦ 1 ¦ 1 is less than the minimum of 1.5
            {"multipleOf": 5} ¦ 7 ¦ 7 is not a multiple of 5
            {"multipleOf": 0.5} ¦ 0.75 ¦ 0.75 is not a multiple of 0.5
            {"minItems": 2} ¦ [1] ¦ [1] is too short
            {"maxItems": 1} ¦ [1, 2] ¦ [1, 2] is too long
            {"uniqueItems": true} ¦ [1, 2, 1] ¦ [1, 2, 1] has non-unique elements
            {"uniqueItems": true} ¦ [1, true] ¦ -
            {"uniqueItems": true} ¦ [{"a": 1, "b": 2}, {"b": 2, "a": 1}] ¦ [{'a': 1, 'b': 2}, {'b': 2, 'a': 1}] has non-unique elements
            {"minLength": 3} ¦ "ab" ¦ 'ab' is too short
            {"maxLength": 1} ¦ "ab" ¦ 'ab' is too long
            {"maxLength": 1} ¦ "\\ud83d\\ude00" ¦ -
            {"pattern": "^[a-z]+$"} ¦ "A1" ¦ 'A1' does not match '^[a-z]+$'
            {"minProperties": 1} ¦ {} ¦ {} does not have enough properties
            {"maxProperties": 1} ¦ {"a": 1, "b": 2} ¦ {'a': 1, 'b': 2} has too many properties
            {"anyOf": [{"type": "string"}, {"type": "integer"}]} ¦ null ¦ None is not valid under any of the given schemas
            {"oneOf": [{"type": "string"}, {"type": "integer"}]} ¦ null ¦ None is not valid under any of the given schemas
            {"oneOf": [{"type": "number"}, {"type": "integer"}]} ¦ 3 ¦ 3 is valid under each of {'type': 'integer'}, {'type': 'number'}
            {"allOf": [{"type": "integer"}, {"minimum": 5}]} ¦ 3 ¦ 3 is less than the minimum of 5
            {"items": {"type": "string"}} ¦ ["a", 1] ¦ 1 is not of type 'string'
            {"items": [{"type": "string"}], "additionalItems": false} ¦ ["a", 1] ¦ Additional items are not allowed (1 was unexpected)
            {"properties": {"a": {"properties": {"b": {"type": "string"}}}}} ¦ {"a": {"b": 5}} ¦ 5 is not of type 'string'
            {"type": "string"} ¦ 1e+22 ¦ 1e+22 is not of type 'string'
            {"type": "string"} ¦ 1e+16 ¦ 1e+16 is not of type 'string'
            {"type": "string"} ¦ 1.2345678901234568e+17 ¦ 1.2345678901234568e+17 is not of type 'string'
            {"type": "string"} ¦ 0.0001 ¦ 0.0001 is not of type 'string'
            {"type": "string"} ¦ 1e-05 ¦ 1e-05 is not of type 'string'
            {"type": "string"} ¦ 1e-07 ¦ 1e-07 is not of type 'string'
            {"type": "string"} ¦ -0.0 ¦ -0.0 is not of type 'string'
            {"type": "string"} ¦ 100.0 ¦ 100.0 is not of type 'string'
            {"type": "string"} ¦ 1.25e+300 ¦ 1.25e+300 is not of type 'string'
            {"type": "string"} ¦ 1000000000000000000000000000000 ¦ 1000000000000000000000000000000 is not of type 'string'
            {"type": "integer"} ¦ "it's" ¦ "it's" is not of type 'integer'
            {"type": "integer"} ¦ "it's \\"x\\"" ¦ 'it\\'s "x"' is not of type 'integer'
            {"type": "integer"} ¦ "a\\\\b\\n\\t\\u0001\\u00e9\\u200b\\ud83d\\ude00\\u00a0\\u00ad" ¦ 'a\\\\b\\n\\t\\x01é\\u200b😀\\xa0\\xad' is not of type 'integer'
            {"type": "integer"} ¦ {"a": 1} ¦ {'a': 1} is not of type 'integer'
            {"type": "integer"} ¦ [1, "two"] ¦ [1, 'two'] is not of type 'integer'
            """)
    void aFaultIsToldInPythonsWords(String schema, String value, String fault) throws JsonProcessingException {
        assertThat(schema(schema).firstFault(value(value)).orElse(null)).isEqualTo(fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '§', nullValues = "-", textBlock = """
            {"properties": {"a": {"required": true}}}                       ¦ {}       ¦ 'a' is a required property
            {"properties": {"a": {"type": "string", "required": false}}}    ¦ {}       ¦ -
            {"required": true}                                              ¦ 5        ¦ -
            {"properties": {"a": {"type": "string"}}, "required": ["b"]}    ¦ {"a": 1} ¦ 1 is not of type 'string'
            {"required": ["b"], "properties": {"a": {"type": "string"}}}    ¦ {"a": 1} ¦ 'b' is a required property
            {"exclusiveMinimum": 3}                                         ¦ 3        ¦ 3 is less than or equal to the minimum of 3
            {"exclusiveMaximum": 3}                                         ¦ 3        ¦ 3 is greater than or equal to the maximum of 3
            {"not": {"type": "string"}}                                     ¦ "x"      ¦ {'type': 'string'} is not allowed for 'x'
            {"multipleOf": 0.1}                                             ¦ 0.3      ¦ -
            {"type": "string", "description": "d", "secret": true, "position": 1, "immutable": true, "default": 5} ¦ "x" ¦ -
            """)
    void stackStormsOwnWaysAreServed(String schema, String value, String fault) throws JsonProcessingException {
        assertThat(schema(schema).firstFault(value(value)).orElse(null)).isEqualTo(fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
            {"type": "strin"}                        ¦ the schema's type must be one of array, boolean, integer, null, number, object, string, or a list of them, but is 'strin'
            {"type": []}                             ¦ the schema's type must be one of array, boolean, integer, null, number, object, string, or a list of them, but is []
            {"properties": {"a": "string"}}          ¦ the schema's properties.a must be an object, such as {"type": "string"}, but is 'string'
            {"properties": {"a": {"minimum": "1"}}}  ¦ the schema's properties.a.minimum must be a number, such as 1, but is '1'
            {"anyOf": [{"type": 5}]}                 ¦ the schema's anyOf[0].type must be one of array, boolean, integer, null, number, object, string, or a list of them, but is 5
            {"minLength": -1}                        ¦ the schema's minLength must be a whole number of 0 or more, such as 1, but is -1
            {"multipleOf": 0}                        ¦ the schema's multipleOf must be a number above 0, such as 5, but is 0
            {"required": "a"}                        ¦ the schema's required must be a list of texts, such as ["name"], but is 'a'
            {"minlength": 1}                         ¦ the schema's minlength is no keyword; write it as minLength
            {"exclusiveMinimum": true}               ¦ the schema's exclusiveMinimum must be beside a minimum, such as {"minimum": 0}, or a number, but is True
            """)
    void whatIsNoSchemaIsRefusedWithItsPlace(String schema, String message) {
        assertThatThrownBy(() -> schema(schema))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void whatWouldBeLeftUncheckedIsRefused() {
        assertThatThrownBy(() -> schema("{\"items\": {\"$ref\": \"#/x\"}}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the schema's items.$ref is not served; write what it means with one of ");
    }

    @Test
    void anExpressionThatCannotBeUsedIsRefused() {
        assertThatThrownBy(() -> schema("{\"pattern\": \"(\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the schema's pattern: ");
    }

    @Test
    void anExpressionThatWouldRunForEverIsAFault() throws JsonProcessingException {
        // given
        Schema schema = schema("{\"pattern\": \"^(?=(a+)+$)b\"}");

        // when
        String fault = schema.firstFault("a".repeat(5_000) + "!").orElseThrow();

        // then
        assertThat(fault).contains("cannot be checked against '^(?=(a+)+$)b': ");
    }

    @Test
    void aSchemaThatIsNestedTooDeepIsRefused() {
        // given
        Map<String, Object> schema = Map.of();
        for (int depth = 0; depth < 1_000; depth++) {
            schema = Map.of("items", schema);
        }
        Map<String, Object> deep = schema;

        // when
        var compile = assertThatThrownBy(() -> Schema.compile(deep));

        // then
        compile.isInstanceOf(IllegalArgumentException.class).hasMessage("the schema is nested deeper than 64 levels");
    }

    @Test
    void manyDifferentItemsAreComparedInTime() throws JsonProcessingException {
        // given
        List<Object> items = new ArrayList<>();
        for (int item = 0; item < 100_000; item++) {
            items.add(List.of(item));
        }

        // when, then: it would take minutes in pairs
        assertThat(schema("{\"uniqueItems\": true}").firstFault(items)).isEmpty();
    }

    @Test
    void aLongValueIsCutOffInAMessage() throws JsonProcessingException {
        assertThat(schema("{\"type\": \"integer\"}")
                        .firstFault("x".repeat(5_000))
                        .orElseThrow())
                .hasSizeLessThan(1_100)
                .endsWith("x... is not of type 'integer'");
    }

    @Test
    void noCharacterIsCutInHalf() {
        assertThat(PythonText.brief("x" + "😀".repeat(1_000))).isEqualTo("'x" + "😀".repeat(499) + "...");
        assertThat(PythonText.brief("😀".repeat(1_000))).isEqualTo("'" + "😀".repeat(499) + "...");
    }

    @Test
    void nothingIsWrittenBehindTheCut() {
        assertThat(PythonText.brief(Map.of("k".repeat(2_000), List.of("v".repeat(2_000)))))
                .isEqualTo("{'" + "k".repeat(998) + "...");
    }

    @Test
    void aWholeValueIsWrittenAsPythonDoes() throws JsonProcessingException {
        assertThat(PythonText.repr(value("{\"a\": [true, null, \"x\", 1.5, 1e22], \"b\": {}}")))
                .isEqualTo("{'a': [True, None, 'x', 1.5, 1e+22], 'b': {}}");
    }
}
