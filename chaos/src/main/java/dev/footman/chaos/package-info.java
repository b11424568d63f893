// SPDX-License-Identifier: Apache-2.0
/** The proof that nothing accepted is lost (docs/reliability.md). Its tests run it on nodes of Kafka that can be killed. */
@NullMarked
package dev.footman.chaos;

import org.jspecify.annotations.NullMarked;
