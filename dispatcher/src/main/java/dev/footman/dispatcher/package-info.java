// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.footman.dispatcher;

import org.jspecify.annotations.NullMarked;
