// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

/** Says in Jinja2's and Python's words why a template cannot be rendered; it has no stack trace. */
public final class RenderFailedException extends IllegalArgumentException {
    RenderFailedException(String reason) {
        super(reason);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this; // an event that lacks a field is common, and the trace says nothing
    }
}
