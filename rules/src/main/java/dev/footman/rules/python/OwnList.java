// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.python;

import java.util.ArrayList;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** A list that was made by a template, which may change it; an event's lists may not be changed. */
public final class OwnList extends ArrayList<@Nullable Object> {
    public OwnList() {}

    public OwnList(Collection<? extends @Nullable Object> items) {
        super(items);
    }
}
