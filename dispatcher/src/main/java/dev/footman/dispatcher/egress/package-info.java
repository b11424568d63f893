// SPDX-License-Identifier: Apache-2.0
/** To which addresses calls may go: decisions about addresses, which look nothing up. */
@NullMarked
package dev.footman.dispatcher.egress;

import org.jspecify.annotations.NullMarked;
