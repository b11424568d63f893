// SPDX-License-Identifier: Apache-2.0
/** The language of templates: Jinja2's, with StackStorm's filters. */
@NullMarked
package dev.footman.rules.template;

import org.jspecify.annotations.NullMarked;
