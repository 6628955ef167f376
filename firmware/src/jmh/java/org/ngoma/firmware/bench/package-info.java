/**
 * Figures: each against a peer or a baseline measured in the same run, as machines are shared and
 * noisy. {@code ./ngoma bench} prints one JSON line each.
 *
 * <p>Thread: main and JMH's own. Imports: everything.
 */
package org.ngoma.firmware.bench;
