/**
 * All sounds that there are, found as one types: the factory's presets, the player's own, samples
 * from sticks and folders.
 *
 * <p>Thread: the caller's. Imports: {@code firmware.home}, {@code firmware.store}, {@code
 * firmware.samples}.
 */
package org.ngoma.firmware.browse;
