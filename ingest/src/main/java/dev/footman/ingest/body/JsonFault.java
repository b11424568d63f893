// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.body;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with JSON in words for its sender: the parser's own, without the names of its classes. */
public final class JsonFault {
    /** What the parser adds about itself: its settings, and where a thing began. */
    private static final Pattern ITS_OWN = Pattern.compile(
            ",? from `[^`]*`|: enable `[^`]*` to allow| \\(consider enabling .*| \\(not recognized as one [^)]*\\)"
                    + "| *\\([^()]*\\[Source: [^\\]]*\\]\\)?");

    private JsonFault() {}

    /** What is wrong, without the place. */
    public static String what(IOException e) {
        if (e instanceof JsonEOFException) {
            return "it ends too early";
        }
        String words = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
        return ITS_OWN.matcher(String.valueOf(words)).replaceAll("");
    }

    /**
     * Where, such as {@code " at line 3, column 17"}; nothing where the parser does not know.
     *
     * @param firstLine the number in the body of the first line that the parser saw
     */
    public static String where(IOException e, int firstLine) {
        @Nullable JsonLocation place = e instanceof JsonProcessingException json ? json.getLocation() : null;
        return place == null ? "" : " at " + place(place, firstLine);
    }

    /** A place, such as {@code line 3, column 17}; both count from 1. */
    public static String place(JsonLocation location, int firstLine) {
        return "line " + (firstLine - 1 + location.getLineNr()) + ", column " + location.getColumnNr();
    }
}
