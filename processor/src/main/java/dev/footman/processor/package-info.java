// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.footman.processor;

import org.jspecify.annotations.NullMarked;
