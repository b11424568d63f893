// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.repository;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersTest {
    private static final String ODD =
            "Failed[reason=it must answer with %s, but does not; see that Butler.configQRS.port is the repository's own,"
                    + " 4242, and no proxy's]";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # answer                            | type             | why
            [{"taskType": 0}]                   | Found[value=0]   | a reload
            [{"taskType": 3, "name": "x"}]      | Found[value=3]   | a distribution
            [{"name": "x"}]                     | Found[value=0]   | Butler takes it for a reload
            [{"taskType": null}]                | Found[value=0]   | the same
            []                                  | Missing[]        | the task is deleted
            """)
    void aTasksTypeIs(String json, String type, String why) {
        assertThat(Answers.taskType(json.getBytes(UTF_8))).as(why).hasToString(type);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"taskType": 0}         | a list of tasks, such as [{"taskType": 0}]
            [{"taskType": "0"}]     | a task with a number as its taskType
            [{"taskType": 0.5}]     | a task with a number as its taskType
            [{"taskType": 99999999999}] | a task with a number as its taskType
            <html>                  | JSON of at most 64 levels
            [                       | JSON of at most 64 levels
            """)
    void whatIsNoListOfTasksIsAFailure(String json, String expected) {
        assertThat(Answers.taskType(json.getBytes(UTF_8))).hasToString(ODD.formatted(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"owner": {"id": "210832B5-6174-4572-BD19-3E61EDA675EF"}} | Found[value=Guid[text=210832b5-6174-4572-bd19-3e61eda675ef]]
            {"owner": {"id": "../about"}}                             | odd
            {"owner": null}                                           | odd
            []                                                        | odd
            """)
    void anAppsOwnerIsAGuid(String json, String owner) {
        String expected = owner.equals("odd") ? ODD.formatted("an app with the GUID of its owner in owner.id") : owner;

        assertThat(Answers.ownerOf(json.getBytes(UTF_8))).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # attributes                                                            | email | why
            [{"attributeType": "Email", "attributeValue": "a@x"}]                   | a@x   | case is nothing
            [{"attributeType": "email", "attributeValue": "a@x"}, {"attributeType": "email", "attributeValue": "b@x"}] | a@x | the first counts
            [{"attributeType": "group", "attributeValue": "g"}]                     | ''    | there is none
            [{"attributeType": "email", "attributeValue": null}]                    | ''    | it says nothing
            [{"attributeType": "email"}]                                            | ''    | it says nothing
            []                                                                      | ''    | there is none
            null                                                                    | ''    | there is none
            "email"                                                                 | ''    | it is no list
            """)
    void theOwnersEmailIsTheFirstAttributeOfThatType(String attributes, String email, String why) {
        String json = "{\"name\": \"Anna\", \"userDirectory\": null, \"userId\": 7, \"attributes\": %s}"
                .formatted(attributes);

        assertThat(Answers.owner(json.getBytes(UTF_8)))
                .as(why)
                .isEqualTo(new Lookup.Found<>(new Owner("Anna", "", "", email)));
    }

    @Test
    void aTextThatIsTooLongForAnEventIsCut() {
        String json = "{\"name\": \"%s\"}".formatted("n".repeat(501));

        assertThat(Answers.owner(json.getBytes(UTF_8)))
                .isEqualTo(new Lookup.Found<>(new Owner("n".repeat(500), "", "", "")));
    }

    @Test
    void anAnswerThatIsTooDeepIsAFailure() {
        assertThat(Answers.owner("[".repeat(65).getBytes(UTF_8))).isInstanceOf(Lookup.Failed.class);
        assertThat(Answers.owner("\"Anna\"".getBytes(UTF_8))).isInstanceOf(Lookup.Failed.class);
    }
}
