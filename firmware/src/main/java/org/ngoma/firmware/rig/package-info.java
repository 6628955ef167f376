/**
 * Proofs on real drivers: what runs inside a guest kernel with sound cards of its own.
 *
 * <p>Thread: main. Imports: {@code firmware.lane}, {@code firmware.render}, {@code firmware.soak}.
 */
package org.ngoma.firmware.rig;
