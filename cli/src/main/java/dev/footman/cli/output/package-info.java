// SPDX-License-Identifier: Apache-2.0
/** How answers are shown: tables for people, JSON and YAML for programs. */
@NullMarked
package dev.footman.cli.output;

import org.jspecify.annotations.NullMarked;
