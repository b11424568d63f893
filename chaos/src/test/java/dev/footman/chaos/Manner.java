// SPDX-License-Identifier: Apache-2.0
package dev.footman.chaos;

/** How a receiver treats those that call it. Whatever it does, it takes every event in the end. */
enum Manner {
    /** It answers at once. */
    ANSWERS,
    /** Of a hundred calls it never answers two. */
    HANGS,
    /** Of every eight seconds it is away for two, and connections are refused. */
    REFUSES,
    /** It answers every fifth call with 500, 503 or 429. */
    FAILS,
    /** It cuts every tenth call before its answer, and all connections every second. */
    CUTS
}
