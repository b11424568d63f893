// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.footman.contract.topic.Json;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyPathTest {
    private static final String ROOT = """
            {"trigger": {"n": 5, "s": "a\\uD83D\\uDE00c", "nul": null, "where": "w", "a.b": "dotted", "it's": "quoted",
              "*": "star", "X-Event": "push", "@type": "T", "ü": "umlaut", "yes": true, "empty": [],
              "list": [{"name": "x", "tags": ["t1", "t2"]}, {"name": "y"}], "nums": [1, 2, 3],
              "deep": {"name": "z", "deeper": {"name": "q", "nums": [9]}}}, "system": {"k": "v"}}""";

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
            # path                             ¦ value   ¦ why
            trigger.n                          ¦ 5       ¦ names are parted by dots
            system.k                           ¦ "v"     ¦ the root holds more than the trigger
            n                                  ¦ null    ¦ the root's name is needed
            trigger.missing                    ¦ null    ¦ nothing found is null
            trigger.missing.more               ¦ null    ¦ so is what would be below it
            trigger.n.more                     ¦ null    ¦ a number holds no names
            trigger.nul                        ¦ null    ¦ JSON null is null
            trigger.X-Event                    ¦ "push"  ¦ a bare name may hold hyphens
            trigger.@type                      ¦ "T"     ¦ and begin with @
            trigger['a.b']                     ¦ "dotted"¦ a quoted name may hold anything
            trigger["a.b"]                     ¦ "dotted"¦ in either kind of quotes
            trigger.'a.b'                      ¦ "dotted"¦ also behind a dot
            trigger.['a.b']                    ¦ "dotted"¦ or both
            'trigger'.n                        ¦ 5       ¦ any name may be quoted
            trigger['ü']                       ¦ "umlaut"¦ beyond ASCII too
            trigger.'where'                    ¦ "w"     ¦ a reserved word is quoted
            trigger . n                        ¦ 5       ¦ blanks between words mean nothing
            trigger.n#2                        ¦ 5       ¦ what begins with # only tells keys apart
            trigger.n # 'second'               ¦ 5       ¦ whatever it holds
            trigger.nums[0]                    ¦ 1       ¦ indexes begin at 0
            trigger.nums[-1]                   ¦ 3       ¦ negative ones count from the end
            trigger.nums[3]                    ¦ null    ¦ out of range is nothing
            trigger.nums[-4]                   ¦ null    ¦ at either end
            trigger.empty[0]                   ¦ null    ¦ an empty list holds nothing
            trigger.s[0]                       ¦ "a"     ¦ an index on text is a character
            trigger.s[1]                       ¦ "\\uD83D\\uDE00" ¦ a whole one
            trigger.s[-1]                      ¦ "c"     ¦ from the end too
            trigger.s[3]                       ¦ null    ¦ and none out of range
            trigger.nums[1:3]                  ¦ 2       ¦ the first of a slice
            trigger.nums[:]                    ¦ 1       ¦ without bounds it is all
            trigger.nums[-2:]                  ¦ 2       ¦ from the end
            trigger.nums[:-3]                  ¦ null    ¦ an empty slice finds nothing
            trigger.nums[9:]                   ¦ null    ¦ nor does one out of range
            trigger.nums[*]                    ¦ 1       ¦ the first item of all
            trigger.n[*]                       ¦ 5       ¦ a scalar is a list of itself
            trigger.s[*]                       ¦ "a\\uD83D\\uDE00c" ¦ so is text
            trigger.deep.deeper[*].name        ¦ "q"     ¦ and an object
            trigger.list[*].name               ¦ "x"     ¦ only the first match counts
            trigger.list[*].missing            ¦ null    ¦ of which there may be none
            trigger.list.name                  ¦ null    ¦ lists are not walked unasked
            trigger.list[1].tags[0]            ¦ null    ¦ a missing step before an index is nothing
            trigger..name                      ¦ "x"     ¦ descendants, in the order of the document
            trigger.deep..name                 ¦ "z"     ¦ the value itself is looked at first
            trigger..nums[0]                   ¦ 1       ¦ an index applies to each match
            trigger..deeper.name               ¦ "q"     ¦ a dot binds tighter than two
            trigger.deep.*                     ¦ "z"     ¦ all fields, the first of them
            trigger.n.*                        ¦ null    ¦ a number has none
            trigger['*']                       ¦ 5       ¦ a quoted star is a star
            trigger.missing,n                  ¦ 5       ¦ the first name that is there
            trigger.(missing|n)                ¦ 5       ¦ or path
            trigger.missing|n                  ¦ 5       ¦ which binds tighter than a dot
            trigger.deep.deeper.`parent`.name  ¦ "z"     ¦ back to what held the value
            trigger.deep.`this`.name           ¦ "z"     ¦ nowhere
            $.trigger.n                        ¦ 5       ¦ from the root
            trigger.deep.$.trigger.n           ¦ 5       ¦ even from below
            (trigger.list[*]) where tags       ¦ {"name": "x", "tags": ["t1", "t2"]} ¦ a filter
            (trigger.deep where nothing).name  ¦ null    ¦ that nothing passes
            trigger['deep']['deeper']['name']  ¦ "q"     ¦ brackets may follow each other
            """)
    void aKeyPathLeadsToTheFirstMatch(String path, String value, String why) {
        assertThat(KeyPath.parse(path).first(root())).as(why).isEqualTo(value(value));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
            # path                  ¦ reason                                                                          ¦ why
            trigger.n[0]            ¦ the index [0] needs a list or a text to look into, but found a number           ¦ numbers have no items
            trigger.yes[0]          ¦ the index [0] needs a list or a text to look into, but found a boolean          ¦ nor have booleans
            trigger.deep[0]         ¦ the index [0] needs a list or a text to look into, but found an object          ¦ objects have names
            trigger.nul[1]          ¦ the index [1] needs a list or a text to look into, but found null or nothing    ¦ null has nothing
            trigger.nul[*]          ¦ a slice such as [*] needs a value to look into, but found null or nothing       ¦ not even for a slice
            trigger.nums[*][0]      ¦ the index [0] needs a list or a text to look into, but found a number           ¦ the first match fails
            trigger.(nums|n)[0]     ¦ the index [0] needs a list or a text to look into, but found a number           ¦ a later match fails
            `parent`                ¦ `parent` needs a value inside another one, but stands at the root               ¦ nothing holds the root
            """)
    void aStepThatCannotBeTakenIsToldWithItsReason(String path, String reason, String why) {
        KeyPath parsed = KeyPath.parse(path);

        assertThatExceptionOfType(LookupFailedException.class)
                .as(why)
                .isThrownBy(() -> parsed.first(root()))
                .withMessage(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
            # path              ¦ part of the message                            ¦ why
            §§                  ¦ must hold a name such as trigger.body.status   ¦ nothing is no path
            # tag               ¦ must hold a name such as trigger.body.status   ¦ nor is a tag alone
            trigger.1a          ¦ the number 1 at 9, where                       ¦ a bare name begins with a letter
            trigger.            ¦ has its end, where                             ¦ a name is missing behind the dot
            .trigger            ¦ has '.' at 1, where                            ¦ or before it
            trigger...n         ¦ has '.' at 10, where                           ¦ three dots are one too many
            trigger n           ¦ has the name n at 9, where                     ¦ a dot is missing
            trigger.where       ¦ the word where at 9, where                     ¦ a reserved word is quoted
            trigger.ü           ¦ has the character ü at 9                       ¦ so is a name beyond ASCII
            trigger.a+b         ¦ has the character + at 10                      ¦ or with other signs
            trigger['n]         ¦ has an open quote ' at 9                       ¦ a quote is closed
            trigger["a#b"]      ¦ has an open quote " at 9                       ¦ the tag begins inside of quotes too
            trigger[0           ¦ has its end, where ']' is due                  ¦ a bracket is closed
            trigger[]           ¦ has ']' at 9, where an index                   ¦ and holds something
            trigger[0,1]        ¦ has ',' at 10, where ']' is due                ¦ indexes are not listed
            trigger[1:2:3]      ¦ has ':' at 12, where ']' is due                ¦ slices have no step
            trigger[12345678901]¦ has the index 12345678901                      ¦ indexes are small
            trigger]            ¦ has ']' at 8, where                            ¦ nothing was opened
            (trigger            ¦ has its end, where ')' is due                  ¦ parentheses are closed
            trigger&n           ¦ an intersection by & never found anything      ¦ nor would it here
            trigger.`child`     ¦ there are only `this` and `parent`             ¦ other operators are not known
            a,                  ¦ has its end, where a name is due               ¦ a list of names goes on
            """)
    void whatIsNoKeyPathIsRefusedWithThePlaceAndTheMend(String path, String message, String why) {
        assertThatIllegalArgumentException()
                .as(why)
                .isThrownBy(() -> KeyPath.parse(path))
                .withMessageContaining(message);
    }

    @Test
    void aBackslashTakesTheNextCharacterAsItIs() {
        assertThat(KeyPath.parse("trigger['it\\'s']").first(root())).isEqualTo("quoted");
    }

    @Test
    void aBracketBindsToAllThatStandsBeforeIt() {
        assertThat(KeyPath.parse("trigger.list|nums[1]").first(root())).isEqualTo(Map.of("name", "y"));
    }

    @Test
    void aFilterBindsToWhatStandsRightBeforeIt() {
        assertThat(KeyPath.parse("trigger.deep where deeper").first(root()))
                .isEqualTo(KeyPath.parse("trigger.deep").first(root()));
    }

    @Test
    void pathsOfTheSameStepsAreEqualHoweverTheyAreSpelled() {
        assertThat(KeyPath.parse("trigger['n'] # twice"))
                .isEqualTo(KeyPath.parse("trigger.n"))
                .hasSameHashCodeAs(KeyPath.parse("trigger.n"))
                .isNotEqualTo(KeyPath.parse("trigger.m"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
            # path           ¦ plain ¦ why
            trigger.a.b      ¦ true  ¦ names only
            trigger["a"].b   ¦ true  ¦ in any spelling
            trigger.a[0]     ¦ false ¦ there is an index
            trigger.a,b      ¦ false ¦ there are two names
            trigger.*        ¦ false ¦ there may be many
            trigger..a       ¦ false ¦ there may be many
            """)
    void onlyNamesAreAPlainPath(String path, boolean plain, String why) {
        assertThat(KeyPath.parse(path).isPlain()).as(why).isEqualTo(plain);
    }

    @Test
    void aWalkOverTooManyValuesEnds() {
        // given
        Map<String, @Nullable Object> root = Map.of("trigger", Collections.nCopies(1_100_000, Map.of("a", 1)));

        // then
        assertThat(KeyPath.parse("trigger[*].a").first(root)).isEqualTo(1);
        assertThatExceptionOfType(LookupFailedException.class)
                .isThrownBy(() -> KeyPath.parse("trigger..missing").first(root))
                .withMessage("the path walks over more than 1000000 values; write a narrower one");
    }

    @Test
    void aWalkThatGoesTooDeepEnds() {
        // given
        Object deep = 1;
        for (int i = 0; i < 5_000; i++) {
            deep = List.of(deep);
        }
        Map<String, @Nullable Object> root = Map.of("trigger", deep);

        // then
        assertThatExceptionOfType(LookupFailedException.class)
                .isThrownBy(() -> KeyPath.parse("trigger..missing").first(root))
                .withMessage("the path goes deeper than 2000 steps");
    }

    @Test
    void aPathThatIsTooLongIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyPath.parse("a.".repeat(600)))
                .withMessage("a key path must have at most 1000 characters, but 'a.a.a.a.a.a.a.a.a.a....' has 1200");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyPath.parse("(".repeat(51) + "a" + ")".repeat(51)))
                .withMessageEndingWith("has more than 50 parentheses in each other");
    }

    @Test
    void anyTextIsReadOrRefusedAndFollowedOrNot() {
        Random random = new Random(11);
        String[] words =
                ("trigger list name nums s . . .. [0] [*] [ ] [1: ( ) | , where * $ `parent` 'a_b' \" ' \\ -1 7 # %s"
                                + " \u00fc \t")
                        .split(" ", -1);
        Map<String, @Nullable Object> root = root();
        List<String> read = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "trigger" : "");
            random.ints(random.nextInt(8), 0, words.length).forEach(at -> text.append(words[at]));
            try {
                KeyPath.parse(text.toString()).first(root);
                read.add(text.toString());
            } catch (IllegalArgumentException | LookupFailedException e) {
                assertThat(e.getMessage()).as(text.toString()).isNotBlank();
            }
        }
        assertThat(read).hasSizeGreaterThan(500);
    }

    private static Map<String, @Nullable Object> root() {
        @SuppressWarnings("unchecked") // the keys of JSON are texts
        Map<String, @Nullable Object> root = (Map<String, @Nullable Object>) Objects.requireNonNull(value(ROOT));
        return root;
    }

    private static @Nullable Object value(String json) {
        try {
            return Json.MAPPER.readValue(json, Object.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
