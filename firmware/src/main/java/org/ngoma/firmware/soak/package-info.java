/**
 * Proofs that take time: missed deadlines under load, and killed processes while the music plays.
 *
 * <p>Threads: main. Imports: {@code firmware.lane}, {@code firmware.render}, {@code
 * firmware.store}.
 */
package org.ngoma.firmware.soak;
