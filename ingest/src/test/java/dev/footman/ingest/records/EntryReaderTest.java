// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryReaderTest {
    private static final String ID = "65e1c2c00000000000000001";

    private static byte[] json(String text) {
        return text.replace('\'', '"').replace("ID", ID).getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'id':'ID','trigger':'core.a','type':'core.t','payload':{}}         | core.a core.t | as Footman writes it
            {'id':'ID','trigger':'core.a','payload':{'type':'no'}}              | core.a core.a | without a type it is the trigger
            {'payload':{'id':'no'},'type':'core.t','trigger':'core.a','id':'ID'} | core.a core.t | in any order
            {'id':'ID','trigger':'core.a','type':null,'payload':{}}             | core.a core.a | a type that is null
            """)
    void anEventIsFoundByItsTriggerAndItsType(String text, String found, String why) {
        Source source = new Source(new Part(Feed.TRIGGER_EVENTS, 1), 5);

        Entry entry = EntryReader.read(source, 1_000, json(text)).orElseThrow();

        assertThat(entry.row().place()).as(why).isEqualTo(new Place(1_000_000, ID));
        assertThat(entry.texts().get(Index.TRIGGER) + " " + entry.texts().get(Index.TRIGGER_TYPE))
                .as(why)
                .isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            LOG_EVENTS        | ``                                            | nothing
            LOG_EVENTS        | null                                          | null
            LOG_EVENTS        | []                                            | no object
            LOG_EVENTS        | {'id':'ID'                                    | cut off
            LOG_EVENTS        | {'id':'ID'}                                   | no trigger
            LOG_EVENTS        | {'trigger':'core.a','type':'core.a'}          | no id
            LOG_EVENTS        | {'id':'IDf','trigger':'t','type':'t'}         | an id that is too long
            LOG_EVENTS        | {'id':'xyz','trigger':'t','type':'t'}         | an id that is none
            LOG_EVENTS        | {'id':7,'trigger':'t','type':'t'}             | an id that is no text
            RULE_ENFORCEMENTS | {'id':'ID','event':'e','rule':'r'}            | no time
            RULE_ENFORCEMENTS | {'id':'ID','event':'e','rule':'r','at':'now'} | a time that is none
            RULE_ENFORCEMENTS | {'id':'ID','rule':'r','at':'2026-03-01T12:00:00Z'}  | no event
            RULE_ENFORCEMENTS | {'id':'ID','event':'e','at':'2026-03-01T12:00:00Z'} | no rule
            """)
    void whatIsNoRecordIsNone(Feed feed, String text, String why) {
        Source source = new Source(new Part(feed, 0), 5);

        assertThat(EntryReader.read(source, 1_000, json(text))).as(why).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-1", "9223372036854775807"})
    void anEventWithoutATimeIsNone(long millis) {
        Source source = new Source(new Part(Feed.LOG_EVENTS, 0), 5);

        assertThat(EntryReader.read(source, millis, json("{'id':'ID','trigger':'t','type':'t'}")))
                .isEmpty();
    }
}
