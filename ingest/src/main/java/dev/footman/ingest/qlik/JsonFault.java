// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.qlik;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.util.regex.Pattern;

/** Says what is wrong with JSON in words for its sender: the parser's own, without the names of its classes. */
final class JsonFault {
    /** What the parser adds about its own settings. */
    private static final Pattern SETTING = Pattern.compile(
            ",? from `[^`]*`|: enable `[^`]*` to allow| \\(consider enabling .*| \\(not recognized as one [^)]*\\)");

    /** What it adds about where a thing began, for it names itself there. */
    private static final Pattern SOURCE = Pattern.compile(" *\\([^()]*\\[Source: [^\\]]*\\]\\)?");

    private JsonFault() {}

    /**
     * What was wrong and where.
     *
     * @param firstLine the number in the body of the first line that the parser saw
     */
    static String plain(IOException e, int firstLine) {
        String what = e instanceof JsonEOFException ? "it ends too early" : words(e);
        String where = e instanceof JsonProcessingException json && json.getLocation() != null
                ? " at " + place(json.getLocation(), firstLine)
                : "";
        return "this must be JSON, but" + where + ": " + what;
    }

    /** A place, such as {@code line 3, column 17}; both count from 1. */
    static String place(JsonLocation location, int firstLine) {
        return "line " + (firstLine - 1 + location.getLineNr()) + ", column " + location.getColumnNr();
    }

    private static String words(IOException e) {
        String words = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
        String withoutPlaces = SOURCE.matcher(String.valueOf(words)).replaceAll("");
        return FieldText.cleaned(SETTING.matcher(withoutPlaces).replaceAll(""));
    }
}
