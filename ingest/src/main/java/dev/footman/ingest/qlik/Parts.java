// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.qlik;

import java.util.Arrays;

/** A datagram's text, parted at every semicolon; nothing is cut out of the text before it is asked for. */
final class Parts {
    private static final int USUAL = 16; // room for either layout without growing

    private final String text;
    private final int[] starts; // of each part, and where one behind the last would start
    private final int count;

    private Parts(String text, int[] starts, int count) {
        this.text = text;
        this.starts = starts;
        this.count = count;
    }

    static Parts of(String text) {
        int[] starts = new int[USUAL];
        int count = 1;
        for (int at = text.indexOf(';'); at >= 0; at = text.indexOf(';', at + 1)) {
            starts[count++] = at + 1;
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, 2 * count);
            }
        }
        starts[count] = text.length() + 1;
        return new Parts(text, starts, count);
    }

    /** The whole text, semicolons included. */
    String text() {
        return text;
    }

    int count() {
        return count;
    }

    int start(int part) {
        return starts[part];
    }

    int end(int part) {
        return starts[part + 1] - 1;
    }

    /** What one part says; empty text for log4net's {@code (null)}. */
    String field(int part) {
        return field(part, part);
    }

    /** What the parts from the first to the last say together, the semicolons between them put back. */
    String field(int first, int last) {
        return FieldText.said(text.substring(start(first), end(last)));
    }

    boolean isGuid(int part) {
        return FieldText.isGuid(text, start(part), end(part));
    }

    boolean isUnsaid(int part) {
        return FieldText.isUnsaid(text, start(part), end(part));
    }

    boolean isDate(int part) {
        return FieldText.isDate(text, start(part), end(part));
    }

    /** The part in which the text's character at {@code position} lies. */
    int partAt(int position) {
        int found = Arrays.binarySearch(starts, 0, count, position);
        return found >= 0 ? found : -found - 2;
    }

    /** The rejection of a text whose parts are not the fields of its layout. */
    Result.Rejected notTheFields(String due) {
        return new Result.Rejected(
                Reason.FIELD_COUNT,
                "fields parted by ';' must be " + due + ", but were " + count + " in " + FieldText.shown(text) + "; "
                        + DatagramText.MEND);
    }
}
