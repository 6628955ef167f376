/**
 * The lanes between box and engine: one shared memory file, its layout and its messages.
 *
 * <p>Each ring has exactly one writing and one reading thread, named in {@link
 * org.ngoma.firmware.lane.Lane}. Imports: {@code hal.rt}, {@code sequencer}.
 */
package org.ngoma.firmware.lane;
