// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.criteria;

import dev.footman.rules.path.KeyPath;

/**
 * A criterion that is true of one value only, so that rules can be found by it.
 *
 * @param path  nothing but names
 * @param value as {@link Equality#normalized} makes it
 */
public record EqualityTest(KeyPath path, Object value) {}
