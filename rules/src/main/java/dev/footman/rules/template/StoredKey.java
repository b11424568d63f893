// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import dev.footman.rules.python.PythonObject;

/** A key of the datastore that may go on behind a point; wherever it is used it is the text under it, or empty text. */
record StoredKey(Datastore store, String key) implements PythonObject {
    @Override
    public String typeName() {
        return "KeyValueLookup";
    }

    @Override
    public StoredKey attribute(String name) {
        return new StoredKey(store, key.isEmpty() ? name : key + "." + name);
    }

    String text() {
        String text = key.isEmpty() ? null : store.get(key);
        return text == null ? "" : text;
    }
}
