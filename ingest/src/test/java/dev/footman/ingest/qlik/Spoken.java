// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.qlik;

import java.util.List;

/** The words of the tests about Qlik's events: short names for ids and dates, and short answers. */
final class Spoken {
    static final String TASK = "210832b5-6174-4572-bd19-3e61eda675ef";
    static final String APP = "e7af59a0-c243-480d-9571-08727551a66f";
    static final String EXECUTION = "4f5dd2a1-0c6e-4b0f-9a50-8c3f0c6c1d11";
    static final String DATE = "2026-01-31 03:15:42,123";

    private Spoken() {}

    /** The text with {@code {task}}, {@code {app}}, {@code {exec}} and {@code {date}} spelled out. */
    static String spell(String text) {
        return text.replace("{task}", TASK)
                .replace("{app}", APP)
                .replace("{exec}", EXECUTION)
                .replace("{date}", DATE);
    }

    static QlikEvent event(Result result) {
        return switch (result) {
            case Result.Read read -> read.event();
            case Result.Rejected rejected -> throw new AssertionError("it was rejected: " + rejected);
        };
    }

    static Result.Rejected rejection(Result result) {
        return switch (result) {
            case Result.Read read -> throw new AssertionError("it was read: " + read);
            case Result.Rejected rejected -> rejected;
        };
    }

    /** What came of it in a word: the trigger's reference, or the reason's tag. */
    static String outcome(Result result) {
        return switch (result) {
            case Result.Read(QlikEvent event) -> event.trigger().reference();
            case Result.Rejected(Reason reason, String detail) -> reason.tag();
        };
    }

    /** A field as it was read, or what is wrong with the text. */
    static String field(Result result, String name) {
        return event(result).payload().getOrDefault(name, "no such field");
    }

    /** Each entry in a word, as in {@code 0 qlik.reload_failed}. */
    static List<String> outcomes(List<EventEntries.Entry> entries) {
        return entries.stream()
                .map(entry -> entry.index() + " " + outcome(entry.result()))
                .toList();
    }
}
