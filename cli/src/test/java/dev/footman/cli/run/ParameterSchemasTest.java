// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footman.contract.topic.Json;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterSchemasTest {
    private static final String RUNNER = """
            {'runner_parameters': {'n': {'type': 'integer'}, 'x': {'type': 'number'}, 'b': {'type': 'boolean'},
             'l': {'type': 'array', 'items': {'type': 'integer'}}, 'o': {'type': 'object'}, 's': {'type': 'string'},
             'm': {'type': ['null', 'integer']}, 'k': {'type': 'string', 'secret': true}, 'u': {}}}""";

    private static JsonNode json(String quoted) throws Exception {
        return Json.MAPPER.readTree(quoted.replace('\'', '"'));
    }

    private static String read(String action, String... words) throws Exception {
        return switch (new ParameterSchemas(json(action), json(RUNNER)).read(Arrays.asList(words))) {
            case Words.Read(var parameters) -> parameters.toString().replace('"', '\'');
            case Words.Wrong(String reason) -> reason;
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # word          | is read as
            n=5             | {'n':5}
            n=-5            | {'n':-5}
            n=5.5           | parameter n must be a whole number, such as 5, but is '5.5'
            n=              | parameter n must be a whole number, such as 5, but is ''
            m=5             | {'m':5}
            n={{ x }}       | {'n':'{{ x }}'}
            x=2.5           | {'x':2.5}
            x=2             | {'x':2}
            x=two           | parameter x must be a number, such as 2.5, but is 'two'
            b=true          | {'b':true}
            b=No            | {'b':false}
            b=perhaps       | parameter b must be true or false, but is 'perhaps'
            l=1,2           | {'l':[1,2]}
            l=              | {'l':[]}
            l=[1, 'x']      | parameter l must be a JSON array, such as [1, 2]; as JSON it cannot be read
            l=["x"]         | {'l':['x']}
            l=1,x           | parameter l must be a list with commas between, each a whole number, such as 5, but is '1,x'
            o=a=1,b=x=y     | {'o':{'a':'1','b':'x=y'}}
            o=a:1           | {'o':{'a':'1'}}
            o={"a": [1]}    | {'o':{'a':[1]}}
            o=a             | parameter o must be a JSON object, or NAME=VALUE,NAME=VALUE, but is 'a'
            o={             | parameter o must be a JSON object, or NAME=VALUE,NAME=VALUE; as JSON it cannot be read
            s=5             | {'s':'5'}
            s=a=b           | {'s':'a=b'}
            u=5             | {'u':'5'}
            none=5          | {'none':'5'}
            """)
    void aWordIsReadAsItsParameterSays(String word, String expected) throws Exception {
        assertThat(read("{'ref': 'a.b'}", word)).startsWith(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # parameters of the action                                        | words   | are read as
            's': {'required': true}                                           | a b     | {'s':'a b'}
            's': {'required': true}, 'n': {'required': true}                  | a       | 'a' must have a name, as in NAME=VALUE: a.b has the parameters n, x, b, l, o, s, m, k, u
            's': {'position': 1}, 'n': {'position': 0}                        | 5 a b   | {'n':5,'s':'a b'}
            's': {'position': 1}, 'n': {'position': 0}                        | n=5 a   | {'n':5,'s':'a'}
            's': {'position': 1}, 'n': {'position': 0}                        | 5       | {'n':5}
            's': {'position': 1}, 'n': {'position': 0, 'required': true}      | a       | parameter n must be a whole number, such as 5, but is 'a'
            's': {'required': true, 'immutable': true}, 'n': {'required': true} | 5     | {'n':5}
            """)
    void bareWordsGoByPositionElseToTheOnlyOneThatIsRequired(String parameters, String words, String expected)
            throws Exception {
        assertThat(read("{'ref': 'a.b', 'parameters': {%s}}".formatted(parameters), words.split(" ", -1)))
                .isEqualTo(expected);
    }

    @Test
    void whatIsSecretIsKnownFromRunnerAndAction() throws Exception {
        ParameterSchemas schemas = new ParameterSchemas(json("{'parameters': {'s': {'secret': true}}}"), json(RUNNER));

        assertThat(schemas.secrets()).containsExactlyInAnyOrder("k", "s");
        assertThat(schemas.read(List.of())).isEqualTo(new Words.Read(Json.MAPPER.createObjectNode()));
    }
}
