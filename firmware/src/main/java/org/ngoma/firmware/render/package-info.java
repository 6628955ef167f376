/**
 * The engine without a sound card: pumped as fast as it goes.
 *
 * <p>Thread: the caller's. Imports: {@code firmware.engine}, {@code firmware.lane}, {@code
 * instruments.dsp}.
 */
package org.ngoma.firmware.render;
