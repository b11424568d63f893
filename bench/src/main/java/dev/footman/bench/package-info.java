// SPDX-License-Identifier: Apache-2.0
/** Measurements of the whole pipeline, run by hand: a machine's times prove nothing in a test. */
@NullMarked
package dev.footman.bench;

import org.jspecify.annotations.NullMarked;
