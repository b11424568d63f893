// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.qlik;

/**
 * Finds the fixed point of a scheduler's record, from which all fields but the names count: its date, right behind the
 * task id and the app id. Names and message are free text and may look like it; the better likeness wins, then the left.
 */
final class TaskAnchor {
    /** No part can be the date. */
    static final int NONE = -1;

    private static final int LEFTMOST = 7; // type, host, three names and two ids stand before it
    private static final int BEHIND = 3; // level, execution id and message

    // What speaks for a part; a sum tells which of two parts is the better, the first named matters most.
    private static final int DATE = 16;
    private static final int TASK_ID = 8;
    private static final int AT_ITS_PLACE = 4; // only where there is no date: nothing stands before its place
    private static final int APP_ID = 2;
    private static final int DATE_WITHOUT_IDS = 1; // not good enough for a record, but for saying what is wrong with it

    private TaskAnchor() {}

    /**
     * The part that is the date, or {@link #NONE}. With exactly the layout's eleven parts there is no choice, and the date
     * may then have any form; so Butler has it.
     */
    static int datePart(Parts parts) {
        int rightmost = parts.count() - 1 - BEHIND;
        if (rightmost == LEFTMOST) {
            return LEFTMOST;
        }
        int best = NONE;
        int most = 0;
        for (int part = LEFTMOST; part <= rightmost; part++) {
            int likeness = likeness(parts, part);
            if (likeness > most) {
                best = part;
                most = likeness;
            }
        }
        return best;
    }

    private static int likeness(Parts parts, int date) {
        boolean taskId = parts.isGuid(date - 2);
        boolean appId = parts.isGuid(date - 1);
        boolean ids = (taskId || parts.isUnsaid(date - 2)) && (appId || parts.isUnsaid(date - 1));
        int ofIds = (taskId ? TASK_ID : 0) + (appId ? APP_ID : 0);
        if (parts.isDate(date)) {
            return ids ? DATE + ofIds : DATE_WITHOUT_IDS;
        }
        return ids && taskId ? ofIds + (date == LEFTMOST ? AT_ITS_PLACE : 0) : 0;
    }
}
