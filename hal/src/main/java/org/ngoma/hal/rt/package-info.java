/**
 * Real-time tools: what a thread that must never be late may use.
 *
 * <p>Vocabulary: rings, latest values, fault counters, clocks, thread rights. Threads: every class
 * says which thread may call what. Imports: the JDK and JNA; nothing of ours.
 */
package org.ngoma.hal.rt;
