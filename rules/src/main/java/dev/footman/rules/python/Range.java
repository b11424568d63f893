// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.python;

import java.util.AbstractList;

/** What {@code range(start, stop, step)} gives; like Jinja2's sandbox it is no longer than 100,000. */
public final class Range extends AbstractList<Object> {
    private static final int LONGEST = 100_000;

    private final long start;
    private final long stop;
    private final long step;
    private final int size;

    private Range(long start, long stop, long step, int size) {
        this.start = start;
        this.stop = stop;
        this.step = step;
        this.size = size;
    }

    /** The numbers from {@code start} until before {@code stop}. */
    public static Range of(long start, long stop, long step) {
        if (step == 0) {
            throw new PythonException("range() arg 3 must not be zero");
        }
        long size = step > 0 ? count(start, stop, step) : count(stop, start, -step);
        if (size > LONGEST) {
            throw new PythonException(
                    "Range too big. The sandbox blocks ranges larger than MAX_RANGE (%d).".formatted(LONGEST));
        }
        return new Range(start, stop, step, (int) size);
    }

    private static long count(long low, long high, long step) {
        if (low >= high) {
            return 0;
        }
        if (high - low < 0 || step < 0) {
            return Long.MAX_VALUE; // the difference is beyond what a long holds
        }
        return (high - low - 1) / step + 1;
    }

    @Override
    public Object get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        return start + index * step;
    }

    @Override
    public int size() {
        return size;
    }

    String text() {
        return step == 1 ? "range(%d, %d)".formatted(start, stop) : "range(%d, %d, %d)".formatted(start, stop, step);
    }
}
